/** TMX, the exchange format of translation memories: a unit holds the same segment in several languages. */
import type { Table } from '../table.ts';
import { holdsBreak, isBreak } from './line-breaks.ts';
import { MARKUP, onOneLine, type XmlHandlers } from './xml.ts';

export class TmxUnits implements XmlHandlers {
  private readonly table: Table;
  private unit: { readonly line: number; readonly segments: Map<string, string> } | null = null;
  private language = '';
  private segment: string | null = null;
  private markup = 0;
  /** The element of mark-up that was opened last. */
  private inner = '';

  constructor(table: Table) {
    this.table = table;
  }

  open(tag: { name: string; attributes: Record<string, string> }, line: number): void {
    const { name, attributes } = tag;
    const language = attributes['xml:lang'] ?? attributes.lang ?? '';
    if (name === 'header') this.table.expect(languageOf(attributes.srclang ?? ''));
    else if (name === 'tu') this.unit = { line, segments: new Map() };
    else if (name === 'tuv') this.language = languageOf(language);
    else if (name === 'seg') this.segment = '';
    else if (this.segment !== null && MARKUP.has(name)) {
      this.markup++;
      this.inner = name;
      if (isBreak(tag)) this.segment += ' ';
    }
  }

  text(text: string): void {
    if (this.segment === null) return;
    if (this.markup === 0) this.segment += text;
    else if (this.markup === 1 && holdsBreak(this.inner, text)) this.segment += ' ';
  }

  close(name: string): void {
    if (name === 'seg' && this.segment !== null) {
      const segments = this.unit?.segments;
      if (segments !== undefined && !segments.has(this.language)) segments.set(this.language, onOneLine(this.segment));
      this.segment = null;
    } else if (name === 'tu' && this.unit !== null) {
      this.table.record([...this.unit.segments], this.unit.line);
      this.unit = null;
    } else if (this.segment !== null && MARKUP.has(name)) this.markup--;
  }
}

/** Example "EN_us" → "en-us"; "*all*", which names none, → "" */
function languageOf(text: string): string {
  return text.includes('*') ? '' : text.toLowerCase().replaceAll('_', '-');
}
