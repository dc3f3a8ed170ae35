/** A whole explanation as the terminal shows it: sentence, attention, likely words, gates and states, single units. */
import { Chalk } from 'chalk';
import { EXPLAIN_TEXTS } from '../../inspect/explain/explain-texts.ts';
import { type Explained, type Explanation, marksNote } from '../../inspect/explain/explanation.ts';
import { attentionGrid, layerGrids, unitGrid } from '../../inspect/explain/grids.ts';
import type { UnitTrace } from '../../inspect/explain/units.ts';
import type { Language } from '../../inspect/language.ts';
import { type Terminal, wantsColour, widthOf } from '../terminal.ts';
import { visible } from '../visible.ts';
import { alternativesLines } from './alternatives-text.ts';
import { type GridStyle, gridLines, legendLines } from './grid-text.ts';

const STANDARD_COLUMNS = 100;

interface Wishes {
  /** Figures, also where there is colour. */
  readonly digits: boolean;
  readonly language: Language;
}

/** Blocks where that stream of the terminal has colour and nobody asked for figures. */
export function gridStyle(terminal: Terminal, stream: 'stdout' | 'stderr', { digits, language }: Wishes): GridStyle {
  const hasColour = wantsColour(terminal, stream);
  const chalk = new Chalk({ level: hasColour ? 1 : 0 });
  return {
    language,
    // Some terminals say 0 where they do not know.
    columns: widthOf(terminal, stream, STANDARD_COLUMNS),
    paintBlock:
      hasColour && !digits ? (block, isNegative) => (isNegative ? chalk.yellow(block) : chalk.cyan(block)) : null,
    bold: chalk.bold,
    dim: chalk.dim,
  };
}

/** Example "I am hungry.  →  저는 배가 고파요." */
export function sentenceLine({ source, translation }: Explanation, { bold }: GridStyle): string {
  return `${visible(source)}  →  ${bold(visible(translation))}`;
}

/** Everything but the sentence itself. With `units`, those in place of the layers' means. */
export function explanationLines(
  { explanation, trace }: Explained,
  units: readonly UnitTrace[],
  style: GridStyle,
): string[] {
  const { language } = style;
  const attention = attentionGrid(explanation, language);
  const note = marksNote(explanation, language);
  const grids =
    units.length > 0
      ? units.map((unit) => unitGrid(unit, language))
      : layerGrids(explanation, trace.decoder[0]!.kind, language);
  const sections = [
    [...legendLines(style), ...(note === null ? [] : [note])],
    attention === null ? [EXPLAIN_TEXTS[language].noAttention] : gridLines(attention, style),
    alternativesLines(explanation, style),
    ...grids.map((grid) => gridLines(grid, style)),
  ];
  return sections.flatMap((lines, i) => (i === 0 ? lines : ['', ...lines]));
}
