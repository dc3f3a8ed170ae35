/**
 * What can be set of a metric: called as the signature calls it behind a metric's name (`bleu:tok=intl:case=lc`), and as
 * an option by a program ({ tokenize: 'intl', lowercase: true }). Each metric says its settings beside its formula.
 */
import { refuse } from '../errors.ts';

/**
 * The option that each setting sets, and what its values mean; a list of texts is a choice, else a number from 0.
 * By name; those that the signature has come first.
 */
export type Settings = Readonly<
  Record<string, { readonly option: string; readonly values: Readonly<Record<string, unknown>> | 'whole' | 'number' }>
>;
type Setting = Settings[string];

export const choice = (option: string, names: readonly string[]): Setting => ({
  option,
  values: Object.fromEntries(names.map((name) => [name, name])),
});
export const yesNo = (option: string): Setting => ({ option, values: { yes: true, no: false } });
/** Of an option that says the opposite of what the signature does. */
export const noYes = (option: string): Setting => ({ option, values: { no: true, yes: false } });
export const FOLDED: Setting = { option: 'lowercase', values: { lc: true, mixed: false } };

/**
 * The options that the settings after a metric's name stand for.
 *
 * Example "bleu:tok=intl:case=lc" → { tokenize: 'intl', lowercase: true }
 * @throws NmtError E_USAGE when there is no such setting, or its value does not fit
 */
export function readSettings(key: string, settings: Settings, name: string): Readonly<Record<string, unknown>> {
  const written = name.slice(key.length + 1);
  if (written === '') return {};
  const all = written.split(':').map((one) => readSetting(key, settings, one));
  const names = written.split(':').map((one) => one.split('=')[0]!);
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice !== undefined) refuseOther(`${twice} of ${key} stands twice in ${JSON.stringify(name)}`, ['it once']);
  return Object.fromEntries(all);
}

function readSetting(key: string, settings: Settings, written: string): [option: string, value: unknown] {
  const [name = '', value = ''] = written.split('=');
  const setting = Object.hasOwn(settings, name) ? settings[name] : undefined;
  if (setting === undefined) return refuseOther(`${key} has no setting ${JSON.stringify(name)}`, Object.keys(settings));
  const { option, values } = setting;
  if (typeof values === 'object') {
    if (Object.hasOwn(values, value)) return [option, values[value]];
    return refuseOther(`${name} of ${key} cannot be ${JSON.stringify(value)}`, Object.keys(values));
  }
  const isNumber = values === 'whole' ? /^\d{1,3}$/.test(value) : /^(\d+\.?\d*|\.\d+)$/.test(value);
  if (isNumber) return [option, Number(value)];
  return refuseOther(`${name} of ${key} cannot be ${JSON.stringify(value)}`, [
    values === 'whole' ? 'a whole number' : 'a number',
  ]);
}

/**
 * Checks the options that a program gives a metric, by what its settings may be.
 *
 * @throws NmtError E_USAGE when there is no such option, or its value does not fit
 */
export function checkOptions(key: string, settings: Settings, options: object): void {
  const known = new Map(Object.values(settings).map(({ option, values }) => [option, values]));
  for (const [option, value] of Object.entries(options)) {
    const values = known.get(option);
    if (values === undefined) refuseOther(`${key} has no option ${JSON.stringify(option)}`, [...known.keys()]);
    if (value !== undefined && !fits(value, values)) {
      const shown = typeof value === 'number' || value === null ? String(value) : JSON.stringify(value);
      refuseOther(`${option} of ${key} cannot be ${shown}`, choicesOf(values));
    }
  }
}

function fits(value: unknown, values: Setting['values']): boolean {
  if (typeof values === 'object') return Object.values(values).includes(value);
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) return false;
  return values === 'number' || (Number.isInteger(value) && value < 1000);
}

function choicesOf(values: Setting['values']): string[] {
  if (typeof values === 'object') return Object.values(values).map(String);
  return [values === 'whole' ? 'a whole number from 0 to 999' : 'a number from 0 on'];
}

function refuseOther(problem: string, choices: readonly string[]): never {
  refuse(problem, `expected ${choices.length > 1 ? 'one of ' : ''}${choices.join(', ')}`);
}

/** Every setting of a metric, for a help text. Example "tok=13a|intl|char|zh|none" */
export function settingNames(settings: Settings): string[] {
  return Object.entries(settings).map(
    ([name, { values }]) =>
      `${name}=${typeof values === 'object' ? Object.keys(values).join('|') : values === 'whole' ? 'N' : 'X'}`,
  );
}
