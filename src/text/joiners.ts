/**
 * Joiner marks: where no space stood between two tokens, one of them carries ￭ on that side, as in OpenNMT's tokenizer.
 * "I'm here." → I ￭'m here ￭.   Tokens so marked give their text back without loss.
 */

export const JOINER = '￭';
/** Written before the code of a character that marks could be confused with. */
const ESCAPE = '％';
const ESCAPED = { [JOINER]: `${ESCAPE}FFED`, [ESCAPE]: `${ESCAPE}FF05` } as const;

/** A text in which no joiner stands for itself. */
export function escapeMarks(text: string): string {
  if (!text.includes(JOINER) && !text.includes(ESCAPE)) return text;
  return text.replace(/[￭％]/g, (mark) => ESCAPED[mark as keyof typeof ESCAPED]);
}

function unescapeMarks(text: string): string {
  if (!text.includes(ESCAPE)) return text;
  return text.replace(/％(FFED|FF05)/g, (_, code) => (code === 'FFED' ? JOINER : ESCAPE));
}

/** A marked token taken apart. */
export interface Marked {
  readonly left: boolean;
  readonly content: string;
  readonly right: boolean;
}

/** Example "￭-￭" → {left: true, content: "-", right: true} */
export function takeMarks(token: string): Marked {
  const left = token.startsWith(JOINER);
  const right = token.length > (left ? 1 : 0) && token.endsWith(JOINER);
  return { left, content: token.slice(left ? 1 : 0, right ? -1 : undefined), right };
}

/**
 * The text of marked tokens; any tokens whatever have one.
 *
 * Example ["I", "￭'m", "here", "￭."] → "I'm here."
 */
export function joinMarked(tokens: readonly string[]): string {
  let text = '';
  let joined = true;
  for (const token of tokens) {
    const { left, content, right } = takeMarks(token);
    if (content === '') {
      joined ||= left || right;
      continue;
    }
    text += joined || left ? content : ` ${content}`;
    joined = right;
  }
  return unescapeMarks(text);
}
