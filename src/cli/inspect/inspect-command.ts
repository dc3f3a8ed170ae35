/** nmt inspect: what a checkpoint was trained on and how, what it learnt, and what its weights look like. */
import type { Command } from 'commander';
import { count, counted, duration, figure } from '../../amounts.ts';
import type { Checkpoint } from '../../checkpoint/checkpoint.ts';
import { readCheckpoint } from '../../checkpoint/read.ts';
import type { Confidence, RunRecord } from '../../checkpoint/records.ts';
import { CONFIG_GROUPS } from '../../config.ts';
import { blocks, summariseTensor, type TensorSummary } from '../../inspect/summary.ts';
import { trainingPage } from '../../inspect/training-report/page.ts';
import { chooseCheckpoint } from '../checkpoint-choice.ts';
import type { Context } from '../context.ts';
import { LANGUAGE_FLAG, languageMeaning, languageOf } from '../language-flag.ts';
import { writeOutputFile } from '../output-file.ts';
import { tableHead, tableRow } from '../progress/epoch-table.ts';
import { print, say } from '../terminal.ts';
import { toWidth } from '../text-width.ts';
import { visible, visibleLines } from '../visible.ts';
import { checkpointReport } from './checkpoint-report.ts';
import { findNeighbours, neighbourLines } from './neighbours-text.ts';

const EXAMPLES = `
Examples:
  nmt inspect
  nmt inspect checkpoints/en-ko.json
  nmt inspect --html run.html
  nmt inspect --html run.html --language ko
  nmt inspect --neighbours station
  nmt inspect checkpoints/en-ko.json --json | jq '.tensors[] | select(.norm > 20) | .name'`;

export function define(command: Command, context: Context): void {
  command
    .argument('[checkpoint]', 'the file (default: the newest one under checkpoints/)')
    .option('--checkpoint <file.json>', 'the same, as the other commands take it')
    .option('--html <file>', 'write a page of curves, epochs, translations and weights')
    .option(LANGUAGE_FLAG, languageMeaning('of the page'))
    .option('--neighbours <word>', 'only the words whose embeddings are nearest to this one')
    .option('--json', 'one JSON object')
    .addHelpText('after', EXAMPLES)
    .action((file: string | undefined, _: unknown, self: Command) => inspectAction(file, self.opts(), context));
}

interface InspectFlags {
  readonly checkpoint?: string;
  readonly html?: string;
  readonly language?: string;
  readonly neighbours?: string;
  readonly json?: true;
}

async function inspectAction(file: string | undefined, flags: InspectFlags, { terminal }: Context): Promise<void> {
  const language = languageOf(flags, terminal);
  const chosen = await chooseCheckpoint(terminal, file ?? flags.checkpoint, flags.json === true);
  const checkpoint = await readCheckpoint(chosen);
  const tensors = checkpoint.tensors.map((tensor) => summariseTensor(tensor));
  if (flags.neighbours !== undefined) {
    const found = findNeighbours(checkpoint, flags.neighbours);
    await print(terminal, `${flags.json ? JSON.stringify(found) : neighbourLines(found).join('\n')}\n`);
  } else if (flags.json) await print(terminal, `${asJson(checkpoint, tensors)}\n`);
  else if (flags.html === undefined) await print(terminal, visibleLines(`${asText(checkpoint, tensors)}\n`));
  if (flags.html === undefined) return;
  await writeOutputFile(flags.html, trainingPage(checkpointReport(checkpoint, tensors, language)));
  say(terminal, `written: ${flags.html}`);
}

function asJson(checkpoint: Checkpoint, summaries: readonly TensorSummary[]): string {
  const { tokenizers, tensors, vocabularies, ...rest } = checkpoint;
  const sizes = { source: vocabularies.source.length, target: vocabularies.target.length };
  return JSON.stringify({ ...rest, vocabularies: sizes, tensors: summaries });
}

