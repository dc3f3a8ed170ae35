/**
 * From a preset, a config file and flags to the one configuration of a run; what does not fit is told with its place.
 */

import { z } from 'zod';
import { checkArgument, plainly, shown } from './arguments.ts';
import { type Config, ConfigSchema, type PartialConfig, toFlag } from './config.ts';
import { nearest } from './did-you-mean.ts';
import { memorySize } from './encoder-size.ts';
import { NmtError } from './errors.ts';
import { PRESETS, type PresetName } from './presets.ts';

const PARTS = z.strictObject({
  preset: z.unknown().optional(),
  base: z.unknown().optional(),
  file: z.strictObject({ path: z.string(), values: z.unknown() }).optional(),
  flags: z.unknown().optional(),
});

/**
 * The one resolved configuration, from weakest to strongest: defaults < preset < file < flags.
 *
 * @throws NmtError E_CONFIG naming the option, the value given, and what is allowed, or the presets that there are
 */
export function resolveConfig(
  parts: {
    preset?: PresetName;
    /** Stands in the place of the preset. */
    base?: PartialConfig;
    file?: { path: string; values: unknown };
    flags?: PartialConfig;
  } = {},
): Config {
  checkArgument('resolveConfig', PARTS, parts);
  const { preset = 'toy', base, file, flags = {} } = parts;
  if (typeof preset !== 'string' || !Object.hasOwn(PRESETS, preset)) {
    const hint = `expected one of ${Object.keys(PRESETS).join(', ')}`;
    throw new NmtError({ code: 'E_CONFIG', problem: `there is no preset ${shown(preset)}`, hint });
  }
  const fromFile = file === undefined ? {} : checkPart(file.values, file.path);
  const fromFlags = checkPart(flags, undefined);
  const asked = { ...fromFile, ...fromFlags };
  const merged = ConfigSchema.parse({ ...(base ?? PRESETS[preset]), ...asked });
  // What only the preset says gives way to what was asked for.
  const foldSource = merged.foldSource && (asked.foldSource === true || canFold(merged));
  const isOfWords = base === undefined && asked.minimumFrequency === undefined && merged.tokenizer !== 'word';
  const minimumFrequency = isOfWords ? 1 : merged.minimumFrequency;
  const isUnattended = merged.attention === 'none' && asked.guidedAlignment === undefined;
  const guidedAlignment = isUnattended ? 0 : merged.guidedAlignment;
  return checkTogether({ ...merged, foldSource, minimumFrequency, guidedAlignment });
}

/** Only whole words keep their own case while they are looked up without it, and only a source side by itself. */
function canFold({ tokenizer, jointVocabulary }: Config): boolean {
  return tokenizer === 'word' && !jointVocabulary;
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
  const given = shown((values as Record<string, unknown>)[key]);
  const name = file === undefined ? `--${toFlag(key)}` : `"${key}"`;
  throw new NmtError({
    code: 'E_CONFIG',
    file,
    problem: `${name} cannot be ${given}`,
    hint: plainly(issue.message),
  });
}

/** Rules that hold between options. */
function checkTogether(config: Config): Config {
  const refuse = (problem: string, hint: string): never => {
    throw new NmtError({ code: 'E_CONFIG', problem, hint });
  };
  if (config.tiedEmbeddings === 'three-way' && !config.jointVocabulary) {
    refuse('three-way tied embeddings need one vocabulary for both sides', 'add --joint-vocabulary');
  }
  const width = memorySize(config);
  if (config.attention === 'dot' && width !== config.hiddenSize) {
    refuse(
      `dot attention needs equal sizes, but the encoder gives ${width} and the decoder ${config.hiddenSize}`,
      'take --attention general, or an even hidden size',
    );
  }
  if (config.bridge === 'copy' && width !== config.hiddenSize) {
    refuse(
      `bridge copy needs equal sizes, but the encoder gives ${width} and the decoder ${config.hiddenSize}`,
      'take --bridge dense',
    );
  }
  if (config.foldSource && !canFold(config))
    refuse(
      '--fold-source is for whole words, and for a source side with a vocabulary of its own',
      'take --lowercase, which folds both sides, or leave out --tokenizer and --joint-vocabulary',
    );
  if (config.minutes !== null && config.updates !== null)
    refuse('a run ends by --minutes or by --updates, not by both', 'say --minutes none, or --updates none');
  if (config.guidedAlignment > 0 && config.attention === 'none')
    refuse('--guided-alignment leads attention, and there is none', 'take --attention general');
  if (config.pretokenized && config.tokenizer === 'char')
    refuse('--pretokenized text has its tokens already', 'leave out --tokenizer char');
  return config;
}
