/**
 * That what is written replaces nothing but its own kind, a page only a page, a picture only a picture, and that each
 * output has a file of its own.
 */
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { NmtError, refuse } from '../errors.ts';
import { placeOf } from '../place.ts';

/** Options that name what a command writes. */
const OUTPUTS: readonly string[] = ['report', 'log', 'tensorboard', 'svg', 'html', 'out', 'output'];
/** Commands for which `--checkpoint` names what they write. */
const WRITES_CHECKPOINTS = 'train';
/** Commands for which - is standard output. */
const WRITES_STDOUT = 'learn-bpe';

const PAGE = /^\s*<!doctype html/i;
const PICTURE = /^\s*(?:<\?xml[^>]*>\s*)?<svg\b/;
/** How what an option writes begins, by option, and by command where these differ. Others look for themselves. */
const STARTS: Readonly<Record<string, RegExp>> = {
  report: PAGE,
  html: PAGE,
  svg: PICTURE,
  log: /^\{"type":"\w+","time":/,
  'playground out': PAGE,
  'learn-bpe output': /^#version/,
};
/** A graph names its producer behind four bytes. */
const GRAPH = /^[\s\S]{4}nmt/;
/**
 * By format, and by the name of a file in the folder, '' for the file itself. A file of tensors begins with a length of eight
 * bytes, a tokenizer does not; a checkpoint of integers replaces nothing, since it looks like any other.
 */
const EXPORTS: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  safetensors: { '': /^[\s\S]{8}\{"/ },
  tokenizer: { '': /^\{/ },
  int8: { '': /(?!)/ },
  onnx: { 'encoder.onnx': GRAPH, 'decoder.onnx': GRAPH, 'model.json': /^\{"config":/ },
};
const LOOKED_AT = 512;

/**
 * Before a command begins its work.
 *
 * @throws NmtError E_USAGE when an output has no name, or that of another; E_FILE when something of another kind stands there
 */
export async function checkOutputs(command: string, options: Readonly<Record<string, unknown>>): Promise<void> {
  for (const [option, value] of Object.entries(options)) {
    const isOutput = OUTPUTS.includes(option) || (option === 'checkpoint' && command === WRITES_CHECKPOINTS);
    if (!isOutput || typeof value !== 'string') continue;
    const isOff = /^(?:none|null)$/i.test(value);
    if (isOff || value === '' || (value === '-' && command !== WRITES_STDOUT)) {
      const problem = `--${option} needs the name of a file, not ${JSON.stringify(value)}`;
      const hint = isOff
        ? `leave it out, or write ./${value} for a file of that name`
        : 'what is no file is on standard output already';
      refuse(problem, hint);
    }
    const start = STARTS[option] ?? STARTS[`${command} ${option}`];
    const starts = start === undefined ? exportStarts(command, options) : { '': start };
    for (const [name, one] of Object.entries(starts)) refuseOther(join(value, name), one);
  }
  await refuseShared(options);
}

/**
 * That no two outputs are one file, however their names lead there.
 *
 * @param options outputs among them; `others`: what else is written, and the option that it goes by
 * @throws NmtError E_USAGE
 */
export async function refuseShared(
  options: Readonly<Record<string, unknown>>,
  others: readonly (readonly [option: string, file: string])[] = [],
): Promise<void> {
  const named = OUTPUTS.flatMap((name) => (typeof options[name] === 'string' ? [[name, options[name]] as const] : []));
  const writers = new Map<string, string>();
  for (const [option, file] of [...others, ...named]) {
    const place = await placeOf(file).catch(() => file);
    const other = writers.get(place);
    if (other !== undefined && (statSync(place, { throwIfNoEntry: false })?.isFile() ?? true)) {
      refuse(`--${option} and --${other} would both write ${file}`, 'give each a file of its own');
    }
    writers.set(place, option);
  }
}

function exportStarts(
  command: string,
  { format }: Readonly<Record<string, unknown>>,
): Readonly<Record<string, RegExp>> {
  return (command === 'export' && EXPORTS[String(format)]) || {};
}

function refuseOther(file: string, start: RegExp): void {
  const found = startOf(file);
  if (found === null || start.test(found)) return;
  const problem = 'something else stands there, which this would replace';
  throw new NmtError({ code: 'E_FILE', file, problem, hint: 'take another name, or remove it first' });
}

/** `null` for an empty file, a device and a pipe, which are free for anything; what cannot be written is found out when it is. */
function startOf(file: string): string | null {
  try {
    if (!statSync(file).isFile()) return null;
    const bytes = Buffer.alloc(LOOKED_AT);
    const handle = openSync(file, 'r');
    try {
      return bytes.toString('latin1', 0, readSync(handle, bytes, 0, LOOKED_AT, 0)) || null;
    } finally {
      closeSync(handle);
    }
  } catch {
    return null;
  }
}
