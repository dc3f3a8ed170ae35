/** The commands that start with a colon: each takes the settings and gives new ones. */
import { refuse } from '../../errors.ts';
import type { SearchOptions } from '../../translation/search-options.ts';
import { numberOf } from '../values.ts';

export interface ReplSettings {
  readonly search: SearchOptions;
  readonly scores: boolean;
  readonly alignments: boolean;
  readonly explain: boolean;
}

interface CommandResult {
  readonly settings: ReplSettings;
  readonly lines: readonly string[];
  readonly quit?: boolean;
}

const HELP = `:beam N             hypotheses that the search keeps (1 is greedy)
:nbest N            alternatives to show
:length-penalty X   0 takes short sentences, more takes longer ones
:scores on|off      show the score of each translation
:alignments on|off  show which source token each target token looked at
:explain on|off     look inside: attention, likely words, gates and states
:quit               leave (Ctrl-D too)
Arrow up brings back what was typed. Ctrl-C clears the line or cancels a sentence.`;

const SWITCHES = ['scores', 'alignments', 'explain'] as const;

/** Whether a line is a command: `:beam 3`, and no text that begins with a colon, such as `:) I am hungry.` */
export function isCommand(line: string): boolean {
  return /^:\s*[a-z?]/i.test(line);
}

/** @throws NmtError E_USAGE when the command is unknown or what stands behind it does not fit */
export function applyCommand(line: string, settings: ReplSettings): CommandResult {
  const [word = '', value, ...more] = line
    .slice(1)
    .trim()
    .toLowerCase()
    .split(/[\s=]+/);
  const name = word === 'n-best' ? 'nbest' : word;
  if (more.length > 0) refuse(`:${name} takes one value`, ':help shows the commands');
  const isSwitch = SWITCHES.find((known) => known === name);
  if (isSwitch !== undefined) return switched(isSwitch, value, settings);
  if (name === 'help' || name === '?') return { settings, lines: HELP.split('\n') };
  if (name === 'quit' || name === 'q' || name === 'exit') return { settings, lines: [], quit: true };
  const search = searchAfter(name, value, settings.search);
  return { settings: { ...settings, search }, lines: [searchLine(search)] };
}

function searchAfter(name: string, value: string | undefined, search: SearchOptions): SearchOptions {
  if (!['beam', 'nbest', 'length-penalty'].includes(name)) {
    refuse(`there is no command :${name}`, ':help shows the commands');
  }
  if (value === undefined) return search;
  if (name === 'length-penalty') {
    return { ...search, lengthPenalty: numberOf(':length-penalty', value, { minimum: 0, maximum: 10, whole: false }) };
  }
  const number = numberOf(`:${name}`, value, { minimum: 1, maximum: 100 });
  if (name === 'nbest') return { ...search, nBest: number, beam: Math.max(search.beam, number) };
  return { ...search, beam: number, nBest: Math.min(search.nBest, number) };
}

function searchLine({ beam, nBest, lengthPenalty }: SearchOptions): string {
  return `beam ${beam}, nbest ${nBest}, length penalty ${lengthPenalty}`;
}

function switched(name: (typeof SWITCHES)[number], value: string | undefined, settings: ReplSettings): CommandResult {
  if (value !== undefined && value !== 'on' && value !== 'off') refuse(`:${name} takes on or off`, `:${name} on`);
  const isOn = value === undefined ? !settings[name] : value === 'on';
  return { settings: { ...settings, [name]: isOn }, lines: [`${name} ${isOn ? 'on' : 'off'}`] };
}
