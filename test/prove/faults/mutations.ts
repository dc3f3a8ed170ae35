/** Damage of the kinds that disks, editors, downloads and attackers do to a file. */
import type { Draws } from './draws.ts';

/** Pieces that readers have stumbled over: marks, ends of lines, other encodings, numbers at the edge, deep nesting. */
const HOSTILE_PIECES: readonly Buffer[] = [
  ...['\uFEFF', '\0', '\r', '\n\n\n', '\t\t', '\u2028', '\u200B', '\uFFFD', '"', '\\', '</tmx>', '<!-- ', '&#x0;'],
  ...['-1', '1e400', '9007199254740993', 'null', '{}', '[]', '__proto__', 'constructor', 'NaN', '"'.repeat(3)],
  ...['['.repeat(3000), '{"a":'.repeat(300), 'x'.repeat(70_000), '가'.repeat(500), 'a '.repeat(5000), '@@ ', '</w>'],
].map((text) => Buffer.from(text));
const HOSTILE_BYTES: readonly Buffer[] = [
  ['fffe', 'feff', 'c328', 'eda080', 'f8888080', 'b0a1b3aa', '1f8b0800', '504b0304', 'fd377a585a00', '28b52ffd'],
]
  .flat()
  .map((hex) => Buffer.from(hex, 'hex'));

type Mutation = (bytes: Buffer, draws: Draws) => Buffer;

/** Bytes with those from `from` to `to` replaced. */
function spliced(bytes: Buffer, from: number, to: number, piece: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, from), piece, bytes.subarray(to)]);
}

function range(bytes: Buffer, draws: Draws): { from: number; to: number } {
  const from = draws.below(bytes.length + 1);
  return { from, to: Math.min(bytes.length, from + draws.pick([1, 2, 10, 100, 3000])) };
}

const flipBit: Mutation = (bytes, draws) => {
  const copy = Buffer.from(bytes);
  for (let flips = draws.between(1, 4); flips > 0; flips--) copy[draws.below(copy.length)]! ^= 1 << draws.below(8);
  return copy;
};

const cut: Mutation = (bytes, draws) => bytes.subarray(0, draws.below(bytes.length));

const remove: Mutation = (bytes, draws) => {
  const { from, to } = range(bytes, draws);
  return spliced(bytes, from, to, Buffer.alloc(0));
};

const repeat: Mutation = (bytes, draws) => {
  const { from, to } = range(bytes, draws);
  return spliced(bytes, to, to, bytes.subarray(from, to));
};

const insert: Mutation = (bytes, draws) => {
  const { from } = range(bytes, draws);
  const piece = draws.pick([...HOSTILE_PIECES, ...HOSTILE_BYTES, draws.bytes(draws.between(1, 50))]);
  return spliced(bytes, from, from, piece);
};

const exchangeLines: Mutation = (bytes, draws) => {
  const lines = bytes.toString('latin1').split('\n');
  const [i, j] = [draws.below(lines.length), draws.below(lines.length)];
  [lines[i], lines[j]] = [lines[j]!, lines[i]!];
  return Buffer.from(lines.join('\n'), 'latin1');
};

const VALUES: readonly string[] = [
  ...['null', 'true', '0', '-1', '1', '0.5', '3', '1e400', '1e-9', '4294967296', '9007199254740993', '""', '"x"'],
  ...['"lstm"', '"gru"', '"bpe"', '"char"', '"toy"', '[]', '{}', '[1,2]', '{"a":1}', '"\\ud800"', '"\\u0000"', '"한"'],
];

/** Another value, or another name, in text such as JSON: the syntax stays whole, the meaning does not. */
const replaceToken: Mutation = (bytes, draws) => {
  const text = bytes.subarray(0, 40_000).toString('latin1');
  const tokens = [...text.matchAll(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null|[^\s"{}[\],:]+/g)];
  if (tokens.length === 0) return insert(bytes, draws);
  const { index, 0: found } = draws.pick(tokens);
  return spliced(bytes, index, index + found.length, Buffer.from(draws.pick(VALUES)));
};

const MUTATIONS: readonly Mutation[] = [
  flipBit,
  cut,
  remove,
  repeat,
  insert,
  exchangeLines,
  replaceToken,
  replaceToken,
];

/** One to three mutations, one upon the other. */
export function mutated(bytes: Buffer, draws: Draws): Buffer {
  let result = bytes;
  for (let count = draws.pick([1, 1, 1, 2, 3]); count > 0 && result.length > 0; count--) {
    result = draws.pick(MUTATIONS)(result, draws);
  }
  return result;
}
