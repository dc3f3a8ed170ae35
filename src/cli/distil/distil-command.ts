/** nmt distil: what several models know together, as a corpus for one. */
import type { Command } from 'commander';
import { count } from '../../amounts.ts';
import type { DistilCorpus } from '../../distil.ts';
import { shellWord } from '../../shell-word.ts';
import { optionFacts } from '../config-options.ts';
import type { Context } from '../context.ts';
import { ENCODING_MEANING } from '../lines/encoding-flag.ts';
import { watchWork } from '../progress/work.ts';
import { addCommonFlags, type CommonFlags, runtimeOptions, searchOptions } from '../search-flags.ts';
import { listenForStop } from '../stop.ts';
import { EXIT, say } from '../terminal.ts';

interface DistilFlags extends CommonFlags, DistilCorpus {
  readonly teachers: readonly string[];
  readonly out: string;
  readonly originals: boolean;
  readonly quiet?: true;
}

const EXAMPLES = `
Translates the training sources with all teachers together, and writes a folder
that nmt train takes: the pairs as they were and the teachers' answers, dev and
test as they were. Stopped or killed, the same command goes on where it was.

Examples:
  nmt distil --teachers a.json b.json c.json --out taught
  nmt train --corpus taught --preset base --checkpoint student.json
  nmt distil --teachers a.json --corpus pairs.tsv --beam 10 --no-originals --out taught`;

export function define(command: Command, context: Context): void {
  command
    .requiredOption('--teachers <file.json...>', 'the models that teach, of one vocabulary')
    .requiredOption('--out <folder>', 'where the new corpus goes')
    .option('--corpus <path>', "a folder with train/dev/test, or one file of pairs (default: the first teacher's)");
  for (const key of ['source', 'target', 'dev'] as const) command.option(`--${key} <path>`, optionFacts(key).meaning);
  command
    .option('--dev-source <path>', optionFacts('devSource').meaning)
    .option('--dev-target <path>', optionFacts('devTarget').meaning)
    .option('--encoding <label>', ENCODING_MEANING)
    .option('--columns <N,N>', optionFacts('columns').meaning)
    .option('--no-originals', "only the teachers' answers")
    .option('-q, --quiet', 'no progress, and nothing at the end');
  addCommonFlags(command)
    .addHelpText('after', EXAMPLES)
    .action((_: unknown, self: Command) => distilAction(self.opts(), context));
}

async function distilAction(flags: DistilFlags, context: Context): Promise<void> {
  const { terminal, pipelines } = context;
  const { teachers, out, originals, quiet = false } = flags;
  const { corpus, source, target, dev, devSource, devTarget, encoding, columns } = flags;
  const given = Object.entries({ corpus, source, target, dev, devSource, devTarget, encoding, columns });
  const named: DistilCorpus = Object.fromEntries(given.filter(([, value]) => value !== undefined));
  const how = { search: searchOptions(flags), runtime: runtimeOptions(flags) };
  const controller = new AbortController();
  const work = await watchWork(terminal, { quiet, noun: 'sentence' });
  const stop = listenForStop(terminal, () => controller.abort());
  try {
    const watched = { signal: controller.signal, onProgress: work.onProgress };
    const report = await pipelines.distil({ teachers, corpus: named, out, originals, ...how, ...watched });
    work.close();
    if (!quiet) for (const note of report.notes) say(terminal, `nmt: ${note}`);
    const { answered, sources, trainPairs } = report;
    if (trainPairs === null) {
      say(
        terminal,
        `nmt: stopped at ${count(answered)} of ${count(sources)} sentences; the same command goes on there`,
      );
      context.exitCode = EXIT[stop.received() ?? 'SIGINT'];
    } else if (!quiet)
      say(terminal, `nmt: ${count(trainPairs)} training pairs; next: nmt train --corpus ${shellWord(out)}`);
  } finally {
    stop.forget();
    work.close();
  }
}
