/**
 * When a model's answers should be doubted, found out on its dev side once training has ended: dev sentences are what
 * it knows, the same sentences with their words in disorder are what it does not.
 */

import { looksLikeCheckpoint, readCheckpoint } from './checkpoint/read.ts';
import type { Confidence } from './checkpoint/records.ts';
import { writeCheckpoint } from './checkpoint/write.ts';
import { PURPOSE, shuffle, streamKey } from './random.ts';
import { chooseKernels } from './runtime/kernel-choice.ts';
import { createTranslator, type RuntimeOptions } from './translate.ts';
import { MEASURE, perToken } from './translation/confidence.ts';
import { openModel } from './translation/open-model.ts';
import { USUAL_SEARCH } from './translation/search-options.ts';
import type { Translator } from './translator.ts';

/** At most so many dev sentences are translated, in order and in disorder. */
const MOST_SENTENCES = 250;
/** Of the answers to dev sentences at most so many are doubted. */
const MOST_DOUBTED = 0.02;
/** A share cannot be told by fewer sentences than it takes for one of them to be that share. */
const LEAST_SENTENCES = 1 / MOST_DOUBTED;

/** The best model of a run, and the dev sentences that it was chosen by. */
interface ToCalibrate {
  readonly file: string;
  /** Of its weights: what else may stand in that file is left alone. */
  readonly weightHash: string;
  readonly dev: readonly string[];
}

/**
 * Writes into a checkpoint below what measure an answer is doubted. Too small a dev side, or an abort, leaves it as it is.
 *
 * @throws NmtError E_FILE, E_CHECKPOINT when the file cannot be read or written
 */
export async function calibrate(
  { file, weightHash, dev }: ToCalibrate,
  { kernels, threads, signal }: RuntimeOptions & { signal: AbortSignal },
): Promise<void> {
  if (dev.length < LEAST_SENTENCES || signal.aborted || !(await looksLikeCheckpoint(file))) return;
  const checkpoint = await readCheckpoint(file);
  if (checkpoint.weightHash !== weightHash) return;
  const loaded = openModel(file, checkpoint, { kernels: chooseKernels(kernels ?? null) });
  const translator = createTranslator(loaded, threads ?? null);
  try {
    const sources = evenly(dev, MOST_SENTENCES);
    const known = await measure(translator, sources);
    if (signal.aborted) return;
    const { seed } = checkpoint.config;
    const { source } = loaded.codecs;
    const scrambled = sources.map((text, i) => source.detokenize(disorder(source.toIds(text).tokens, seed, i)));
    const unknown = await measure(translator, scrambled);
    await writeCheckpoint(file, { ...checkpoint, confidence: confidenceFrom(known, unknown) });
  } finally {
    await translator.close();
  }
}

/**
 * The highest threshold that doubts at most `MOST_DOUBTED` of what is known, and the shares that it doubts.
 *
 * Example 100 known answers that measure −1.00, −0.99 … −0.01 → −0.98, which doubts two of them
 */
export function confidenceFrom(known: readonly number[], unknown: readonly number[]): Confidence {
  const threshold = [...known].sort((a, b) => a - b)[Math.floor(MOST_DOUBTED * known.length)]!;
  const share = (measures: readonly number[]) => ({
    sentences: measures.length,
    doubted: measures.filter((one) => one < threshold).length / measures.length,
  });
  return { measure: MEASURE, threshold, dev: share(known), scrambled: share(unknown) };
}

async function measure(translator: Translator, sources: readonly string[]): Promise<number[]> {
  const found = await translator.translate(sources, USUAL_SEARCH);
  return found.map(({ candidates, parts }) => perToken(candidates[0]!, parts));
}

/** All tokens but the last, which as a rule ends the sentence, in an order of their own. */
function disorder(tokens: readonly string[], seed: number, index: number): string[] {
  return [...shuffle(tokens.slice(0, -1), streamKey(seed, PURPOSE.scramble, index)), ...tokens.slice(-1)];
}

function evenly<T>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, i) => all[Math.floor(((i + 0.5) * all.length) / most)]!);
}
