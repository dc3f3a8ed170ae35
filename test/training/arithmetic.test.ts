import { describe, expect, it } from 'vitest';
import { resolveConfig } from '../../src/config-resolution.ts';
import { allowRelaxedSimd } from '../../src/runtime/engine-flags.ts';
import { arithmeticOfModel } from '../../src/runtime/kernel-choice.ts';
import { withArithmetic } from '../../src/training/placement.ts';
import { resumedConfig } from '../../src/training/resumption.ts';
import { fusesExactly } from '../../src/wasm/fused-probe.ts';

allowRelaxedSimd();

describe('the arithmetic of a run', () => {
  it('when none is asked for, then it is fused where the engine fuses exactly, and its checkpoints say so', () => {
    const expected = fusesExactly() ? 'fused' : 'separate';
    expect(withArithmetic(resolveConfig()).arithmetic).toBe(expected);
    expect(arithmeticOfModel('fused')).toBe(expected);
  });

  it('when separate is asked for, then it is separate everywhere', () => {
    expect(withArithmetic(resolveConfig({ flags: { arithmetic: 'separate' } })).arithmetic).toBe('separate');
    expect(arithmeticOfModel('separate')).toBe('separate');
  });

  it('when a checkpoint does not say its own, then the run that goes on keeps to two roundings', () => {
    const begun = resolveConfig();
    expect(begun.arithmetic).toBeNull();
    expect(withArithmetic(resumedConfig(begun, {})).arithmetic).toBe('separate');
  });

  it('when a run goes on, then it cannot change', () => {
    const begun = resolveConfig({ flags: { arithmetic: 'separate' } });
    expect(() => resumedConfig(begun, { arithmetic: 'fused' })).toThrow(/--arithmetic cannot go with --resume/);
  });
});
