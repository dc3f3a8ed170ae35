/**
 * Which encoding bytes could be in: every candidate that takes them is judged by the letters that it makes of them, since
 * most texts consist of the few letters that their language uses most. A judgement, never a proof.
 */
import { type Encoding, standardEncoding } from './encodings.ts';

/** An encoding with the letters that text in one language written in it is full of, and others that it may have. */
interface Candidate {
  readonly standard: string;
  readonly usual: RegExp;
  readonly possible: RegExp;
  /** Characters take several bytes, which must go together: that random bytes fit tells more than in other encodings. */
  readonly isMultibyte: boolean;
}

const NONE = /(?!)/g;
const LETTERS = /\p{L}/gu;
const HAN = /[一-龥]/g;
const SIMPLIFIED =
  '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运您谢吃饭喝早晚';
const TRADITIONAL =
  '的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活爾更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管期市直德資命山金指克許統區保至隊形社便空決治展馬科司五基眼書非則聽白卻界達光放強即像難且權思王象完設式色路記南品住告類求據程北邊死張該交規萬取拉格望覺術領共確傳師觀清今切院讓識候帶導爭運您謝吃飯喝早晚';
const KOREAN =
  '이다는을가의에고하지은한도를로서사기아나인어자요대리그해일과시정보게있여들부으니수안라주제했습만원구상장전스면우동마오생조적성와성없때것거였무말신세물드모내관소공었음중간람문화선학경치비트계실연미려국러네저위';
const MARKS = '、。，．！？「」『』（）：；…—“”‘’《》·〈〉';
const CYRILLIC = 'абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґ';

const MULTIBYTE: readonly string[] = ['euc-kr', 'shift_jis', 'euc-jp', 'iso-2022-jp', 'gb18030', 'big5'];

const candidate = (standard: string, usual: string, possible: RegExp = NONE): Candidate => ({
  standard,
  usual: new RegExp(`[${usual}]`, 'gu'),
  possible,
  isMultibyte: MULTIBYTE.includes(standard),
});

/** Of candidates that fit equally well the first is taken. Made when bytes are first no text, which hardly ever happens. */
let candidates: readonly Candidate[] | null = null;

function listCandidates(): readonly Candidate[] {
  return [
    candidate('euc-kr', KOREAN + MARKS, /[가-힣]/g),
    candidate('shift_jis', `ぁ-んー${MARKS}`, /[ァ-ヶ一-龥々]/g),
    candidate('euc-jp', `ぁ-んー${MARKS}`, /[ァ-ヶ一-龥々]/g),
    candidate('iso-2022-jp', `ぁ-んー${MARKS}`, /[ァ-ヶ一-龥々]/g),
    candidate('gb18030', SIMPLIFIED + MARKS, HAN),
    candidate('big5', TRADITIONAL + MARKS, HAN),
    ...['àâçéèêëîïôùûœæ«»', 'äöüß„', 'áéíóúñü¿¡ªº', 'ãõáéíóúâêôàç', 'àèéìòù', 'æøåé', 'äöåé'].map((letters) =>
      candidate('windows-1252', `${letters}‘’“”–—…€°\u00a0`, /[À-ÖØ-Þ]/g),
    ),
    ...['ąćęłńóśźż„', 'ěščřžýáíéúůťďňó', 'ľščťžýáíéúäôňĺŕďó', 'áéíóöőúüű', 'ăâîşţ', 'čćžšđ'].flatMap((letters) => [
      candidate('windows-1250', `${letters}“”–…`, /[ŁŚŻĄĘŠČŘŽÁÉÍÓÚ]/g),
      candidate('iso-8859-2', letters, /[ŁŚŻĄĘŠČŘŽÁÉÍÓÚ]/g),
    ]),
    ...['windows-1251', 'koi8-r', 'koi8-u', 'ibm866', 'iso-8859-5', 'x-mac-cyrillic'].map((standard) =>
      candidate(standard, `${CYRILLIC}«»–—`, /[А-ЯЁІЇЄ]/g),
    ),
    ...['windows-1253', 'iso-8859-7'].map((standard) => candidate(standard, 'α-ωάέήίόύώ', /[Α-ΩΆΈΉΊΌΎΏ]/g)),
    candidate('windows-1254', 'çğıöşüâî’', /[ÇĞİÖŞÜ]/g),
    candidate('windows-1255', 'א-ת', /[\u05b0-\u05c7]/g),
    candidate('windows-1256', 'ابتثجحخدذرزسشصضطظعغفقكلمنهويىةأإآءئؤ،؟', /[\u064b-\u0652]/g),
    candidate('windows-874', 'ก-ูเ-๎', /[฿๏-๛]/g),
    candidate('windows-1257', 'āčēģīķļņšūžąęėįų', /[ĀČĒŠŪŽ]/g),
    candidate('macintosh', 'àâçéèêîôùûœáíóúñäöüß’', /[ÉÀÇÜÖÄ]/g),
  ];
}

