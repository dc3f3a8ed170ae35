/**
 * Attention: at each target step a weighted mean of the encoder's memory, the weights chosen by the decoder's state.
 *
 *   query = h, or h·Wq      keys = m, or m·Wk      which, and how they are scored: ops/attention/attentions.ts
 *   weights = softmax(score(query, keys))          context = Σ weight · m
 */

import type { ModelConfig } from '../config.ts';
import { memorySize } from '../encoder-size.ts';
import { type AttendStep, attend, attendBackward, attendMemoryBackward } from '../ops/attention/attend.ts';
import { ATTENTIONS, type AttentionKind } from '../ops/attention/attentions.ts';
import { guideAttention } from '../ops/attention/guide-attention.ts';
import type { Score, ScoreStep } from '../ops/attention/score.ts';
import { uniformWithin } from '../tensor/initialisers.ts';
import type { Matrix, Variable } from '../tensor/matrix.ts';
import type { Parameter, ParameterSpec } from '../tensor/parameters.ts';
import type { Pass } from '../tensor/tape.ts';
import type { Encoded } from './encoder.ts';
import { collectWeightGradient, linear, linearSpec, multiply } from './linear.ts';
import type { Steps } from './steps.ts';

const attentionSize = (config: ModelConfig): number => config.attentionSize ?? config.hiddenSize;

/** The kind of attention that the configuration names, or `null` for none. */
const kindOf = ({ attention }: ModelConfig): AttentionKind | null =>
  attention === 'none' ? null : ATTENTIONS[attention];

/** Weights of the keys [M, D] and of the query [H, D], and the vector [1, D], as far as the kind has them. */
export function attentionSpecs(config: ModelConfig): ParameterSpec[] {
  const kind = kindOf(config);
  if (kind === null) return [];
  const size = kind.projectsQuery ? attentionSize(config) : config.hiddenSize;
  const specs: ParameterSpec[] = [];
  if (kind.projectsKeys) specs.push(linearSpec('attention.keys', memorySize(config), size));
  if (kind.projectsQuery) specs.push(linearSpec('attention.query', config.hiddenSize, size));
  const initialise = uniformWithin(1 / Math.sqrt(size));
  if (kind.hasVector) specs.push({ name: 'attention.v', rows: 1, columns: size, initialise, usedAs: 'vector' });
  return specs;
}

/** What is wanted of attention in training, and how much it counts beside the loss of the words. */
export interface AttentionGuide {
  readonly wanted: Matrix; // [R target, S]
  readonly strength: number;
}

/** Keys and values of the source, computed once per batch and shared by all decoder steps. */
export interface AttentionMemory {
  readonly score: Score;
  readonly keys: Variable; // [R source, D]
  readonly values: Variable; // [R source, M]
  readonly source: Steps;
  readonly guide: AttentionGuide | null;
}

/**
 * What the decoder attends to; `null` without attention.
 *
 * Shapes  encoded.memory [R source, M] → values [R source, M], keys [R source, D]
 */
export function attentionMemory(
  pass: Pass,
  config: ModelConfig,
  parameters: ReadonlyMap<string, Parameter>,
  encoded: Encoded,
  guide: AttentionGuide | null = null,
): AttentionMemory | null {
  const kind = kindOf(config);
  if (kind === null) return null;
  const values = encoded.memory;
  const keys = kind.projectsKeys ? linear(pass, values, parameters.get('attention.keys')!) : values;
  return { score: kind.score, keys, values, source: encoded.source.steps, guide };
}

/** Attention over one batch of target rows, some or all of them at a time. */
export class AttentionPass {
  readonly context: Variable; // [R target, M]
  readonly weights: Matrix; // [R target, S]
  private readonly pass: Pass;
  private readonly memory: AttentionMemory;
  private readonly sourceSlotOfRow: Int32Array;
  private readonly query: Parameter | null;
  private readonly v: Parameter | null;
  private readonly queries: Variable; // [R target, D]
  private readonly score: (step: ScoreStep) => void;
  private readonly attendScored: (step: AttendStep) => void;
  private readonly dScores: Matrix | null; // [R target, S], with a tape

  /** `states` [R target, H] are the decoder states of all rows, computed by the time that `attend` is called on them. */
  constructor(
    pass: Pass,
    parameters: ReadonlyMap<string, Parameter>,
    memory: AttentionMemory,
    rows: { states: Variable; sourceSlotOfRow: Int32Array; steps: Steps },
  ) {
    this.pass = pass;
    this.score = pass.kernels.run(memory.score.forward);
    this.attendScored = pass.kernels.run(attend);
    this.memory = memory;
    this.sourceSlotOfRow = rows.sourceSlotOfRow;
    this.query = parameters.get('attention.query') ?? null;
    this.v = parameters.get('attention.v') ?? null;
    this.context = pass.arena.variable(rows.states.rows, memory.values.columns);
    this.weights = pass.arena.matrix(rows.states.rows, memory.source.count);
    this.queries = rows.states;
    if (this.query !== null) {
      this.queries = pass.arena.variable(rows.states.rows, memory.keys.columns);
      collectWeightGradient(pass, rows.states, this.query, this.queries);
    }
    this.dScores = pass.tape === null ? null : pass.arena.matrix(rows.states.rows, memory.source.count);
    pass.tape?.record(() => this.collectMemoryGradient(rows.steps));
  }

  /**
   * Fills the context of the rows from `start` on.
   *
   * Shapes  states [N, H]: those rows of the decoder's states → weights [N, S], context [N, M]
   */
  attend(states: Variable, start: number): void {
    const { pass, memory } = this;
    const { kernels, tape } = pass;
    const count = states.rows;
    const query = this.queries.rowsAt(start, count);
    if (this.query !== null) multiply(pass, query, states, this.query, null);
    const weights = this.weights.rowsAt(start, count);
    const context = this.context.rowsAt(start, count);
    const looking = { source: memory.source, sourceSlotOfRow: this.sourceSlotOfRow, firstRow: start };
    // Written out, not spread: these records are made in every step.
    const [keys, values] = [memory.keys.value, memory.values.value];
    const v = this.v?.value ?? null;
    this.score({ looking, query: query.value, keys, v, scores: weights });
    this.attendScored({ looking, weights, values, context: context.value });
    tape?.record(() => {
      const dScores = this.dScores!.rowsAt(start, count);
      const [dQuery, dKeys, dV] = [query.gradient, memory.keys.gradient, this.v?.gradient ?? null];
      kernels.run(attendBackward)({ looking, weights, values, dContext: context.gradient, dScores });
      if (memory.guide !== null) {
        const { wanted, strength } = memory.guide;
        kernels.run(guideAttention)({ looking, weights, wanted: wanted.rowsAt(start, count), strength, dScores });
      }
      kernels.run(memory.score.backward)({ looking, query: query.value, keys, v, dScores, dQuery, dKeys, dV });
    });
  }

  /** Once all rows have had their backward pass: what they give to the encoder's memory. */
  private collectMemoryGradient(target: Steps): void {
    const { memory, queries } = this;
    const keys = { query: queries.value, dScores: this.dScores!, dKeys: memory.keys.gradient };
    this.pass.kernels.run(attendMemoryBackward)({
      target,
      source: memory.source,
      sourceSlotOfRow: this.sourceSlotOfRow,
      weights: this.weights,
      dContext: this.context.gradient,
      dValues: memory.values.gradient,
      keys: memory.score.keysAtTheEnd ? keys : null,
    });
  }
}
