/** Settings that a metric's name carries, called as the signature calls them: `bleu:tok=intl:case=lc`. */
import { NmtError } from '../errors.ts';
import { SMOOTHINGS } from './bleu.ts';
import type { MetricKey } from './choice.ts';
import { TOKENIZER_NAMES } from './tokens/tokenizers.ts';

/** The option that a setting sets, and what its values mean; a list of texts is a choice, else a number. */
interface Setting {
  readonly option: string;
  readonly values: Readonly<Record<string, unknown>> | 'whole' | 'number';
}

const choice = (option: string, names: readonly string[]): Setting => ({
  option,
  values: Object.fromEntries(names.map((name) => [name, name])),
});
const yesNo = (option: string): Setting => ({ option, values: { yes: true, no: false } });
const noYes = (option: string): Setting => ({ option, values: { no: true, yes: false } });
const FOLDED: Setting = { option: 'lowercase', values: { lc: true, mixed: false } };

const CHRF: Readonly<Record<string, Setting>> = {
  case: FOLDED,
  eff: noYes('epsilonSmoothing'),
  nc: { option: 'characterOrder', values: 'whole' },
  nw: { option: 'wordOrder', values: 'whole' },
  space: yesNo('whitespace'),
  beta: { option: 'beta', values: 'number' },
};

/** By metric and by name; those that the signature has come first. */
const SETTINGS: Readonly<Record<MetricKey, Readonly<Record<string, Setting>>>> = {
  bleu: {
    case: FOLDED,
    eff: yesNo('effectiveOrder'),
    tok: choice('tokenize', TOKENIZER_NAMES),
    smooth: choice('smoothing', SMOOTHINGS),
    value: { option: 'smoothingValue', values: 'number' },
    order: { option: 'maximumOrder', values: 'whole' },
  },
  chrf: CHRF,
  'chrf++': CHRF,
  ter: {
    case: { option: 'caseSensitive', values: { lc: false, mixed: true } },
    norm: yesNo('normalized'),
    punct: noYes('noPunctuation'),
    asian: yesNo('asianSupport'),
  },
  exact: { case: FOLDED },
};

/**
 * The options that the settings after a metric's name stand for.
 *
 * Example "bleu:tok=intl:case=lc" → { tokenize: 'intl', lowercase: true }
 * @throws NmtError E_USAGE when there is no such setting, or its value does not fit
 */
export function readSettings(key: MetricKey, name: string): Readonly<Record<string, unknown>> {
  const written = name.slice(key.length + 1);
  if (written === '') return {};
  return Object.fromEntries(written.split(':').map((one) => readSetting(key, one)));
}

function readSetting(key: MetricKey, written: string): [option: string, value: unknown] {
  const [name = '', value = ''] = written.split('=');
  const setting = Object.hasOwn(SETTINGS[key], name) ? SETTINGS[key][name] : undefined;
  if (setting === undefined) return refuse(`${key} has no setting ${JSON.stringify(name)}`, Object.keys(SETTINGS[key]));
  const { option, values } = setting;
  if (typeof values === 'object') {
    if (Object.hasOwn(values, value)) return [option, values[value]];
    return refuse(`${name} of ${key} cannot be ${JSON.stringify(value)}`, Object.keys(values));
  }
  const isNumber = values === 'whole' ? /^\d{1,3}$/.test(value) : /^(\d+\.?\d*|\.\d+)$/.test(value);
  if (isNumber) return [option, Number(value)];
  return refuse(`${name} of ${key} cannot be ${JSON.stringify(value)}`, [
    values === 'whole' ? 'a whole number' : 'a number',
  ]);
}

function refuse(problem: string, choices: readonly string[]): never {
  throw new NmtError({
    code: 'E_USAGE',
    problem,
    hint: `expected ${choices.length > 1 ? 'one of ' : ''}${choices.join(', ')}`,
  });
}

/** Every setting of a metric, for a help text. Example "tok=13a|intl|char|zh|none" */
export function settingNames(key: MetricKey): string[] {
  return Object.entries(SETTINGS[key]).map(
    ([name, { values }]) =>
      `${name}=${typeof values === 'object' ? Object.keys(values).join('|') : values === 'whole' ? 'N' : 'X'}`,
  );
}
