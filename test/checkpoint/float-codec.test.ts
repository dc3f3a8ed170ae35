import { describe, expect, it } from 'vitest';
import { Base64Decoder, base64Length, base64Pieces } from '../../src/checkpoint/base64.ts';
import { littleEndianBytes, toHostOrder } from '../../src/checkpoint/float-codec.ts';

describe('float codec', () => {
  it('when the host is little-endian, then 1 is 00 00 80 3f', () => {
    expect([...littleEndianBytes(Float32Array.of(1), true)]).toEqual([0, 0, 0x80, 0x3f]);
  });

  it('when the host is big-endian, then each float is swapped on the way out and on the way in, the original kept', () => {
    const original = Float32Array.of(1, -2.5);
    const swapped = littleEndianBytes(original, false);
    expect([...swapped.subarray(0, 4)]).toEqual([0x3f, 0x80, 0, 0]);
    expect([...original]).toEqual([1, -2.5]);
    const back = new Float32Array(swapped.buffer, swapped.byteOffset, 2).slice();
    toHostOrder(back, false);
    expect([...back]).toEqual([1, -2.5]);
  });

  it('when text comes in pieces of any length, then every bit comes back, NaN payloads and -0 too', () => {
    const values = Float32Array.from({ length: 1001 }, (_, i) => 1 / (i - 500) + i);
    new Uint32Array(values.buffer).set([0x7fc12345, 0x80000000, 0xff800000, 1]);
    const text = [...base64Pieces(littleEndianBytes(values))].join('');
    expect(text.length).toBe(base64Length(values.byteLength));
    for (const size of [1, 3, 7, 64, 5000]) {
      const decoder = new Base64Decoder(values.byteLength);
      for (let i = 0; i < text.length; i += size) decoder.push(Buffer.from(text.slice(i, i + size)));
      expect(Buffer.from(decoder.finish()!).equals(Buffer.from(values.buffer))).toBe(true);
    }
  });

  it('when a tensor is longer than a piece, then the pieces concatenate to one valid base64 text', () => {
    const values = Float32Array.from({ length: 400_003 }, (_, i) => i);
    const pieces = [...base64Pieces(littleEndianBytes(values))];
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.slice(0, -1).every((piece) => !piece.includes('='))).toBe(true);
    expect(Buffer.from(pieces.join(''), 'base64').equals(Buffer.from(values.buffer))).toBe(true);
  });

  it('when the floats lie in shared memory at an offset, then only they are encoded', () => {
    const shared = new Float32Array(new SharedArrayBuffer(64), 16, 2);
    shared.set([3, 4]);
    expect([...base64Pieces(littleEndianBytes(shared))].join('')).toBe('AABAQAAAgEA=');
  });

  it('when characters are missing or foreign, then finish gives null', () => {
    const missing = new Base64Decoder(8);
    missing.push(Buffer.from('AABAQAAAgE'));
    expect(missing.finish()).toBeNull();
    const foreign = new Base64Decoder(8);
    foreign.push(Buffer.from('AAB?QAA?gEA='));
    expect(foreign.finish()).toBeNull();
  });
});
