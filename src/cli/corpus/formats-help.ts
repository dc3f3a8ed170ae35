/** What the help of every command that reads a corpus says of files. */
import { FORMAT_NAMES } from '../../corpus/files/formats/formats.ts';

export const FORMATS_HELP = `A file of pairs is ${FORMAT_NAMES}, each maybe packed as .gz, or comes through a pipe.
Columns of numbers and a header are recognised; --columns 2,4 or --columns en,ko says which columns to read.
--source and --target take plain lines, IWSLT's train.tags files, or mteval XML (<seg id="1">).`;
