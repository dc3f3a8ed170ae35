/** HTML entities in a text: which they are, what they stand for, and the command that decodes those of a corpus. */
import { WINDOWS_1252 } from '../../encoding/encodings.ts';

const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z][a-z\d]{1,30}));/gi;
/** Numbers that browsers take for Windows-1252, since so many pages mean that. */
const WESTERN = { first: 0x80, last: 0x9f };
const FIRST_VISIBLE = 0x20;
const LAST_CODE_POINT = 0x10ffff;

/** Names of U+00A0 to U+00FF in order. */
const LATIN_1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute ' +
  'micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring ' +
  'AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml ' +
  'times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil ' +
  'egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ' +
  'ugrave uacute ucirc uuml yacute thorn yuml';

/** A name, and behind it the character. */
const OTHERS =
  'quot" amp& lt< gt> OEligŒ oeligœ ScaronŠ scaronš YumlŸ fnofƒ circˆ tilde˜ AlphaΑ BetaΒ GammaΓ DeltaΔ ' +
  'EpsilonΕ ZetaΖ EtaΗ ThetaΘ IotaΙ KappaΚ LambdaΛ MuΜ NuΝ XiΞ OmicronΟ PiΠ RhoΡ SigmaΣ TauΤ UpsilonΥ PhiΦ ChiΧ ' +
  'PsiΨ OmegaΩ alphaα betaβ gammaγ deltaδ epsilonε zetaζ etaη thetaθ iotaι kappaκ lambdaλ muμ nuν xiξ omicronο ' +
  'piπ rhoρ sigmafς sigmaσ tauτ upsilonυ phiφ chiχ psiψ omegaω thetasymϑ upsihϒ pivϖ ensp\u2002 emsp\u2003 ' +
  'thinsp\u2009 zwnj\u200c zwj\u200d lrm\u200e rlm\u200f ndash– mdash— lsquo‘ rsquo’ sbquo‚ ldquo“ rdquo” ' +
  'bdquo„ dagger† Dagger‡ bull• hellip… permil‰ prime′ Prime″ lsaquo‹ rsaquo› oline‾ frasl⁄ euro€ imageℑ ' +
  'weierp℘ realℜ trade™ alefsymℵ larr← uarr↑ rarr→ darr↓ harr↔ crarr↵ lArr⇐ uArr⇑ rArr⇒ dArr⇓ hArr⇔ forall∀ ' +
  'part∂ exist∃ empty∅ nabla∇ isin∈ notin∉ ni∋ prod∏ sum∑ minus− lowast∗ radic√ prop∝ infin∞ ang∠ and∧ or∨ cap∩ ' +
  'cup∪ int∫ there4∴ sim∼ cong≅ asymp≈ ne≠ equiv≡ le≤ ge≥ sub⊂ sup⊃ nsub⊄ sube⊆ supe⊇ oplus⊕ otimes⊗ perp⊥ ' +
  'sdot⋅ lceil⌈ rceil⌉ lfloor⌊ rfloor⌋ loz◊ spades♠ clubs♣ hearts♥ diams♦';
const PUNCTUATION =
  'apos\u0027 excl! num# dollar$ percnt% lpar( rpar) ast* plus+ comma, period. sol/ colon: semi; equals= quest? ' +
  'commat@ lsqb[ lbrack[ bsol\\ rsqb] rbrack] Hat^ lowbar_ grave` lcub{ lbrace{ verbar| vert| rcub} rbrace} ' +
  'hyphen‐ dash‐ horbar― odot⊙ tdot\u20db copysr℗ numero№ ldquor„ lsquor‚ rsquor’ rdquor” check✓ cross✗ star☆ starf★ male♂ ' +
  'female♀ phone☎ sung♪ imathı inodotı dstrokđ DstrokĐ hstrokħ HstrokĦ lstrokł LstrokŁ tstrokŧ TstrokŦ engŋ ' +
  'ENGŊ kgreenĸ naposŉ IJligĲ ijligĳ COPY© REG® TRADE™ lang⟨ rang⟩ Tab\u0020  NewLine\u0020';

/** Names of U+0430 to U+045F in order; capitals have the letters before "cy" in capitals, such as ZHcy, or the first one. */
const CYRILLIC =
  'acy bcy vcy gcy dcy iecy zhcy zcy icy jcy kcy lcy mcy ncy ocy pcy rcy scy tcy ucy fcy khcy tscy chcy shcy ' +
  'shchcy hardcy ycy softcy ecy yucy yacy _ iocy djcy gjcy jukcy dscy iukcy yicy jsercy ljcy njcy tshcy kjcy _ ' +
  'ubrcy dzcy';

