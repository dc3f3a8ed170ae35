/** The keys of a terminal, or of a pipe, in another encoding than UTF-8: bytes in, UTF-8 out, as soon as a character is whole. */
import { Transform } from 'node:stream';
import type { ReadStream } from 'node:tty';
import type { Encoding } from '../../encoding/encodings.ts';
import type { Terminal } from '../terminal.ts';

/** Bytes of a character that may be waiting for its others. */
const MOST_WAITING = 3;

/** The terminal with its stdin decoded; raw mode goes through to it. */
export function withDecodedInput(terminal: Terminal, encoding: Encoding): Terminal {
  const { stdin } = terminal;
  const decoded = new Transform({
    transform(piece: Uint8Array, _, done) {
      this.push(take(piece));
      done();
    },
    flush(done) {
      this.push(encoding.decodeLossy(held));
      done();
    },
  });
  let held = new Uint8Array(0);
  const take = (piece: Uint8Array): string => {
    const all = Uint8Array.from([...held, ...piece]);
    for (let waiting = 0; waiting <= Math.min(MOST_WAITING, all.length); waiting++) {
      const text = encoding.decode(all.subarray(0, all.length - waiting));
      if (text === null) continue;
      held = all.slice(all.length - waiting);
      return text;
    }
    held = new Uint8Array(0);
    return encoding.decodeLossy(all);
  };
  const { isTTY, setRawMode } = stdin as Partial<ReadStream>;
  Object.assign(decoded, { isTTY, ...(setRawMode && { setRawMode: (mode: boolean) => setRawMode.call(stdin, mode) }) });
  decoded.once('close', () => stdin.destroy());
  return { ...terminal, stdin: stdin.pipe(decoded) };
}
