/** nmt evaluate --tune-length-penalty: what each length penalty scores on the dev side, as a table. */
import { count, duration } from '../../amounts.ts';
import { toFlag } from '../../config.ts';
import { refuse } from '../../errors.ts';
import type { EvaluationOptions } from '../../evaluate.ts';
import { decimals } from '../../metrics/decimals.ts';
import { shellWord } from '../../shell-word.ts';
import type { TuningReport } from '../../tune-length-penalty.ts';
import type { Context } from '../context.ts';
import { watchWork } from '../progress/work.ts';
import { commandName, print, type Terminal } from '../terminal.ts';
import { visibleLines } from '../visible.ts';

/** @throws NmtError as `tuneLengthPenalty` */
export async function tune(
  options: EvaluationOptions,
  { json, quiet }: { json: boolean; quiet: boolean },
  { terminal, pipelines }: Context,
): Promise<void> {
  const work = await watchWork(terminal, { quiet, noun: 'sentence' });
  let report: TuningReport;
  try {
    report = await pipelines.tuneLengthPenalty({ ...options, onProgress: work.onProgress });
  } finally {
    work.close();
  }
  const text = `${[...tuningLines(report), `next: ${nextCommand(options, report, terminal)}`].join('\n')}\n`;
  await print(terminal, json ? `${JSON.stringify(report)}\n` : visibleLines(text));
}

/** @throws NmtError E_USAGE naming a flag that means nothing here */
export function refuseWithTuning(given: Readonly<Record<string, unknown>>): void {
  const name = Object.keys(given).find((key) => given[key] !== undefined);
  if (name === undefined) return;
  refuse(
    `--${toFlag(name)} cannot go with --tune-length-penalty`,
    'tune on the dev side first, then evaluate with what it found',
  );
}

function tuningLines({ set, sentences, beam, metric, signature, scores, best, seconds }: TuningReport): string[] {
  const rows = scores.map(({ lengthPenalty, score }) => {
    const mark = lengthPenalty === best ? ' * best' : '';
    return `${lengthPenalty.toFixed(1).padStart(14)}  ${decimals(score, 2).padStart(7)}${mark}`;
  });
  return [
    `${set}: ${count(sentences)} sentences, beam ${beam}, each length penalty in turn, in ${duration(seconds)}`,
    '',
    `length penalty  ${metric.padStart(7)}`,
    ...rows,
    '',
    signature,
  ];
}

/** On the test side of the model's own corpus; where other pairs were named, which of them are the test side nobody has said. */
function nextCommand(
  { checkpoint, corpus, source }: EvaluationOptions,
  { beam, best }: TuningReport,
  terminal: Terminal,
) {
  const rules = `--beam ${beam} --length-penalty ${best}`;
  if (corpus !== null || source !== null) return `${rules} in the place of --tune-length-penalty, on the test side`;
  return `${commandName(terminal)} evaluate --checkpoint ${[checkpoint].flat().map(shellWord).join(' ')} ${rules}`;
}
