/**
 * A name or a text as a shell takes it for one word; what cannot be seen, or moves a cursor, by its code, as bash and zsh
 * read it.
 *
 * Example "my model.json" → "'my model.json'"
 */
export function shellWord(text: string): string {
  if (/^[\w@%+=:,./\\-]+$/.test(text)) return text;
  if (!/[\p{Cc}\p{Cf}]/u.test(text)) return `'${text.replaceAll("'", `'\\''`)}'`;
  return `$'${text.replace(/[\\']/g, '\\$&').replace(/[\p{Cc}\p{Cf}]/gu, codeOf)}'`;
}

function codeOf(character: string): string {
  const code = character.codePointAt(0)!.toString(16);
  return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
}
