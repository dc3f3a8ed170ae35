/**
 * The flags of `nmt train`, made from the configuration's schema: names, meanings, choices and defaults have one home.
 * Ranges are checked by the schema too, so that a flag and a config file get the same answer.
 */
import { Option } from 'commander';
import { z } from 'zod';
import { CONFIG_GROUPS, type ConfigKey, ConfigSchema, type PartialConfig, toFlag } from '../config.ts';
import { NmtError, refuse } from '../errors.ts';
import { PRESETS } from '../presets.ts';
import { toNumber } from './values.ts';

/** What the schema says about one option. */
interface OptionFacts {
  readonly key: ConfigKey;
  readonly kind: 'number' | 'string' | 'boolean' | 'enum';
  readonly nullable: boolean;
  readonly choices: readonly string[];
  readonly meaning: string;
  /** Of the preset that is taken when none is named. */
  readonly standard: unknown;
}

/** The part of a JSON schema that is read here. */
interface SchemaNode {
  readonly type?: string;
  readonly enum?: readonly string[];
  /** Of an option that may be off: its own type, then null. */
  readonly anyOf?: readonly SchemaNode[];
  readonly default?: unknown;
  readonly description?: string;
}

const OPTIONS = z.toJSONSchema(ConfigSchema).properties as Readonly<Record<string, SchemaNode>>;

export function optionFacts(key: ConfigKey): OptionFacts {
  const node = OPTIONS[key]!;
  const { type, enum: choices = [] } = node.anyOf?.[0] ?? node;
  return {
    key,
    kind: choices.length > 0 ? 'enum' : type === 'integer' ? 'number' : (type as OptionFacts['kind']),
    nullable: node.anyOf !== undefined,
    choices,
    meaning: node.description ?? '',
    standard: PRESETS.toy[key] ?? node.default,
  };
}

const GROUP_TITLES: Readonly<Record<keyof typeof CONFIG_GROUPS, string>> = {
  data: 'Data:',
  text: 'Text:',
  model: 'Model:',
  training: 'Training:',
  runtime: 'Running:',
};

/** One flag for each option, a boolean one twice: --x and --no-x. */
export function configOptions(): Option[] {
  return Object.entries(CONFIG_GROUPS).flatMap(([group, keys]) =>
    keys.flatMap((key) =>
      flagsOf(optionFacts(key)).map((option) => option.helpGroup(GROUP_TITLES[group as keyof typeof CONFIG_GROUPS])),
    ),
  );
}

function flagsOf(facts: OptionFacts): Option[] {
  const flag = toFlag(facts.key);
  if (facts.kind === 'boolean') {
    const on = new Option(`--${flag}`, facts.meaning);
    const off = new Option(`--no-${flag}`, `not: ${facts.meaning}`);
    return [on.hideHelp(facts.standard === true), off.hideHelp(facts.standard !== true)];
  }
  const text = facts.key === 'encoding' ? 'LABEL' : facts.key === 'columns' ? 'N,N' : 'PATH';
  const value = facts.kind === 'number' ? 'N' : facts.kind === 'enum' ? facts.choices.join('|') : text;
  return [
    new Option(`--${flag} <${value}>`, `${facts.meaning}${standardOf(facts)}`).argParser((text: string) =>
      parseValue(facts, text),
    ),
  ];
}

function standardOf({ standard, meaning }: OptionFacts): string {
  if (meaning.includes('(default')) return '';
  return standard === null ? '' : ` (default: ${String(standard)})`;
}

/** Stands for `null` until the command line is read: commander takes null for an empty text. */
const OFF = Symbol('off');

function parseValue(facts: OptionFacts, text: string): unknown {
  if (facts.nullable && /^(none|null)$/i.test(text)) return OFF;
  if (facts.kind === 'number') {
    const value = toNumber(text);
    if (value !== null) return value;
    const problem = `--${toFlag(facts.key)} cannot be ${JSON.stringify(text)}`;
    throw new NmtError({ code: 'E_CONFIG', problem, hint: `expected a number${facts.nullable ? ' or none' : ''}` });
  }
  if (facts.kind === 'enum' && !facts.choices.includes(text)) {
    const problem = `--${toFlag(facts.key)} cannot be ${JSON.stringify(text)}`;
    throw new NmtError({ code: 'E_CONFIG', problem, hint: `expected one of ${facts.choices.join(', ')}` });
  }
  return text;
}

/** Where a run's files stand: without them it would take files of its own choosing. */
const PLACES: readonly ConfigKey[] = ['corpus', 'source', 'target', 'checkpoint'];

/**
 * "none" takes back what a configuration file says of a place; where it says nothing, something else was meant.
 *
 * @throws NmtError E_USAGE
 */
export function checkTakenBack(flags: PartialConfig, file: unknown): void {
  const key = PLACES.find((key) => flags[key] === null && (Object(file)[key] ?? null) === null);
  if (key === undefined) return;
  refuse(
    `--${toFlag(key)} none takes back what --config says of it, and that is nothing`,
    'leave it out, or write ./none for a file of that name',
  );
}

/** The configuration among a command's parsed options: what was given, and nothing else. */
export function givenConfig(options: Readonly<Record<string, unknown>>): PartialConfig {
  const keys = Object.values(CONFIG_GROUPS).flat();
  const given = keys.filter((key) => options[key] !== undefined);
  return Object.fromEntries(given.map((key) => [key, options[key] === OFF ? null : options[key]]));
}
