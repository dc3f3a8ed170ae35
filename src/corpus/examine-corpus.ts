/** Paths → the examination alone: of the sides that a folder has, or of files, each a set of its own. Feeds `nmt corpus`. */
import { basename } from 'node:path';
import { refuse } from '../errors.ts';
import { inTurns } from '../turns.ts';
import { type Examination, examining } from './examination/examine.ts';
import type { NamedPairs } from './examination/facts.ts';
import { locateCorpus, streamName } from './files/locate.ts';
import { firstFile, type PairFiles, refuseStdinTwice } from './files/located-pairs.ts';
import { readPairs } from './files/pairs.ts';
import { aboutFiles } from './read-corpus.ts';

interface ExamineOptions {
  /** Folders or files; none for the bundled corpus or for `source` and `target`. */
  readonly paths: readonly string[];
  readonly source: string | null;
  readonly target: string | null;
  readonly lowercase: boolean;
  /** Of the files, where it is not UTF-8. */
  readonly encoding?: string | null;
  /** The two that are the sentences, where a file has more. */
  readonly columns?: string | null;
}

export interface CorpusReport extends Examination {
  readonly name: string;
}

/** @throws NmtError E_USAGE, E_FILE or E_CORPUS when there is nothing to examine, or it cannot be read */
export async function examineCorpus(options: ExamineOptions): Promise<CorpusReport> {
  const { paths, source, target, lowercase } = options;
  if (paths.length > 0 && (source !== null || target !== null)) {
    refuse('paths cannot go with --source and --target', 'give one or the other');
  }
  const corpora = (paths.length === 0 ? [null] : paths).map((corpus) => locateCorpus({ corpus, source, target }));
  const files = corpora.flatMap(({ name, folder, train, dev, test }) => {
    if (folder === null) return [{ name: streamName(firstFile(train!)) ?? basename(firstFile(train!)), files: train! }];
    const prefix = corpora.length > 1 ? `${name} ` : '';
    const sides = Object.entries({ train, dev, test }).filter((side): side is [string, PairFiles] => side[1] !== null);
    return sides.map(([side, sideFiles]) => ({ name: `${prefix}${side}`, files: sideFiles }));
  });
  refuseStdinTwice(files.flatMap((one) => Object.values(one.files)));
  const sets: NamedPairs[] = [];
  for (const one of files) sets.push({ name: one.name, pairs: await readPairs(one.files, options) });
  const examination = await inTurns(examining(sets, { lowercase, tokensAreWords: true }));
  const findings = [
    ...corpora.flatMap(aboutFiles),
    ...sets.flatMap(({ pairs }) => aboutFiles(pairs)),
    ...examination.findings,
  ];
  return { name: corpora.map(({ name }) => name).join(', '), ...examination, findings };
}
