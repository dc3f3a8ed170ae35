/**
 * The readout: what the output layer and the next step see of a decoder step.
 *
 *   plain   a = tanh(context·Wc + h·Wh)              Luong et al. 2015 (D15-1166), eq. 5
 *           a = h                                    without attention and with untied embeddings (isIdentity)
 *   deep    a = tanh(context·Wc + h·Wh + y·Wy)       y: vector of the word just written (Pascanu et al. 2014)
 */
import type { ModelConfig } from '../config.ts';
import { memorySize } from '../encoder-size.ts';
import type { Variable } from '../tensor/matrix.ts';
import type { Parameter, ParameterSpec } from '../tensor/parameters.ts';
import type { Pass } from '../tensor/tape.ts';
import { type AttentionMemory, AttentionPass } from './attention.ts';
import { collectWeightGradient, linearSpec, multiply, tanhInPlace } from './linear.ts';
import type { Steps } from './steps.ts';

/** Width F of the readout: an output layer tied to the word vectors wants theirs. */
export function readoutSize(config: ModelConfig): number {
  return config.tiedEmbeddings === 'none' ? config.hiddenSize : config.embeddingSize;
}

const readoutDropout = (config: ModelConfig): number => config.readoutDropout ?? config.dropout;

/** True when the decoder's state goes to the output layer as it is. */
function isIdentity(config: ModelConfig): boolean {
  return config.attention === 'none' && config.tiedEmbeddings === 'none' && config.readout === 'plain';
}

export function readoutSpecs(config: ModelConfig): ParameterSpec[] {
  if (isIdentity(config)) return [];
  const size = readoutSize(config);
  const specs = [linearSpec('readout.state', config.hiddenSize, size)];
  if (config.attention !== 'none') specs.push(linearSpec('readout.context', memorySize(config), size));
  if (config.readout === 'deep') specs.push(linearSpec('readout.word', config.embeddingSize, size));
  return specs;
}

interface ReadoutRows {
  readonly states: Variable; // [R, H]
  readonly words: Variable; // [R, E]
  readonly sourceSlotOfRow: Int32Array;
  readonly steps: Steps;
}

/** The readout of one batch of target rows, some or all of them at a time. */
export class ReadoutPass {
  /** [R, F] after dropout: what the output layer reads. */
  readonly output: Variable;
  /** [R, F] what is fed back: the output, or what it was before dropout. */
  readonly fed: Variable;
  readonly attention: AttentionPass | null;
  private readonly pass: Pass;
  private readonly config: ModelConfig;
  private readonly parameters: ReadonlyMap<string, Parameter>;
  private readonly rows: ReadoutRows;
  private readonly attentional: Variable; // [R, F] before dropout

  constructor(
    pass: Pass,
    config: ModelConfig,
    parameters: ReadonlyMap<string, Parameter>,
    memory: AttentionMemory | null,
    rows: ReadoutRows,
  ) {
    this.pass = pass;
    this.config = config;
    this.parameters = parameters;
    this.rows = rows;
    this.attention = memory === null ? null : new AttentionPass(pass, parameters, memory, rows);
    this.attentional = isIdentity(config) ? rows.states : pass.arena.variable(rows.states.rows, readoutSize(config));
    const drops = pass.dropoutKeys !== null && readoutDropout(config) > 0;
    this.output = drops ? pass.arena.variable(rows.states.rows, readoutSize(config)) : this.attentional;
    this.fed = config.cleanFeed ? this.attentional : this.output;
    if (!isIdentity(config))
      for (const [name, inputs] of this.inputs())
        collectWeightGradient(pass, inputs, parameters.get(name)!, this.attentional);
  }

  /**
   * Computes the rows [start, start + count), whose decoder states are known by now.
   *
   * Shapes  states [count, H], context [count, M], words [count, E] → output [count, F]
   */
  read(start: number, count: number): void {
    this.attention?.attend(this.rows.states.rowsAt(start, count), start);
    const attentional = this.attentional.rowsAt(start, count);
    if (!isIdentity(this.config)) {
      this.inputs().forEach(([name, inputs], i) => {
        multiply(
          this.pass,
          attentional,
          inputs.rowsAt(start, count),
          this.parameters.get(name)!,
          i > 0 ? attentional.value : null,
        );
      });
      tanhInPlace(this.pass, attentional);
    }
    if (this.output !== this.attentional) this.drop(this.output.rowsAt(start, count), attentional);
  }

  /** A masked copy: the undropped rows are still needed for tanh′. */
  private drop(output: Variable, x: Variable): void {
    const { kernels, tape, dropoutKeys } = this.pass;
    const rate = dropoutKeys!.rate(readoutDropout(this.config));
    const key = dropoutKeys!.next();
    kernels.copy(output.value, x.value);
    kernels.dropout(output.value, rate, key);
    tape?.record(() => {
      kernels.dropout(output.gradient, rate, key);
      kernels.add(x.gradient, output.gradient);
    });
  }

  /** What is multiplied and summed up before tanh: the name of the weights, and their inputs. */
  private inputs(): [string, Variable][] {
    const inputs: [string, Variable][] = [['readout.state', this.rows.states]];
    if (this.attention !== null) inputs.push(['readout.context', this.attention.context]);
    if (this.config.readout === 'deep') inputs.push(['readout.word', this.rows.words]);
    return inputs;
  }
}
