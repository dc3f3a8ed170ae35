/** Text of others, as it may be shown on a terminal. */
import { codePointNames, replaceInvisible } from '../text/invisible.ts';

/** The same line by line. */
export function visibleLines(text: string): string {
  return text.split('\n').map(visible).join('\n');
}

/** Control characters would move the cursor or change colours, others would not be seen: each is shown as what it is. */
export function visible(text: string): string {
  const controlled = text.replace(/\p{Cc}/gu, (character) =>
    character === '\t' ? ' ' : `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
  return replaceInvisible(controlled, codePointNames);
}
