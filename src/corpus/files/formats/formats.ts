/** The formats that hold both sides, and which of them a file is in. Help and messages take their names from here. */
import { CSV } from './csv.ts';
import type { Format } from './format.ts';
import { JSON_ARRAY, JSON_LINES } from './json.ts';
import { TSV } from './tsv.ts';
import { TMX, XLIFF } from './xml-units.ts';

/** What begins like several of them is the first: TSV, which any text may be, is the last. */
const FORMATS: readonly Format[] = [CSV, JSON_LINES, JSON_ARRAY, TMX, XLIFF, TSV];

/** "CSV, JSON lines, JSON array, TMX, XLIFF or TSV" */
export const FORMAT_NAMES = FORMATS.map(({ name }) => name)
  .join(', ')
  .replace(/, (?=[^,]*$)/, ' or ');

const EXTENSIONS: ReadonlySet<string> = new Set(FORMATS.flatMap(({ extensions }) => extensions));

/** Whether a file's name says that it holds both sides; maybe with .gz behind. */
export function isPairFile(file: string): boolean {
  return EXTENSIONS.has(extensionOf(file));
}

/** By its name where that says it, by its first line where several formats share the name or none has it. */
export function formatOf(file: string, firstLine: string): Format {
  const named = FORMATS.filter(({ extensions }) => extensions.includes(extensionOf(file)));
  const candidates = named.length > 0 ? named : FORMATS;
  return candidates.find((format) => format.begins(firstLine)) ?? named[0] ?? TSV;
}

/** Example "train.CSV.gz" → "csv" */
function extensionOf(file: string): string {
  return /\.([^.\\/]+?)(\.gz)?$/i.exec(file)?.[1]?.toLowerCase() ?? '';
}
