/**
 * Reads bytes piece by piece: text up to a stop, or an exact number of bytes handed on as they come.
 * Never holds more than one piece and one line, however large or hostile what is read.
 */
import type { ByteSource } from './byte-source.ts';

const PIECE_BYTES = 1 << 20;
const NEWLINE = 0x0a;

export class ByteReader {
  /** Line that is being read, counted from 1. */
  line = 1;
  private readonly source: ByteSource;
  private readonly memory = new Uint8Array(PIECE_BYTES);
  private piece = this.memory.subarray(0, 0);
  private offset = 0;

  constructor(source: ByteSource) {
    this.source = source;
  }

  /** Makes sure that at least one byte is at hand; false at the end. */
  private async fill(): Promise<boolean> {
    if (this.offset < this.piece.length) return true;
    this.piece = this.memory.subarray(0, await this.source.read(this.memory));
    this.offset = 0;
    return this.piece.length > 0;
  }

  /**
   * The text up to `stop`, which is consumed but not returned.
   *
   * `end` says how it ended: at the stop, at the end of the source, or past `limit` bytes (`text` is then their beginning).
   */
  async until(stop: string, limit: number): Promise<{ text: string; end: 'stop' | 'file' | 'limit' }> {
    const pattern = new TextEncoder().encode(stop);
    let kept = new Uint8Array(0);
    let length = 0;
    while (await this.fill()) {
      const fresh = this.piece.subarray(this.offset, this.offset + limit + pattern.length - length);
      kept = withRoom(kept, length, fresh.length);
      kept.set(fresh, length);
      const all = kept.subarray(0, length + fresh.length);
      const found = positionOf(pattern, all, Math.max(0, length - pattern.length + 1));
      if (found >= 0) {
        this.offset += found + pattern.length - length;
        this.line += newlines(all.subarray(0, found + pattern.length));
        return { text: textOf(all.subarray(0, found)), end: 'stop' };
      }
      this.offset += fresh.length;
      length = all.length;
      if (length >= limit + pattern.length) return { text: textOf(all.subarray(0, 1024)), end: 'limit' };
    }
    return { text: textOf(kept.subarray(0, length)), end: 'file' };
  }

  /** Hands the next `length` bytes on, piece by piece; false when the source ends before. */
  async pass(length: number, onBytes: (bytes: Uint8Array) => void): Promise<boolean> {
    let left = length;
    while (left > 0) {
      if (!(await this.fill())) return false;
      const end = Math.min(this.piece.length, this.offset + left);
      onBytes(this.piece.subarray(this.offset, end));
      left -= end - this.offset;
      this.offset = end;
    }
    return true;
  }

  /** The first bytes of what is left, as text, without consuming them. */
  async peek(length: number): Promise<string> {
    await this.fill();
    return textOf(this.piece.subarray(this.offset, this.offset + length));
  }
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

/** Where `pattern` begins in `bytes`, from `start` on; -1 where it does not. */
function positionOf(pattern: Uint8Array, bytes: Uint8Array, start: number): number {
  for (let at = bytes.indexOf(pattern[0]!, start); at >= 0; at = bytes.indexOf(pattern[0]!, at + 1)) {
    if (at + pattern.length <= bytes.length && pattern.every((byte, i) => bytes[at + i] === byte)) return at;
  }
  return -1;
}

/** The array itself, or a copy at least twice as large when `more` bytes do not fit behind its first `length`. */
function withRoom(bytes: Uint8Array<ArrayBuffer>, length: number, more: number): Uint8Array<ArrayBuffer> {
  if (length + more <= bytes.length) return bytes;
  const larger = new Uint8Array(Math.max(length + more, 2 * bytes.length));
  larger.set(bytes.subarray(0, length));
  return larger;
}

function newlines(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) count++;
  return count;
}
