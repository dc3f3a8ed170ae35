/**
 * The scripts of our pages: src/…/page.client.ts, written for a browser, becomes page.inline.js, a module whose value is
 * that program as a text. The build writes such modules into dist/; under vitest the plugin stands in for them.
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

const INLINE = /\.inline\.js$/;
export const CLIENT = /\.client\.ts$/;

/** The module that holds a page's script. */
export async function inlineModule(client) {
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown({ input: client, platform: 'browser', logLevel: 'warn' });
  const { output } = await bundle.generate({ format: 'iife' });
  await bundle.close();
  return `export default ${JSON.stringify(output[0].code)};\n`;
}

/** For vitest, which runs the sources. */
export function inlineScripts() {
  return {
    name: 'inline-scripts',
    resolveId(id, importer) {
      const path = INLINE.test(id) && importer !== undefined ? join(dirname(importer), id) : null;
      return path !== null && existsSync(clientOf(path)) ? path : null;
    },
    load: (id) => (INLINE.test(id) && existsSync(clientOf(id)) ? inlineModule(clientOf(id)) : null),
  };
}

function clientOf(path) {
  return path.replace(INLINE, '.client.ts');
}
