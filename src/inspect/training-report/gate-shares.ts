/** The saturation of an epoch's gates, taken apart into gate and place. */
import type { EpochRecord } from '../../checkpoint/history.ts';

export interface GateShare {
  /** Such as "forget". */
  readonly gate: string;
  /** Such as "encoder.0.forward". */
  readonly place: string;
  /** 0–1. */
  readonly share: number;
}

/** Example {"forget gate of encoder.0.forward": 0.2} → [{gate: "forget", place: "encoder.0.forward", share: 0.2}] */
export function gateShares({ gateSaturation = {} }: EpochRecord): GateShare[] {
  return Object.entries(gateSaturation).map(([name, share]) => {
    const [gate = name, place = ''] = name.split(/ (?:gate )?of /);
    return { gate, place, share };
  });
}
