/** The measured part of docs/reliability.md: what was done to nmt, how often, and what came of it. */
import { counted } from '../../../src/amounts.ts';
import { writeMeasured } from '../measured-page.ts';
import type { FilterFigures } from './filter-proof.ts';
import type { KillFigures } from './kill-proof.ts';
import type { MutationFigures } from './mutation-proof.ts';
import type { StarvationFigures } from './starvation-proof.ts';

export interface Figures {
  readonly starvation: StarvationFigures;
  readonly mutations: MutationFigures;
  readonly kills: readonly KillFigures[];
  readonly filter: FilterFigures;
  readonly machine: string;
  /** What followed the name of the command. */
  readonly command: readonly string[];
}

/** Puts the figures between the two marks of the page. */
export function writeReliabilityPage(figures: Figures): void {
  writeMeasured('reliability.md', 'prove:faults', measured(figures));
}

function measured({ starvation, mutations, kills, filter, machine, command }: Figures): string {
  const sum = (of: (one: KillFigures) => number) => kills.reduce((total, one) => total + of(one), 0);
  const { files } = mutations;
  const count = (value: number) => value.toLocaleString('en-US');
  const memory =
    filter.memoryMiB === null
      ? 'memory not told by this system'
      : `${filter.memoryMiB[0]} MiB after a tenth of the lines, never more than ${filter.memoryMiB[1]} MiB after that`;
  const rows: [string, string, string][] = [
    [
      'training killed (`kill -9`) at a random instant and resumed',
      `${count(sum((one) => one.kills))} kills, ${count(sum((one) => one.finished))} runs brought to their end`,
      `${sum((one) => one.unusable)} unusable checkpoints, ${sum((one) => one.different)} runs whose weights differ from the unbroken one`,
    ],
    [
      'hostile lines through `nmt translate`, in pieces of random size',
      `${count(filter.linesIn)} lines in`,
      `${count(filter.linesOut)} lines out, ${filter.misplaced} of ${count(filter.known)} known sentences out of place, ${memory}, ${count(filter.seconds)} s, ${counted(filter.warnings, 'warning')}`,
    ],
    [
      'damaged checkpoints through every command that reads one',
      `${count(files.checkpoint)} files`,
      `${mutations.faults.filter((fault) => fault.includes('damaged.json') || fault.includes('.last.json')).length} stacks, hangs over 10 s or exits of 70`,
    ],
    [
      'damaged safetensors through `nmt import`',
      `${count(files.safetensors)} files`,
      `${mutations.faults.filter((fault) => fault.includes('.safetensors')).length} stacks, hangs over 10 s or exits of 70`,
    ],
    [
      'damaged corpora, configurations and BPE codes through every command that reads one',
      `${count(files.corpus)} + ${count(files.configuration)} + ${count(files.codes)} files; ${count(mutations.commands)} commands with the rows above`,
      `${mutations.faults.filter((fault) => !/damaged\.json|\.last\.json|\.safetensors/.test(fault)).length} stacks, hangs over 10 s or exits of 70`,
    ],
    ...Object.entries(starvation.tried).map(([want, tried]): [string, string, string] => [
      want,
      `${tried} runs`,
      `${starvation.faults.filter((fault) => fault.startsWith(want)).length} faults${want === 'little memory' ? `; the engine itself ended ${starvation.endedByEngine} for want of address space, files whole` : ''}`,
    ]),
  ];
  const table = rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
  const words = ['npm run prove:faults', ...(command.length > 0 ? ['--', ...command] : [])].join(' ');
  return `Made by \`${words}\` on ${machine}.\n\n| what was done | how often | what came of it |\n| --- | --- | --- |\n${table}\n`;
}
