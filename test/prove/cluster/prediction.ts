/** What more machines would give: a model of an update's time, from what was measured and from the exchange as it is simulated. */
import { PARAMETER_BLOCK } from '../../../src/runtime/model-memory.ts';
import { shareOf } from '../../../src/runtime/thread-group.ts';

/** An update is computing, then copying and adding, then the wire and its messages. */
export interface Machine {
  /** Floats of the gradient. */
  readonly floats: number;
  /** Milliseconds of an update on one machine, by sentences of its batch. */
  readonly stepMs: ReadonlyMap<number, number>;
  /** Milliseconds that the exchange takes where there is no wire. */
  readonly memoryMs: number;
  /** Milliseconds of a message. */
  readonly messageMs: number;
}

/** Of what a wire carries, the share that is data: TCP and IP in Ethernet frames of 1,500 bytes. */
const PAYLOAD = 1448 / 1538;

/** Milliseconds of an exchange in which a process receives so much. */
export function exchangeMs(machine: Machine, gigabits: number, received: { bytes: number; messages: number }): number {
  const wire = (8 * received.bytes) / (PAYLOAD * gigabits * 1e6);
  return machine.memoryMs + wire + received.messages * machine.messageMs;
}

/** What the process with the largest slice receives: that slice from every other, then all the rest of the sum. */
export function receivedBy(size: number, floats: number): { bytes: number; messages: number } {
  const lengths = Array.from({ length: size }, (_, rank) => {
    const { start, end } = shareOf({ rank, size }, floats, PARAMETER_BLOCK);
    return end - start;
  });
  const slice = Math.max(...lengths);
  return { bytes: 4 * ((size - 1) * slice + floats - slice), messages: 2 * (size - 1) };
}

export interface Gain {
  readonly size: number;
  readonly gigabits: number;
  readonly exchangeMs: number;
  /** Times as fast with the same batch dealt out; `null` where so small a part was not measured. */
  readonly strong: number | null;
  /** Times as many sentences a second with a batch for each machine. */
  readonly weak: number;
}

export function gainOf(machine: Machine, batch: number, size: number, gigabits: number): Gain {
  const exchange = exchangeMs(machine, gigabits, receivedBy(size, machine.floats));
  const whole = machine.stepMs.get(batch)!;
  const part = machine.stepMs.get(batch / size);
  return {
    size,
    gigabits,
    exchangeMs: exchange,
    strong: part === undefined ? null : whole / (part + exchange),
    weak: (size * whole) / (whole + exchange),
  };
}
