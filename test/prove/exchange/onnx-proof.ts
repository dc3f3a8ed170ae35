/** One configuration through ONNX Runtime, from the files that the proof with PyTorch has left in its folder. */
import { join } from 'node:path';
import { loadModel } from '../../../src/translation/load-model.ts';
import { searchSentences } from '../../../src/translation/search-sentences.ts';
import { nmt, PACKAGE } from '../nmt.ts';
import { runPeer } from './peers.ts';

export interface OnnxFigures {
  /** Greatest difference of any logit, and translations that differ. */
  readonly logits: number;
  readonly different: number;
  /** A sentence, greedily, one at a time on one thread: theirs in Python, and ours. */
  readonly milliseconds: number;
  readonly ourMilliseconds: number;
  readonly onnxruntime: string;
  readonly onnx: string;
}

/** @param ours what nmt makes of the sentences */
export async function proveOnnx(
  { folder, python }: { folder: string; python: string },
  model: string,
  ours: readonly string[],
  sources: readonly string[],
): Promise<OnnxFigures> {
  const inFolder = (name: string) => join(folder, name);
  await nmt('export', model, '--format', 'onnx', '--out', inFolder('onnx'));
  const script = join(PACKAGE, 'test', 'prove', 'exchange', 'compare_onnx.py');
  const files = [
    inFolder('onnx'),
    inFolder('model.safetensors'),
    inFolder('expected.safetensors'),
    inFolder('source.txt'),
  ];
  const found = JSON.parse(runPeer(python, [script, ...files])) as OnnxFigures & { translations: string[] };
  const { translations, ...figures } = found;
  const different = ours.filter((line, i) => line !== translations[i]).length;
  return { ...figures, different, ourMilliseconds: await millisecondsOf(model, sources) };
}

async function millisecondsOf(model: string, sources: readonly string[]): Promise<number> {
  const loaded = await loadModel(model);
  const hasAttention = loaded.model.config.attention !== 'none';
  const cut = sources.map((source) => loaded.codecs.source.toIds(source));
  const rules = { beam: 1, nBest: 1, lengthPenalty: 1, maximumLength: null };
  const start = performance.now();
  for (const { ids, unknown } of cut)
    searchSentences(loaded, [{ ids, mayCopy: hasAttention && unknown.length > 0 }], rules);
  return (performance.now() - start) / cut.length;
}
