/** One configuration through PyTorch and ONNX Runtime: trained here, exported, computed there, trained on there, and read back. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCheckpoint } from '../../../src/checkpoint/read.ts';
import type { PartialConfig } from '../../../src/config.ts';
import { type Safetensors, safetensorsPieces } from '../../../src/exchange/safetensors.ts';
import { referenceKernels } from '../../../src/ops/reference.ts';
import { Arena } from '../../../src/tensor/arena.ts';
import { numberPair, writeTrainedCheckpoint } from '../../support/trained-checkpoint.ts';
import { nmt, PACKAGE } from '../nmt.ts';
import { expectedOf } from './expected.ts';
import { type OnnxFigures, proveOnnx } from './onnx-proof.ts';
import { runPeer } from './peers.ts';

export interface ExchangeWork {
  readonly folder: string;
  readonly python: string;
  readonly config: PartialConfig;
  /** That are translated on both sides. */
  readonly sentences: number;
}

/** Greatest absolute differences of any number of a kind. */
interface Differences {
  /** Both sides compute in double precision; in single precision. */
  readonly double: number;
  readonly single: number;
  /** What single precision alone does to each side: its distance from the value in double. */
  readonly theirRounding: number;
  readonly ourRounding: number;
  /** The greatest number among those compared. */
  readonly greatest: number;
}

export interface TorchFigures {
  readonly logits: Differences;
  readonly gradients: Differences;
  /** Translations that differ. */
  readonly different: number;
  /** Whether export → import gave the same weights, and the same file. */
  readonly sameHash: boolean;
  readonly sameFile: boolean;
  /** Mean loss before and after some updates in PyTorch, and the hash of what came back from there. */
  readonly losses: readonly [number, number];
  readonly trainedHash: string;
  readonly torch: string;
  readonly onnx: OnnxFigures;
}

const COMPARED_PAIRS = 12;
const UPDATES = 300;

const write = (file: string, kept: Safetensors) => writeFileSync(file, Buffer.concat([...safetensorsPieces(kept)]));

/** Room for plain loops in double precision, so that what differs is the network and not rounding. */
const doublePrecision = () => ({
  kernels: referenceKernels,
  arena: new Arena(new ArrayBuffer(128 << 20), { bytesPerFloat: 8 }),
});

export async function proveTorch({ folder, python, config, sentences }: ExchangeWork): Promise<TorchFigures> {
  mkdirSync(folder, { recursive: true });
  const inFolder = (name: string) => join(folder, name);
  const [model, exported, again] = ['model.json', 'model.safetensors', 'again.json'].map(inFolder) as [
    string,
    string,
    string,
  ];
  await writeTrainedCheckpoint(model, { updates: UPDATES, config });
  await nmt('export', model, '--format', 'safetensors', '--out', exported);
  await nmt('import', exported, '--out', again);
  const [checkpoint, back] = [await readCheckpoint(model), await readCheckpoint(again)];
  const pairs = Array.from({ length: sentences }, (_, i) => numberPair(i));
  writeFileSync(inFolder('source.txt'), pairs.map(({ source }) => `${source}\n`).join(''));
  const compared = pairs.slice(0, COMPARED_PAIRS);
  const [expected, inSingle] = ['expected.safetensors', 'single.safetensors'].map(inFolder) as [string, string];
  write(expected, expectedOf(checkpoint, compared, doublePrecision()));
  write(inSingle, expectedOf(checkpoint, compared));
  const script = join(PACKAGE, 'test', 'prove', 'exchange', 'compare_torch.py');
  const found = JSON.parse(runPeer(python, [script, exported, expected, inSingle, inFolder('source.txt')]));
  const ours = await translateFile(model, inFolder('source.txt'));
  const trained = inFolder('trained.json');
  await nmt('import', inFolder('model.trained.safetensors'), '--out', trained);
  const onnx = await proveOnnx(
    { folder, python },
    model,
    ours,
    pairs.map(({ source }) => source),
  );
  const { translations, ...figures } = found as TorchFigures & { translations: string[] };
  return {
    ...figures,
    onnx,
    different: ours.filter((line, i) => line !== translations[i]).length,
    sameHash: back.weightHash === checkpoint.weightHash,
    sameFile: readFileSync(again).equals(readFileSync(model)),
    trainedHash: (await readCheckpoint(trained)).weightHash,
  };
}

/** Translations of the lines of a file, greedily. */
export async function translateFile(model: string, file: string): Promise<string[]> {
  const lines = readFileSync(file, 'utf8');
  const out = runPeer(
    process.execPath,
    [join(PACKAGE, 'bin', 'nmt.js'), 'translate', '--quiet', '--beam', '1', '--checkpoint', model],
    lines,
  );
  return out.trimEnd().split('\n');
}
