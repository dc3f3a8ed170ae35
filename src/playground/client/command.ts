/** The command line that shows what the page shows. */
import { shellWord } from '../../shell-word.ts';

/** Example "I'm hungry." → nmt explain 'I'\''m hungry.' --checkpoint en-ko.json */
export function asCommand(sentence: string, { file }: { readonly file: string }): string {
  return `nmt explain ${shellWord(sentence)} --checkpoint ${shellWord(file)}`;
}
