import { spawnSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLines, readText } from '../../src/encoding/read.ts';

type TextOptions = NonNullable<Parameters<typeof readLines>[2]>;

/** Bytes written as hexadecimal digits. */
const hex = (digits: string) => Uint8Array.from(digits.match(/\w\w/g) ?? [], (byte) => Number.parseInt(byte, 16));
const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const utf16 = (text: string, isBig: boolean) =>
  Uint8Array.from(
    Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)).flatMap((unit) =>
      isBig ? [unit >> 8, unit & 0xff] : [unit & 0xff, unit >> 8],
    ),
  );

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
}

async function linesOf(bytes: Uint8Array, options: TextOptions = {}, size = 1 << 16) {
  const lines: string[] = [];
  const { notes } = await readLines({ name: 'f', bytes: inPieces(bytes, size) }, (text) => lines.push(text), options);
  return { lines, notes };
}

const refusal = async (bytes: Uint8Array, options: TextOptions = {}) =>
  linesOf(bytes, options).then(
    () => 'read',
    (error: Error) => error.message,
  );

/** "안녕하세요. 뷁!" in CP949, whose last syllable EUC-KR does not have; こんにちは in Shift_JIS and EUC-JP; and so on. */
const SAMPLES: readonly (readonly [label: string, bytes: Uint8Array, text: string])[] = [
  ['cp949', hex('bec8b3e7c7cfbcbcbfe42e2094ee21'), '안녕하세요. 뷁!'],
  ['shift_jis', hex('82b182f182c982bf82cd'), 'こんにちは'],
  ['euc-jp', hex('a4b3a4f3a4cba4c1a4cf'), 'こんにちは'],
  ['gb18030', hex('c4e3bac3a3acced2cac7d6d0b9fac8cb'), '你好，我是中国人'],
  ['big5', hex('a741a66ea141a7daac4fa4a4b0eaa448'), '你好，我是中國人'],
  ['windows-1251', hex('cff0e8e2e5f22c20eceef0'), 'Привет, мор'],
  ['koi8-r', hex('f0d2c9d7c5d42c20cdcfd2'), 'Привет, мор'],
  ['latin1', latin('O\u00f9 est le caf\u00e9 d\u00e9j\u00e0 pr\u00eat ?'), 'Où est le café déjà prêt ?'],
  [
    'cp949',
    hex('8c63b9e6b0a2c7cf20bc84bdc3c4ddb6f320beeeb5f0bfa120c0d6beeebfe43f'),
    '똠방각하 펲시콜라 어디에 있어요?',
  ],
  ['gb18030', hex('ced2b6f6c1cba1a309b3b5d5bed4dac4c4c0efa3bf'), '我饿了。\t车站在哪里？'],
  ['big5', hex('a7dabe6aa446a14309a8aeafb8a662adfeb8cca148'), '我餓了。\t車站在哪裡？'],
  [
    'euc-jp',
    hex('a4aacaa2a4acb6f5a4ada4dea4b7a4bfa1a3b1d8a4cfa4c9a4b3a4c7a4b9a4aba1a3'),
    'お腹が空きました。駅はどこですか。',
  ],
  ['windows-1250', latin('Chcia\u00b3bym \u00b3\u00f3\u00bfko.'), 'Chciałbym łóżko.'],
  ['windows-1250', latin('za\u00bf\u00f3\u00b3\u00e6 g\u00ea\u009cl\u00b9'), 'zażółć gęślą'],
];

