/**
 * Reads a file piece by piece: lines up to a limit, or an exact number of characters handed on as they come.
 * Never holds more than one piece and one line, however large or hostile the file.
 */
import type { FileHandle } from 'node:fs/promises';

const PIECE_BYTES = 1 << 20;
const NEWLINE = 0x0a;

export class FileReader {
  /** Line that is being read, counted from 1. */
  line = 1;
  private readonly handle: FileHandle;
  private piece = Buffer.alloc(0);
  private readonly memory = Buffer.allocUnsafe(PIECE_BYTES);
  private offset = 0;

  constructor(handle: FileHandle) {
    this.handle = handle;
  }

  /** Makes sure that at least one byte is at hand; false at the end of the file. */
  private async fill(): Promise<boolean> {
    if (this.offset < this.piece.length) return true;
    const { bytesRead } = await this.handle.read(this.memory, 0, PIECE_BYTES);
    this.piece = this.memory.subarray(0, bytesRead);
    this.offset = 0;
    return bytesRead > 0;
  }

  /**
   * The text up to `stop`, which is consumed but not returned.
   *
   * `end` says how it ended: at the stop, at the end of the file, or past `limit` bytes (`text` is then their beginning).
   */
  async until(stop: string, limit: number): Promise<{ text: string; end: 'stop' | 'file' | 'limit' }> {
    const pattern = Buffer.from(stop);
    let kept = Buffer.alloc(0);
    let length = 0;
    while (await this.fill()) {
      const fresh = this.piece.subarray(this.offset, this.offset + limit + pattern.length - length);
      kept = withRoom(kept, length, fresh.length);
      fresh.copy(kept, length);
      const all = kept.subarray(0, length + fresh.length);
      const found = all.indexOf(pattern, Math.max(0, length - pattern.length + 1));
      if (found >= 0) {
        this.offset += found + pattern.length - length;
        this.line += newlines(all.subarray(0, found + pattern.length));
        return { text: all.toString('utf8', 0, found), end: 'stop' };
      }
      this.offset += fresh.length;
      length = all.length;
      if (length >= limit + pattern.length) return { text: all.toString('utf8', 0, 1024), end: 'limit' };
    }
    return { text: kept.toString('utf8', 0, length), end: 'file' };
  }

  /** Hands the next `length` bytes on as Latin-1 text, piece by piece; false when the file ends before. */
  async pass(length: number, onText: (text: string) => void): Promise<boolean> {
    let left = length;
    while (left > 0) {
      if (!(await this.fill())) return false;
      const end = Math.min(this.piece.length, this.offset + left);
      onText(this.piece.toString('latin1', this.offset, end));
      left -= end - this.offset;
      this.offset = end;
    }
    return true;
  }

  /** The first bytes of what is left, as text, without consuming them. */
  async peek(length: number): Promise<string> {
    await this.fill();
    return this.piece.toString('utf8', this.offset, Math.min(this.piece.length, this.offset + length));
  }
}

/** The buffer itself, or a copy at least twice as large when `more` bytes do not fit behind its first `length`. */
function withRoom(buffer: Buffer<ArrayBuffer>, length: number, more: number): Buffer<ArrayBuffer> {
  if (length + more <= buffer.length) return buffer;
  const larger = Buffer.allocUnsafe(Math.max(length + more, 2 * buffer.length));
  buffer.copy(larger, 0, 0, length);
  return larger;
}

function newlines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) count++;
  return count;
}
