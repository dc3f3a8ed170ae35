/** WMT's test sets since 2021: a document has its segments in <src>, in each <ref> and, by systems, in each <hyp>. */
import type { Table } from '../table.ts';
import { onOneLine, type XmlHandlers } from './xml.ts';

interface Unit {
  readonly line: number;
  readonly texts: Map<string, string>;
}

export class WmtUnits implements XmlHandlers {
  private readonly table: Table;
  /** Of the document, by their numbers. */
  private units = new Map<string, Unit>();
  /** What the texts of this part go by; `null` in those of systems. */
  private name: string | null = null;
  private segment: { readonly id: string; text: string; readonly line: number } | null = null;

  constructor(table: Table) {
    this.table = table;
  }

  open({ name, attributes }: { name: string; attributes: Record<string, string> }, line: number): void {
    const { lang = name, translator } = attributes;
    if (name === 'src') this.table.expect(lang);
    if (name === 'src') this.name = lang;
    else if (name === 'ref') this.name = translator === undefined ? lang : `${lang}-${translator}`;
    else if (name === 'hyp') this.name = null;
    else if (name === 'seg' && this.name !== null) this.segment = { id: attributes.id ?? '', text: '', line };
  }

  text(text: string): void {
    if (this.segment !== null) this.segment.text += text;
  }

  close(name: string): void {
    if (name === 'seg' && this.segment !== null) {
      const { id, text, line } = this.segment;
      const unit = this.units.get(id) ?? { line, texts: new Map() };
      this.units.set(id, unit);
      unit.texts.set(this.name!, onOneLine(text));
      this.segment = null;
    } else if (name === 'doc') {
      for (const { texts, line } of this.units.values()) this.table.record([...texts], line);
      this.units.clear();
    }
  }
}