describe('text in other encodings', () => {
  it.each(SAMPLES)(
    'when %s is not named, then one line says line, guess and option; named, it is read',
    async (label, bytes, text) => {
      const all = Uint8Array.from([...latin('plain\n'), ...bytes, 0x0a]);
      expect(await refusal(all)).toMatch(
        new RegExp(`^f:2: this is not UTF-8; by a guess it is .* \\(add --encoding ${label}, or save it as UTF-8\\)$`),
      );
      for (const size of [1, 2, 3, 1000]) {
        expect((await linesOf(all, { encoding: label }, size)).lines).toEqual(['plain', text]);
      }
    },
  );

  it('when one line is damaged in text that is UTF-8 otherwise, then the line is to be mended, not the file converted', async () => {
    const bytes = Uint8Array.from([...new TextEncoder().encode('가나\n'), ...latin('caf\u00e9\n')]);
    expect(await refusal(bytes)).toContain('f:2: this is not UTF-8 (mend this line: text before it is UTF-8)');
  });

  it('when damaged lines stand among good ones, then each is to be mended: no second file begins there', async () => {
    const good = new TextEncoder().encode('가나\n');
    const bytes = Uint8Array.from([0, 1, 2, 3].flatMap(() => [...good, ...latin('caf\u00e9\n')]));
    expect(await refusal(bytes)).toContain('f:2: this is not UTF-8 (mend this line: text before it is UTF-8)');
  });

  it('when a file of another encoding was put behind one of UTF-8, as >> does on Windows, then both are named', async () => {
    const text = '저는 집에 가요.\n오늘은 날씨가 추워요.\n우리는 밥을 먹어요.\n감사합니다.\n';
    const utf8 = Buffer.from(text);
    const cp949 = Buffer.from(
      'c0fab4c220c1fdbfa120b0a1bfe42e0abfc0b4c3c0ba20b3afbebeb0a120c3dfbff6bfe42e0abfecb8aeb4c220b9e4c0bb20b8d4beeebfe42e0ab0a8bbe7c7d5b4cfb4d92e0a',
      'hex',
    );
    const utf16 = Buffer.from(text, 'utf16le');
    const hint = 'two files, one put behind the other? Convert each to UTF-8 before';
    expect(await refusal(Buffer.concat([utf8, cp949]))).toBe(
      `f:5: this is not UTF-8 (text before it is UTF-8, and this looks like CP949 (EUC-KR): ${hint})`,
    );
    for (const mark of ['', '\ufeff'])
      expect(await refusal(Buffer.concat([utf8, Buffer.from(mark, 'utf16le'), utf16]))).toBe(
        `f: this begins as UTF-8 and goes on as UTF-16 (${hint})`,
      );
    const long = Buffer.concat([...Array.from({ length: 2000 }, () => utf8), utf16]);
    expect(await refusal(long)).toBe(
      `f:8001: this is not UTF-8 (text before it is UTF-8, and this looks like UTF-16: ${hint})`,
    );
  });

  it('when a file ends within a character, then it is said to be cut off, in whatever encoding and pieces it is read', async () => {
    const whole = new TextEncoder().encode('한국어\t말\nnaïve\tnaïf 🙂');
    const ends =
      /^f:2: this ends within a character: the file was cut off \(copy or download it again, or leave its last line out\)$/;
    for (const missing of [1, 2, 3]) {
      const bytes = whole.subarray(0, -missing);
      expect(await refusal(bytes)).toMatch(ends);
      for (const size of [1, 3, 7]) await expect(linesOf(bytes, {}, size)).rejects.toThrow(ends);
      await expect(readText({ name: 'f', bytes: inPieces(bytes, 5) })).rejects.toThrow(ends);
      expect(await refusal(gzipSync(bytes))).toMatch(ends);
    }
    for (const [encoding, bytes] of [
      ['cp949', latin('one\n\xb0\xa1\x8c\x63\xb0')],
      ['shift_jis', latin('one\n\x82\xb1\x82')],
      ['gb18030', latin('one\n\x81\x30\x81')],
      ['utf-16le', utf16('one\ntwo 🙂', false).subarray(0, -2)],
    ] as const)
      expect(await refusal(bytes, { encoding })).toMatch(ends);
  });

  it('when bytes at the end fit another encoding as well, or stand within the text, then nothing is called cut off', async () => {
    expect(await refusal(latin('one\nle caf\xe9'))).toMatch(/^f:2: this is not UTF-8; by a guess/);
    expect(await refusal(Uint8Array.from([...new TextEncoder().encode('가\n'), 0xea, 0xb0, 0x0a]))).toMatch(
      /^f:2: this is not UTF-8 \(mend/,
    );
    expect(await refusal(latin('O\xf9 est le caf\xe9'))).toMatch(/^f:1: this is not UTF-8; by a guess/);
  });

  it('when bytes are no text at all, then no encoding is made up for them', async () => {
    const noise = Uint8Array.from({ length: 3000 }, (_, i) => (i * 7919) % 251);
    expect(await refusal(noise)).toBe('f:1: this is not UTF-8 (it looks like no text; is it the right file?)');
  });

  it('when the encoding named is another one, then it is not forced on the bytes', async () => {
    expect(await refusal(new TextEncoder().encode('가나다라\n'), { encoding: 'shift_jis' })).toContain(
      'f:1: this is not Shift_JIS',
    );
    expect(await refusal(latin('plain\n'), { encoding: 'utf-16' })).toContain('but UTF-8');
    expect(await refusal(latin('a'), { encoding: 'cp94' })).toContain(
      'there is no encoding "cp94" (did you mean "cp949"?)',
    );
  });

  it.each(['latin1', 'ascii', 'windows-1251', 'iso-8859-15', 'koi8-r'])(
    'when %s is told and the text is UTF-8, however late that shows, then it is refused',
    async (encoding) => {
      const text = `${'plain\n'.repeat(2000)}un été à la crème\nça déjà, très bien, où ?\n`;
      for (const size of [1, 7, 1 << 16]) {
        const problem = linesOf(new TextEncoder().encode(text), { encoding }, size);
        await expect(problem).rejects.toThrow(/^f: this is not .*, as told, but UTF-8 \(leave out --encoding; /);
      }
    },
  );

  it.each([
    ['cp949', 'c4a3c3b4', '친척'],
    ['cp949', 'c3b5c3b50ac3bbc3b7', '천천\n청첨'],
    ['ibm866', 'e0a0a420e0a0a7', 'рад раз'],
    ['windows-1251', 'cdb32120d6b3', 'Ні! Ці'],
    ['latin1', '43c3a9', 'CÃ©'],
  ])('when %s is told and its few letters could be UTF-8: %s, then it is believed', async (encoding, bytes, text) => {
    expect(new TextDecoder('utf-8', { fatal: true }).decode(hex(bytes))).not.toBe(text);
    expect((await linesOf(hex(bytes), { encoding })).lines).toEqual(text.split('\n'));
  });

  it('when an encoding is named that no engine decodes, then iconv is named; what people call others is known', async () => {
    for (const [encoding, iconv] of Object.entries({
      ...{
        'utf-32': 'UTF-32',
        'utf-32-le': 'UTF-32LE',
        'UTF-7': 'UTF-7',
        johab: 'JOHAB',
        ibm1361: 'JOHAB',
        'cp-850': 'CP850',
      },
      ...{
        iso2022_kr: 'ISO-2022-KR',
        'euc-tw': 'EUC-TW',
        IBM1047: 'IBM1047',
        cp037: 'IBM037',
        ibm437: 'CP437',
        cp720: undefined,
      },
    })) {
      const refused =
        iconv &&
        `text in ${iconv} is not read (convert it first, such as by: iconv -f ${iconv} -t UTF-8 old.txt > new.txt)`;
      expect(await refusal(latin('a'), { encoding })).toMatch(refused ?? /^there is no encoding/);
    }
    for (const encoding of ['utf-8-sig', 'UTF8-BOM', 'cp65001'])
      expect((await linesOf(new TextEncoder().encode('\ufeff가\n'), { encoding })).lines).toEqual(['가']);
    for (const encoding of ['win1251', 'windows1251', 'Win-1251'])
      expect((await linesOf(latin('\xe4\xe0\n'), { encoding })).lines).toEqual(['да']);
  });
});

describe('UTF-16', () => {
  it.each([false, true])(
    'when a mark leads (big-endian: %s), then it is read in any pieces, and said',
    async (isBig) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.string({ unit: 'grapheme' })),
          fc.integer({ min: 1, max: 9 }),
          async (given, size) => {
            const lines = given.map((line) => line.replace(/[\r\n]|^\ufeff/g, ''));
            const bytes = utf16(`\uFEFF${lines.map((line) => `${line}\r\n`).join('')}`, isBig);
            const read = await linesOf(bytes, {}, size);
            expect(read.lines).toEqual(lines.length === 0 ? [''] : lines);
            expect(read.notes).toEqual([`read as UTF-16${isBig ? 'BE' : 'LE'}, by its byte order mark`]);
          },
        ),
        { numRuns: 60 },
      );
    },
  );

  it.each([
    ['LE', 'Wo ist das?\nHier.\n'],
    ['BE', 'Wo ist das?\nHier.\n'],
    ['LE', '가게가 어디에 있어요?\n한국어\n'],
    ['BE', '가게가 어디에 있어요?\n한국어\n'],
    ['LE', '一个人在这里，一起。\r\n二\r\n'],
  ])('when no mark leads, then UTF-16%s is told by its NULs: %s', async (order, text) => {
    const bytes = utf16(text, order === 'BE');
    expect(await refusal(bytes)).toContain(
      `looks like UTF-16${order} without a byte order mark (add --encoding utf-16`,
    );
    expect((await linesOf(bytes, { encoding: `utf-16${order}` }, 3)).lines).toEqual(text.trimEnd().split(/\r?\n/));
  });

  it('when half a surrogate pair or half a character is there, then the line is named', async () => {
    expect(await refusal(hex('fffe61000a0000d80a00'))).toContain('f:2: this is not UTF-16LE');
    expect(await refusal(hex('fffe61000a0061'))).toContain('f:2: this ends within a character');
  });

  it('when UTF-8 has NULs here and there, then it is UTF-8 all the same', async () => {
    expect((await linesOf(latin('a\0b and more text\n\0\nc\n'))).lines).toEqual(['a\0b and more text', '\0', 'c']);
  });
});

