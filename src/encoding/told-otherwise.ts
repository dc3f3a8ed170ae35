/** Text that is said to be in another encoding and is UTF-8: read as Latin-1, it has Ã© for each é and no slip to tell by. */
import { type Encoding, UTF8 } from './encodings.ts';

/** So many characters beyond ASCII show UTF-8: in Latin-1 two, since no text has the like; short words of others may pass for some. */
const ENOUGH_IN_LATIN1 = 2;
const ENOUGH = 8;

export class Utf8Watch {
  private missing: number;

  /** @param told `null` for UTF-8, of which nothing else is to be found */
  constructor(told: Encoding | null) {
    const isOther = told !== null && told !== UTF8 && told.unit === 1;
    this.missing = isOther ? (told.label === 'latin1' ? ENOUGH_IN_LATIN1 : ENOUGH) : 0;
  }

  /** Given whole lines in their order: whether these are the ones that show it. */
  isShownBy(lines: Uint8Array): boolean {
    if (this.missing <= 0) return false;
    const text = UTF8.decode(lines);
    this.missing -= text === null ? this.missing : (text.match(/[^\0-\x7f]/gu)?.length ?? 0);
    return text !== null && this.missing <= 0;
  }
}
