/** Characters written out by their numbers, as programs do where a file takes no others: which a text has, and what decodes them. */

interface Escape {
  readonly pattern: RegExp;
  /** What decodes it, as a call on a text; no single quotes. */
  readonly decode: string;
  /** Where it is right as it stands. */
  readonly isRight?: (text: string) => boolean;
}

/** Bytes of a letter beyond ASCII in UTF-8, such as %C3%A9 of addresses, =C3=A9 of mail and \xc3\xa9 of Python. */
const BYTES = String.raw`(?:(%|=|\\x)(?:[cd][\da-f]\1[89ab]|e[\da-f]\1[89ab][\da-f]\1[89ab]|f[0-4]\1[89ab][\da-f]\1[89ab][\da-f]\1[89ab])[\da-f])`;
/** As R writes what the encoding of Windows lacks. */
const OF_R = String.raw`<U\+(10[\da-f]{4}|[\da-f]{4,5})>`;

const ESCAPES: readonly Escape[] = [
  {
    pattern: /\\u[\da-f]{4}/i,
    decode: String.raw`replace(/\\u([\da-f]{4})/gi, (_, c) => String.fromCharCode("0x" + c))`,
  },
  // Of JSON and of programs, but not the \n of a path such as C:\new.
  { pattern: /(?<=[.?!…。？！])\\[nrt]|\\[nrt](?![a-z])/, decode: String.raw`replace(/\\[nrt]/g, " ")` },
  { pattern: /\\"/, decode: String.raw`replace(/\\"/g, "\"")` },
  { pattern: new RegExp(OF_R, 'i'), decode: `replace(/${OF_R}/gi, (_, c) => String.fromCodePoint("0x" + c))` },
  {
    pattern: new RegExp(BYTES, 'i'),
    decode: `replace(/${BYTES}/gi, (all) => Buffer.from(all.replace(/%|=|${String.raw`\\x`}/gi, ""), "hex"))`,
    isRight: isAddress,
  },
  { pattern: /\w%20\w/, decode: 'replace(/%20/g, " ")', isRight: isAddress },
];

export function hasEscape(text: string): boolean {
  return /[\\%=<]/.test(text) && ESCAPES.some((one) => has(one, text));
}

/** A command that decodes the escapes that these texts have. */
export function unescapingCommand(texts: readonly string[]): string {
  const found = ESCAPES.filter((one) => texts.some((text) => has(one, text)));
  const change = found.map(({ decode }) => `.${decode}`).join('');
  return `node -e 'process.stdout.write(require("fs").readFileSync(0, "utf8")${change})' < old.tsv > new.tsv`;
}

function has({ pattern, isRight }: Escape, text: string): boolean {
  return pattern.test(text) && isRight?.(text) !== true;
}

/** In an address of the web, bytes stand so. */
function isAddress(text: string): boolean {
  return text.includes('://') || text.includes('www.');
}
