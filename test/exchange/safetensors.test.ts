/** The format itself: what is written is read, what is hostile is told in a line. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NmtError } from '../../src/errors.ts';
import { parseSafetensors, safetensorsPieces } from '../../src/exchange/safetensors.ts';

/** A file of this header and so many bytes of data. */
function fileOf(header: unknown, data: Buffer | number = 16): Buffer {
  const text = typeof header === 'string' ? header : JSON.stringify(header);
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(Buffer.byteLength(text)));
  return Buffer.concat([length, Buffer.from(text), typeof data === 'number' ? Buffer.alloc(data) : data]);
}

const tensor = (from: number, to: number, more: object = {}) => ({
  dtype: 'F32',
  shape: [(to - from) / 4],
  data_offsets: [from, to],
  ...more,
});

function refusal(bytes: Buffer): string {
  try {
    parseSafetensors(bytes);
  } catch (error) {
    if (error instanceof NmtError) return `${error.exitCode} ${error.message}`;
    throw error;
  }
  return 'read';
}

describe('safetensors', () => {
  it('when tensors of any names, shapes and finite numbers are written, then they are read back, in order', () => {
    const tensors = fc.uniqueArray(
      fc.record({
        name: fc.string({ minLength: 1 }).filter((name) => name !== '__metadata__'),
        numbers: fc.array(fc.float({ noNaN: true, noDefaultInfinity: true })),
      }),
      { selector: ({ name }) => name },
    );
    fc.assert(
      fc.property(tensors, fc.dictionary(fc.string(), fc.string()), (drawn, metadata) => {
        const given = drawn.map(({ name, numbers }) => ({
          name,
          shape: [numbers.length],
          data: Float32Array.from(numbers),
        }));
        const bytes = Buffer.concat([...safetensorsPieces({ metadata, tensors: given })]);
        expect(bytes.length % 4).toBe(0);
        const found = parseSafetensors(bytes);
        const byName = new Map(found.tensors.map(({ name, data }) => [name, [...data]]));
        expect(byName).toEqual(new Map(given.map(({ name, data }) => [name, [...data]])));
        expect(found.metadata).toEqual({ ...metadata });
      }),
      { examples: [[[{ name: '__proto__', numbers: [1] }], {}]] },
    );
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['seven bytes', Buffer.alloc(7)],
    ['a header longer than the file', Buffer.from('ffffffffffffff7f7b7d', 'hex')],
    ['a header of the greatest length', Buffer.from('ffffffffffffffff7b7d', 'hex')],
    ['a header of no length', fileOf('')],
    ['a header that is no object', fileOf('[1]')],
    ['a header that is not JSON', fileOf('{"a":')],
    ['a header of brackets', fileOf(`{"a":{"dtype":${'['.repeat(200_000)}${']'.repeat(200_000)}}}`)],
    ['an entry without a dtype', fileOf({ a: { shape: [4], data_offsets: [0, 16] } })],
    [
      'a name that stands twice, once in escapes',
      fileOf(
        '{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"\\u0061":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}}',
      ),
    ],
    ['a header that is not UTF-8', fileOf('{}').fill(0xff, 9, 10)],
    [
      'a name that stands twice',
      fileOf(
        '{"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]},"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}',
      ),
    ],
    ['a key that stands twice', fileOf('{"a":{"dtype":"F32","shape":[4],"shape":[4],"data_offsets":[0,16]}}')],
    ['ranges that overlap', fileOf({ a: tensor(0, 12), b: tensor(8, 16) })],
    ['a gap', fileOf({ a: tensor(0, 4), b: tensor(8, 16) })],
    ['data behind the last tensor', fileOf({ a: tensor(0, 12) })],
    ['tensors beyond the end', fileOf({ a: tensor(0, 20) })],
    ['a range that goes backwards', fileOf({ a: { dtype: 'F32', shape: [4], data_offsets: [16, 0] } })],
    ['a range before the start', fileOf({ a: tensor(-4, 12) })],
    ['a fraction of a byte', fileOf({ a: { dtype: 'F32', shape: [4], data_offsets: [0.5, 16.5] } })],
    ['half precision', fileOf({ a: tensor(0, 16, { dtype: 'F16', shape: [8] }) })],
    ['a dtype that is no text', fileOf({ a: tensor(0, 16, { dtype: { a: 1 } }) })],
    ['a shape of another size', fileOf({ a: tensor(0, 16, { shape: [2, 3] }) })],
    ['a shape whose product overflows', fileOf({ a: tensor(0, 16, { shape: [2 ** 53 - 1, 2 ** 53 - 1] }) })],
    ['a shape of negative sizes', fileOf({ a: tensor(0, 16, { shape: [-2, -2] }) })],
    ['an entry that is a number', fileOf({ a: 4 })],
    ['an entry with more than the format has', fileOf({ a: tensor(0, 16, { strides: [1] }) })],
    ['metadata that is a list', fileOf({ __metadata__: [], a: tensor(0, 16) })],
    ['metadata with a number', fileOf({ __metadata__: { a: 1 }, a: tensor(0, 16) })],
    ['NaN', fileOf({ a: tensor(0, 16) }, Buffer.from('0000c07f'.repeat(4), 'hex'))],
    ['infinity', fileOf({ a: tensor(0, 16) }, Buffer.from('000000000000807f0000000000000000', 'hex'))],
  ])('when a file holds %s, then one line says so', (_, bytes) => {
    expect(refusal(bytes)).toMatch(/^1 [^\n]+ \(export it again\)$/);
  });
});
