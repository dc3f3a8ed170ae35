/** XLIFF, what programs of translators exchange: a unit (1.2) or a segment (2) has a source and, once translated, a target. */
import type { Table } from '../table.ts';
import { holdsBreak, isBreak } from './line-breaks.ts';
import { MARKUP, onOneLine, type XmlHandlers } from './xml.ts';

export class XliffUnits implements XmlHandlers {
  private readonly table: Table;
  private unit: { readonly line: number; readonly sides: { source: string; target: string } } | null = null;
  private side: 'source' | 'target' | null = null;
  /** Elements that are open around what is no text of the unit: mark-up, and translations of like sentences. */
  private apart = 0;
  /** The element of these that was opened last. */
  private inner = '';

  constructor(table: Table) {
    this.table = table;
  }

  open(tag: { name: string; attributes: Record<string, string> }, line: number): void {
    const { name } = tag;
    if (isBreak(tag)) this.add(' ');
    if (isApart(name)) {
      this.apart++;
      this.inner = name;
    } else if (this.apart > 0) return;
    else if (isUnit(name)) this.unit = { line, sides: { source: '', target: '' } };
    else if (this.unit !== null && (name === 'source' || name === 'target')) this.side = name;
  }

  text(text: string): void {
    if (this.apart === 0) this.add(text);
    else if (this.apart === 1 && holdsBreak(this.inner, text)) this.add(' ');
  }

  private add(text: string): void {
    if (this.unit !== null && this.side !== null) this.unit.sides[this.side] += text;
  }

  close(name: string): void {
    if (isApart(name)) this.apart--;
    else if (this.apart === 0 && name === this.side) this.side = null;
    else if (isUnit(name) && this.unit !== null) {
      const { source, target } = this.unit.sides;
      this.table.record(
        [
          ['source', onOneLine(source)],
          ['target', onOneLine(target)],
        ],
        this.unit.line,
      );
      this.unit = null;
    }
  }
}

function isUnit(name: string): boolean {
  return name === 'trans-unit' || name === 'segment';
}

function isApart(name: string): boolean {
  return name === 'alt-trans' || MARKUP.has(name);
}
