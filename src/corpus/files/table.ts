/**
 * Rows of cells, from whatever format, → pairs. The first rows are held back until they show which columns are the
 * sentences, how many columns there are, and whether the first row is a header.
 */
import { decideLayout, fits, type Layout, refuseUneven } from './layout.ts';
import type { Row, TableFacts } from './table-rows.ts';

interface TableOptions extends Omit<TableFacts, 'names'> {
  onPair(source: string, target: string, line: number): void;
  /** A row that cannot be read like the others. */
  onOdd(line: number): void;
}

/** Enough to see what is usual. */
const SAMPLE = 2000;

export class Table {
  private readonly options: TableOptions;
  private readonly names: string[] = [];
  private readonly remarks: string[] = [];
  private held: Row[] = [];
  private layout: Layout | null = null;
  private rows = 0;
  private oddRows = 0;
  /** The header as one text, where the rows have one. */
  private header: string | null = null;
  /** Rows that are the header once more, as in files that were put one behind the other. */
  private headersAgain = 0;

  constructor(options: TableOptions) {
    this.options = options;
  }

  /** What the user should know of how the rows were read. */
  get notes(): readonly string[] {
    const again = this.headersAgain;
    const repeats =
      again === 0 ? [] : [`the header stands ${again === 1 ? 'once' : `${again} times`} more, left out too`];
    return [...this.remarks, ...(this.layout?.notes ?? []), ...repeats];
  }

  /** Announces the name of the source's cells. */
  expect(name: string): void {
    if (name !== '' && !this.names.includes(name)) this.names.push(name);
  }

  /** Something else that the user should know of how the rows are read. */
  remark(note: string): void {
    this.remarks.push(note);
  }

  row(cells: readonly string[], line: number): void {
    if (cells.every((cell) => cell.trim() === '')) this.blank(line);
    else this.add({ cells, line, isNamed: false });
  }

  record(fields: readonly (readonly [name: string, text: string])[], line: number): void {
    const cells: string[] = this.names.map(() => '');
    for (const [name, text] of fields) {
      const index = this.names.indexOf(name);
      if (index >= 0) cells[index] = text;
      else cells[this.names.push(name) - 1] = text;
    }
    this.add({ cells, line, isNamed: true });
  }

  blank(line: number): void {
    this.options.onPair('', '', line);
  }

  /** @throws NmtError E_CORPUS when too many rows are unlike the others */
  end(): void {
    if (this.layout === null && this.held.length > 0) this.settle();
    if (this.layout !== null) refuseUneven(this.layout, { ...this.options, rows: this.rows, odd: this.oddRows });
  }

  private add(row: Row): void {
    if (this.layout !== null) this.give(row, this.layout);
    else if (this.held.push(row) === SAMPLE) this.settle();
  }

  private settle(): void {
    const layout = decideLayout(this.held, { ...this.options, names: this.names });
    this.layout = layout;
    if (layout.header !== null) this.header = asText(layout.header);
    for (const row of this.held) if (row !== layout.header) this.give(row, layout);
    this.held = [];
  }

  private give(row: Row, layout: Layout): void {
    this.rows++;
    if (this.header !== null && asText(row) === this.header) this.headersAgain++;
    else if (fits(row, layout)) {
      const [source, target] = sentencesOf(row, layout);
      this.options.onPair(source, target, row.line);
    } else {
      this.oddRows++;
      this.options.onOdd(row.line);
    }
  }
}

function asText({ cells }: Row): string {
  return cells.join('\t');
}

/** A record with two texts by other names than the rest, as files joined from several have, gives them in their order. */
function sentencesOf({ cells, isNamed }: Row, { source, target }: Layout): [string, string] {
  const chosen: [string, string] = [cells[source] ?? '', cells[target] ?? ''];
  if (!isNamed || chosen.some((text) => text !== '')) return chosen;
  const others = cells.filter((text) => text !== '');
  return others.length === 2 ? (others as [string, string]) : chosen;
}
