/** Sentence templates: text with slots such as `{thing}` or `{thing:을}`, the mark saying how the slot is inflected. */

import type { Slot, Slots } from './meaning.ts';

/** Says one slot in one language; the mark is what follows the colon, or ''. */
export type Realiser = (slot: Slot, mark: string) => string;

/** Fills a template; a slot that says nothing (a dropped subject) leaves no double space. */
export function fill(template: string, slots: Slots, realise: Realiser): string {
  const filled = template.replace(/\{(\w+)(?::([^}]+))?\}/g, (_, name: string, mark = '') => {
    const slot = slots[name];
    if (slot === undefined) throw new Error(`the template "${template}" has no slot "${name}"`);
    return realise(slot, mark);
  });
  return filled.replace(/ +/g, ' ').trim();
}

/** The text with its first letter in upper case. */
export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
