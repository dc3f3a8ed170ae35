import type { Plugin } from 'rolldown';

export function inlineScripts(): Plugin;
