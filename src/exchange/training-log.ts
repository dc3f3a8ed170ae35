/** A run as records of a log: what train --log writes as JSON lines, and --tensorboard as curves and texts. */
import type { TrainingEvent } from '../training/events.ts';

/** One line of the log. docs/exchange.md says what each type holds. */
export interface LogRecord {
  readonly type: 'start' | 'step' | 'validation' | 'end';
  /** Seconds since 1970. */
  readonly time: number;
  readonly step: number;
  readonly [value: string]: unknown;
}

/** The record of an event; `null` where there is nothing to keep. `stepsEvery` is 0 where no update has one of its own. */
export function recordOf(event: TrainingEvent, stepsEvery: number, time: number): LogRecord | null {
  switch (event.type) {
    case 'start': {
      const { type, resumedStep, ...facts } = event;
      return { type, time, step: resumedStep, ...facts };
    }
    case 'step': {
      const { type, step, epoch, loss, learningRate, gradientNorm, tokensPerSecond } = event;
      const isKept = stepsEvery > 0 && step % stepsEvery === 0;
      return isKept ? { type, time, step, epoch, loss, learningRate, gradientNorm, tokensPerSecond } : null;
    }
    case 'epoch': {
      const { step, ...record } = event.record;
      return { type: 'validation', time, step, ...record };
    }
    case 'end': {
      const { type, reason, step, seconds, weightHash } = event;
      return { type, time, step, reason, seconds, weightHash };
    }
    default:
      return null;
  }
}

/** A number or a text of a record, under the name that TensorBoard shows. */
export interface NamedValue {
  readonly tag: string;
  readonly value: number | string;
}

interface Saturation {
  readonly gate: string;
  readonly layer: number;
  readonly direction: string;
  readonly share: number;
}

/**
 * Every value of a record, but for its time and step. Numbers that are not finite are left out, as the log has null there.
 *
 * Example {type: "validation", devBleu: 31.2, best: true, …} → validation/devBleu 31.2, validation/best 1, …
 */
export function valuesOf({ type, time: _, step: __, ...values }: LogRecord): NamedValue[] {
  return Object.entries(values).flatMap(([name, value]): NamedValue[] => {
    const tag = `${type}/${name}`;
    if (name === 'gateSaturation') {
      const shares = (value ?? []) as readonly Saturation[];
      return shares
        .map(({ gate, layer, direction, share }) => ({
          tag: `saturation/encoder.${layer}.${direction}.${gate}`,
          value: share,
        }))
        .filter(({ value }) => Number.isFinite(value));
    }
    if (name === 'samples') {
      const samples = value as readonly Readonly<Record<'source' | 'reference' | 'hypothesis', string>>[];
      return samples.flatMap((sample, i) =>
        Object.entries(sample).map(([side, text]) => ({ tag: `samples/${i + 1}.${side}`, value: text })),
      );
    }
    if (typeof value === 'string') return [{ tag, value }];
    const number = Number(value);
    return Number.isFinite(number) ? [{ tag, value: number }] : [];
  });
}
