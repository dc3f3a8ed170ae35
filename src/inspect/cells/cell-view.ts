/** What readers are shown of a recurrent cell: its gates, its picture, its equations. */
import type { Language } from '../language.ts';
import type { Picture } from './drawing.ts';

/** The numbers of one unit at one step, and the state that it came from. */
interface UnitNumbers {
  readonly gates: Readonly<Record<string, number>>;
  readonly cell: number | null;
  readonly hidden: number;
  readonly before: { readonly cell: number | null; readonly hidden: number };
}

export interface CellView {
  /** What the gates do, in a few sentences. */
  readonly introduction: Readonly<Record<Language, string>>;
  /** The gates in the order of the rows of a table. */
  readonly rows: readonly string[];
  /** SVG: `data-value` names the number that a text shows, `data-flow` the one that makes a line thick. */
  readonly diagram: (language: Language) => Picture;
  /** The numbers that the diagram and the equations speak of. */
  readonly numbers: (unit: UnitNumbers) => Readonly<Record<string, number>>;
  /** Lines in which a name in braces stands for its number. Example "h = o·tanh(c) = {o}·{t} = {h}" */
  readonly equations: readonly string[];
}