/** Marks over or under one of the Latin letters, such as &ccaron; */
const MARKS: Readonly<Record<string, string>> = {
  grave: '\u0300',
  acute: '\u0301',
  circ: '\u0302',
  tilde: '\u0303',
  macr: '\u0304',
  breve: '\u0306',
  dot: '\u0307',
  uml: '\u0308',
  ring: '\u030a',
  dblac: '\u030b',
  caron: '\u030c',
  cedil: '\u0327',
  ogon: '\u0328',
};
const MARKED = new RegExp(`^([A-Za-z])(${Object.keys(MARKS).join('|')})$`);

const NAMED: ReadonlyMap<string, string> = new Map([
  ...LATIN_1.split(' ').map((name, i) => [name, String.fromCharCode(0xa0 + i)] as const),
  ...`${OTHERS} ${PUNCTUATION}`
    .match(/\w+?(?:\W|[^\0-\x7f]|_)(?= |$)/g)!
    .map((one) => [one.slice(0, -1), one.at(-1)!] as const),
  ...CYRILLIC.split(' ').map((name, i) => [name, String.fromCharCode(0x430 + i)] as const),
]);

export const hasEntity = (text: string) => text.includes('&') && entitiesOf(text).length > 0;

/** A command that decodes the entities of these texts: numbers as such, names as far as they occur. */
export function decodingCommand(texts: Iterable<string>): string {
  const known = new Map<string, string>();
  for (const text of texts) {
    if (!text.includes('&')) continue;
    for (const [entity, character] of entitiesOf(text)) if (needsName(entity)) known.set(entity, character);
  }
  const table = [...known].map(([entity, character]) => `"${entity}":"${escaped(character)}"`).join(',');
  const number = `const n=ten??(hex&&"0x"+hex); return n<${FIRST_VISIBLE}?" ":n<=${LAST_CODE_POINT}?String.fromCodePoint(n):all`;
  const change = `(all,ten,hex)=>{if(known[all])return known[all]; ${number}}`;
  const decode = `replace(/&(?:#(\\d{1,7})|#x([\\da-f]{1,6})|\\w+);/gi,${change})`;
  const program = `const known={${table}}; process.stdout.write(require("fs").readFileSync(0,"utf8").${decode})`;
  return `node -e '${program}' < old.tsv > new.tsv`;
}

/** Each entity of a text that stands for something, and what for. */
function entitiesOf(text: string): [entity: string, character: string][] {
  return [...text.matchAll(ENTITY)].flatMap(([entity, ten, hex, name]) => {
    const character = name === undefined ? numbered(Number(ten ?? `0x${hex}`)) : named(name);
    return character === null ? [] : [[entity, character]];
  });
}

/** Line ends and tabs become spaces: they would end a line or a side. */
function numbered(code: number): string | null {
  if (code > LAST_CODE_POINT) return null;
  if (code < FIRST_VISIBLE) return ' ';
  const isWestern = code >= WESTERN.first && code <= WESTERN.last;
  return isWestern ? WINDOWS_1252[code - WESTERN.first]! : String.fromCodePoint(code);
}

/** Names of all capitals are those of text that was put in capitals. */
function named(name: string): string | null {
  const known = NAMED.get(name) ?? capitalOf(name) ?? marked(name);
  if (known !== null || name !== name.toUpperCase()) return known;
  const small = named(name.toLowerCase());
  return small === null || /\P{L}/u.test(small) ? small : small.toUpperCase();
}

/** Example ZHcy → Ж */
function capitalOf(name: string): string | null {
  const small = /^[A-Z]\w*cy$/.test(name) ? NAMED.get(name.toLowerCase()) : undefined;
  return small?.toUpperCase() ?? null;
}

/** Example ccaron → č */
function marked(name: string): string | null {
  const [, letter, mark] = MARKED.exec(name) ?? [];
  const composed = letter === undefined ? '' : (letter + MARKS[mark!]!).normalize('NFC');
  return composed.length === 1 ? composed : null;
}

/** What the command does not work out by itself. */
function needsName(entity: string): boolean {
  return !entity.startsWith('&#') || /[\x80-\x9f]/.test(String.fromCodePoint(codeOf(entity)));
}

function codeOf(entity: string): number {
  return Number(entity.slice(2, -1).replace(/^x/i, '0x'));
}

function escaped(text: string): string {
  return Array.from(text, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
}
