/** A run whose data is cut, whose model lies in memory, and whose threads have started: ready for its first update. */
import type { ClusterPlace } from '../cluster/cluster-place.ts';
import { ownShards } from '../cluster/dealing.ts';
import { watchWaiting } from '../cluster/waiting.ts';
import { chooseTile } from '../runtime/tile-choice.ts';
import { inTurns } from '../turns.ts';
import { clusterFacts } from './cluster-facts.ts';
import { prepareGuidance, preparingData, type TrainingData } from './data.ts';
import { DevSet } from './dev-set.ts';
import { Epochs } from './epochs.ts';
import type { OnTrainingEvent } from './events.ts';
import { tellingUnknown } from './fine-tuning.ts';
import { type PlacedModel, placeModel } from './placement.ts';
import { type RunState, startState } from './progress.ts';
import type { RunInputs } from './run-inputs.ts';
import { chooseThreads, startPool } from './training-pool.ts';
import type { TrainingPool } from './worker.ts';

/** The processes that train together, and what this one does while it waits for the others. */
export interface Cluster {
  readonly place: ClusterPlace;
  /** Seconds without a word from the others after which this process ends. */
  readonly limit: number;
  /** False once the launcher has gone. */
  readonly isWanted: () => boolean;
  readonly onWaiting: (seconds: number) => void;
  /** Must end the process: a thread of it waits for what will not come. */
  readonly onEnd: (reason: string) => void;
}

export interface PlacedRun {
  readonly data: TrainingData;
  readonly epochs: Epochs;
  readonly dev: DevSet;
  readonly state: RunState;
  readonly model: PlacedModel;
  readonly pool: TrainingPool;
}

/** @throws NmtError as cutting data and placing a model do, E_CONFIG when the shards cannot be dealt to the processes */
export async function placeRun(
  inputs: RunInputs,
  cluster: Cluster | null,
  onEvent: OnTrainingEvent,
): Promise<PlacedRun> {
  const { config, corpus, begun, init } = inputs;
  const place = cluster?.place ?? null;
  const shards = ownShards(config.shards, place);
  const data = await inTurns(preparingData(config, corpus, begun ?? init, onEvent));
  if (init !== null) await inTurns(tellingUnknown(corpus.train, data.codecs, onEvent));
  const epochs = new Epochs(data.train, data.codecs, config);
  const dev = new DevSet(data.dev, data.codecs.target);
  const state = startState(begun?.progress);
  const first = await epochs.epoch(state.epoch);
  const guidance = await prepareGuidance(config, data, state.epoch, onEvent);
  const workers = chooseThreads(config, shards, place, onEvent);
  const calls = new Int32Array(new SharedArrayBuffer(4));
  const setup = place && { ...place, calls, facts: clusterFacts(inputs, data) };
  const model = placeModel({ config, data, first, begun, init, guidance, workers, chooseTile, cluster: setup });
  if (cluster !== null) watchWaiting({ ...cluster, calls });
  return { data, epochs, dev, state, model, pool: startPool(model.setup) };
}
