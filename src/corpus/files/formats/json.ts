/** JSON in both shapes that data hubs write: a record a line, or one list of records. */
import { NmtError } from '../../../errors.ts';
import type { Table } from '../table.ts';
import type { Format, LineTaker } from './format.ts';
import { adviceOn } from './json-advice.ts';
import { JsonList, listsIn } from './json-list.ts';

const FORMS = 'a record is {"source": "…", "target": "…"}, {"en": "…", "ko": "…"} or ["…", "…"], source first';

const NOT_ONE_A_LINE = {
  problem: 'records that do not stand one a line',
  hint: 'put each on a line of its own: jq -c . old.jsonl > new.jsonl',
};

const SHOWN_BY_PYTHON = 'this is what Python shows of a dict or list, not JSON';

/** What JSON.parse stumbles over that other programs write as JSON. */
const NEARLY_JSON: readonly (readonly [looks: RegExp, problem: string, hint: string])[] = [
  [
    /^\s*[{[]\s*'/,
    SHOWN_BY_PYTHON,
    `write it by json.dumps, or: python3 -c 'import ast, json, sys; [print(json.dumps(ast.literal_eval(line))) for line in sys.stdin]' < old.txt > new.jsonl`,
  ],
  [
    /^\s*\[\s*[{[(]\s*'/,
    SHOWN_BY_PYTHON,
    `write it by json.dumps, or: python3 -c 'import ast, json, sys; json.dump(ast.literal_eval(sys.stdin.read()), sys.stdout)' < old.txt > new.json`,
  ],
  [/[:,[]\s*(?:NaN|-?Infinity)\s*[,}\]]/, 'NaN and Infinity are not JSON', 'write null in their place'],
  [
    /^\s*(?:\{.*\}|\[.*\])\s*,\s*$/s,
    'a comma behind the record',
    `leave it out: sed 's/,[[:space:]]*$//' old.jsonl > new.jsonl`,
  ],
];

/** One object over many lines, whose tokenizers would pass for the texts of a record. */
const CHECKPOINT = /^\s*\{\s*"format"\s*:\s*"nmt-checkpoint"/;
const NO_RECORDS = {
  problem: 'this is a checkpoint, no corpus',
  hint: 'nmt inspect shows what is in it; --corpus names pairs of sentences',
};

interface Place {
  readonly file: string;
  readonly line: number;
}

export const JSON_LINES: Format = {
  name: 'JSON lines',
  extensions: ['jsonl', 'ndjson', 'json'],
  oneCell: { problem: 'one text alone in this record', hint: FORMS },
  begins: (firstLine) => /^\s*\{\s*("|\}|$)/.test(firstLine) || isRowAlone(firstLine),
  open: (file, table) => new LinesTaker(file, table),
};

export const JSON_ARRAY: Format = {
  name: 'JSON array',
  extensions: ['json'],
  oneCell: { problem: 'one text alone in this record', hint: FORMS },
  begins: (firstLine) => /^\s*\[\s*(["[{\]]|\d(?!\d*:)|$)/.test(firstLine),
  open: (file, table) => {
    const list = new JsonList(
      (text, line) => addRecord(parse(text, { file, line }, '['), { file, line }, table, '.[] | '),
      (line) => new NmtError({ code: 'E_CORPUS', file, line, problem: 'the JSON list goes wrong here', hint: FORMS }),
    );
    return { take: (text, line) => list.take(text, line), end: () => list.end() };
  },
};

class LinesTaker implements LineTaker {
  private readonly file: string;
  private readonly table: Table;
  /** Set where the first line is no record by itself: the lines of one large object, to say what it is. */
  private held: string[] | null = null;
  private isFirst = true;

  constructor(file: string, table: Table) {
    this.file = file;
    this.table = table;
  }

  take(text: string, line: number): void {
    if (this.isFirst && CHECKPOINT.test(text))
      throw new NmtError({ code: 'E_CORPUS', file: this.file, line, ...NO_RECORDS });
    if (this.held !== null) this.held.push(text);
    else if (text.trim() === '') this.table.blank(line);
    else if (this.isFirst && !isJson(text)) this.held = [text];
    else addRecord(parse(text, { file: this.file, line }), { file: this.file, line }, this.table);
    this.isFirst = false;
  }

  end(): void {
    if (this.held === null) return;
    const text = this.held.join('\n');
    const place = { file: this.file, line: 1 };
    if (isJson(text)) addRecord(JSON.parse(text), place, this.table);
    else if (/[}\]]\s*[[{]/.test(text) && nearlyJson(this.held[0]!) === undefined)
      throw new NmtError({ code: 'E_CORPUS', ...place, ...NOT_ONE_A_LINE });
    else parse(this.held[0]!, place);
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * `before`: what it stands behind, for the hint.
 *
 * @throws NmtError E_CORPUS with file:line when it is no JSON
 */
function parse(text: string, place: Place, before = ''): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const [, problem, hint] = nearlyJson(before + text) ?? ['', 'this is not JSON', FORMS];
    throw new NmtError({ code: 'E_CORPUS', ...place, problem, hint, cause: error });
  }
}

function nearlyJson(text: string) {
  return NEARLY_JSON.find(([looks]) => looks.test(text));
}

function isRow(record: unknown): record is (string | number | boolean)[] {
  return Array.isArray(record) && record.length >= 2 && record.every((cell) => typeof cell !== 'object');
}

/** Whether a line is a whole list of cells, a text among them, maybe with a comma behind it, so that it begins no list of records. */
function isRowAlone(line: string): boolean {
  const text = line.trim().replace(/,$/, '');
  const record = /^\[.*"\s*[\],]/s.test(text) && isJson(text) ? JSON.parse(text) : null;
  return isRow(record) && record.some((cell) => typeof cell === 'string');
}

/** @throws NmtError E_CORPUS with file:line when a record holds no text, or lists of records of its own */
function addRecord(record: unknown, place: Place, table: Table, outer = ''): void {
  if (isRow(record)) {
    table.row(record.map(String).map(wellFormed), place.line);
    return;
  }
  const fields = record instanceof Object && !Array.isArray(record) ? record : {};
  const { translation } = fields as Record<string, unknown>;
  const texts = Object.entries(translation instanceof Object ? translation : fields)
    .filter((field): field is [string, string] => typeof field[1] === 'string')
    .map(([name, text]) => [name, wellFormed(text)] as const);
  const advice = adviceOn(fields as Record<string, unknown>, texts.length, outer);
  if (advice !== null) throw new NmtError({ code: 'E_CORPUS', ...place, ...advice });
  const [list] = texts.length < 2 ? listsIn(fields) : [];
  if (list !== undefined) throw nested(list, place);
  if (texts.length === 0) {
    throw new NmtError({ code: 'E_CORPUS', ...place, problem: 'no pair of texts in this record', hint: FORMS });
  }
  table.record(texts, place.line);
}

function nested(list: { readonly name: string; readonly path: string }, place: Place): NmtError {
  const problem = `one object around a list of records, "${list.name}"`;
  const hint = `take the list out: jq '${list.path}' old.json > new.json`;
  return new NmtError({ code: 'E_CORPUS', ...place, problem, hint });
}

/** JSON can spell half a character (\ud83d), which no file can hold: it becomes U+FFFD. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}