function asText(checkpoint: Checkpoint, tensors: readonly TensorSummary[]): string {
  const sections = [
    ['Trained on', trainedOn(checkpoint)],
    ['Configuration', configuration(checkpoint)],
    ['Vocabularies', vocabularies(checkpoint)],
    [`Tensors: ${count(weights(tensors))} numbers`, tensorTable(tensors)],
    ['History', history(checkpoint)],
  ] as const;
  return sections
    .map(([title, lines]) => [title, ...lines.map((line) => `  ${line}`.trimEnd())].join('\n'))
    .join('\n\n');
}

function trainedOn({ run, corpus, progress, confidence, weightHash }: Checkpoint): string[] {
  return [
    `${corpus.name}: ${count(corpus.trainPairs)} train pairs, fingerprint ${corpus.fingerprint}`,
    `${count(progress.step)} steps, ${progress.epoch} epochs, ${count(progress.targetTokens)} target tokens in ${duration(progress.seconds)}`,
    ...(run === undefined ? [] : [`run ${run.id}${startOf(run)}`]),
    ...(confidence === undefined ? [] : [doubts(confidence)]),
    `weights ${weightHash}`,
  ];
}

/** Example "unsure below -0.24 nats a token: 2.0 % of dev, 65.8 % of scrambled dev" */
function doubts({ threshold, dev, scrambled }: Confidence): string {
  const [known, unknown] = [dev, scrambled].map(({ doubted }) => `${figure(100 * doubted, 1)} %`);
  return `unsure below ${figure(threshold, 2)} nats a token: ${known} of dev, ${unknown} of scrambled dev`;
}

function startOf({ init }: RunRecord): string {
  return init === undefined ? '' : `, started from weights ${init.weightHash} of "${init.corpus}"`;
}

function configuration({ config }: Checkpoint): string[] {
  const groups = (['text', 'model', 'training'] as const).map((group) => CONFIG_GROUPS[group]);
  return groups.flatMap((keys) => {
    const entries = keys.map((key) => `${key} ${config[key] === null ? 'none' : String(config[key])}`);
    const lines = [''];
    for (const entry of entries) {
      const line = lines.at(-1)!;
      if (line !== '' && line.length + entry.length > 100) lines.push(entry);
      else lines[lines.length - 1] = line === '' ? entry : `${line}, ${entry}`;
    }
    return lines;
  });
}

function vocabularies({ vocabularies: { source, target } }: Checkpoint): string[] {
  if (source === target) return [`joint   ${sample(source)}`];
  return [`source  ${sample(source)}`, `target  ${sample(target)}`];
}

/** The size, the most frequent tokens and some rare ones. */
function sample(tokens: readonly string[]): string {
  const first = tokens.slice(0, 14).map(visible).join(' ');
  const last = tokens.length > 20 ? ` … ${tokens.slice(-5).map(visible).join(' ')}` : '';
  return `${counted(tokens.length, 'token')}: ${first}${last}`;
}

function weights(tensors: readonly TensorSummary[]): number {
  return tensors.reduce((sum, tensor) => sum + tensor.count, 0);
}

function tensorTable(tensors: readonly TensorSummary[]): string[] {
  const width = Math.max(4, ...tensors.map(({ name }) => name.length));
  const titles = ['norm', 'mean', 'std', 'min', 'max'].map((title) => title.padStart(9)).join('');
  const head = `${toWidth('name', width)}  ${toWidth('shape', 11)}${titles}  distribution`;
  const rows = tensors.map((tensor) => {
    const { norm, mean, deviation, minimum, maximum } = tensor;
    const figures = [norm, mean, deviation, minimum, maximum].map((value) => figure(value, 4).padStart(9)).join('');
    const broken = tensor.notFinite > 0 ? `  ${count(tensor.notFinite)} not finite` : '';
    const shape = toWidth(tensor.shape.join(' × '), 11);
    return `${toWidth(visible(tensor.name), width)}  ${shape}${figures}  ${blocks(tensor.histogram)}${broken}`;
  });
  return [head, ...rows];
}

function history({ history: records }: Checkpoint): string[] {
  return records.length === 0 ? ['no epoch is complete'] : [tableHead(), ...records.map((record) => tableRow(record))];
}
