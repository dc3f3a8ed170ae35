/**
 * Attention: at each target step a weighted mean of the encoder's memory, the weights chosen by the decoder's state.
 *
 *   dot        score(h, m) = h · m
 *   general    score(h, m) = h · (m·W)                    Luong, Pham & Manning 2015 (D15-1166), eq. 8
 *   additive   score(h, m) = v · tanh(h·Wq + m·Wk)        Bahdanau, Cho & Bengio 2015 (arXiv 1409.0473), §A.1.2
 *
 *   weights = softmax(scores)      context = Σ weight · m
 */
import type { ModelConfig } from '../config.ts';
import { uniformWithin } from '../tensor/initialisers.ts';
import type { Matrix, Variable } from '../tensor/matrix.ts';
import type { Parameter, ParameterSpec } from '../tensor/parameters.ts';
import type { Pass } from '../tensor/tape.ts';
import { type Encoded, memorySize } from './encoder.ts';
import { collectWeightGradient, linear, linearSpec, multiply } from './linear.ts';
import type { Steps } from './steps.ts';

const attentionSize = (config: ModelConfig): number => config.attentionSize ?? config.hiddenSize;

export function attentionSpecs(config: ModelConfig): ParameterSpec[] {
  if (config.attention === 'general') return [linearSpec('attention.keys', memorySize(config), config.hiddenSize)];
  if (config.attention !== 'additive') return [];
  const size = attentionSize(config);
  return [
    linearSpec('attention.keys', memorySize(config), size),
    linearSpec('attention.query', config.hiddenSize, size),
    { name: 'attention.v', rows: 1, columns: size, initialise: uniformWithin(1 / Math.sqrt(size)), usedAs: 'vector' },
  ];
}

/** What is looked at, computed once a batch of source sentences. */
export interface AttentionMemory {
  readonly keys: Variable; // [R, D]
  readonly values: Variable; // [R, M]
  readonly source: Steps;
}

export function attentionMemory(
  pass: Pass,
  config: ModelConfig,
  parameters: ReadonlyMap<string, Parameter>,
  encoded: Encoded,
): AttentionMemory | null {
  if (config.attention === 'none') return null;
  const values = encoded.memory;
  const keys = config.attention === 'dot' ? values : linear(pass, values, parameters.get('attention.keys')!);
  return { keys, values, source: encoded.source.steps };
}

/** Attention over one batch of target rows, some or all of them at a time. */
export class AttentionPass {
  readonly context: Variable; // [R, M]
  readonly weights: Matrix; // [R, S]
  private readonly pass: Pass;
  private readonly memory: AttentionMemory;
  private readonly sourceSlotOfRow: Int32Array;
  private readonly query: Parameter | null;
  private readonly v: Parameter | null;
  private readonly queries: Variable; // [R, D]
  private readonly dScores: Matrix | null; // [R, S], with a tape

  /** `states` [R, H] are the decoder states of all rows, computed by the time that `attend` is called on them. */
  constructor(
    pass: Pass,
    parameters: ReadonlyMap<string, Parameter>,
    memory: AttentionMemory,
    rows: { states: Variable; sourceSlotOfRow: Int32Array; steps: Steps },
  ) {
    this.pass = pass;
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

  /** Fills the context of the rows from `start` on; `states` are those rows of the decoder's states. */
  attend(states: Variable, start: number): void {
    const { pass, memory, v } = this;
    const count = states.rows;
    const query = this.queries.rowsAt(start, count);
    if (this.query !== null) multiply(pass, query, states, this.query, null);
    const context = this.context.rowsAt(start, count);
    const step = {
      query: query.value,
      keys: memory.keys.value,
      values: memory.values.value,
      v: v?.value ?? null,
      source: memory.source,
      sentences: this.sourceSlotOfRow,
      firstRow: start,
      weights: this.weights.rowsAt(start, count),
      context: context.value,
    };
    pass.kernels.attentionForward(step);
    pass.tape?.record(() =>
      pass.kernels.attentionBackward({
        ...step,
        dContext: context.gradient,
        dScores: this.dScores!.rowsAt(start, count),
        dQuery: query.gradient,
        dKeys: memory.keys.gradient,
        dV: v?.gradient ?? null,
      }),
    );
  }

  /** Once all rows have had their backward pass: what they give to the encoder's memory. */
  private collectMemoryGradient(target: Steps): void {
    const { memory, queries } = this;
    const keys = { query: queries.value, dScores: this.dScores!, dKeys: memory.keys.gradient };
    this.pass.kernels.attentionMemoryBackward({
      target,
      source: memory.source,
      sentences: this.sourceSlotOfRow,
      weights: this.weights,
      dContext: this.context.gradient,
      dValues: memory.values.gradient,
      keys: this.v === null ? keys : null,
    });
  }
}
