/**
 * `npm run prove:scorer [-- --cases 2100 --seed 1]`: random texts under random settings, scored here and by sacreBLEU,
 * which is fetched with pip into a folder that goes again. Every score within 1e-9 and every signature equal, or it fails;
 * where the two know different versions of Unicode, scores of texts with such characters are counted apart.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { NmtError } from '../../src/errors.ts';
import { scoreTexts } from '../../src/scoring.ts';
import './failures.ts';
import { PACKAGE } from './nmt.ts';
import { type Case, scoringCase } from './scorer/cases.ts';

const SACREBLEU = '2.6.0';
const BOUND = 1e-9;

interface PythonFacts {
  readonly version: string;
  readonly unicode: string;
  readonly regex: string;
  readonly classes: Readonly<Record<string, string>>;
  readonly lower: Readonly<Record<string, string>>;
}

interface PythonScores {
  readonly score: number;
  readonly signature: string;
  readonly sentences: readonly number[];
}

const { values } = parseArgs({
  options: { cases: { type: 'string', default: '2100' }, seed: { type: 'string', default: '1' } },
});
const count = wholeNumber('--cases', values.cases);
const seed = wholeNumber('--seed', values.seed);
const cases = Array.from({ length: count }, (_, number) => scoringCase(seed, number));
const [facts, ...theirs] = scoreWithPython(cases) as [PythonFacts, ...PythonScores[][]];
const unsure = differingCharacters(facts);
const tally = { corpus: 0, sentences: 0, signatures: 0, largest: 0, byUnicode: 0, wrong: 0 };
cases.forEach((one, i) => {
  compare(one, theirs[i]!);
});
console.log(
  `sacreBLEU ${facts.version} (Unicode ${facts.unicode}, regex ${facts.regex}) and nmt (Node ${process.version}, Unicode ${process.versions.unicode}), ${count} cases of seed ${seed}:
${tally.corpus} corpus scores and ${tally.sentences} sentence scores; ${tally.signatures} signatures are equal
largest difference ${tally.largest.toExponential(1)}; ${tally.byUnicode} scores differ by more in texts with a character that one of the two does not know yet
characters of another class (for tok=intl): ${unsure.classes.size}; with another lower case: ${unsure.lower.size}
${tally.wrong === 0 ? 'all else is equal within 1e-9' : `NOT equal: ${tally.wrong}`}`,
);
process.exitCode = tally.wrong === 0 ? 0 : 1;

function wholeNumber(flag: string, text: string): number {
  if (/^\d{1,7}$/.test(text) && Number(text) > 0) return Number(text);
  throw new NmtError({
    code: 'E_USAGE',
    problem: `${flag} cannot be "${text}"`,
    hint: 'expected a whole number from 1',
  });
}

/** What sacreBLEU, in a virtual environment of its own, says of Unicode and then of each case. */
function scoreWithPython(cases: readonly Case[]): unknown[] {
  const folder = mkdtempSync(join(tmpdir(), 'nmt-sacrebleu-'));
  try {
    const python = process.platform === 'win32' ? 'python' : 'python3';
    run('make a virtual environment', python, ['-m', 'venv', folder]);
    const [inside, file] = process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python'];
    const ours = join(folder, inside, file);
    run('fetch sacreBLEU', ours, ['-m', 'pip', 'install', '--quiet', `sacrebleu==${SACREBLEU}`]);
    const input = cases.map((one) => `${JSON.stringify(one)}\n`).join('');
    const output = run('score with sacreBLEU', ours, [join(PACKAGE, 'test', 'prove', 'scorer', 'score.py')], input);
    return output
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(what: string, command: string, words: readonly string[], input = ''): string {
  const { status, stdout, stderr, error } = spawnSync(command, words, {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
  });
  if (status === 0) return stdout;
  const reason = stderr.trim().split('\n').at(-1) || error?.message || `it ended with code ${status}`;
  const problem = `cannot ${what}: ${reason}`;
  throw new NmtError({ code: 'E_WORKER', problem, hint: 'this proof needs Python 3 with venv and pip, and a network' });
}

/** Characters of which this engine and that Python think differently: newer than the Unicode of one of them. */
function differingCharacters({ classes, lower }: PythonFacts): Record<'classes' | 'lower', ReadonlySet<string>> {
  const found = { classes: new Set<string>(), lower: new Set<string>() };
  for (let point = 0; point < 0x110000; point++) {
    if (point >= 0xd800 && point < 0xe000) continue;
    const character = String.fromCodePoint(point);
    const ours = ['P', 'S', 'N'].find((name) => new RegExp(`^\\p{${name}}$`, 'u').test(character)) ?? '';
    if (ours !== (classes[character] ?? '')) found.classes.add(character);
    if (character.toLowerCase() !== (lower[character] ?? character)) found.lower.add(character);
  }
  return found;
}

function compare({ hypotheses, references, metrics }: Case, theirs: readonly PythonScores[]): void {
  const system = { name: 'system', hypotheses };
  const keys = metrics.map(({ name }) => name);
  const { scores, sentenceScores } = scoreTexts(
    { systems: [system], references },
    { metrics: keys, version: SACREBLEU },
  ).systems[0]!;
  metrics.forEach(({ name }, k) => {
    const { score, signature, sentences } = theirs[k]!;
    tally.corpus++;
    tally.sentences += sentences.length;
    if (scores[name]!.signature === signature) tally.signatures++;
    else fault(`${name}: signature ${scores[name]!.signature}, sacreBLEU ${signature}`);
    const all = [hypotheses, ...references].flat().join('');
    hold(name, [scores[name]!.score, score], all);
    sentences.forEach((theirScore, i) => {
      const texts = [hypotheses[i], ...references.map((file) => file[i])].join('');
      hold(name, [sentenceScores[name]![i]!, theirScore], texts);
    });
  });
}

function hold(name: string, [ours, theirs]: readonly [number, number], texts: string): void {
  const difference = Math.abs(ours - theirs);
  if (difference <= BOUND) tally.largest = Math.max(tally.largest, difference);
  else if ([...texts].some((one) => unsure.classes.has(one) || unsure.lower.has(one))) tally.byUnicode++;
  else fault(`${name}: ${ours}, sacreBLEU ${theirs}: ${JSON.stringify(texts.slice(0, 300))}`);
}

function fault(what: string): void {
  if (tally.wrong++ < 10) console.error(what);
}
