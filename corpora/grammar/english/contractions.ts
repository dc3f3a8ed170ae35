/** English as it is spoken and typed: I'm, don't, it's, let's. */

const SHORT_FORMS: readonly [whole: RegExp, short: string][] = [
  [/\b([Ww])ill not\b/g, "$1on't"],
  [/\b([Cc])annot\b/g, "$1an't"],
  [/\b(I) am(?= )/g, "$1'm"],
  [/\b([Yy]ou|[Ww]e|[Tt]hey) are(?= )/g, "$1're"],
  [/\b([Hh]e|[Ss]he|[Ii]t|[Tt]hat|[Tt]here|[Hh]ere|[Ww]hat|[Ww]here|[Ww]ho|[Hh]ow|[Nn]ame) is(?= )/g, "$1's"],
  [/\b([Dd]o|[Dd]oes|[Dd]id|[Ii]s|[Aa]re|[Ww]as|[Ww]ere|[Cc]ould|[Mm]ust) not\b/g, "$1n't"],
  [/\b(I|[Yy]ou|[Hh]e|[Ss]he|[Ii]t|[Ww]e|[Tt]hey) will(?= )/g, "$1'll"],
  [/\b(I|[Yy]ou|[Hh]e|[Ss]he|[Ww]e|[Tt]hey) would(?= )/g, "$1'd"],
];

/**
 * The sentence with its auxiliaries joined to their neighbours. Beside "not" there are two ways, of which the first
 * joins "not": he isn't, he's not.
 *
 * @param joinsNot which of the two ways
 */
export function contracted(en: string, joinsNot = true): string {
  const forms = joinsNot ? [...SHORT_FORMS].sort((a, b) => Number(isDenial(b)) - Number(isDenial(a))) : SHORT_FORMS;
  return forms.reduce((text, [whole, short]) => text.replace(whole, short), en);
}

function isDenial([whole]: (typeof SHORT_FORMS)[number]): boolean {
  return whole.source.includes(' not');
}
