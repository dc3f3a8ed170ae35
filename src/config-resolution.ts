/**
 * From a preset, a config file and flags to the one configuration of a run; what does not fit is told with its place.
 */
import { type Config, ConfigSchema, encoderHiddenSize, type PartialConfig, toFlag } from './config.ts';
import { NmtError } from './errors.ts';
import { PRESETS, type PresetName } from './presets.ts';

/**
 * The one resolved configuration, from weakest to strongest: defaults < preset < file < flags.
 *
 * @throws NmtError E_CONFIG naming the option, the value given, and what is allowed
 */
export function resolveConfig(parts: {
  preset?: PresetName;
  file?: { path: string; values: unknown };
  flags?: PartialConfig;
}): Config {
  const { preset = 'toy', file, flags = {} } = parts;
  const fromFile = file === undefined ? {} : checkPart(file.values, file.path);
  const fromFlags = checkPart(flags, undefined);
  return checkTogether(ConfigSchema.parse({ ...PRESETS[preset], ...fromFile, ...fromFlags }));
}

/** Checks a partial configuration by itself, so that the error names the place it came from. */
function checkPart(values: unknown, file: string | undefined): PartialConfig {
  const known = Object.keys(ConfigSchema.shape);
  if (typeof values !== 'object' || values === null || Array.isArray(values)) {
    throw new NmtError({
      code: 'E_CONFIG',
      file,
      problem: 'the configuration is not a JSON object',
      hint: 'write {"hiddenSize": 256}',
    });
  }
  for (const key of Object.keys(values)) {
    if (!known.includes(key)) {
      const near = nearest(key, known);
      throw new NmtError({
        code: 'E_CONFIG',
        file,
        problem: `unknown option "${key}"`,
        hint: near === undefined ? 'see nmt train --help' : `did you mean "${near}"?`,
      });
    }
  }
  const checked = ConfigSchema.partial().safeParse(values);
  if (checked.success)
    return Object.fromEntries(Object.keys(values).map((key) => [key, (checked.data as Record<string, unknown>)[key]]));
  const issue = checked.error.issues[0]!;
  const key = String(issue.path[0] ?? '');
  const given = JSON.stringify((values as Record<string, unknown>)[key]);
  const name = file === undefined ? `--${toFlag(key)}` : `"${key}"`;
  throw new NmtError({
    code: 'E_CONFIG',
    file,
    problem: `${name} cannot be ${given}`,
    hint: plainly(issue.message),
  });
}

/** "Too small: expected number to be >=1" → "expected a number >=1" */
function plainly(message: string): string {
  return message
    .replace(/\s*\n\s*/g, ' ')
    .replace(/^(Too small|Too big|Invalid input): |, received .*$/g, '')
    .replace(/^expected int$/, 'expected a whole number')
    .replace(/^expected (number|string|boolean)( to be)?/, 'expected a $1');
}

/** Rules that hold between options. */
function checkTogether(config: Config): Config {
  const refuse = (problem: string, hint: string): never => {
    throw new NmtError({ code: 'E_CONFIG', problem, hint });
  };
  if (config.tiedEmbeddings === 'three-way' && !config.jointVocabulary) {
    refuse('three-way tied embeddings need one vocabulary for both sides', 'add --joint-vocabulary');
  }
  const memorySize = encoderHiddenSize(config) * (config.bidirectional ? 2 : 1);
  if (config.attention === 'dot' && memorySize !== config.hiddenSize) {
    refuse(
      `dot attention needs equal sizes, but the encoder gives ${memorySize} and the decoder ${config.hiddenSize}`,
      'take --attention general, or an even hidden size',
    );
  }
  if (config.bridge === 'copy' && memorySize !== config.hiddenSize) {
    refuse(
      `bridge copy needs equal sizes, but the encoder gives ${memorySize} and the decoder ${config.hiddenSize}`,
      'take --bridge dense',
    );
  }
  if (config.pretokenized && config.tokenizer === 'char')
    refuse('--pretokenized text has its tokens already', 'leave out --tokenizer char');
  return config;
}

/** The known word with the fewest edits, if near enough to be what was meant. */
function nearest(word: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((candidate) => ({ candidate, edits: editDistance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits);
  const best = ranked[0];
  return best !== undefined && best.edits <= Math.max(2, word.length / 3) ? best.candidate : undefined;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}
