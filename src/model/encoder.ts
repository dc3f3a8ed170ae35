/**
 * The encoder: word vectors in, one memory row a source token out, and the state it ends in.
 * With two directions every memory row holds what stands before the token and what stands behind it, side by side.
 *
 * @see Sutskever, Vinyals & Le 2014 (arXiv 1409.3215); Schuster & Paliwal 1997 for both directions
 */
import type { ModelConfig } from '../config.ts';
import { encoderHiddenSize, memorySize } from '../encoder-size.ts';
import { CELLS } from '../ops/cells.ts';
import type { Variable } from '../tensor/matrix.ts';
import type { Parameter, ParameterSpec } from '../tensor/parameters.ts';
import type { Pass } from '../tensor/tape.ts';
import type { SourceBatch } from './batch.ts';
import { dropout } from './dropout.ts';
import { embed } from './embedding.ts';
import type { State } from './layer-options.ts';
import { type LayerShape, layerSpecs } from './layer-weights.ts';
import { LayerPass } from './recurrent-layer.ts';

const DIRECTIONS = ['forward', 'backward'] as const;

/** What the decoder gets of the source. */
export interface Encoded {
  readonly source: SourceBatch;
  /** [R, M]: the top layer's states. */
  readonly memory: Variable;
  /** For each layer and direction the state after its last token. */
  readonly final: readonly (readonly State[])[];
  /** What each layer and direction computed, for `nmt explain` and the gate statistics. */
  readonly layers: readonly (readonly LayerPass[])[];
}

function layerShapes(config: ModelConfig): LayerShape[][] {
  const hiddenSize = encoderHiddenSize(config);
  const directions = config.bidirectional ? DIRECTIONS : DIRECTIONS.slice(0, 1);
  return Array.from({ length: config.layers }, (_, layer) =>
    directions.map((direction) => ({
      name: `encoder.${layer}.${direction}`,
      cell: CELLS[config.cell],
      inputSize: layer === 0 ? config.embeddingSize : memorySize(config),
      stepInputSize: 0,
      hiddenSize,
    })),
  );
}

export function encoderSpecs(config: ModelConfig): ParameterSpec[] {
  return layerShapes(config).flatMap((shapes) => shapes.flatMap((shape) => layerSpecs(shape, config.forgetBias)));
}

/**
 * Runs all layers over a batch of source sentences.
 *
 * Shapes  source.ids [R] → memory [R, M], and for each layer and direction a final state [B, M or M/2]
 */
export function encode(
  pass: Pass,
  config: ModelConfig,
  parameters: ReadonlyMap<string, Parameter>,
  source: SourceBatch,
): Encoded {
  const { steps, ids } = source;
  let input = embed(pass, parameters.get(sourceTable(config))!, ids, config);
  const layers: LayerPass[][] = [];
  for (const shapes of layerShapes(config)) {
    const outputs = pass.arena.variable(steps.rows, memorySize(config)); // [R, M], the directions side by side
    layers.push(
      shapes.map((shape, i) => {
        const output = outputs.columnsAt(i * shape.hiddenSize, shape.hiddenSize);
        const options = {
          steps,
          direction: DIRECTIONS[i]!,
          input,
          stepInput: null,
          initial: null,
          output,
          recurrentDropout: config.recurrentDropout,
        };
        return new LayerPass(pass, shape, parameters, options).runAll();
      }),
    );
    dropout(pass, outputs, config.dropout);
    input = outputs;
  }
  return { source, memory: input, final: layers.map((layer) => layer.map((run) => run.state)), layers };
}

/** Name of the table of source word vectors. */
function sourceTable(config: ModelConfig): string {
  return config.tiedEmbeddings === 'three-way' ? 'target.embedding' : 'source.embedding';
}
