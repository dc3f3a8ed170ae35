/** nmt explain: what went on inside the model while it translated one sentence. */
import type { Command } from 'commander';
import { refuse } from '../../errors.ts';
import type { Explained } from '../../inspect/explain/explanation.ts';
import { explanationPage } from '../../inspect/explain/page.ts';
import { explanationPicture } from '../../inspect/explain/picture.ts';
import { chooseUnits, mostUnits, type UnitTrace, unitEverywhere } from '../../inspect/explain/units.ts';
import type { Language } from '../../inspect/language.ts';
import { isBlank } from '../../text/invisible.ts';
import type { Doubt } from '../../translation/confidence.ts';
import { chooseCheckpoint } from '../checkpoint-choice.ts';
import type { Context } from '../context.ts';
import { remarkOnFile } from '../file-as-text.ts';
import { LANGUAGE_FLAG, languageMeaning, languageOf } from '../language-flag.ts';
import { writeOutputFile } from '../output-file.ts';
import { addSearchFlags, runtimeOptions, type SearchFlags, searchOptions } from '../search-flags.ts';
import { print, say } from '../terminal.ts';
import { remarksOn } from '../translate/remarks.ts';
import { numberOf, oneOf, toNumber } from '../values.ts';
import { explanationLines, gridStyle, sentenceLine } from './explanation-text.ts';

interface ExplainFlags extends SearchFlags {
  readonly unit?: string;
  readonly digits?: true;
  readonly json?: true;
  readonly svg?: string;
  readonly html?: string;
  readonly language?: string;
}

/** Units that `--unit forgetful` and `--unit memory` show. */
const CHOSEN_UNITS = 4;
const MOST_UNIT = 100_000;

const EXAMPLES = `
Gates, states and attention of every layer at every word, as means; with --unit those of single units in
their place. How long a unit remembers is measured on this sentence: by the forget gate of an LSTM, the update
gate of a GRU; a plain RNN has no such gate.

Examples:
  nmt explain 'Where is the station?'
  nmt explain 'Where is the station?' --unit 17
  nmt explain 'Where is the station?' --unit forgetful
  nmt explain 'Where is the station?' --unit memory
  nmt explain 'Where is the station?' --html station.html
  nmt explain 'Where is the station?' --json | jq '.decoder[0].steps[].forgetGate'`;

export function define(command: Command, context: Context): void {
  addSearchFlags(command.argument('<text...>', 'the sentence'))
    .option(
      '--unit <which>',
      `follow unit N, counted from 0, of every layer that has it; or the ${CHOSEN_UNITS} most forgetful units; or the ` +
        `${CHOSEN_UNITS} of longest memory: a number, forgetful or memory`,
    )
    .option('--digits', 'figures instead of shades, also where there is colour')
    .option('--svg <file>', 'write a picture')
    .option('--html <file>', 'write a page in which the words can be stepped through')
    .option(LANGUAGE_FLAG, languageMeaning('of what is shown'))
    .option('--json', 'one JSON object')
    .addHelpText('after', EXAMPLES)
    .action((text: string[], _: unknown, self: Command) => explainAction(text.join(' '), self.opts(), context));
}

async function explainAction(sentence: string, flags: ExplainFlags, context: Context): Promise<void> {
  const { terminal, pipelines } = context;
  const search = searchOptions(flags);
  const unitsOf = unitChoice(flags);
  const language = languageOf(flags, terminal);
  if (isBlank(sentence)) refuse('there is no sentence to explain', "nmt explain 'Where is the station?'");
  remarkOnFile(terminal, [sentence], (file) => `its first line: nmt explain "$(head -n 1 ${file})"`);
  const writesFile = flags.svg !== undefined || flags.html !== undefined;
  const file = await chooseCheckpoint(terminal, flags.checkpoint, flags.json === true);
  const translator = await pipelines.loadTranslator(file, runtimeOptions(flags));
  try {
    const explained = await translator.explain(sentence, search);
    const units = unitsOf(explained);
    if (flags.json) await print(terminal, `${asJson(explained, units)}\n`);
    else if (writesFile) await print(terminal, `${explained.explanation.translation}\n`);
    else {
      const style = gridStyle(terminal, 'stdout', { digits: flags.digits === true, language });
      const lines = [
        sentenceLine(explained.explanation, style),
        '',
        ...explanationLines(explained, units ?? [], style),
      ];
      await print(terminal, `${lines.join('\n')}\n`);
    }
    for (const remark of await remarksOn(explained)) say(terminal, remark);
    await writeFiles(explained, units ?? [], { ...flags, language });
    for (const written of [flags.svg, flags.html]) if (written !== undefined) say(terminal, `written: ${written}`);
  } finally {
    await translator.close();
  }
}

type UnitChoice = (explained: Explained) => readonly UnitTrace[] | null;

/** @throws NmtError E_USAGE when it is no choice; the choice itself when no layer has such units */
function unitChoice({ unit }: ExplainFlags): UnitChoice {
  if (unit === undefined) return () => null;
  if (unit === 'forgetful' || unit === 'memory') {
    return ({ trace, tokens }) => {
      const found = chooseUnits(trace, unit, CHOSEN_UNITS, tokens);
      if (found.length > 0) return found;
      refuse(`no gate of a ${trace.decoder[0]!.kind.title} keeps its state`, 'choose a unit by its number');
    };
  }
  if (toNumber(unit) === null) oneOf('--unit', unit, ['a number', 'forgetful', 'memory'] as const);
  const number = numberOf('--unit', unit, { minimum: 0, maximum: MOST_UNIT });
  return ({ trace, tokens }) => {
    const found = unitEverywhere(trace, number, tokens);
    if (found.length > 0) return found;
    refuse(`there is no unit ${number}`, `the widest layer has the units 0 to ${mostUnits(trace) - 1}`);
  };
}

function asJson(explained: Explained & Doubt, units: readonly UnitTrace[] | null): string {
  const { explanation, unknown, nothingKnown, unsure } = explained;
  const shown = units !== null && { units: units.map(({ kind, ...unit }) => unit) };
  return JSON.stringify({ ...explanation, unknown, nothingKnown, unsure, ...shown });
}

async function writeFiles(
  explained: Explained,
  units: readonly UnitTrace[],
  { svg, html, language }: ExplainFlags & { readonly language: Language },
): Promise<void> {
  if (svg !== undefined) await writeOutputFile(svg, explanationPicture(explained, units, language));
  if (html !== undefined) await writeOutputFile(html, explanationPage(explained, units, language));
}
