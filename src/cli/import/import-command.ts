/** nmt import: what was exported, and perhaps trained on in PyTorch, as a checkpoint again. */
import { readFile, stat } from 'node:fs/promises';
import type { Command } from 'commander';
import { writeCheckpoint } from '../../checkpoint/write.ts';
import { fileProblem, inFile, NmtError } from '../../errors.ts';
import { fromSafetensors } from '../../exchange/exported-checkpoint.ts';
import { parseSafetensors } from '../../exchange/safetensors.ts';
import { identityOf } from '../../place.ts';
import type { Context } from '../context.ts';
import { say } from '../terminal.ts';

const EXAMPLES = `
Examples:
  nmt import en-ko/model.safetensors --out checkpoints/again.json
  nmt translate --checkpoint checkpoints/again.json`;

interface ImportFlags {
  readonly out: string;
  readonly overwrite?: true;
}

export function define(command: Command, context: Context): void {
  command
    .argument('<file.safetensors>', 'a file of nmt export, or one that its model.py saved')
    .requiredOption('--out <file.json>', 'where the checkpoint goes')
    .option('--overwrite', 'replace what stands there')
    .addHelpText('after', EXAMPLES)
    .action((file: string, _: unknown, self: Command) => importAction(file, self.opts(), context));
}

async function importAction(file: string, { out, overwrite }: ImportFlags, { terminal }: Context): Promise<void> {
  if (overwrite !== true && (await stat(out).catch(() => null)) !== null) {
    const hint = '--overwrite replaces it';
    throw new NmtError({ code: 'E_FILE', file: out, problem: 'something stands there already', hint });
  }
  const [from, to] = await Promise.all([file, out].map(identityOf));
  if (from !== null && from === to) {
    const hint = '--out FILE takes another place';
    throw new NmtError({ code: 'E_FILE', file: out, problem: 'this is the file that is read', hint });
  }
  if ((await stat(file).catch(() => null))?.isCharacterDevice())
    throw new NmtError({ code: 'E_FILE', file, problem: 'is a device', hint: 'name the .safetensors file' });
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new NmtError({ code: 'E_FILE', file, problem: fileProblem(error), cause: error });
  });
  const { checkpoint, isChanged } = inFile(file, () => fromSafetensors(parseSafetensors(bytes)));
  await writeCheckpoint(out, checkpoint);
  say(
    terminal,
    `written: ${out}, weights ${checkpoint.weightHash}${isChanged ? ', not those that were exported' : ''}`,
  );
}
