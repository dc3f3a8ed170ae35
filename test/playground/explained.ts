/** What `nmt explain --json` prints of sentences: command lines run by nmt's own program, in one process for all. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Explanation } from '../../src/inspect/explain/explanation.ts';
import { outcomeOf, startNode } from '../end-to-end/processes.ts';

const CLI = pathToFileURL(join(import.meta.dirname, '../../dist/cli/')).href;

const PROGRAM = `
const [{ run }, { pipelines }, { processTerminal }] = await Promise.all(
  ['main.js', 'pipelines.js', 'terminal.js'].map((name) => import(new URL(name, '${CLI}').href)),
);
const [sentences, ...flags] = process.argv.slice(1);
for (const sentence of JSON.parse(sentences)) {
  const code = await run(['explain', sentence, ...flags], { terminal: processTerminal(), pipelines, exitCode: 0 });
  if (code !== 0) process.exit(code);
}`;

interface UnitSteps {
  readonly side: 'encoder' | 'decoder';
  readonly steps: readonly {
    readonly gates: Readonly<Record<string, number>>;
    readonly cell: number;
    readonly hidden: number;
  }[];
}

/** With what `--unit` adds. */
export type ExplainedUnit = Explanation & { readonly units: readonly UnitSteps[] };

export async function explainedByCommandLine(
  sentences: readonly string[],
  { checkpoint, unit }: { readonly checkpoint: string; readonly unit: number },
): Promise<ExplainedUnit[]> {
  const flags = ['--checkpoint', checkpoint, '--unit', `${unit}`, '--threads', '1', '--json'];
  const words = ['--input-type=module', '-e', PROGRAM, '--', JSON.stringify(sentences), ...flags];
  const { code, out, talk } = await outcomeOf(startNode(words));
  if (code !== 0) throw new Error(talk);
  const lines = out.trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as ExplainedUnit);
}
