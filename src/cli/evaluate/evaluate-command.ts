/** nmt evaluate: translates a test set and scores it, or scores files that any system wrote. */
import type { Command } from 'commander';
import { toFlag } from '../../config.ts';
import { refuse } from '../../errors.ts';
import type { EvaluationOptions, EvaluationReport } from '../../evaluate.ts';
import type { Language } from '../../inspect/language.ts';
import { reportPage } from '../../inspect/report/page.ts';
import { METRIC_KEYS, settingsOf } from '../../metrics/metrics.ts';
import { type ScoringResult, scoreTexts } from '../../scoring.ts';
import { analyseSystem, scoringJson, sentenceRecords, sentencesTsv } from '../../scoring-json.ts';
import { chooseCheckpoints } from '../checkpoint-choice.ts';
import { optionFacts } from '../config-options.ts';
import type { Context } from '../context.ts';
import { LANGUAGE_FLAG, languageMeaning, languageOf } from '../language-flag.ts';
import { ENCODING_MEANING } from '../lines/encoding-flag.ts';
import { writeOutputFile } from '../output-file.ts';
import { watchWork } from '../progress/work.ts';
import { addEnsembleFlags, type EnsembleFlags, runtimeOptions, searchOptions } from '../search-flags.ts';
import { print, say } from '../terminal.ts';
import { numberOf } from '../values.ts';
import { visibleLines } from '../visible.ts';
import { readTexts } from './files.ts';
import { addScoringFlags, idleScoringFlags, type ScoringFlags, scoringOptions } from './flags.ts';
import { modelLines } from './model-lines.ts';
import { bucketLines, exampleLines, findingLines, scoreLines } from './result-text.ts';
import { refuseWithTuning, tune } from './tuning.ts';

interface EvaluateFlags extends EnsembleFlags, ScoringFlags {
  readonly corpus?: string;
  readonly source?: string;
  readonly target?: string;
  readonly hypotheses?: string[];
  readonly references?: string[];
  readonly sources?: string;
  readonly encoding?: string;
  readonly columns?: string;
  readonly sentences?: true;
  readonly examples?: string;
  readonly tuneLengthPenalty?: true;
  readonly report?: string;
  readonly language?: string;
  readonly json?: true;
  readonly quiet?: true;
}

const EXAMPLES = `
Without files the newest checkpoint translates the test side of the corpus that it was trained on.

Settings in a metric's name, as many as you like: bleu:tok=intl:case=lc
${METRIC_KEYS.map((key) => `  ${key.padEnd(8)}${settingsOf(key).join(' ')}`).join('\n')}

Examples:
  nmt evaluate
  nmt evaluate --checkpoint checkpoints/en-ko.json --corpus more.tsv --beam 10
  nmt evaluate --checkpoint a.json b.json --tune-length-penalty
  nmt evaluate --hypotheses out.txt --references ref.txt --metrics bleu,chrf --intervals
  nmt evaluate --hypotheses old.txt new.txt --references ref1.txt ref2.txt --report report.html
  nmt translate < test.en | nmt evaluate --hypotheses - --references test.ko --json`;

export function define(command: Command, context: Context): void {
  addEnsembleFlags(command)
    .option('--corpus <path>', 'a folder with a test side, or one file of pairs (.gz too); - is stdin')
    .option('--source <file>', 'source side, one sentence a line')
    .option('--target <file>', 'target side, aligned with --source')
    .option('--hypotheses <files...>', 'score these texts instead of translating; - is stdin')
    .option('--references <files...>', 'what they are scored against')
    .option('--sources <file>', 'what they translate, to find copied sentences')
    .option('--encoding <label>', ENCODING_MEANING)
    .option('--columns <N,N>', optionFacts('columns').meaning)
    .option('--sentences', 'print a score for each sentence, as TSV or with --json as JSON lines')
    .option('--examples <N>', 'worst and best sentences shown (default: 3)')
    .option(
      '--tune-length-penalty',
      'try length penalties from 0 to 1.6 on the dev side instead, and say which is best',
    )
    .option('--report <file.html>', 'write a page with charts and every sentence, to open in a browser')
    .option(LANGUAGE_FLAG, languageMeaning('of the page'))
    .option('--json', 'one JSON object')
    .option('-q, --quiet', 'no progress, and no analysis behind the scores');
  addScoringFlags(command);
  command.addHelpText('after', EXAMPLES).action((_: unknown, self: Command) => evaluateAction(self.opts(), context));
}

async function evaluateAction(flags: EvaluateFlags, context: Context): Promise<void> {
  const examples =
    flags.examples === undefined ? 3 : numberOf('--examples', flags.examples, { minimum: 0, maximum: 1000 });
  const language = languageOf(flags, context.terminal);
  if (flags.tuneLengthPenalty) {
    const { hypotheses, lengthPenalty, sentences, intervals, test, samples, seed, report } = flags;
    const others = { hypotheses, lengthPenalty, sentences, intervals, test, samples, seed, report };
    refuseWithTuning({ ...others, examples: flags.examples });
    const forms = { json: flags.json === true, quiet: flags.quiet === true };
    return tune(await modelOptions(flags, context), forms, context);
  }
  const report = flags.hypotheses === undefined ? await fromModel(flags, context) : null;
  const result = report?.result ?? (await fromFiles(flags, context));
  const idle = idleScoringFlags(flags);
  if (idle !== null && !flags.quiet) say(context.terminal, `nmt: ${idle}`);
  await print(context.terminal, output(result, report, { flags, examples }));
  if (flags.report !== undefined) await writeReport(result, report, { flags, language, context });
}

