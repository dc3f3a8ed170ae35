/** Memory → the text of a checkpoint, piece by piece: what a file holds, and what a page hands out. */
import { NmtError } from '../errors.ts';
import { base64Pieces } from './base64.ts';
import { type Checkpoint, type NamedTensor, tensorHash } from './checkpoint.ts';
import { OPENING } from './schema.ts';
import { tensorBytes } from './tensor-bytes.ts';

/** The whole text in pieces. The tensors must not change until the last one has been taken. */
export function* checkpointText(checkpoint: Checkpoint): Generator<string> {
  yield headerText(checkpoint);
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
  const history = checkpoint.history.map((record) => JSON.stringify(record)).join(',\n');
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
