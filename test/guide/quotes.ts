/**
 * Lines that the guide quotes from a command's output, and the same lines as the command prints them today.
 *
 * A line that is … stands for lines left out, … inside a line for what differs from run to run (seconds, paths).
 */

const LEFT_OUT = '…';

/** Whether the lines stand in the output, in their order, those between two … without a gap. */
export function isQuotedRightly(quoted: readonly string[], output: readonly string[]): boolean {
  return placesOf(quoted, output, exact, true) !== null;
}

/** The quoted lines with today's figures, or `null` where they are not found any more. */
export function requote(quoted: readonly string[], output: readonly string[]): string[] | null {
  const places = placesOf(quoted, output, shape, false);
  if (places === null) return null;
  return quoted.map((line, i) => {
    const place = places[i];
    if (place === null || place === undefined) return line;
    const now = output[place]!.trimEnd();
    const kept = shape(line).exec(now);
    return kept === null ? now : kept.slice(1).join(LEFT_OUT);
  });
}

type Pattern = (line: string) => RegExp;

const exact: Pattern = (line) => pattern(line, (text) => escaped(text));

/** What may differ in a line that is still the same: hashes, figures, bars of a chart, the width of a gap. */
const CHANGING: readonly (readonly [found: RegExp, form: string])[] = [
  [/^[0-9a-f]{8}$/, '[0-9a-f]{8}'],
  [/^[−-]?\d/, '[−-]?\\d[\\d.,]*(?:e[-−]?\\d+)?'],
  [/^[▁-█]/, '[▁-█ ]+'],
  [/^ +$/, ' *'],
];

const shape: Pattern = (line) =>
  pattern(line, (text) =>
    text
      .split(/([0-9a-f]{8}\b|[−-]?\d[\d.,]*(?:e[-−]?\d+)?|[▁-█]+| +)/)
      .map((part, i) => (i % 2 === 0 ? escaped(part) : CHANGING.find(([found]) => found.test(part))![1]))
      .join(''),
  );

function pattern(line: string, partPattern: (text: string) => string): RegExp {
  const parts = line.trimEnd().split(LEFT_OUT);
  return new RegExp(`^${parts.map((part) => `(${partPattern(part)})`).join('.*')}$`);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** For each quoted line its place in the output, `null` for …; whole stretches between two … are placed together. */
function placesOf(
  quoted: readonly string[],
  output: readonly string[],
  patternOf: Pattern,
  allLines: boolean,
): (number | null)[] | null {
  const places: (number | null)[] = [];
  let from = 0;
  for (const stretch of stretches(quoted)) {
    if (stretch.length === 0) {
      places.push(null);
      continue;
    }
    const patterns = stretch.map(patternOf);
    const at = bestPlace(patterns, output, from, allLines ? patterns.length : 1);
    if (at === null) return null;
    places.push(...stretch.map((_, i) => at + i));
    from = at + stretch.length;
  }
  return places;
}

/** [a, b, …, c] → [[a, b], [], [c]] */
function stretches(quoted: readonly string[]): string[][] {
  const all: string[][] = [];
  let isNew = true;
  for (const line of quoted) {
    if (line.trim() === LEFT_OUT) all.push([]);
    else if (isNew) all.push([line]);
    else all.at(-1)!.push(line);
    isNew = line.trim() === LEFT_OUT;
  }
  return all;
}

/** Where the most patterns match in a row, and at least `needed`. */
function bestPlace(
  patterns: readonly RegExp[],
  output: readonly string[],
  from: number,
  needed: number,
): number | null {
  let best: number | null = null;
  let most = needed - 1;
  for (let at = from; at + patterns.length <= output.length; at++) {
    const matching = patterns.filter((one, i) => one.test(output[at + i]!.trimEnd())).length;
    if (matching <= most) continue;
    most = matching;
    best = at;
  }
  return best;
}
