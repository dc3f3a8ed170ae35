/** CSV as RFC 4180 and Excel write it: quoted cells may hold delimiters, doubled quotes and line ends. csv-parse reads it. */
import { type CsvError, type Info, parse } from 'csv-parse/sync';
import { NmtError } from '../../../errors.ts';
import { isHeading } from '../headings.ts';
import type { Table } from '../table.ts';
import { CsvDialect } from './csv-dialect.ts';
import type { Format, LineTaker } from './format.ts';

/** Lines that are parsed at once, and that show how the file is written. */
const BLOCK = 1000;

export const CSV: Format = {
  name: 'CSV',
  extensions: ['csv'],
  oneCell: {
    problem: 'one cell alone in this row',
    hint: 'each row is a source and a target, parted by commas, semicolons, tabs or |',
  },
  begins: (firstLine) => [';', ','].some((delimiter) => isHeader(firstLine.split(delimiter))),
  open: (file, table) => new CsvTaker(file, table),
};

function isHeader(cells: readonly string[]): boolean {
  return cells.length > 1 && cells.every((cell) => isHeading(cell.replace(/^"(.*)"$/, '$1')));
}

class CsvTaker implements LineTaker {
  private readonly file: string;
  private readonly table: Table;
  private delimiter: string | null = null;
  private dialect: CsvDialect | null = null;
  private held: string[] = [];
  /** The first line that is held. */
  private start = 0;
  /** Held lines at which parsing is tried: more, once a quote was still open. */
  private enough = BLOCK;

  constructor(file: string, table: Table) {
    this.file = file;
    this.table = table;
  }

  take(text: string, line: number): void {
    if (this.held.length === 0) this.start = line;
    const told = this.delimiter === null && this.held.length === 0 ? /^"?sep=(.)"?$/i.exec(text) : null; // for Excel
    if (told !== null) this.delimiter = told[1]!;
    else this.held.push(text);
    if (this.held.length >= this.enough) this.flush(false);
  }

  end(): void {
    if (this.held.length > 0) this.flush(true);
  }

  /** A quote may be open where the held lines end; then more are waited for. */
  private flush(isLast: boolean): void {
    const held = this.held.join('\n');
    const dialect = this.settle(held);
    const text = dialect.plain(held);
    let rows: Row[];
    try {
      rows = parse(text, { ...dialect.parsing, info: true }) as unknown as Row[];
    } catch (error) {
      if (isLast) throw openQuote(this.file, this.startOfOpenRow(text, dialect), 'is never closed', error);
      this.enough *= 2;
      return;
    }
    const lines = text.split('\n');
    let line = this.start;
    for (const { record, info } of rows) {
      const raw = () => lines.slice(line - this.start, info.lines).join('\n');
      if (record.some((cell) => cell.includes('\n') && !isQuotedIn(raw(), cell, dialect)))
        throw openQuote(this.file, line, 'is closed some lines below, within a cell');
      this.table.row(record.map(onOneLine), line);
      line = this.start + info.lines;
    }
    this.held = [];
    this.enough = BLOCK;
  }

  private settle(text: string): CsvDialect {
    if (this.dialect !== null) return this.dialect;
    this.dialect = new CsvDialect(text, this.delimiter);
    for (const note of this.dialect.notes) this.table.remark(note);
    return this.dialect;
  }

  private startOfOpenRow(text: string, { parsing }: CsvDialect): number {
    let line = this.start;
    const onRecord = (record: string[], { lines }: Info) => {
      line = this.start + lines;
      return record;
    };
    try {
      parse(text, { ...parsing, onRecord });
    } catch {
      // The rows before the open quote have been counted.
    }
    return line;
  }
}

interface Row {
  readonly record: readonly string[];
  readonly info: Info;
}

function onOneLine(cell: string): string {
  return cell.includes('\n') ? cell.replace(/\s*\n\s*/g, ' ') : cell;
}

/** A cell over several lines stands in quotes, with those in it doubled; else a quote was left open, and lines went into it. */
function isQuotedIn(raw: string, cell: string, { quote }: CsvDialect): boolean {
  return raw.includes(quote + cell.replaceAll(quote, quote + quote) + quote);
}

function openQuote(file: string, line: number, what: string, error?: unknown): NmtError {
  const hint = 'a quote within a quoted cell is written twice; a file without quoted cells can be called .tsv';
  const problem = `the quote that a cell of this row begins with ${what}`;
  return new NmtError({ code: 'E_CORPUS', file, line, problem, hint, cause: error as CsvError | undefined });
}
