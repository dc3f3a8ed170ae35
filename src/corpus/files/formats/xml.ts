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
/** Gets the segments out of mteval files, XML or the SGML of before. */
export const SEGMENTS = `perl -0777 -ne 'for (/<seg\\b[^>]*>(.*?)<\\/seg>/gis) { s/\\s+/ /g; s/^ | $//g; s/&lt;/</g; s/&gt;/>/g; s/&quot;/"/g; s/&apos;/\\x27/g; s/&amp;/&/g; print "$_\\n" }' old.xml`;

const ESCAPES = 'an & in text is written &amp; and a < is written &lt;';
/** Many files have AT&T in them, which XML does not allow. */
const BARE_AMPERSAND = /&(?!#?[\w:.-]+;)/g;

export function beginsXml(firstLine: string): boolean {
  return /^\s*<(\?xml|!DOCTYPE|!--|tmx|(\w+:)?xliff|mteval|(src|ref|tst)set)/i.test(firstLine);
}

/**
 * @param otherwise what to do where it is not XML for another reason than that text was written as it is
 * @throws NmtError E_CORPUS with file:line, while lines are taken, where the XML is not well-formed
 */
export function xmlTaker(file: string, handlers: XmlHandlers, otherwise = ESCAPES): LineTaker {
  const parser = new SaxesParser();
  parser.on('opentag', (tag) => handlers.open(tag, parser.line));
  parser.on('closetag', ({ name }) => handlers.close(name));
  parser.on('text', (text) => handlers.text(text));
  parser.on('cdata', (text) => handlers.text(text));
  parser.on('error', (error) => {
    const reason = error.message.replace(/^\S*?(\d+:\d+: )?/, '').replace(/\.$/, '');
    const hint = /entity|disallowed/.test(reason) ? ESCAPES : otherwise;
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
