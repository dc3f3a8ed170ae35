/** TSV: a row a line, cells parted by tabs, no quotes. Also what every text is taken for that begins like nothing else. */
import type { Format } from './format.ts';

export const TSV: Format = {
  name: 'TSV',
  extensions: ['tsv', 'tab'],
  oneCell: {
    problem: 'no tab in this line',
    hint: 'each line is a source, a tab and a target; two aligned files go to --source and --target',
  },
  begins: (firstLine) => firstLine.includes('\t'),
  open: (_, table) => ({
    take: (text, line) => table.row(text.split('\t'), line),
    end: () => {},
  }),
};
