/** What a file is by its first bytes, where it is no text: an archive, a packed file, a document. */

interface Container {
  /** "a zip archive" */
  readonly name: string;
  /** What to do about it. */
  readonly advice: string;
}

const UNPACK = 'unpack it first';
const EXPORT = 'save it as text in UTF-8, in Excel as "CSV UTF-8" or as Unicode text';

const TABLE = 'write its columns as JSON lines or TSV first';
const toLines = (frame: string) =>
  `make JSON lines of it: python3 -c 'import pandas, pyarrow.ipc; ${frame}.to_json("new.jsonl", orient="records", lines=True)'`;

/** First bytes, spelt as Latin-1, and what they stand for. */
const SIGNATURES: readonly (readonly [start: string, name: string, advice: string])[] = [
  ['\x1f\x8b', 'gzip data', 'unpack it first: gunzip'],
  ['PK\x05\x06', 'an empty zip archive', UNPACK],
  ...Array.from('123456789', (level) => [`BZh${level}1AY&SY`, 'bzip2 data', 'unpack it first: bunzip2'] as const),
  ['\xfd7zXZ\0', 'xz data', 'unpack it first: unxz'],
  ['\x28\xb5\x2f\xfd', 'zstd data', 'unpack it first: unzstd'],
  ['\x04\x22\x4d\x18', 'lz4 data', 'unpack it first: unlz4'],
  ['\x1f\x9d', 'compress data', 'unpack it first: uncompress'],
  ['7z\xbc\xaf\x27\x1c', 'a 7z archive', UNPACK],
  ['Rar!\x1a\x07', 'a rar archive', UNPACK],
  ['%PDF-', 'a PDF document', 'take its text out: pdftotext old.pdf new.txt'],
  ['{\\rtf', 'an RTF document', 'save it as plain text in UTF-8'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'an old Excel or Word document', EXPORT],
  ['PAR1', 'a Parquet file', toLines('pandas.read_parquet("old.parquet")')],
  ['ARROW1', 'an Arrow file', toLines('pandas.read_feather("old.arrow")')],
  ['\xff\xff\xff\xff', 'an Arrow stream', toLines('pyarrow.ipc.open_stream("old.arrow").read_pandas()')],
  [
    'SQLite format 3\0',
    'an SQLite database',
    'write its table first: sqlite3 -header -csv old.db "SELECT * FROM pairs" > new.csv (.tables has their names)',
  ],
  ['\x89PNG', 'a PNG picture', 'a text file is wanted'],
  ['\xff\xd8\xff', 'a JPEG picture', 'a text file is wanted'],
  ...['\x7fELF', 'MZ\x90\0', '\0asm'].map((start) => [start, 'a program', 'a text file is wanted'] as const),
  ...['GIF87a', 'GIF89a'].map((start) => [start, 'a GIF picture', 'a text file is wanted'] as const),
  ['\x89HDF\r\n', 'an HDF5 file', TABLE],
  ['\x93NUMPY', 'a NumPy array', TABLE],
  ['Obj\x01', 'an Avro file', TABLE],
  ...Array.from('\x02\x03\x04\x05', (version) => [`\x80${version}`, "Python's pickled data", TABLE] as const),
  ['LZIP\x01', 'lzip data', 'unpack it first: lzip -d'],
  ['\xde\x12\x04\x95', 'compiled gettext messages', 'msgunfmt makes a .po file of them'],
  ['version https://git-lfs', 'a pointer of Git LFS', 'git lfs pull fetches the file itself'],
];

/** What a zip archive is by the names of its entries. */
const ZIP_ENTRIES: readonly (readonly [entry: RegExp, name: string, advice: string])[] = [
  [/xl\//, 'an Excel workbook', EXPORT],
  [/word\//, 'a Word document', 'take its text out: pandoc --wrap=none -t plain old.docx -o new.txt'],
  [/ppt\//, 'a PowerPoint document', 'save its text as UTF-8'],
  [/mimetypeapplication\/vnd\.oasis/, 'an OpenDocument file', 'save it as text or CSV in UTF-8'],
  [/\[Content_Types\]\.xml/, 'an Office document', EXPORT],
];

const TAR_MARK = 257;

/** The container that these first bytes of a file begin, or `null`. */
export function containerOf(bytes: Uint8Array): Container | null {
  const start = spell(bytes, 24);
  if (start.startsWith('PK\x03\x04')) return zipOf(spell(bytes, 1 << 16));
  const found = SIGNATURES.find(([signature]) => start.startsWith(signature));
  if (found !== undefined) return { name: found[1], advice: found[2] };
  const isTar = spell(bytes.subarray(TAR_MARK), 5) === 'ustar';
  return isTar ? { name: 'a tar archive', advice: UNPACK } : null;
}

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function zipOf(text: string): Container {
  const [, name, advice] = ZIP_ENTRIES.find(([entry]) => entry.test(text)) ?? [null, 'a zip archive', UNPACK];
  return { name, advice };
}

function spell(bytes: Uint8Array, most: number): string {
  return Array.from(bytes.subarray(0, most), (byte) => String.fromCharCode(byte)).join('');
}
