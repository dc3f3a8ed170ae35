/** What a run reads before it begins: the checkpoint that it goes on or starts from, its corpus, the configuration that suits it. */
import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import { readCheckpoint } from '../checkpoint/read.ts';
import type { Config, PartialConfig } from '../config.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { GivenPairs } from '../corpus/given-pairs.ts';
import { readCorpus } from '../corpus/read-corpus.ts';
import { FEW_PAIRS, tellTiny, tellTooLarge } from '../few-pairs.ts';
import { allowRelaxedSimd } from '../runtime/engine-flags.ts';
import type { OnTrainingEvent } from './events.ts';
import { checkAgrees } from './fine-tuning.ts';
import { withArithmetic } from './placement.ts';
import { readBegun, readCorpusAgain } from './resumption.ts';

/** What may be given besides a configuration. */
export interface RunSources {
  /** A `.last.json` to go on from. */
  readonly resume?: string | null;
  /** A checkpoint whose weights and text settings the run starts from; the configuration must agree with its. */
  readonly init?: string | null;
  /** Configuration to take instead where the training pairs are few; `null` to take the given one for any number. */
  readonly fewPairs?: Config | null;
  /** What was given anew with `resume`: a `checkpoint` here takes the place of the file beside it. */
  readonly overrides?: PartialConfig;
  /** What to train on in place of files. */
  readonly pairs?: GivenPairs | null;
}

export interface RunInputs {
  readonly config: Config;
  readonly corpus: Corpus;
  readonly begun: Checkpoint | null;
  readonly init: Checkpoint | null;
}

/** @throws NmtError as reading checkpoints and corpora does, E_CONFIG when `init` does not agree with the configuration */
export async function readInputs(given: Config, sources: RunSources, onEvent: OnTrainingEvent): Promise<RunInputs> {
  const { resume = null, pairs = null, overrides = {} } = sources;
  const begun = resume === null ? null : await readBegun(resume);
  const init = sources.init == null ? null : await readInit(sources.init, given);
  onEvent({ type: 'preparing', work: 'corpus' });
  const corpus =
    resume === null || begun === null
      ? await readCorpus(given, pairs)
      : await readCorpusAgain(given, begun, { resume, overrides, pairs });
  allowRelaxedSimd();
  return { config: withArithmetic(suitedConfig(given, corpus, sources, onEvent)), corpus, begun, init };
}

/** What few pairs need, where the caller leaves that open. */
function suitedConfig(given: Config, { train }: Corpus, sources: RunSources, onEvent: OnTrainingEvent): Config {
  const { fewPairs = null, resume, init } = sources;
  const count = train.sources.length;
  if (count >= FEW_PAIRS || resume != null || init != null) return given;
  if (fewPairs === null) {
    const message = tellTooLarge(count, given);
    if (message !== null) onEvent({ type: 'notice', severity: 'warning', message });
    return given;
  }
  onEvent({ type: 'preset', preset: 'tiny', message: tellTiny(count), config: fewPairs });
  return fewPairs;
}

async function readInit(file: string, config: Config): Promise<Checkpoint> {
  const init = await readCheckpoint(file);
  checkAgrees(config, { file, config: init.config });
  return init;
}