/** Text in an encoding of several bytes has so many of its usual letters at least; Chinese read as Japanese has none. */
const FEWEST_USUAL = 0.1;
/** A letter that no text of a candidate has counts so much against it: it tells encodings of one alphabet apart. */
const ODD_WEIGHT = 0.5;
/** Encodings of systems that are gone need to fit better than others. */
const RARE: Readonly<Record<string, number>> = { 'x-mac-cyrillic': 0.05 };
/** A letter that a text may have but does not abound in is worth this much of one that it does. */
const POSSIBLE_WEIGHT = 0.3;
/** Below this hardly anything of the text is what any candidate would have. */
const PLAUSIBLE = 0.25;
/** From this on an encoding of several bytes a character goes before those of one, whose letters any bytes may be. */
const MULTIBYTE_PLAUSIBLE = 0.4;
/** Binary files are full of control characters, texts have none but white space. */
const MOST_CONTROLS = 0.01;

/** The encoding that the bytes fit best; `null` where they look like no text at all. */
export function guessEncoding(bytes: Uint8Array): Encoding | null {
  if (isBinary(bytes)) return null;
  candidates ??= listCandidates();
  let best: { standard: string; rank: number } | null = null;
  for (const { standard, usual, possible, isMultibyte } of candidates) {
    const text = tryDecoding(standard, bytes);
    if (text === null) continue;
    const others = text.replace(/[\0-\x7f]/g, '');
    const all = Math.max(1, others.length);
    const [usualOnes, possibleOnes] = [countOf(others, usual), countOf(others, possible)];
    if (isMultibyte && usualOnes < FEWEST_USUAL * all) continue;
    const share = (usualOnes + POSSIBLE_WEIGHT * possibleOnes) / all;
    const odd = Math.max(0, countOf(others, LETTERS) - usualOnes - possibleOnes) / all;
    const isScript = isMultibyte && share >= MULTIBYTE_PLAUSIBLE && !isAmongLetters(text, others.length);
    const rank = share - ODD_WEIGHT * odd - (RARE[standard] ?? 0) + (isScript ? 1 : 0);
    if (rank >= PLAUSIBLE && rank > (best?.rank ?? 0)) best = { standard, rank };
  }
  return best === null ? null : standardEncoding(best.standard);
}

/** Whether characters stand within words of Latin letters: an accented letter and the letter after it, taken for one. */
function isAmongLetters(text: string, characters: number): boolean {
  return countOf(text, /[a-z][^\0-\x7f]|[^\0-\x7f](?=[a-z])/gi) > characters / 2;
}

/** Browsers know them all, a small build of an engine may not. */
function tryDecoding(standard: string, bytes: Uint8Array): string | null {
  try {
    return standardEncoding(standard).decode(bytes);
  } catch {
    return null;
  }
}

function isBinary(bytes: Uint8Array): boolean {
  let controls = 0;
  for (const byte of bytes) if (byte < 0x20 && byte !== 0x1b && (byte < 0x09 || byte > 0x0d)) controls++;
  return controls > MOST_CONTROLS * bytes.length;
}

function countOf(text: string, letters: RegExp): number {
  return text.match(letters)?.length ?? 0;
}
