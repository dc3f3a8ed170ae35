/** nmt export: a checkpoint in the formats of others. */
import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Command, Option } from 'commander';
import type { Checkpoint } from '../../checkpoint/checkpoint.ts';
import { readCheckpoint } from '../../checkpoint/read.ts';
import { writeCheckpoint } from '../../checkpoint/write.ts';
import { modelConfig } from '../../config.ts';
import { fileProblem, inFile, NmtError } from '../../errors.ts';
import { inInt8, toSafetensors } from '../../exchange/exported-checkpoint.ts';
import { huggingFaceTokenizer } from '../../exchange/hf-tokenizer.ts';
import { safetensorsPieces } from '../../exchange/safetensors.ts';
import { PACKAGE_ROOT } from '../../installation.ts';
import { replaceFile } from '../../replace-file.ts';
import { chooseCheckpoint } from '../checkpoint-choice.ts';
import type { Context } from '../context.ts';
import { writeOutputFile } from '../output-file.ts';
import { say, type Terminal } from '../terminal.ts';

const EXAMPLES = `
safetensors  weights under PyTorch's names, all else in the metadata;
             beside it model.py and text.py, to translate and train on
onnx         a folder: encoder.onnx, decoder.onnx (one step), model.json
             and search.mjs, which translates with ONNX Runtime
int8         a checkpoint of a quarter of the size: weights as 8-bit
             integers, which translate in any way, hardly worse
tokenizer    one side's tokenizer.json for Hugging Face's tokenizers, where
             that says the same: words and BPE of --pretokenized text

Examples:
  nmt export checkpoints/en-ko.json --format safetensors --out en-ko/model.safetensors
  echo 'I am hungry.' | python en-ko/model.py en-ko/model.safetensors
  nmt import en-ko/model.safetensors --out again.json
  nmt export checkpoints/en-ko.json --format int8 --out en-ko-int8.json`;

interface ExportFlags {
  readonly format: Format;
  readonly out: string;
  readonly side: 'source' | 'target';
}

type Format = keyof typeof WRITERS;

const WRITERS = { safetensors: writeSafetensors, onnx: writeOnnx, int8: writeInt8, tokenizer: writeTokenizer } as const;

export function define(command: Command, context: Context): void {
  command
    .argument('[checkpoint]', 'the file (default: the newest one under checkpoints/)')
    .addOption(new Option('--format <name>', 'what to write').choices(Object.keys(WRITERS)).makeOptionMandatory())
    .requiredOption('--out <path>', 'where to write it: a file; for onnx a folder')
    .addOption(new Option('--side <side>', 'whose tokenizer').choices(['source', 'target']).default('source'))
    .addHelpText('after', EXAMPLES)
    .action((file: string | undefined, _: unknown, self: Command) => exportAction(file, self.opts(), context));
}

async function exportAction(file: string | undefined, flags: ExportFlags, { terminal }: Context): Promise<void> {
  const chosen = await chooseCheckpoint(terminal, file, false);
  const checkpoint = await readCheckpoint(chosen);
  await WRITERS[flags.format](checkpoint, { ...flags, file: chosen, terminal });
}

interface Work extends ExportFlags {
  readonly file: string;
  readonly terminal: Terminal;
}

async function writeSafetensors(checkpoint: Checkpoint, { file, out, terminal }: Work): Promise<void> {
  const exported = inFile(file, () => toSafetensors(checkpoint));
  try {
    await replaceFile(out, async (handle) => {
      for (const piece of safetensorsPieces(exported)) await handle.writeFile(piece);
    });
  } catch (error) {
    throw new NmtError({ code: 'E_FILE', file: out, problem: fileProblem(error), cause: error });
  }
  say(terminal, `written: ${out}`);
  for (const program of ['model.py', 'text.py']) await writeProgram(join(dirname(out), program), program, terminal);
}

/** A folder: both graphs, what they do not say, and a search around them. */
async function writeOnnx(checkpoint: Checkpoint, { file, out, terminal }: Work): Promise<void> {
  const { decoderGraph, encoderGraph } = await import('../../exchange/onnx-model.ts');
  const { tensors } = inFile(file, () => toSafetensors(checkpoint));
  const weights = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  const { tokenizers, vocabularies, weightHash } = checkpoint;
  const config = modelConfig(checkpoint.config);
  const files = {
    'encoder.onnx': encoderGraph(config, weights).encode('encoder', { weightHash }),
    'decoder.onnx': decoderGraph(config, weights).encode('decoder', { weightHash }),
    'model.json': `${JSON.stringify({ config, tokenizers, vocabularies })}\n`,
  };
  for (const [name, contents] of Object.entries(files)) {
    await writeOutputFile(join(out, name), contents);
    say(terminal, `written: ${join(out, name)}`);
  }
  await writeProgram(join(out, 'search.mjs'), 'search.mjs', terminal);
}

async function writeInt8(checkpoint: Checkpoint, { file, out, terminal }: Work): Promise<void> {
  const exported = inFile(file, () => inInt8(checkpoint));
  await writeCheckpoint(out, exported);
  say(terminal, `written: ${out}, weights ${exported.weightHash}`);
}

async function writeTokenizer(checkpoint: Checkpoint, { file, out, side, terminal }: Work): Promise<void> {
  const { tokenizers, vocabularies } = checkpoint;
  await writeOutputFile(
    out,
    inFile(file, () => huggingFaceTokenizer(tokenizers[side], vocabularies[side], side)),
  );
  say(terminal, `written: ${out}`);
}

/** A program that goes with an export. One that somebody has changed stays as it is. */
async function writeProgram(place: string, name: string, terminal: Terminal): Promise<void> {
  const text = await readFile(join(PACKAGE_ROOT, 'docs', 'exchange', name), 'utf8');
  const found = await stat(place).catch(() => null);
  if (found?.isFile() && (await readFile(place, 'utf8')) !== text) {
    say(terminal, `left as it is, since it was changed: ${place}`);
    return;
  }
  await writeOutputFile(place, text);
  say(terminal, `written: ${place}`);
}
