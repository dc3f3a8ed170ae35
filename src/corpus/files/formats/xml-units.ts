/** XML whose units hold both sides, TMX, XLIFF and WMT's: known by the root, whatever the file is called. */
import { NmtError } from '../../../errors.ts';
import type { Table } from '../table.ts';
import type { Format, LineTaker } from './format.ts';
import { HTML_HINT } from './look-alikes.ts';
import { TmxUnits } from './tmx.ts';
import { WmtUnits } from './wmt.ts';
import { XliffUnits } from './xliff.ts';
import { beginsXml, type XmlHandlers, xmlTaker } from './xml.ts';

export const TMX: Format = {
  name: 'TMX',
  extensions: ['tmx'],
  oneCell: {
    problem: 'one language alone in this unit',
    hint: 'a unit <tu> holds a <tuv xml:lang="…"> for each language',
  },
  begins: beginsXml,
  open: openUnits,
};

export const XLIFF: Format = { ...TMX, name: 'XLIFF', extensions: ['xlf', 'xliff'] };

function openUnits(file: string, table: Table): LineTaker {
  let units: XmlHandlers | null = null;
  let prefix = '';
  /** TMX of before has its names in upper case; XLIFF within other XML has them in a name space, that of its root. */
  const plain = (name: string) => (name.startsWith(prefix) ? name.slice(prefix.length) : name).toLowerCase();
  return xmlTaker(file, {
    open({ name, attributes, ...tag }, line) {
      if (units === null) prefix = /^\w+:(?=xliff$)/.exec(name)?.[0] ?? '';
      units ??= unitsOf(plain(name), table, { file, line });
      const lower = Object.entries(attributes).map(([key, value]) => [key.toLowerCase(), value]);
      units.open({ ...tag, name: plain(name), attributes: Object.fromEntries(lower) }, line);
    },
    close: (name) => units?.close(plain(name)),
    text: (text) => units?.text(text),
  });
}

/** @throws NmtError E_CORPUS, with what to do instead, for another root */
function unitsOf(root: string, table: Table, place: { file: string; line: number }): XmlHandlers {
  if (root === 'tmx') return new TmxUnits(table);
  if (root === 'xliff') return new XliffUnits(table);
  if (root === 'dataset') return new WmtUnits(table);
  const side = 'a file of <seg> lines holds one side: --source dev.en.xml --target dev.ko.xml';
  const read =
    'of XML, TMX and XLIFF are read with both sides, and mteval files (<seg id="1">) as --source and --target';
  const isSide = /^(mteval|(src|ref|tst)set|doc)$/.test(root);
  const hint = isSide ? side : /^(html|body|table)$/i.test(root) ? HTML_HINT : read;
  throw new NmtError({
    code: 'E_CORPUS',
    ...place,
    problem: `XML whose root is <${root}>, not <tmx> or <xliff>`,
    hint,
  });
}
