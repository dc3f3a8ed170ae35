/** The hash of fifty updates on this engine with one tile: `bits-job.js 4x16`. */
import { useRevectorizer } from '../../src/runtime/tile-choice.ts';
import { fiftyUpdates } from '../support/fifty-updates.ts';

const tile = process.argv[2] === '4x16' ? '4x16' : '4x8';
useRevectorizer(tile === '4x16');
const { kernels, hash } = fiftyUpdates(tile);
console.log(JSON.stringify({ node: process.versions.node, kernels, hash }));
