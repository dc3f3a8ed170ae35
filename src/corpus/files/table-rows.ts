/** Rows of a table, and what is known of the file that they come from. */

export interface Row {
  readonly cells: readonly string[];
  readonly line: number;
  /** Whether its cells go by names, and so stand in the order of the table's names. */
  readonly isNamed: boolean;
}

/** What a format says of its rows. */
export interface RowFormat {
  /** For help and messages: "CSV". */
  readonly name: string;
  /** What is said of a row with one cell where there must be two. */
  readonly oneCell: { readonly problem: string; readonly hint: string };
}

export interface TableFacts {
  readonly file: string;
  readonly format: RowFormat;
  /** The two columns that the user chose, by number or name: "2,4", "en,ko". */
  readonly columns: string | null;
  /** Of named cells, in the order in which they came. */
  readonly names: readonly string[];
}
