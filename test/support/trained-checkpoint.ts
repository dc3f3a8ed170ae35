/** A checkpoint of a small model that has truly learnt something: English number words → German ones, backwards. */
import { weightHash } from '../../src/checkpoint/checkpoint.ts';
import { writeCheckpoint } from '../../src/checkpoint/write.ts';
import { modelConfig, type PartialConfig } from '../../src/config.ts';
import { resolveConfig } from '../../src/config-resolution.ts';
import { createWorkspace } from '../../src/lab/own-workspace.ts';
import { SmallTrainer } from '../../src/lab/small-trainer.ts';
import { createBatch } from '../../src/model/batch.ts';
import { modelSpecs, Seq2Seq } from '../../src/model/seq2seq.ts';
import { randomInteger, streamKey } from '../../src/random.ts';
import { Tape } from '../../src/tensor/tape.ts';
import { buildCodecs } from './codecs.ts';

export const ENGLISH = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
export const GERMAN = ['eins', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun', 'zehn'];

const BATCH = 32;
const LONGEST = 7;

/** Sentence `index` of the task: some number words and a full stop, and what the model should say to it. */
export function numberPair(index: number): { source: string; target: string } {
  const key = streamKey(3, 9, index);
  const length = 1 + randomInteger(key, 0, LONGEST);
  const numbers = Array.from({ length }, (_, i) => randomInteger(key, i + 1, ENGLISH.length));
  const words = (names: readonly string[], order: readonly number[]) => `${order.map((n) => names[n]).join(' ')}.`;
  return { source: words(ENGLISH, numbers), target: words(GERMAN, [...numbers].reverse()) };
}

/** Trains for some seconds on sentences from 1000 on, and writes the checkpoint; sentences before are for tests. */
export async function writeTrainedCheckpoint(
  file: string,
  options: { updates?: number; seed?: number; config?: PartialConfig; files?: Record<string, unknown> } = {},
): Promise<void> {
  const { updates = 400, seed = 1, files = {} } = options;
  const config = resolveConfig({
    flags: { embeddingSize: 24, hiddenSize: 48, dropout: 0, embeddingDropout: 0, maximumLength: 10, ...options.config },
  });
  const pairs = Array.from({ length: updates * BATCH }, (_, i) => numberPair(1000 + i));
  const codecs = buildCodecs(
    pairs.map(({ source }) => source),
    pairs.map(({ target }) => target),
    config,
  );
  const sizes = { source: codecs.source.vocabulary.length, target: codecs.target.vocabulary.length };
  const specs = modelSpecs(modelConfig(config), sizes);
  const workspace = createWorkspace(null, 64 << 20);
  const trainer = new SmallTrainer(workspace, specs, seed);
  const model = new Seq2Seq(modelConfig(config), trainer.parameters);
  const mark = workspace.arena.mark();
  for (let update = 0; update < updates; update++) {
    const batch = pairs.slice(update * BATCH, (update + 1) * BATCH);
    const sources = batch.map(({ source }) => codecs.source.toIds(source).ids);
    const targets = batch.map(({ target }) => codecs.target.toIds(target).ids);
    const laid = createBatch({ sources, targets }, workspace.arena, config.reverseSource);
    const tape = new Tape();
    trainer.clearGradient();
    model.losses({ ...workspace, tape, dropoutKeys: null }, laid, {
      labelSmoothing: 0,
      scale: 1 / laid.target.steps.rows,
    });
    tape.backward();
    trainer.update(0.01 * Math.max(0.05, 1 - update / updates));
    workspace.arena.release(mark);
  }
  const tensors = specs.map(({ name, rows, columns }) => {
    const { value } = trainer.parameters.get(name)!;
    const data = Float32Array.from(value.data.subarray(value.offset, value.offset + rows * columns));
    return { name, shape: rows === 1 ? [columns] : [rows, columns], data };
  });
  await writeCheckpoint(file, {
    config,
    tokenizers: { source: codecs.source.record, target: codecs.target.record },
    vocabularies: { source: codecs.source.vocabulary, target: codecs.target.vocabulary },
    corpus: { name: 'numbers', fingerprint: '0', trainPairs: pairs.length, files },
    progress: {
      epoch: 1,
      step: updates,
      stepInEpoch: 0,
      seconds: 1,
      targetTokens: 1,
      bestFigure: null,
      epochsSinceBest: 0,
    },
    history: [],
    weightHash: weightHash(tensors),
    tensors,
  });
}
