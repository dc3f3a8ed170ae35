/** What makes one run another: its corpus, its configuration, and the model that it started from. */
import { createHash } from 'node:crypto';
import { counted } from '../amounts.ts';
import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import type { CorpusRecord, RunRecord } from '../checkpoint/records.ts';
import { CONFIG_GROUPS, type Config, type ConfigKey } from '../config.ts';

/** A run that is to begin or go on, or what a checkpoint says of the one that made it. */
export type RunFacts = Pick<Checkpoint, 'run' | 'config'> & {
  readonly corpus: Pick<CorpusRecord, 'name' | 'fingerprint' | 'trainPairs' | 'files'>;
};

/** Where the pairs stand is not among them: the fingerprint says which they are. */
export const RUN_KEYS: readonly ConfigKey[] = [
  ...CONFIG_GROUPS.text,
  ...CONFIG_GROUPS.model,
  ...CONFIG_GROUPS.training,
].filter((key) => key !== 'saveEvery');

/** As many options as are named when configurations differ. */
const MOST_NAMED = 3;

/** What a run is called that begins with this. The same corpus, configuration and start give the same name everywhere. */
export function runRecord(config: Config, corpus: RunFacts['corpus'], init: RunRecord['init'] | null): RunRecord {
  const facts = [
    corpus.fingerprint,
    devOf(corpus),
    RUN_KEYS.map((key) => [key, config[key]]),
    init?.weightHash ?? null,
  ];
  const id = createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 16);
  return init ? { id, init } : { id };
}

/** What tells the run of a checkpoint from this one, in words; none where they are the same. Options in `free` may differ. */
export function differences(standing: RunFacts, ours: RunFacts, free: readonly ConfigKey[] = []): string[] {
  return [...corpusDifference(standing.corpus, ours.corpus), ...initDifference(standing, ours)].concat(
    configDifference(standing.config, ours.config, free),
  );
}

/** Example `corpus "en-ko" of 12,000 pairs (57cde5be)` */
export function corpusText({ name, trainPairs, fingerprint }: RunFacts['corpus']): string {
  return `corpus "${name}" of ${counted(trainPairs, 'pair')} (${fingerprint.slice(0, 8)})`;
}

function corpusDifference(standing: RunFacts['corpus'], ours: RunFacts['corpus']): string[] {
  if (standing.fingerprint !== ours.fingerprint) return [`${corpusText(standing)}, this run's ${corpusText(ours)}`];
  const [theirDev, ourDev] = [devOf(standing), devOf(ours)];
  if (theirDev === null || ourDev === null || theirDev === ourDev) return [];
  return [`dev set ${theirDev.slice(0, 8)}, this run's ${ourDev.slice(0, 8)}`];
}

export function devOf({ files }: Pick<CorpusRecord, 'files'>): string | null {
  const { devFingerprint } = files;
  return typeof devFingerprint === 'string' ? devFingerprint : null;
}

function initDifference(standing: RunFacts, ours: RunFacts): string[] {
  const [theirs, own] = [standing, ours].map(({ run }) => run?.init?.weightHash ?? 'drawn anew');
  return theirs === own ? [] : [`weights it started from ${theirs}, this run's ${own}`];
}

function configDifference(standing: Config, ours: Config, free: readonly ConfigKey[]): string[] {
  const keys = RUN_KEYS.filter((key) => !free.includes(key) && standing[key] !== ours[key]);
  const named = keys
    .slice(0, MOST_NAMED)
    .map((key) => `${key} ${shown(standing[key])}, this run's ${shown(ours[key])}`);
  const more = keys.length - named.length;
  return more > 0 ? [...named, `${more} more option${more === 1 ? '' : 's'}`] : named;
}

export function shown(value: Config[ConfigKey]): string {
  return value === null ? 'none' : String(value);
}
