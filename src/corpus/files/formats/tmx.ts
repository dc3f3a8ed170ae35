/** TMX, the exchange format of translation memories: a unit holds the same segment in several languages. */
import { NmtError } from '../../../errors.ts';
import type { Table } from '../table.ts';
import type { Format } from './format.ts';
import { beginsXml, onOneLine, type XmlHandlers, xmlTaker } from './xml.ts';

/** What these hold is mark-up of the document that a segment comes from, not text. `hi` only marks text. */
const MARKUP = new Set(['bpt', 'ept', 'it', 'ph', 'ut', 'sub']);

export const TMX: Format = {
  name: 'TMX',
  extensions: ['tmx'],
  oneCell: {
    problem: 'one language alone in this unit',
    hint: 'a unit <tu> holds a <tuv xml:lang="…"> for each language',
  },
  begins: beginsXml,
  open: (file, table) => xmlTaker(file, new TmxUnits(file, table)),
};

class TmxUnits implements XmlHandlers {
  private readonly file: string;
  private readonly table: Table;
  private isRoot = true;
  private unit: { readonly line: number; readonly segments: Map<string, string> } | null = null;
  private language = '';
  private segment: string | null = null;
  private markup = 0;

  constructor(file: string, table: Table) {
    this.file = file;
    this.table = table;
  }

  open({ name, attributes }: { name: string; attributes: Record<string, string> }, line: number): void {
    if (this.isRoot) checkRoot(name, { file: this.file, line });
    this.isRoot = false;
    const language = attributes['xml:lang'] ?? attributes.lang ?? '';
    if (name === 'header') this.table.expect(languageOf(attributes.srclang ?? ''));
    else if (name === 'tu') this.unit = { line, segments: new Map() };
    else if (name === 'tuv') this.language = languageOf(language);
    else if (name === 'seg') this.segment = '';
    else if (this.segment !== null && MARKUP.has(name)) this.markup++;
  }

  text(text: string): void {
    if (this.segment !== null && this.markup === 0) this.segment += text;
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

function checkRoot(name: string, place: { file: string; line: number }): void {
  if (name === 'tmx') return;
  const xliff = 'xliff2po and po2tmx of the Translate Toolkit make TMX of it, which is read';
  const hint =
    name === 'xliff'
      ? xliff
      : /^(mteval|(src|ref|tst)set|doc)$/.test(name)
        ? 'a file of <seg> lines holds one side: --source dev.en.xml --target dev.ko.xml'
        : 'of XML, TMX is read with both sides, and mteval files (<seg id="1">) as --source and --target';
  throw new NmtError({ code: 'E_CORPUS', ...place, problem: `XML whose root is <${name}>, not <tmx>`, hint });
}
