/** The command line that shows what the page shows. */

/** Example "I'm hungry." → nmt explain 'I'\''m hungry.' --checkpoint en-ko.json */
export function asCommand(sentence: string, { file }: { readonly file: string }): string {
  return `nmt explain ${quoted(sentence)} --checkpoint ${quoted(file)}`;
}

function quoted(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
