import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { encodingOf } from '../../src/encoding/encodings.ts';
import { LineCutter } from '../../src/encoding/line-cutter.ts';

/** What is said of bytes that nobody has named an encoding for; the text, where they are read. */
function said(bytes: Uint8Array): string {
  const cutter = new LineCutter({ name: 'f', encoding: null, code: 'E_TEXT', takesEncoding: true, isStrict: true });
  try {
    cutter.push(bytes);
    cutter.end();
    return `read: ${cutter.next()?.text}`;
  } catch (error) {
    return (error as Error).message;
  }
}

/** Text in an encoding of one byte a character: the decoder's table, the other way round. */
function encoded(text: string, label: string): Uint8Array {
  const { decodeLossy } = encodingOf(label);
  const bytes = new Map(Array.from({ length: 256 }, (_, byte) => [decodeLossy(Uint8Array.of(byte)), byte]));
  return Uint8Array.from(text, (character) => bytes.get(character)!);
}

const TEXTS = {
  russian: 'Мы купили хлеб и молоко.\nМой брат живёт в Москве, а сестра учится в Томске. Что вы хотите?\n',
  ukrainian: 'Ми купили хліб і молоко.\nМій брат живе у Києві, його дружина їде додому. Що ви хочете?\n',
  bulgarian: 'Купихме хляб и мляко.\nБрат ми живее в София, а сестра ми учи. Какво искате?\n',
  greek: 'Αγοράσαμε ψωμί και γάλα.\nΟ αδελφός μου μένει στην Αθήνα. Τι θέλετε;\n',
  hebrew: 'קנינו לחם וחלב היום.\nאחי גר בעיר גדולה, ואחותי לומדת. מה אתם רוצים?\n',
  arabic: 'اشترينا الخبز والحليب اليوم.\nأخي يسكن في القاهرة، وأختي تدرس هنا. ماذا تريد؟\n',
  thai: 'เราซื้อขนมปังและนมวันนี้\nพี่ชายของฉันอยู่ที่กรุงเทพ คุณต้องการอะไร\n',
  turkish: 'Ekmek ve süt aldık.\nKardeşim İstanbul’da yaşıyor, çok güzel değil mi? Şimdi öğreniyor.\n',
  polish:
    'Kupiliśmy chleb i mleko.\nMój brat mieszka w Łodzi, a siostra się uczy. Czego pan chce, proszę? Źle, też tędy.\n',
  hungarian:
    'Vettünk kenyeret és tejet.\nA bátyám Győrben él, a nővérem tanul. Mit szeretnétek főzni? Gyűrűt, köszönöm.\n',
  latvian:
    'Mēs nopirkām maizi.\nMans brālis dzīvo Rīgā, bet māsa mācās šeit. Ko jūs vēlaties? Paldies, ļoti laba, ķirši un žāvēti āboli.\n',
  french: 'Nous avons acheté du pain.\nMon frère habite à Orléans, ma sœur étudie. Où êtes-vous ? Ça, le dîner.\n',
  german:
    'Wir haben Brot für das Frühstück gekauft.\nMein Bruder wohnt in Köln, große Städte sind schön. Übrigens: Äpfel.\n',
  swedish: 'Vi köpte bröd och mjölk.\nMin bror bor på en ö, och min syster är här. Vad vill ni äta? Åh, så gott.\n',
};

