/** What commander finds wrong with a command line, on one line with a hint. */

/** Commands whose arguments are text, which may begin with a dash. */
const TAKE_TEXT: readonly string[] = ['translate', 'explain'];
/** Commands that want their corpus by its option, where `nmt corpus FILE` does not. */
const TAKE_CORPUS: readonly string[] = ['train', 'evaluate', 'distil'];
/** Commands that have commands of their own, each with a help. */
const HAVE_COMMANDS: Readonly<Record<string, readonly string[]>> = {
  lab: ['memory', 'bottleneck', 'gradient'],
  tokenize: ['learn-bpe', 'apply-bpe'],
};
const IS_FLAG = /^-{1,2}[a-z][a-z0-9-]*(?:=\S*)?$/i;
const MOST_QUOTED = 60;

/** Commander's message with its suggestion or the help to look at as the hint; for text, the way to give it. */
export function usageProblem(message: string, words: readonly string[]): string {
  const command = words.find((word) => /^[a-z]/.test(word));
  const [, said = '', suggestion] = /^(?:error: )?(.*?)(?:\n\(D(id you mean.*)\))?$/su.exec(message) ?? [];
  const problem = said.replace(/\s*\n\s*/g, ' ');
  const option = /^unknown option '(.*)'$/s.exec(said)?.[1];
  if (option !== undefined && TAKE_TEXT.includes(command ?? '') && !IS_FLAG.test(option)) {
    // Of -quick brown the flag -q has been taken off.
    const text = words.find((word) => word.startsWith('-') && word.endsWith(option.slice(1))) ?? option;
    return `${quoted(text)} is no option (text that begins with a dash goes behind --: nmt ${command} -- ${quoted(text)})`;
  }
  if (said.startsWith('too many arguments') && TAKE_CORPUS.includes(command ?? ''))
    return `${problem} (a corpus goes behind --corpus; see nmt ${command} --help)`;
  const unknown = /^unknown command '(.*)'$/s.exec(said)?.[1];
  const below = HAVE_COMMANDS[command ?? '']?.find((name) => name === words[words.indexOf(command!) + 1]);
  const called = command === unknown ? [] : [command, below].filter((name) => name !== undefined);
  const help = `see ${['nmt', ...called].join(' ')} --help`;
  return `${problem} (${suggestion === undefined ? help : `d${suggestion}`})`;
}

/** As a shell takes it, on one line; long texts by their beginning. */
function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  const shown = line.length > MOST_QUOTED ? `${line.slice(0, MOST_QUOTED - 1)}…` : line;
  return `'${shown.replaceAll("'", "'\\''")}'`;
}
