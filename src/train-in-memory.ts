/** Training from pairs to a checkpoint without a file or a second thread: the same run as `nmt train`, weight for weight. */
import { checkArgument, FUNCTION, OBJECT, PAIRS } from './arguments.ts';
import type { Checkpoint } from './checkpoint/checkpoint.ts';
import type { EpochRecord } from './checkpoint/records.ts';
import type { PartialConfig } from './config.ts';
import { resolveConfig } from './config-resolution.ts';
import { corpusOf, type TextPair } from './corpus/given-pairs.ts';
import type { PresetName } from './presets.ts';
import { prepareGuidance, preparingData } from './training/data.ts';
import { DevSet } from './training/dev-set.ts';
import { Epochs } from './training/epochs.ts';
import type { OnTrainingEvent } from './training/events.ts';
import { placeModel, withArithmetic } from './training/placement.ts';
import { startState } from './training/progress.ts';
import { Saver } from './training/saver.ts';
import type { StopSignal } from './training/stop-signal.ts';
import { Trainer } from './training/trainer.ts';
import { trainOnThisThread } from './training/worker.ts';
import { inTurns } from './turns.ts';

export interface TrainingInMemory {
  readonly pairs: readonly TextPair[];
  /** What to measure by; without it a part of the pairs is split off (`devFraction`). */
  readonly devPairs?: readonly TextPair[];
  readonly onEvent?: OnTrainingEvent;
  /** After each validation: a copy of the model as it is then, with what only training needs. */
  readonly onCheckpoint?: (checkpoint: Checkpoint) => void;
  /** Aborted: finish the update under way, and end. */
  readonly signal?: StopSignal;
}

export interface TrainedInMemory {
  /** The best model; the last one where nothing has been validated yet. */
  readonly checkpoint: Checkpoint;
  readonly history: readonly EpochRecord[];
}

const NEVER: StopSignal = { aborted: false, addEventListener() {}, removeEventListener() {} };

/**
 * Trains a translator. `config` takes every option of `nmt train` by its name in camelCase, over those of a preset;
 * what is about files and threads means nothing here.
 *
 * @throws NmtError for everything that can be wrong with configuration, pairs or the run itself
 */
export async function trainInMemory(
  config: Readonly<PartialConfig> & { readonly preset?: PresetName },
  training: TrainingInMemory,
): Promise<TrainedInMemory> {
  checkArgument('config', OBJECT, config);
  checkArgument('training', OBJECT, training);
  const { pairs, devPairs, onEvent = () => {}, onCheckpoint = () => {}, signal = NEVER } = training;
  checkArgument('pairs', PAIRS, pairs);
  checkArgument('devPairs', PAIRS.optional(), devPairs);
  checkArgument('onEvent', FUNCTION, onEvent);
  checkArgument('onCheckpoint', FUNCTION, onCheckpoint);
  const { preset, ...flags } = config;
  const whole = withArithmetic(resolveConfig({ preset, flags }));
  const corpus = corpusOf({ train: pairs, dev: devPairs }, whole);
  const data = await inTurns(preparingData(whole, corpus, null, onEvent));
  const epochs = new Epochs(data.train, data.codecs, whole);
  const dev = new DevSet(data.dev, data.codecs.target);
  const state = startState();
  const history: EpochRecord[] = [];
  const first = await epochs.epoch(0);
  const guidance = await prepareGuidance(whole, data, 0, onEvent);
  const nothing = { begun: null, init: null };
  const chooseTile = () => '4x8' as const;
  const model = placeModel({ config: whole, data, first, ...nothing, guidance, workers: 1, chooseTile });
  const files = { best: 'best', last: 'last' };
  const kept = new Map<string, Checkpoint>();
  const write = async (file: string, checkpoint: Checkpoint) => {
    const tensors = checkpoint.tensors.map((tensor) => ({ ...tensor, data: tensor.data.slice() }));
    const copy = { ...checkpoint, history: [...checkpoint.history], tensors };
    kept.set(file, copy);
    if (file === files.last) onCheckpoint(copy);
  };
  const saver = new Saver({ files, config: whole, data, model, write, onEvent, savedStep: null, hasBest: false });
  const pool = trainOnThisThread(model.setup);
  await new Trainer({ config: whole, data, model, pool, epochs, dev, state, history, saver, onEvent, signal }).run();
  return { checkpoint: (kept.get(files.best) ?? kept.get(files.last))!, history };
}