describe('a guess at an encoding', () => {
  it.each([
    ['russian', ['windows-1251', 'koi8-r', 'ibm866', 'iso-8859-5', 'x-mac-cyrillic']],
    ['ukrainian', ['windows-1251', 'koi8-u', 'iso-8859-5', 'x-mac-cyrillic']],
    ['bulgarian', ['windows-1251', 'ibm866', 'iso-8859-5', 'x-mac-cyrillic']],
    ['greek', ['windows-1253', 'iso-8859-7']],
    ['hebrew', ['windows-1255', 'iso-8859-8']],
    ['arabic', ['windows-1256', 'iso-8859-6']],
    ['thai', ['windows-874']],
    ['turkish', ['windows-1254']],
    ['polish', ['windows-1250', 'iso-8859-2']],
    ['hungarian', ['windows-1250', 'iso-8859-2']],
    ['latvian', ['windows-1257', 'iso-8859-13']],
    ['french', ['latin1', 'macintosh']],
    ['german', ['latin1', 'macintosh']],
    ['swedish', ['latin1', 'macintosh']],
  ] as const)(
    'when %s text is in one of %j, alone or beside English, then the guess gets it right',
    (language, labels) => {
      const text = TEXTS[language];
      const beside = text.replace(/^(?=.)/gm, 'A sentence, and another one.\t');
      for (const label of labels) {
        for (const whole of [text, text.repeat(20), beside]) {
          const bytes = encoded(whole, label);
          const found = /by a guess it is .* \(add --encoding ([\w-]+),/.exec(said(bytes))?.[1];
          expect(`${label}: ${found && encodingOf(found).decode(bytes)}`).toBe(`${label}: ${whole}`);
        }
      }
    },
  );

  it.each([
    [
      'JOHAB',
      'b4e197a1b541ace120a4e1af619f6920c861b4a120d07393a18c613f20b8e19365209081b7a920ace1b689b541ace120a681ac658c61bba12088619d6189a120d07393a194612e0a',
    ],
    [
      'EUC-TW',
      'eef9d9c2ddd5e6d3c8b4caf4c8b4c4a9e4c4eba9c4e3c5c6a1a9cabcd4afcdfcc5b2d3d1c6aad2e0e7d9ece0a1a2c9a3c4bec4a1d8c4cbf4c9c3a1a40a',
    ],
    [
      'CP850',
      '4c65206d617263688220657374206665726d822c206d616973206c6120626f756c616e67657269652085206393748220657374206f7576657274652e20566f696c85206c652063616682206f97206d61206d8a726520707282668a726520616c6c65722e0a',
    ],
    [
      'CP850',
      '44696520548172206973742067659466666e65742c2061626572206461732046656e73746572207363686c6965e174206e696368742e208e7066656c20756e6420427294746368656e20676962742065732073708474657220668172206469652047847374652e0a',
    ],
    [
      'CP852',
      '4d856a206272617472206da02072a064209f6572737476ec2063686c82622e2050fda1e774a12074ec64656e2070fd696a656465206e61e76520626162699f6b612e0a',
    ],
    [
      'IBM-1047',
      'e6888599854089a240a38885409481999285a36b4081958440a688859540849685a24089a340969785956f40e68540a696a49384409389928540a3964082a4a840a2969485408299858184408195844083888585a2854b25',
    ],
  ])('when bytes are in %s, which no engine decodes, then it is named with what converts it', (name, digits) => {
    const bytes = Uint8Array.from(digits.match(/../g)!, (byte) => Number.parseInt(byte, 16));
    expect(said(bytes)).toBe(
      `f:1: this is not UTF-8; by a guess it is ${name} (save it as UTF-8, such as by: iconv -f ${name} -t UTF-8)`,
    );
  });

  it.each([
    [
      'Mac OS Greek',
      'mac_greek',
      'Αγοράσαμε ψωμί και γάλα. Ο αδελφός μου μένει στην Αθήνα. Τι θέλετε;',
      'b0e7eff2c0f3e1ede520e3f6eddd20ebe1e920e7c0ece12e20c320e1e4e5ece6def720edeff920eddbeee5e920f3f4e8ee20b0f5dceee12e20c6e920f5dbece5f4e53b',
    ],
    [
      'CP737',
      'cp737',
      'Αγοράσαμε ψωμί και γάλα. Ο αδελφός μου μένει στην Αθήνα. Τι θέλετε;',
      '809aa6a8e1a998a39c20afe0a3e520a198a0209ae1a2982e208e20989b9ca2ade6aa20a3a6ac20a3e2a49ca020a9ab9ea420809fe3a4982e2092a0209fe2a29cab9c3b',
    ],
    [
      'Mac OS Central European',
      'mac_latin2',
      'Vettünk kenyeret és tejet. A bátyám Győrben él. Mit szeretnétek főzni? Gyűrűt, köszönöm.',
      '566574749f6e6b206b656e7965726574208e732074656a65742e20412062877479876d204779ce7262656e208e6c2e204d697420737a657265746e8e74656b2066ce7a6e693f204779f572f5742c206b9a737a9a6e9a6d2e',
    ],
    [
      'Mac OS Romanian',
      'mac_romanian',
      'Am cumpărat pâine și lapte. Fratele meu locuiește în oraș. Mulțumesc, îmi place.',
      '416d2063756d70be726174207089696e6520bf69206c617074652e2046726174656c65206d6575206c6f63756965bf746520946e206f7261bf2e204d756cdf756d6573632c20946d6920706c6163652e',
    ],
    [
      'Mac OS Turkish',
      'mac_turkish',
      'Ekmek ve süt aldık. Kardeşim İstanbulda yaşıyor, çok güzel değil mi? Şimdi öğreniyor.',
      '456b6d656b20766520739f7420616c64dd6b2e204b61726465df696d20dc7374616e62756c6461207961dfdd796f722c208d6f6b20679f7a656c206465db696c206d693f20de696d6469209adb72656e69796f722e',
    ],
    [
      'Mac OS Icelandic',
      'mac_iceland',
      'Kötturinn sefur undir borðinu. Þakka þér fyrir gjöfina. Ó, það er gott.',
      '4b9a74747572696e6e20736566757220756e64697220626f72dd696e752e20de616b6b6120df8e7220667972697220676a9a66696e612e20ee2c20df61dd20657220676f74742e',
    ],
    [
      'CP857',
      'cp857',
      'Ekmek ve süt aldık. Kardeşim İstanbulda yaşıyor, çok güzel değil mi? Şimdi öğreniyor.',
      '456b6d656b2076652073817420616c648d6b2e204b617264659f696d20987374616e62756c64612079619f8d796f722c20876f6b2067817a656c206465a7696c206d693f209e696d64692094a772656e69796f722e',
    ],
    [
      'CP1125',
      'cp1125',
      'Ми купили хліб і молоко. Мій брат живе у Києві, його дружина їде додому. Що ви хочете?',
      '8ca820aae3afa8aba820e5abf7a120f720acaeabaeaaae2e208cf7a920a1e0a0e220a6a8a2a520e3208aa8f5a2f72c20a9aea3ae20a4e0e3a6a8ada020f9a4a520a4aea4aeace32e2099ae20a2a820e5aee7a5e2a53f',
    ],
  ])(
    'when it is in %s, then that is guessed, and the command of the hint makes UTF-8 of it',
    (name, codec, text, digits) => {
      const bytes = Buffer.from(digits, 'hex');
      const line = said(bytes);
      expect(line).toContain(`by a guess it is ${name} (save it as UTF-8, such as by: python3 -c `);
      expect(line).toContain(`decode("${codec}")`);
      const command = /(python3 -c '.*?')/.exec(line)![1]!;
      const { status, stdout } = spawnSync('sh', ['-c', command], { input: bytes, encoding: 'utf8' });
      if (status === 0) expect(stdout).toBe(text);
    },
  );

  it.each([
    ['UTF-7', '+T2BZff8MThZ1TA-'],
    ['UTF-7', 'Korean: +1VytbcW0spQ-.'],
    ['HZ', '~{Dc:C#,JA@g~}'],
  ])('when a single stretch of %s holds usual letters, then it is refused by that name: %s', (name, text) => {
    const command = name === 'HZ' ? 'python3 -c ' : `iconv -f ${name} -t UTF-8)`;
    expect(said(Buffer.from(text))).toContain(`f: this looks like ${name} (save it as UTF-8, such as by: ${command}`);
  });

  it('when plain text has one such stretch by chance, then it is read', () => {
    for (const text of [
      'C+TypeScript is fun',
      'x+abcdefgh-y',
      'a ~{bold}~ and ~{more text}~',
      '+ABCDEFGHIJKLMNOP-',
      'tel +821012345678',
    ]) {
      expect(said(Buffer.from(text))).toBe(`read: ${text}`);
    }
  });

  it('when text fits no encoding that is known, such as Icelandic or Greek of older DOS, then none is made up', () => {
    for (const digits of [
      '4b9474747572696e6e20736566757220756e64697220626f728c696e752e208d616b6b612095827220667972697220676a9466696e612e20a62c2095618c20657220676f74742e',
      'd3f120c6e7d8b7d0b720b5d0a8a220b720d2d6d0d6c6d62e20d3d6bd20a2e1a0e520e9b7eb84e520eb20d3d6e3c6eba82c20a020e3a8e3e5e1a020e7fbb7e5e3de2e',
    ]) {
      const bytes = Uint8Array.from(digits.match(/../g)!, (byte) => Number.parseInt(byte, 16));
      expect(said(bytes)).toBe(
        'f:1: this is not UTF-8, and fits no encoding that nmt knows (save it as UTF-8 in the program that made it)',
      );
    }
  });

  it.each(['Мы купили хлеб.\nЧто вы хотите?\n', 'A sentence.\tМы купили хлеб.\n', 'हम रोटी खाते हैं।\nआप कहाँ हैं?\n'])(
    'when UTF-16 without a mark would pass for UTF-8 with control characters, then it is refused: %s',
    (text) => {
      const bytes = Uint8Array.from(
        [...text].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]),
      );
      expect(said(bytes)).toContain('looks like UTF-16LE without a byte order mark (add --encoding utf-16le');
    },
  );
});
