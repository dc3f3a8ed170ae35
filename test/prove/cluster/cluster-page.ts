/** The measured part of docs/scaling.md. */
import { line } from '../page/markdown.ts';
import type { BitsFigures } from './bits-proof.ts';
import type { DeathFigures } from './death-proof.ts';
import { exchangeMs, type Gain, gainOf, type Machine, receivedBy } from './prediction.ts';
import type { SimulatedFigures } from './simulation.ts';
import type { ExchangeFigures } from './speed-proof.ts';

export interface ClusterFigures {
  readonly bits: BitsFigures;
  readonly deaths: DeathFigures;
  readonly exchanges: readonly ExchangeFigures[];
  readonly model: Machine;
  readonly batch: number;
  /** Turns that everything timed has had. */
  readonly turns: number;
  /** Milliseconds of an update: one process of two threads, two of one. */
  readonly shared: { readonly threads: number; readonly processes: number };
  readonly simulated: readonly SimulatedFigures[];
  readonly machine: string;
}

const SIZES = [2, 4, 8, 16, 64, 256];
const RATES = [1, 10, 100];
const ms = (value: number) => (value < 10 ? value.toFixed(1) : value.toFixed(0));
const times = (value: number) => (value < 10 ? value.toFixed(2) : value.toFixed(0));

export function clusterPage(figures: ClusterFigures): string {
  return [
    `On ${figures.machine}. What is timed took ${figures.turns} turns, one after the other with all the rest, and the fastest counts.`,
    ...provenText(figures),
    ...speedText(figures),
    ...exchangeTable(figures),
    ...gainTable(figures),
    ...simulatedText(figures),
  ].join('\n');
}

function provenText({ bits, deaths }: ClusterFigures): string[] {
  return [
    '',
    `- One run, ${bits.ways.length} ways, ${bits.hashes.length === 1 ? 'one hash' : `**${bits.hashes.length} hashes**`}: ${bits.ways.join('; ')}.`,
    `- ${deaths.kills} kills of a process at random instants, each run resumed on another number of processes: ${deaths.different} ended with other weights, ${deaths.left} processes were left behind, mpirun had ended after ${deaths.slowest.toFixed(1)} s at most.`,
  ];
}

function speedText({ shared, model, batch }: ClusterFigures): string[] {
  const share = shared.threads / shared.processes;
  return [
    '',
    `An update of the preset base (${(model.floats / 1e6).toFixed(1)} million parameters, batch ${batch}): ${ms(shared.threads)} ms as one process of two threads, ${ms(shared.processes)} ms as two processes of one thread, which is ${share.toFixed(2)} times as fast.`,
  ];
}

function exchangeTable({ exchanges, model }: ClusterFigures): string[] {
  const rows = exchanges.map((one) => {
    const { launcher, size, gigabits } = one;
    const received = receivedBy(size, model.floats);
    const wire = gigabits === null ? null : (8 * received.bytes) / (gigabits * 1e6);
    const modelled = gigabits === null ? null : exchangeMs(model, gigabits, received);
    return line([
      `${launcher}, ${size} processes`,
      gigabits === null ? 'one machine' : `${size} hosts, ${gigabits} Gbit/s`,
      `${one.parts.map(ms).join(' + ')} = ${ms(one.best)}`,
      ms(one.median),
      wire === null ? '' : `${ms(wire)} (${(one.best / wire).toFixed(2)} ×)`,
      modelled === null ? '' : ms(modelled),
    ]);
  });
  return [
    '',
    `The exchange of these ${(model.floats / 1e6).toFixed(1)} million floats, in milliseconds:`,
    '',
    line(['what', 'where', 'slices + adding + sharing', 'median', 'the wire alone', 'the model']),
    line(['---', '---', '---', '---', '---', '---']),
    ...rows,
  ];
}

function gainTable({ model, batch }: ClusterFigures): string[] {
  const cell = ({ strong, weak }: Gain) => `${strong === null ? '–' : times(strong)} / ${times(weak)}`;
  return [
    '',
    `What more machines would give, by the model, each with a process of two threads: how many times as fast the batch of ${batch} is done when it is dealt out, then how many times as many sentences a second are read when each machine has a batch of ${batch}:`,
    '',
    line(['machines', ...RATES.map((rate) => `${rate} Gbit/s`)]),
    line(['---', ...RATES.map(() => '---')]),
    ...SIZES.map((size) => line([`${size}`, ...RATES.map((rate) => cell(gainOf(model, batch, size, rate)))])),
  ];
}

function simulatedText({ simulated }: ClusterFigures): string[] {
  const bad = simulated.filter(({ isSame, bytes, expected }) => !isSame || bytes !== expected);
  const sizes = simulated.map(({ size }) => size).join(', ');
  return [
    '',
    `Simulated: ${sizes} processes, a shard each, through the same code over a network that only counts: ${bad.length === 0 ? 'every process has the bits of one machine, and received as many bytes as the model says' : `**wrong for ${bad.map(({ size }) => size).join(', ')}**`}.`,
  ];
}
