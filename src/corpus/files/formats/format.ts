/** What a file format is to the rest of the house: a name, how it is recognised, and a reader that fills a table. */
import type { Table } from '../table.ts';
import type { RowFormat } from '../table-rows.ts';

/** Takes the lines of one file in order and fills the table that it was opened with. */
export interface LineTaker {
  take(text: string, line: number): void;
  /** No line will follow. */
  end(): void;
}

/** A format that holds both sides. To add one: a file like its neighbours, and its line in `formats.ts`. */
export interface Format extends RowFormat {
  /** Ends of file names, in lower case, without the dot. */
  readonly extensions: readonly string[];
  /** Whether a file begins so: asked where its name leaves it open. */
  begins(firstLine: string): boolean;
  /** `file` is what errors call it. */
  open(file: string, table: Table): LineTaker;
}
