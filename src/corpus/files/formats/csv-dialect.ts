/** How a CSV is written, by its first lines: what parts its cells, what quotes them, and what stands before a quote within them. */
import { type CsvError, type Options, parse } from 'csv-parse/sync';

const DELIMITERS = ['\t', ';', ',', '|'];
const SINGLE_QUOTES_BETWEEN = /'\s*[,;|\t]\s*'/;

export class CsvDialect {
  readonly quote: '"' | "'";
  /** Whether a quote within a cell has a backslash before it, as MySQL and Spark write it, and no second quote. */
  readonly hasBackslashes: boolean;
  readonly parsing: Options;
  /** What the user should know of it. */
  readonly notes: readonly string[];

  constructor(given: string, toldDelimiter: string | null) {
    this.quote = isInSingleQuotes(given) ? "'" : '"';
    const text = this.withApostrophes(given);
    const asRfc = bestRows(text, toldDelimiter, this.quote);
    const mended = text.includes(`\\${this.quote}`) ? doubled(text, this.quote) : text;
    const withBackslashes = mended === text ? asRfc : bestRows(mended, toldDelimiter, this.quote);
    this.hasBackslashes = !asRfc.isStrict && withBackslashes.isStrict && withBackslashes.rows >= asRfc.rows;
    const { delimiter } = this.hasBackslashes ? withBackslashes : asRfc;
    this.parsing = parsingOf(delimiter, this.quote);
    this.notes = [
      ...(this.quote === "'" ? ['its cells stand in single quotes, and are read so'] : []),
      ...(this.hasBackslashes ? [`\\${this.quote} within its cells is read as a quote`] : []),
    ];
  }

  /** The text as RFC 4180 has it, line by line. */
  plain(given: string): string {
    const text = this.withApostrophes(given);
    return this.hasBackslashes ? doubled(text, this.quote) : text;
  }

  /** Within a word, an apostrophe ends no cell. */
  private withApostrophes(text: string): string {
    return this.quote === "'" ? text.replace(/(?<=\p{L})'(?=\p{L})/gu, "''") : text;
  }
}

/** A header may be without. */
function isInSingleQuotes(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const rows = lines.length > 1 && !lines[0]!.includes("'") ? lines.slice(1) : lines;
  return rows.every((line) => /^\s*'/.test(line) && /'\s*$/.test(line) && SINGLE_QUOTES_BETWEEN.test(line));
}

function doubled(text: string, quote: string): string {
  return text.replace(/\\(["'\\\n])/g, (all, one) => (one === quote ? quote + quote : /["']/.test(one) ? all : one));
}

/** A space before a quote, as people write it, is none of the cell's. */
function parsingOf(delimiter: string, quote: string) {
  const isSpaceLeft = delimiter !== '\t';
  return {
    delimiter,
    quote,
    escape: quote,
    ltrim: isSpaceLeft,
    relaxQuotes: true,
    relaxColumnCount: true,
    recordDelimiter: '\n',
  };
}

interface Best {
  readonly delimiter: string;
  /** That have the usual number of cells. */
  readonly rows: number;
  /** Whether no quote stands where none may. */
  readonly isStrict: boolean;
}

/** Where most rows have the same number of cells, two or more. */
function bestRows(text: string, told: string | null, quote: string): Best {
  const all = (told === null ? DELIMITERS : [told]).map((delimiter) => parsingOf(delimiter, quote));
  const strict = all.map((one) => rowsOfUsualWidth(text, { ...one, relaxQuotes: false }));
  const counts = strict.some(({ rows }) => rows > 0) ? strict : all.map((one) => rowsOfUsualWidth(text, one));
  const best = counts.reduce((most, next) => (next.rows > most.rows ? next : most));
  return { delimiter: all[counts.indexOf(best)]!.delimiter, ...best };
}

/** Up to the first quote where none may stand; only the right delimiter puts all of them where they may. */
function rowsOfUsualWidth(text: string, parsing: ReturnType<typeof parsingOf>) {
  const counts = new Map<number, number>();
  const onRecord = (record: string[]) => {
    if (record.length > 1) counts.set(record.length, (counts.get(record.length) ?? 0) + 1);
    return null;
  };
  let isStrict = !parsing.relaxQuotes;
  try {
    parse(text, { ...parsing, onRecord });
  } catch (error) {
    // The rows before it say enough, and a cell may go on behind these lines.
    isStrict &&= (error as CsvError).code === 'CSV_QUOTE_NOT_CLOSED';
  }
  return { rows: Math.max(0, ...counts.values()), isStrict };
}
