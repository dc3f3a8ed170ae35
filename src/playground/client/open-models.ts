/** The models that are open: the one that is looked into is `model`; another one may stand beside it. */
import { computed, signal } from '@preact/signals';
import type { Checkpoint } from '../../checkpoint/checkpoint.ts';
import { chooseKernels } from '../../runtime/kernel-choice.ts';
import { type LoadedModel, openModel } from '../../translation/open-model.ts';
import { NO_EDITS } from '../engine/edits.ts';
import { beginning, edits, model } from './state.ts';

/** A model as a link names it: no link can hold its weights. */
export interface NamedModel {
  readonly hash: string;
  readonly file: string;
}

/** The model that stands beside. */
export const other = signal<LoadedModel | null>(null);
/** The two models of the link that led here; `null` once the reader has gone on to others. */
export const linked = signal<{ readonly model: NamedModel; readonly beside: NamedModel } | null>(null);

/** Models of the link that are not open yet. */
export const missing = computed<readonly NamedModel[]>(() => {
  const open = [model.value, other.value].map((one) => one?.checkpoint.weightHash);
  return linked.value === null
    ? []
    : [linked.value.model, linked.value.beside].filter(({ hash }) => !open.includes(hash));
});

/** A model of the link takes its place there; any other is looked into, and the one before stands beside it. */
export function showModel(next: LoadedModel): void {
  const isOfLink = missing.value.some(({ hash }) => hash === next.checkpoint.weightHash);
  if (model.value !== null && isOfLink && next.checkpoint.weightHash === linked.value!.beside.hash) {
    other.value = next;
    return;
  }
  if (model.value !== null) {
    other.value = model.value;
    if (!isOfLink) [beginning.value, edits.value, linked.value] = [[], NO_EDITS, null];
  }
  model.value = next;
}

export function closeOther(): void {
  [other.value, linked.value] = [null, null];
}

const opened = (name: string, checkpoint: Checkpoint) => openModel(name, checkpoint, { kernels: chooseKernels(null) });

export function openCheckpoint(name: string, checkpoint: Checkpoint): void {
  showModel(opened(name, checkpoint));
}

/** The second model that stands in the page. */
export function openBeside(name: string, checkpoint: Checkpoint): void {
  other.value = opened(name, checkpoint);
}

/** What a link says of the models: nothing, unless there are two. */
export function modelsOfLink(): typeof linked.value {
  const named = ({ file, checkpoint }: LoadedModel) => ({ file, hash: checkpoint.weightHash });
  if (model.value === null || other.value === null) return linked.value;
  return { model: named(model.value), beside: named(other.value) };
}