/** What means nothing of texts that are there already. */
const OF_A_MODEL = [
  ...(['checkpoint', 'corpus', 'source', 'target', 'columns', 'beam', 'lengthPenalty', 'coveragePenalty'] as const),
  ...(['repeatNgram', 'threads', 'kernels', 'arithmetic', 'weights'] as const),
];

async function fromFiles(flags: EvaluateFlags, { terminal }: Context): Promise<ScoringResult> {
  const { hypotheses = [], references, sources, encoding = null } = flags;
  if (references === undefined) refuse('--hypotheses needs --references', 'add --references ref.txt');
  const model = OF_A_MODEL.find((name) => flags[name] !== undefined && flags[name] !== true);
  if (model !== undefined)
    refuse(
      `--${model === 'repeatNgram' ? 'no-repeat-ngram' : toFlag(model)} cannot go with --hypotheses`,
      'score files, or a checkpoint',
    );
  const options = scoringOptions(flags);
  return scoreTexts(await readTexts({ hypotheses, references: references!, sources, encoding }, terminal), options);
}

async function fromModel(flags: EvaluateFlags, context: Context): Promise<EvaluationReport> {
  const options = await modelOptions(flags, context);
  const work = await watchWork(context.terminal, { quiet: flags.quiet === true, noun: 'sentence' });
  try {
    return await context.pipelines.evaluate({ ...options, onProgress: work.onProgress });
  } finally {
    work.close();
  }
}

async function modelOptions(flags: EvaluateFlags, { terminal }: Context): Promise<EvaluationOptions> {
  const { corpus = null, source = null, target = null, encoding = null, columns = null } = flags;
  if (flags.references !== undefined || flags.sources !== undefined) {
    refuse('--references and --sources go with --hypotheses', 'for a model, --source and --target name the two sides');
  }
  if ((source === null) !== (target === null) || (corpus !== null && source !== null)) {
    refuse(
      'a test set is --corpus, or --source and --target together',
      'leave all out for the test side of the training corpus',
    );
  }
  const options = { search: searchOptions(flags), runtime: runtimeOptions(flags), scoring: scoringOptions(flags) };
  const checkpoint = await chooseCheckpoints(terminal, flags.checkpoint, flags.quiet === true);
  return { checkpoint, corpus, source, target, encoding, columns, ...options };
}

/** Lines worth a look that the page links to. */
const REPORT_EXAMPLES = 10;

async function writeReport(
  result: ScoringResult,
  report: EvaluationReport | null,
  { flags, language, context }: { flags: EvaluateFlags; language: Language; context: Context },
): Promise<void> {
  const analyses = result.systems.map((system) => analyseSystem(result, system, { examples: REPORT_EXAMPLES }));
  const facts = report === null ? [] : modelLines(report, language).filter((line) => line !== '');
  await writeOutputFile(flags.report!, reportPage(result, analyses, facts, language));
  if (!flags.quiet) say(context.terminal, `nmt: wrote ${flags.report}; open it in a browser`);
}

function output(
  result: ScoringResult,
  report: EvaluationReport | null,
  { flags, examples }: { flags: EvaluateFlags; examples: number },
): string {
  if (flags.sentences) return sentencesOutput(result, flags.json === true);
  const analyses = result.systems.map((system) => analyseSystem(result, system, { examples }));
  if (flags.json) return `${JSON.stringify({ ...scoringJson(result, analyses), ...(report && modelFacts(report)) })}\n`;
  const sections = [[...(report ? modelLines(report) : []), ...scoreLines(result)]];
  if (analyses.length === 1 && !flags.quiet) {
    const [analysis] = analyses;
    const metric = result.systems[0]!.scores[analysis!.rankedBy]?.name ?? '';
    const names = Object.entries(result.metrics).map(([key, { name }]) => (key.includes(':') ? key : name));
    sections.push(bucketLines(analysis!, names), findingLines(analysis!));
    if (examples > 0) {
      sections.push(
        ['worst', ...exampleLines(analysis!.worst, metric)],
        ['best', ...exampleLines(analysis!.best, metric)],
      );
    }
  }
  const text = sections.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return visibleLines(`${text.join('\n\n')}\n`);
}

function sentencesOutput(result: ScoringResult, json: boolean): string {
  const records = result.systems.flatMap((system) => {
    const name = result.systems.length > 1 ? { system: system.name } : {};
    return sentenceRecords(result, system).map((record) => ({ ...name, ...record }));
  });
  return json ? records.map((record) => `${JSON.stringify(record)}\n`).join('') : sentencesTsv(records);
}

function modelFacts({ result: _, ...facts }: EvaluationReport): Record<string, unknown> {
  return facts;
}
