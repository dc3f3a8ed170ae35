/** Texts of another kind that come where pairs or sentences are wanted: what they look like, and what gets the text out. */

interface LookAlike {
  /** "subtitles" */
  readonly name: string;
  /** Whether its first lines, blank ones left out, say so. */
  looks(lines: readonly string[]): boolean;
  /** What makes pairs of it, or a side. */
  readonly hint: string;
  /** Whether no text has such lines, so that they are refused as one side too. */
  readonly isPlain?: true;
}

/** Lines that are looked at. */
export const FIRST_LINES = 12;

const CUE = /^\s*(\d+:)?\d\d:\d\d[,.]\d{3} --> /;
const IN_LINES = `awk -v RS= -F'\\n' '{s="";n=0;for(i=1;i<=NF;i++){if(n)s=s" "$i;if($i~/-->/)n=1}if(n)print substr(s,2)}'`;
const FROM_YAML = `python3 -c 'import json, sys, yaml; json.dump(yaml.safe_load(sys.stdin.buffer), sys.stdout)'`;
const RULE = /^\s*\|?[\s:|-]*-{2}[\s:|-]*$/;
const CELLS = 'join("\\t", map { s/<[^>]*>|\\s+/ /g; s/^ +| +$//g; $_ } /<t[dh]\\b[^>]*>(.*?)<\\/t[dh]>/gis), "\\n"';
const YAML_ENTRY = /^\s*(- )?("[^"]*"|'[^']*'|[\w-]+):( |$)/;
/** Marks between sides, as awk takes them. */
const PARTING = ['[|]+', '=>', '->', '=', '::', '//'];

export const HTML_HINT = `a download that failed? Else take its table out: perl -0777 -ne 'for (/<tr.*?<\\/tr>/gis) { print ${CELLS} }' old.html > new.tsv`;

/** What is left of a download that a server refused, where nobody looked at its answer. */
const ANSWERS = [
  /^\s*(?:HTTP\/[\d.]+ )?[45]\d\d:? [A-Z][a-z]+(?: [A-Za-z]+)*\s*$/,
  /^(?:Not Found|Forbidden|Unauthorized|Access Denied|Too Many Requests)\.?\s*$/i,
  /^\s*\{\s*"(?:error|message|detail)"\s*:\s*"[^"]*"[^{}]*\}\s*$/,
];

