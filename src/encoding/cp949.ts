/**
 * CP949, as Korean Windows writes text: EUC-KR and 8,822 syllables more. Engines differ in whether their "euc-kr" knows
 * those; this decoder asks the engine for the first and counts out the others.
 */

const HANGUL = { first: 0xac00, last: 0xd7a3 };
const ASCII_END = 0x80;
/** The rows and cells of EUC-KR, and those of its rows that hold syllables. */
const PLANE = { first: 0xa1, last: 0xfe };
const SYLLABLE_ROWS = { first: 0xb0, last: 0xc8 };
/** Signs that were given to EUC-KR later: € ® ㉾ */
const LATER_SIGNS: readonly (readonly [number, number])[] = [
  [0xa2e6, 0x20ac],
  [0xa2e7, 0xae],
  [0xa2e8, 0x327e],
];

let eucKr: InstanceType<typeof TextDecoder> | null = null;
let extension: ReadonlyMap<number, number> | null = null;

/** The text of the bytes, or `null` where they are no CP949. */
export function decodeCp949(bytes: Uint8Array): string | null {
  const plain = decodeEucKr(bytes);
  if (plain !== null) return plain;
  extension ??= countOut();
  const text: string[] = [];
  let start = 0; // of what the engine is asked for
  const ask = (end: number): boolean => {
    const part = decodeEucKr(bytes.subarray(start, end));
    if (part !== null) text.push(part);
    return part !== null;
  };
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i]! < ASCII_END) continue;
    const code = extension.get((bytes[i]! << 8) | (bytes[i + 1] ?? 0));
    if (code !== undefined) {
      if (!ask(i)) return null;
      text.push(String.fromCharCode(code));
      start = i + 2;
    }
    i++;
  }
  return ask(bytes.length) ? text.join('') : null;
}

/** The text before a last byte that only begins a character. */
export function decodeCutOffCp949(bytes: Uint8Array): string | null {
  return (bytes.at(-1) ?? 0) > ASCII_END ? decodeCp949(bytes.subarray(0, -1)) : null;
}

/** Some engines take the first byte of a syllable that they do not know for a control character. */
function decodeEucKr(bytes: Uint8Array): string | null {
  try {
    eucKr ??= new TextDecoder('euc-kr', { fatal: true });
    const text = eucKr.decode(bytes);
    return /[\x80-\x9f]/.test(text) ? null : text;
  } catch {
    eucKr = null; // an engine may have kept what it stumbled over
    return null;
  }
}

/** The syllables that EUC-KR lacks stand in order in the cells that it leaves free. */
function countOut(): Map<number, number> {
  const codes = new Map<number, number>(LATER_SIGNS);
  const taken = new Set<number>();
  for (let row = SYLLABLE_ROWS.first; row <= SYLLABLE_ROWS.last; row++) {
    for (let cell = PLANE.first; cell <= PLANE.last; cell++)
      taken.add(decodeEucKr(Uint8Array.of(row, cell))!.charCodeAt(0));
  }
  const cells = freeCells();
  for (let code = HANGUL.first; code <= HANGUL.last; code++) {
    if (!taken.has(code)) codes.set(cells.next().value!, code);
  }
  return codes;
}

function* freeCells(): Generator<number, undefined> {
  for (let lead = 0x81; lead <= 0xc6; lead++) {
    for (let trail = 0x41; trail <= PLANE.last; trail++) {
      const isLetter = trail <= 0x5a || (trail >= 0x61 && trail <= 0x7a);
      const isFree = trail >= 0x81 && (lead < PLANE.first || trail < PLANE.first);
      if (isLetter || isFree) yield (lead << 8) | trail;
    }
  }
}
