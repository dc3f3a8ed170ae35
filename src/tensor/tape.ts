/**
 * The tape of one pass: each op of the forward pass records how its gradient flows back; `backward` plays it in reverse.
 * Ops are coarse (a time step of a cell, attention, the loss), so the tape costs nothing.
 */
import { PURPOSE, streamKey } from '../random.ts';
import type { Arena } from './arena.ts';
import type { Kernels } from './kernels.ts';

export class Tape {
  private readonly backwards: (() => void)[] = [];

  /**
   * Adds the backward of an op. What is recorded first runs last: an op that collects the gradient of weights over
   * all time steps records it before the first step.
   */
  record(backward: () => void): void {
    this.backwards.push(backward);
  }

  /** Runs every recorded backward, the last first, and forgets them. */
  backward(): void {
    for (let backward = this.backwards.pop(); backward !== undefined; backward = this.backwards.pop()) backward();
  }
}

/** One pass through the network: where it computes, in what memory, and whether a backward pass follows. */
export interface Pass {
  readonly kernels: Kernels;
  readonly arena: Arena;
  /** `null` when no gradient is wanted: translating, validating. */
  readonly tape: Tape | null;
  /** Keys of the dropout masks of this pass; `null` switches dropout off. */
  readonly dropoutKeys: DropoutKeys | null;
}

/** Hands out one key for each dropout op of a pass, in the order of the forward pass. */
export class DropoutKeys {
  private readonly seed: number;
  private readonly step: number;
  private readonly shard: number;
  private readonly strength: number;
  private used = 0;

  /** `strength`, 0–1: how much of every dropout rate is in force. */
  constructor(seed: number, step: number, shard: number, strength = 1) {
    this.seed = seed;
    this.step = step;
    this.shard = shard;
    this.strength = strength;
  }

  /** What a configured rate amounts to in this pass. */
  rate(configured: number): number {
    return this.strength * configured;
  }

  /** The key of the next dropout op. */
  next(): number {
    return streamKey(this.seed, PURPOSE.dropout, this.step, this.shard, this.used++);
  }
}