const LOOK_ALIKES: readonly LookAlike[] = [
  {
    name: 'the answer of a web server',
    looks: (lines) => lines.length === 1 && ANSWERS.some((answer) => answer.test(lines[0]!)),
    hint: 'a download that failed: see that its address is right, and get it again',
    isPlain: true,
  },
  {
    name: 'subtitles',
    looks: (lines) => lines.some((line) => CUE.test(line)),
    hint: `they hold one side; a line for each: tr -d '\\r' < old.srt | ${IN_LINES} > new.txt`,
    isPlain: true,
  },
  {
    name: 'subtitles',
    looks: ([first]) => /^\[Script Info\]/.test(first!),
    hint: `they hold one side; a line for each: tr -d '\\r' < old.ass | sed -n 's/^Dialogue: \\([^,]*,\\)\\{9\\}//p' > new.txt`,
    isPlain: true,
  },
  {
    name: 'subtitles',
    looks: (lines) => lines.every((line) => /^\{\d+\}\{\d+\}/.test(line)),
    hint: `they hold one side; the text alone: tr -d '\\r' < old.sub | sed 's/^{[0-9]*}{[0-9]*}//' > new.txt`,
    isPlain: true,
  },
  {
    name: 'the words of a song with their times',
    looks: (lines) =>
      lines.some((line) => /^\[\d+:\d\d[.:]\d+\]/.test(line)) && lines.every((line) => /^\[/.test(line)),
    hint: `they hold one side; the text alone: tr -d '\\r' < old.lrc | sed '/^\\[[a-z]/d; s/^\\[[0-9:.]*\\]//' > new.txt`,
    isPlain: true,
  },
  {
    name: 'subtitles',
    looks: ([first]) => /^\s*<sami\b/i.test(first!),
    hint: 'they hold one side; what shows subtitles saves them as SubRip or text',
    isPlain: true,
  },
  {
    name: 'a .po file of gettext',
    looks: (lines) => lines.some((line) => /^msgid "/.test(line)),
    hint: 'the Translate Toolkit makes TMX of it, which is read: po2tmx -l ko old.po new.tmx',
    isPlain: true,
  },
  {
    name: 'HTML',
    looks: ([first, ...rest]) =>
      /^\s*<(!doctype html|html)\b/i.test(first!) ||
      (/^\s*<(head|body|table)\b/i.test(first!) && rest.some((line) => /^\s*<\/?[a-z]/i.test(line))),
    hint: HTML_HINT,
    isPlain: true,
  },
  {
    name: 'XML',
    looks: ([first]) => /^\s*<\?xml\b/.test(first!),
    hint: 'TMX and XLIFF are read where their names end in .tmx and .xlf; texts of another kind have to be taken out',
  },
  {
    name: 'a table of Markdown',
    looks: (lines) =>
      lines.every((line) => /^\s*\|.*\|\s*$/.test(line)) ||
      (lines.some((line) => RULE.test(line)) && lines.every((line) => line.includes('|'))),
    hint: `awk -F'[ \\t]*[|][ \\t]*' -v OFS='\\t' '!/^[|: -]+$/ {sub(/^[|]/, ""); sub(/^[ \\t]+/, ""); print $1, $2}' old.md > new.tsv`,
  },
  {
    name: 'YAML',
    looks: (lines) => lines[0] === '---' || lines.every((line) => YAML_ENTRY.test(line) || /^\s*#/.test(line)),
    hint: `make JSON of it, which is read: ${FROM_YAML} < old.yaml > new.json`,
  },
  {
    name: 'a \\ and a t in place of each tab',
    looks: (lines) => lines.every((line) => /\S\\t\S/.test(line)),
    hint: `put the tabs in: awk '{ sub(/\\\\t/, "\\t") } 1' old.txt > new.tsv`,
  },
  {
    name: 'a line of one language after a line of the other',
    looks: (lines) => lines.length > 3 && new Set(lines.map((line, i) => isWestern(line) === (i % 2 === 0))).size === 1,
    hint: "put two and two beside each other: grep -v '^[[:space:]]*$' old.txt | paste - - > new.tsv",
  },
  partedBy(';', 'semicolons'),
  ...PARTING.map((mark) => ({
    name: `sides parted by ${mark.replace(/[[\]+]/g, '')}`,
    looks: (lines: readonly string[]) => lines.every((line) => line.split(new RegExp(` ${mark} `)).length === 2),
    hint: `put a tab in its place: awk -F' ${mark} ' -v OFS='\\t' '{print $1, $2}' old.txt > new.tsv`,
  })),
  {
    name: 'sides parted by spaces',
    looks: (lines) => lines.every((line) => line.trim().split(/ {2,}/).length === 2),
    hint: `put a tab in their place: awk -F'  +' -v OFS='\\t' '{print $1, $2}' old.txt > new.tsv`,
  },
  {
    name: 'a checkpoint',
    looks: ([first]) => /^\s*\{\s*"format"\s*:\s*"nmt-checkpoint"/.test(first!),
    hint: 'nmt inspect shows what is in it; here pairs of sentences are wanted',
    isPlain: true,
  },
  { name: 'JSON lines', looks: ([first]) => first!.startsWith('{'), hint: 'their name has to end in .jsonl' },
  partedBy(',', 'commas'),
];

/** What the first lines look like, where a pair was wanted in each; `null` where they are like nothing known. */
export function lookAlike(lines: readonly string[]): Pick<LookAlike, 'name' | 'hint'> | null {
  return lines.length === 0 ? null : (LOOK_ALIKES.find(({ looks }) => looks(lines)) ?? null);
}

/** The same where a sentence was wanted in each: only what no text looks like. */
export function lookAlikeOfSide(lines: readonly string[]): Pick<LookAlike, 'name' | 'hint'> | null {
  return LOOK_ALIKES.find(({ looks, isPlain }) => isPlain && lines.length > 0 && looks(lines)) ?? null;
}

/** As spreadsheets write them, but for the name. */
function partedBy(mark: string, name: string): LookAlike {
  return {
    name: `cells parted by ${name}`,
    looks: (lines) => lines.every((line) => isTwoCells(line.split(mark))),
    hint: 'a copy of the file whose name ends in .csv is read',
  };
}

function isTwoCells(cells: readonly string[]): boolean {
  return cells.length === 2 && cells.every((cell) => cell.trim() !== '') && /\S$/.test(cells[0]!);
}

/** Of Latin letters. */
function isWestern(line: string): boolean {
  return /^[^\u0370-\uffff]*[a-z][^\u0370-\uffff]*$/i.test(line.replace(/[\u2000-\u206f]/g, ''));
}
