/** nmt corpus: what is in a parallel corpus and what is wrong with it, before anything is trained on it. */
import type { Command } from 'commander';
import type { Finding } from '../../corpus/corpus.ts';
import type { SetFacts } from '../../corpus/examination/facts.ts';
import { type CorpusReport, examineCorpus } from '../../corpus/examine-corpus.ts';
import { expectationOf, FEW_PAIRS } from '../../few-pairs.ts';
import { optionFacts } from '../config-options.ts';
import type { Context } from '../context.ts';
import { ENCODING_MEANING } from '../lines/encoding-flag.ts';
import { print } from '../terminal.ts';
import { visibleLines } from '../visible.ts';
import { FORMATS_HELP } from './formats-help.ts';
import { corpusTable, findingLines, frequentLines } from './report-text.ts';

interface CorpusFlags {
  readonly source?: string;
  readonly target?: string;
  readonly lowercase?: true;
  readonly encoding?: string;
  readonly columns?: string;
  readonly json?: true;
}

const EXAMPLES = `
A folder shows its train, dev and test sides. Of several files each is a set, compared with the first.
${FORMATS_HELP}
A word is a run of letters and digits here, or any other mark by itself, whatever tokenizer is trained with.

Examples:
  nmt corpus
  nmt corpus corpora/en-fr
  nmt corpus train.tsv test.tsv.gz
  nmt corpus --source train.en --target train.de
  nmt corpus pairs.csv --columns en,ko
  cut -f2,4 downloaded.tsv | nmt corpus -
  nmt corpus pairs.jsonl --json | jq '.findings'`;

export function define(command: Command, context: Context): void {
  command
    .argument('[paths...]', 'a folder with train/dev/test, or files of pairs; - is stdin (default: the bundled en-ko)')
    .option('--source <file>', 'source side, one sentence a line')
    .option('--target <file>', 'target side, aligned with --source')
    .option('--lowercase', 'fold case before words and pairs are compared')
    .option('--encoding <label>', ENCODING_MEANING)
    .option('--columns <N,N>', optionFacts('columns').meaning)
    .option('--json', 'one JSON object')
    .addHelpText('after', EXAMPLES)
    .action(async (paths: string[], _: unknown, self: Command) => {
      const {
        source = null,
        target = null,
        lowercase = false,
        encoding = null,
        columns = null,
        json,
      } = self.opts<CorpusFlags>();
      const examined = await examineCorpus({ paths, source, target, lowercase, encoding, columns });
      const report = { ...examined, findings: [...examined.findings, ...aboutSize(examined.sets[0]!)] };
      await print(context.terminal, json ? `${JSON.stringify(report)}\n` : visibleLines(asText(report)));
    });
}

/** What few pairs can be expected to give, where they may be what is trained on. */
function aboutSize({ name, pairs }: SetFacts): Finding[] {
  if (pairs >= FEW_PAIRS || /(^| )(dev|test)$/.test(name)) return [];
  return [{ severity: 'note', code: 'few', count: pairs, message: `${name}: ${expectationOf(pairs)}` }];
}

function asText({ name, sets, findings }: CorpusReport): string {
  const sections = [[name], corpusTable(sets), frequentLines(sets[0]!), findingLines(findings)];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}
