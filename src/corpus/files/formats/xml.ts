/** XML read line by line with saxes, which fetches nothing and expands no entity but those of XML itself. */
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { NmtError } from '../../../errors.ts';
import type { LineTaker } from './format.ts';

export interface XmlHandlers {
  open(tag: SaxesTagPlain, line: number): void;
  close(name: string): void;
  text(text: string): void;
}

/** What these hold is mark-up of the document that a segment comes from, not text. `hi` only marks text. */
export const MARKUP: ReadonlySet<string> = new Set(['bpt', 'ept', 'it', 'ph', 'ut', 'sub']);
/** Many files have AT&T in them, which XML does not allow. */
const BARE_AMPERSAND = /&(?!#?[\w:.-]+;)/g;

export function beginsXml(firstLine: string): boolean {
  return /^\s*<(\?xml|!DOCTYPE|!--|tmx|xliff|mteval|(src|ref|tst)set)/.test(firstLine);
}

/** @throws NmtError E_CORPUS with file:line, while lines are taken, where the XML is not well-formed */
export function xmlTaker(file: string, handlers: XmlHandlers): LineTaker {
  const parser = new SaxesParser();
  parser.on('opentag', (tag) => handlers.open(tag, parser.line));
  parser.on('closetag', ({ name }) => handlers.close(name));
  parser.on('text', (text) => handlers.text(text));
  parser.on('cdata', (text) => handlers.text(text));
  parser.on('error', (error) => {
    const reason = error.message.replace(/^\S*?(\d+:\d+: )?/, '').replace(/\.$/, '');
    const hint = 'an & in text is written &amp; and a < is written &lt;';
    throw new NmtError({ code: 'E_CORPUS', file, line: parser.line, problem: `this is not XML: ${reason}`, hint });
  });
  let isInCdata = false;
  const take = (text: string) => {
    const hasMarks = /<!\[CDATA\[|\]\]>/.test(text);
    parser.write(`${isInCdata || hasMarks ? text : text.replace(BARE_AMPERSAND, '&amp;')}\n`);
    if (hasMarks) isInCdata = text.lastIndexOf('<![CDATA[') > text.lastIndexOf(']]>');
  };
  return { take, end: () => parser.close() };
}

/** White space as one sentence has it. */
export function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
