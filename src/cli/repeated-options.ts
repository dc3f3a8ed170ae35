/** Options that stand twice on a command line with two values: the last one counts, as everywhere, but never in silence. */
import type { Command } from 'commander';

/**
 * Listens to a command and those below it; the function that is returned gives a remark for each option that was told
 * two things. Those that take several values are added up, and so are left out.
 */
export function watchRepeats(command: Command): () => string[] {
  const given = new Map<string, string[]>();
  const watch = (one: Command) => {
    for (const option of one.options) {
      if (option.variadic) continue;
      one.on(`option:${option.name()}`, (value?: string | null) => {
        const words = value == null ? option.long! : `${option.long} ${shown(value)}`;
        const key = option.attributeName();
        given.set(key, [...(given.get(key) ?? []), words]);
      });
    }
    one.commands.forEach(watch);
  };
  watch(command);
  return () =>
    [...given.values()]
      .filter((all) => new Set(all).size > 1)
      .map((all) => `${all.slice(0, -1).join(', ')} and then ${all.at(-1)}: the last one counts`);
}

function shown(value: string): string {
  return /^[\w./:,=+-]+$/.test(value) ? value : JSON.stringify(value);
}
