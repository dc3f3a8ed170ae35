/** Memory → the text of a checkpoint, piece by piece: what a file holds, and what a page hands out. */
import { NmtError } from '../errors.ts';
import { base64Pieces } from './base64.ts';
import { type Checkpoint, type NamedTensor, tensorHash } from './checkpoint.ts';
import type { EpochRecord } from './records.ts';
import { HEADER_LIMIT, OPENING } from './schema.ts';
import { tensorBytes } from './tensor-bytes.ts';

/** Validations whose sample translations are kept, counted from the last one. */
const SAMPLED_ROWS = 100;

/**
 * The whole text in pieces. The tensors must not change until the last one has been taken. `file` is what errors call it.
 *
 * @throws NmtError E_FILE before the first piece when the header would be longer than what is read
 */
export function* checkpointText(checkpoint: Checkpoint, file?: string): Generator<string> {
  const header = headerText(checkpoint);
  checkLength(header, file);
  yield header;
  for (const [i, tensor] of checkpoint.tensors.entries()) {
    yield* tensorText(tensor, i === checkpoint.tensors.length - 1);
  }
  yield ']}\n';
}

/** Everything before the tensors: a few lines that read well in an editor. */
function headerText(checkpoint: Checkpoint): string {
  const { source, target } = checkpoint.vocabularies;
  const joint =
    source === target || (source.length === target.length && source.every((token, i) => token === target[i]));
  const history = withFewSamples(checkpoint.history)
    .map((record) => JSON.stringify(record))
    .join(',\n');
  const { confidence } = checkpoint;
  return `${OPENING}
"weightHash":${JSON.stringify(checkpoint.weightHash)},
${checkpoint.run === undefined ? '' : `"run":${JSON.stringify(checkpoint.run)},\n`}"corpus":${JSON.stringify(checkpoint.corpus, null, 1)},
"progress":${JSON.stringify(checkpoint.progress)},
"config":${JSON.stringify(checkpoint.config, null, 1)},
"history":[${history === '' ? '' : `\n${history}`}],
${confidence === undefined ? '' : `"confidence":${JSON.stringify(confidence)},\n`}"tokenizers":{"source":${JSON.stringify(checkpoint.tokenizers.source)},
"target":${JSON.stringify(checkpoint.tokenizers.target)}},
"vocabularies":{"source":${JSON.stringify(source)},
"target":${joint ? 'null' : JSON.stringify(target)}},
"tensors":[
`;
}

/**
 * The history without the samples of all but its last rows and its best one: they are most of a row. A run that goes on
 * from what was written leaves out what an unbroken one does, since neither of the two ever moves back.
 */
function withFewSamples(history: readonly EpochRecord[]): readonly EpochRecord[] {
  const best = history.findLastIndex((record) => record.best);
  const first = history.length - SAMPLED_ROWS;
  return history.map((record, i) => (i >= first || i === best ? record : { ...record, samples: [] }));
}

function checkLength(header: string, file: string | undefined): void {
  const { length } = new TextEncoder().encode(header);
  if (length <= HEADER_LIMIT) return;
  const mib = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MiB`;
  throw new NmtError({
    code: 'E_FILE',
    file,
    problem: `the checkpoint cannot be written: vocabularies and history take ${mib(length)}, and ${mib(HEADER_LIMIT)} can be read`,
    hint: 'what stood there before is untouched; a smaller vocabulary or fewer validations take less',
  });
}

function* tensorText(tensor: NamedTensor, isLast: boolean): Generator<string> {
  const { name, shape, data, scaledBy } = tensor;
  const length = shape.reduce((product, size) => product * size, 1);
  if (length !== data.length) {
    throw new NmtError({ code: 'E_SHAPE', problem: `tensor "${name}" [${shape}] has ${data.length} numbers` });
  }
  const bytes = tensorBytes(tensor);
  const kind = scaledBy === undefined ? { dtype: 'f32' } : { dtype: 'i8', scaledBy };
  const head = JSON.stringify({ name, shape, ...kind, sha256: tensorHash(name, shape, bytes) });
  yield `${head.slice(0, -1)},"data":"`;
  yield* base64Pieces(bytes);
  yield isLast ? '"}\n' : '"},\n';
}