describe('what is no text', () => {
  it.each([
    ['a zip archive', 'PK\x03\x04aaaaaaaaaaaaaaaaaaaaaaaaaapairs.tsv'],
    ['an Excel workbook', 'PK\x03\x04aaaaaaaaaaaaaaaaaaaaaaaaaaxl/workbook.xml'],
    ['a Word document', 'PK\x03\x04aaaaaaaaaaaaaaaaaaaaaaaaaaword/document.xml'],
    ['bzip2 data', 'BZh51AY&SYxx'],
    ['xz data', '\xfd7zXZ\0\0'],
    ['zstd data', '\x28\xb5\x2f\xfd\0'],
    ['a 7z archive', '7z\xbc\xaf\x27\x1c'],
    ['a rar archive', 'Rar!\x1a\x07\x01'],
    ['a PDF document', '%PDF-1.7\n'],
    ['an Arrow stream', '\xff\xff\xff\xff\xa8\0\0\0\x10'],
    ["Python's pickled data", '\x80\x02]q'],
    ["Python's pickled data", '\x80\x05\x95'],
    ['a tar archive', `${'n'.repeat(257)}ustar\0`],
  ])('when it is %s, then it goes by its name, also within gzip', async (name, start) => {
    expect(await refusal(latin(start))).toMatch(new RegExp(`^f: this is ${name}, no text \\(.+\\)$`));
    expect(await refusal(gzipSync(latin(start)))).toContain(`this is ${name}`);
  });

  it('when it is UTF-32, then that is said', async () => {
    expect(await refusal(hex('fffe000061000000'))).toContain('this is UTF-32');
    expect(await refusal(hex('0000feff00000061'))).toContain('this is UTF-32');
  });
});

