/** Where the corpus of a run that goes on may stand now: at the names it was given, or at the places that were recorded. */
import { existsSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { Config } from '../config.ts';
import { standing } from './files/locate.ts';
import { checkRecord } from './test-pairs.ts';

type TrainPlaces = Pick<Config, 'corpus' | 'source' | 'target'>;
type DevPlaces = Pick<Config, 'dev' | 'devSource' | 'devTarget'>;
type CorpusPlaces = TrainPlaces & DevPlaces;

/**
 * The places to look at, the likeliest first, as absolute paths: nothing stands in for a name that is gone.
 * What was given anew is taken as it was given.
 */
export function placesAgain(options: CorpusPlaces, given: readonly string[], record: unknown): CorpusPlaces[] {
  const { train, dev } = checkRecord(record);
  const sides = 'pairs' in train ? null : { source: standing(train.source), target: standing(train.target) };
  const first = sides?.source ?? standing('pairs' in train ? train.pairs : '');
  const recorded: CorpusPlaces = {
    corpus: options.source === null ? folderOrFile(first, options.corpus) : null,
    source: options.source && (sides?.source ?? null),
    target: options.target && (sides?.target ?? null),
    dev: options.dev && ('pairs' in dev ? standing(dev.pairs) : null),
    devSource: options.devSource && ('source' in dev ? standing(dev.source) : null),
    devTarget: options.devTarget && ('target' in dev ? standing(dev.target) : null),
  };
  const named = mapPlaces(options, (path) => resolve(path));
  const isGiven = (...keys: (keyof CorpusPlaces)[]) => keys.some((key) => given.includes(key));
  const anew: Partial<CorpusPlaces> = {
    ...(isGiven('corpus', 'source', 'target') && pickTrain(options)),
    ...(isGiven('dev', 'devSource', 'devTarget') && pickDev(options)),
  };
  // Without a name the corpus was a bundled one, which its record names.
  const hasName = options.corpus !== null || options.source !== null;
  return [...(hasName ? [named] : []), recorded].map((places) => ({ ...places, ...anew }));
}

/** The first of these paths where nothing stands. */
export function missingPlace(places: CorpusPlaces, given: readonly string[]): string | undefined {
  const paths = Object.entries(places).filter(([key, path]) => path !== null && !given.includes(key));
  return paths.map(([, path]) => path!).find((path) => !existsSync(path));
}

/** A corpus was named by its folder, or by the file itself. */
function folderOrFile(file: string, name: string | null): string {
  return name !== null && basename(name) === basename(file) ? file : dirname(file);
}

function mapPlaces(options: CorpusPlaces, change: (path: string) => string): CorpusPlaces {
  const places = { ...pickTrain(options), ...pickDev(options) };
  const changed = Object.entries(places).map(([key, path]) => [key, path === null ? null : change(path)]);
  return Object.fromEntries(changed) as CorpusPlaces;
}

function pickTrain({ corpus, source, target }: TrainPlaces): TrainPlaces {
  return { corpus, source, target };
}

function pickDev({ dev, devSource, devTarget }: DevPlaces): DevPlaces {
  return { dev, devSource, devTarget };
}
