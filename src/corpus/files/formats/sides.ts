/** Files that hold one side: plain lines, mteval XML (`<seg id="1">`), and the tagged lines of IWSLT's training files. */
import { NmtError } from '../../../errors.ts';
import type { LineTaker } from './format.ts';
import { FIRST_LINES, lookAlikeOfSide } from './look-alikes.ts';
import { onOneLine, SEGMENTS, type XmlHandlers, xmlTaker } from './xml.ts';

type OnSentence = (text: string, line: number) => void;

interface SideFormat {
  begins(firstLine: string): boolean;
  open(file: string, onSentence: OnSentence): LineTaker;
}

const MTEVAL: SideFormat = {
  begins: (firstLine) => /^\s*<(\?xml|!DOCTYPE(?!\s+html)|mteval|(src|ref|tst)set|tmx|dataset)\b/i.test(firstLine),
  open: (file, onSentence) => {
    const segments = new Segments(file, onSentence);
    const { take, end } = xmlTaker(file, segments, `SGML? The text alone: ${SEGMENTS} > new.txt`);
    const both = () => {
      end();
      segments.end();
    };
    return { take, end: both };
  },
};

/** What IWSLT says of a talk; other tags, such as <b>, are of sentences. */
const TAG_OF_TALK =
  /^\s*<\/?(?:doc|url|talkid|speaker|keywords|title|description|reviewer|translator|seekvideo|content|transcript|head|dtime|date|wordnum|charnum|segid)\b/i;

/** Talks one after the other: lines of tags about the talk, then its sentences. Both sides have their tags in the same places. */
const TAGGED_LINES: SideFormat = {
  begins: (firstLine) => /^\s*<(doc|url|talkid|speaker|keywords|title|description)\b/i.test(firstLine),
  open: (_, onSentence) => ({
    take: (text, line) => {
      if (!TAG_OF_TALK.test(text)) onSentence(text.trim(), line);
    },
    end: () => {},
  }),
};

/** Files that somebody took for one side, since both are in them. */
const BOTH_SIDES = [
  {
    name: 'rows of cells with tabs between them',
    looks: (lines: readonly string[]) => lines.every((line) => line.includes('\t')),
    hint: 'a file of both sides goes to --corpus; its first column alone: cut -f1 old.tsv > new.txt',
  },
  {
    name: 'JSON',
    looks: (lines: readonly string[]) => /^[{[]$/.test(lines[0]!) || lines.every((line) => /^\{\s*".*\}$/.test(line)),
    hint: 'a file of both sides goes to --corpus',
  },
];

const PLAIN: SideFormat = {
  begins: () => true,
  open: (file, onSentence) => {
    let head: string[] | null = [];
    const look = () => {
      const found = lookAlikeOfSide(head!) ?? BOTH_SIDES.find(({ looks }) => looks(head!)) ?? null;
      head = null;
      if (found === null) return;
      const problem = `this looks like ${found.name}, not like a sentence a line`;
      throw new NmtError({ code: 'E_CORPUS', file, line: 1, problem, hint: found.hint });
    };
    const take = (text: string, line: number) => {
      if (head !== null && text.trim() !== '' && head.push(text) === FIRST_LINES) look();
      onSentence(text, line);
    };
    return { take, end: () => head !== null && look() };
  },
};

const SIDE_FORMATS = [MTEVAL, TAGGED_LINES, PLAIN];

/** The reader of one side, by how its file begins. */
export function sideTaker(file: string, firstLine: string, onSentence: OnSentence): LineTaker {
  return SIDE_FORMATS.find((format) => format.begins(firstLine))!.open(file, onSentence);
}

class Segments implements XmlHandlers {
  private readonly file: string;
  private readonly onSentence: OnSentence;
  private segment: { text: string; readonly line: number } | null = null;
  private root = '';
  /** That this document has in WMT's XML: its source, and translations of it. */
  private parts = 0;
  private count = 0;

  constructor(file: string, onSentence: OnSentence) {
    this.file = file;
    this.onSentence = onSentence;
  }

  open(tag: { name: string }, line: number): void {
    const name = tag.name.toLowerCase();
    this.root ||= tag.name;
    if (name === 'doc') this.parts = 0;
    if (['src', 'ref', 'hyp'].includes(name)) this.parts++;
    if (['tmx', 'xliff'].includes(name) || this.parts > 1) {
      const problem = 'this is not one side: both are in this file';
      const hint = 'give it as a corpus by itself: --corpus FILE';
      throw new NmtError({ code: 'E_CORPUS', file: this.file, line, problem, hint });
    }
    if (name === 'seg') this.segment = { text: '', line };
  }

  text(text: string): void {
    if (this.segment !== null) this.segment.text += text;
  }

  close(name: string): void {
    if (name.toLowerCase() !== 'seg' || this.segment === null) return;
    this.onSentence(onOneLine(this.segment.text), this.segment.line);
    this.segment = null;
    this.count++;
  }

  /** @throws NmtError E_CORPUS where there was none */
  end(): void {
    if (this.count > 0) return;
    const hint = 'of XML a side is mteval, with <seg id="1">; else give plain lines';
    const problem = `no <seg> in this XML, whose root is <${this.root}>`;
    throw new NmtError({ code: 'E_CORPUS', file: this.file, problem, hint });
  }
}