describe('ends of lines and of files', () => {
  it.each([
    [
      'UTF-32LE',
      '00c8000094b200002000000028cc00007cb90000200000008bc8000044c5000074d5000094c600002e0000000a00000059d5000050ad0000d0c500002000000000ac000094c600002e0000000a00000024c6000098b2000020000000a0b0000028c5000000ac0000200000008bc8000044c5000094c600002e0000000a000000',
    ],
    [
      'UTF-32BE',
      '0000c8000000b294000000200000cc280000b97c000000200000c88b0000c5440000d5740000c6940000002e0000000a0000d5590000ad500000c5d0000000200000ac000000c6940000002e0000000a0000c6240000b298000000200000b0a00000c5280000ac00000000200000c88b0000c5440000c6940000002e0000000a',
    ],
    [
      'UTF-7',
      '2b794143796c41202b7a4369356641202b79497646524e56307870512e0a2b31566d74554d5851202b724144476c412e0a2b786953796d41202b734b44464b4b7741202b79497646524d61552e0a',
    ],
    [
      'HZ',
      '7e7b4e524f323b363a483268232c446344587e7d0a7e7b4e524347482551275023232c3a4342707e7d0a7e7b4b7b4347323b562a3540556238767e7d0a',
    ],
    [
      'ISO-2022-KR',
      '1b2429430e407a34420f200e427738260f200e41413e4647583f640f2e0a0e475031333f210f200e30213f640f2e0a0e3f4034430f200e332f3e3e30210f200e41413e463f640f2e0a',
    ],
  ])('when it is in %s, which no engine decodes, then it is refused by its name', async (name, digits) => {
    const said = await refusal(hex(digits));
    const command = name === 'HZ' ? 'python3 -c ' : `iconv -f ${name} -t UTF-8`; // glibc's iconv has no HZ
    expect(said).toContain(`f: this looks like ${name} (save it as UTF-8, such as by: ${command}`);
    const convert = said.slice(said.indexOf(command), -1).replace(' < old.txt > new.txt', '');
    const { status, stdout } = spawnSync('sh', ['-c', convert], { input: hex(digits), encoding: 'utf8' });
    if (status === 0) expect(stdout).toMatch(/^(?:[\p{Script=Hangul}\p{Script=Han} .?,。，？]+\n){3}$/u);
  });

  it('when plain text has the marks of shifted text here and there, then it is read', async () => {
    for (const text of [
      'a+b+c = 2, x+y-z\n1+1+1\nhello+world-\n',
      'a ~{b} ~{c}~ d\n',
      '+8221234567 +8229876543 +123\n',
    ]) {
      expect((await linesOf(latin(text))).lines.join('\n')).toBe(text.trimEnd());
    }
  });

  it('when Russian begins its sentences with the letter that another encoding has at its end, then the usual one is guessed', async () => {
    expect(
      await refusal(hex('df20ebfee1ebfe20f7e0e92c20e4f0f3e32e0adf20e7ede0fe20e4eef0eee3f320e4eeeceee92e0a')),
    ).toMatch(/by a guess it is Windows-1251/);
  });

  it('when lines end in \\r alone, then they are read so, with a note; in UTF-16 too', async () => {
    const notes = ['its lines end in \\r alone, as old systems end them'];
    expect(await linesOf(latin('a\tb\rc\td\r\re'))).toEqual({ lines: ['a\tb', 'c\td', '', 'e'], notes });
    expect((await linesOf(utf16('\uFEFFa\rb', true))).lines).toEqual(['a', 'b']);
    const many = Array.from({ length: 30_000 }, (_, i) => `line ${i}`);
    expect((await linesOf(latin(many.join('\r')), {}, 4096)).lines).toEqual(many);
  });

  it('when there is nothing, less than a mark, or a mark alone, then nothing is made of it', async () => {
    expect((await linesOf(new Uint8Array(0))).lines).toEqual([]);
    expect((await linesOf(hex('efbbbf'))).lines).toEqual(['']);
    expect(await refusal(hex('efbb'))).toContain('f:1: this ends within a character');
    expect((await readText({ name: 'f', bytes: inPieces(hex('efbbbf61'), 1) })).text).toBe('a');
  });

  it('when gzip has several members and comes byte by byte, then all are read', async () => {
    const bytes = Uint8Array.from([...gzipSync('a\nb'), ...gzipSync('c\nd\n')]);
    expect((await linesOf(bytes, {}, 1)).lines).toEqual(['a', 'bc', 'd']);
  });
});
