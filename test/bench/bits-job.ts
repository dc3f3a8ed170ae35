/** The hash of fifty updates on this engine with one tile and arithmetic: `bits-job.js 4x16 fused`. */
import type { TileChoice } from '../../src/ops/module.ts';
import { allowRelaxedSimd, useRevectorizer } from '../../src/runtime/engine-flags.ts';
import { fiftyUpdates } from '../support/fifty-updates.ts';

const tile = process.argv[2] as TileChoice;
const arithmetic = process.argv[3] === 'separate' ? 'separate' : 'fused';
allowRelaxedSimd();
useRevectorizer(tile !== '4x8');
const { kernels, hash } = fiftyUpdates(tile, arithmetic);
console.log(JSON.stringify({ node: process.versions.node, kernels, hash }));
