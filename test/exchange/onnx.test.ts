/** ONNX graphs: the bytes that ONNX Runtime has been run on, and the logits that it gave. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { modelConfig } from '../../src/config.ts';
import { fromSafetensors, toSafetensors } from '../../src/exchange/exported-checkpoint.ts';
import { decoderGraph, encoderGraph } from '../../src/exchange/onnx-model.ts';
import { parseSafetensors } from '../../src/exchange/safetensors.ts';
import { createWorkspace } from '../../src/lab/own-workspace.ts';
import { logitsOf, modelOf } from '../prove/exchange/expected.ts';

const golden = (name: string) => readFileSync(join(import.meta.dirname, '..', 'golden', name));
const { checkpoint } = fromSafetensors(parseSafetensors(golden('exchange.safetensors')));
const wanted = JSON.parse(golden('onnx.json').toString()) as {
  sha256: { encoder: string; decoder: string };
  pairs: { source: number[]; target: number[]; logits: number[][] }[];
};

describe('ONNX', () => {
  it('when the golden model is exported, then its files are those that onnx.checker took and ONNX Runtime ran', () => {
    const config = modelConfig(checkpoint.config);
    const { weightHash } = checkpoint;
    const weights = new Map(toSafetensors(checkpoint).tensors.map((tensor) => [tensor.name, tensor]));
    const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
    expect(sha256(encoderGraph(config, weights).encode('encoder', { weightHash }))).toBe(wanted.sha256.encoder);
    expect(sha256(decoderGraph(config, weights).encode('decoder', { weightHash }))).toBe(wanted.sha256.decoder);
  });

  it('when ONNX Runtime computed logits with them, then they are nmt’s to 1e-4', () => {
    const workspace = createWorkspace(null, 64 << 20);
    const { model } = modelOf(checkpoint, workspace);
    for (const { source, target, logits } of wanted.pairs) {
      const ours = logitsOf(model, { ...workspace, tape: null, dropoutKeys: null }, source, target).flat();
      const theirs = logits.flat();
      expect(ours.length).toBe(theirs.length);
      expect(Math.max(...theirs.map((value, i) => Math.abs(value - ours[i]!)))).toBeLessThan(1e-4);
    }
  });
});
