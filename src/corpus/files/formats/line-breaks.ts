/** Line breaks that translators' programs keep as elements: the words on both sides of one are two. */

const PLACEHOLDERS: ReadonlySet<string> = new Set(['x', 'ph', 'it']);
const KINDS = ['id', 'ctype', 'type', 'subType', 'equiv', 'equiv-text', 'disp'];
const KIND_OF_BREAK = /^(?:[\w-]+[:-])?(?:lb|br)$|^line_?break|<br|\\n|^\s+$/i;
const BREAK = /<br|\\n|^\s+$/i;

/** Example <x id="LINE_BREAK" ctype="lb"/> */
export function isBreak({ name, attributes }: { name: string; attributes: Readonly<Record<string, string>> }): boolean {
  return PLACEHOLDERS.has(name) && KINDS.some((kind) => KIND_OF_BREAK.test(attributes[kind] ?? ''));
}

/** Whether an element of this name with such text in it is one, as <ph>&lt;br/></ph> is. */
export function holdsBreak(name: string, text: string): boolean {
  return PLACEHOLDERS.has(name) && BREAK.test(text);
}
