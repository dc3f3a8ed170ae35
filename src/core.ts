/**
 * nmt without a platform: what translates, explains and trains on data in memory, on one thread. It needs no Node, no
 * files, no workers and no shared memory, so it runs in a page. docs/library.md shows it under "In a page".
 *
 * Example
 *   import { openTranslator } from 'nmt/core';
 *   const bytes = new Uint8Array(await (await fetch('en-ko.json')).arrayBuffer());
 *   const translator = await openTranslator(bytes);
 *   const [answer] = await translator.translate(['I am hungry.']);
 */

import { z } from 'zod';
import { checkArgument } from './arguments.ts';
import { type CheckedTranslator, COMPUTING, checkedTranslator } from './checked-translator.ts';
import { type ByteSource, bytesInMemory } from './checkpoint/byte-source.ts';
import type { Checkpoint } from './checkpoint/checkpoint.ts';
import { parseCheckpoint } from './checkpoint/parse.ts';
import { chooseKernels } from './runtime/kernel-choice.ts';
import { asEnsemble, type ComputingOptions, openModel } from './translation/open-model.ts';
import { searchInTurns } from './translation/search-sentences.ts';
import { translatorOver } from './translator.ts';

export type { ByteSource } from './checkpoint/byte-source.ts';
export type { Checkpoint } from './checkpoint/checkpoint.ts';
export { resolveConfig } from './config-resolution.ts';
export { NmtError } from './errors.ts';
export { type TrainedInMemory, type TrainingInMemory, trainInMemory } from './train-in-memory.ts';

/** A checkpoint's bytes, somewhere to read them from, or a checkpoint that was trained here. */
export type CheckpointSource = Uint8Array | ByteSource | Checkpoint;

export type CoreOptions = ComputingOptions;

const WANTED = 'expected the bytes of a checkpoint, a { size, read } of them, a checkpoint, or an array of such';
const SOURCE = z.custom<CheckpointSource>((value) => {
  if (ArrayBuffer.isView(value)) return true; // of any page or frame
  if (typeof value !== 'object' || value === null) return false;
  return 'tensors' in value || ('read' in value && typeof value.read === 'function');
}, WANTED);

/**
 * A translator from a checkpoint in memory, or from several that translate together.
 *
 * @throws NmtError E_USAGE when an argument is none; E_CHECKPOINT when one is damaged or does not fit the others; E_CONFIG when the kernels cannot run here
 */
export async function openTranslator(
  source: CheckpointSource | readonly CheckpointSource[],
  options: CoreOptions = {},
): Promise<CheckedTranslator> {
  checkArgument('source', z.union([SOURCE, z.array(SOURCE)], WANTED), source);
  checkArgument('options', COMPUTING, options);
  const { kernels: wanted = null, ...others } = options;
  const kernels = chooseKernels(wanted);
  const models = [];
  for (const [i, one] of [source].flat().entries()) {
    const name = `checkpoint ${i + 1}`;
    models.push(openModel(name, await checkpointOf(one as CheckpointSource, name), { kernels, ...others }));
  }
  const loaded = asEnsemble(models);
  return checkedTranslator(
    translatorOver(loaded, {
      search: (sources, rules, onProgress) => searchInTurns(loaded, sources, rules, onProgress),
      close: async () => {},
    }),
  );
}

async function checkpointOf(source: CheckpointSource, name: string): Promise<Checkpoint> {
  if ('tensors' in source) return source;
  return parseCheckpoint('read' in source ? source : bytesInMemory(source), name);
}
