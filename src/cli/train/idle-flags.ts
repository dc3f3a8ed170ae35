/** Flags of nmt train that were given and change nothing, since another option decides. */
import { type Config, type ConfigKey, type PartialConfig, toFlag } from '../../config.ts';
import { ATTENTIONS } from '../../ops/attention/attentions.ts';
import type { Cell } from '../../ops/cell.ts';
import { CELLS } from '../../ops/cells.ts';

/** What has no effect, and the option that would have to be another. */
const IDLE: readonly (readonly [options: readonly ConfigKey[], by: ConfigKey, isIdle: (config: Config) => boolean])[] =
  [
    [['jamo'], 'tokenizer', ({ tokenizer }) => tokenizer !== 'char'],
    [['merges', 'bpeDropout'], 'tokenizer', ({ tokenizer }) => tokenizer !== 'bpe'],
    [['attentionSize'], 'attention', ({ attention }) => attention === 'none' || !ATTENTIONS[attention].projectsQuery],
    [['inputFeeding'], 'attention', ({ attention }) => attention === 'none'],
    [['forgetBias'], 'cell', ({ cell }) => !(CELLS[cell] as Cell).gateNames.includes('forget')],
    [['finalLearningRate'], 'schedule', ({ schedule }) => schedule === 'constant'],
    [['batchSize'], 'batchTokens', ({ batchTokens }) => batchTokens !== null],
    [['epochs'], 'minutes', ({ minutes }) => minutes !== null],
    [['epochs'], 'updates', ({ updates }) => updates !== null],
  ];

/**
 * A note on the flags given, not on what presets and files bring; `null` where each has an effect.
 *
 * Example `--jamo --tokenizer word` → "no effect here: --jamo (with --tokenizer word)"
 */
export function idleFlags(flags: PartialConfig, config: Config): string | null {
  const isGiven = (key: ConfigKey) => ![undefined, null, false].includes(flags[key] as null | undefined | false);
  const idle = IDLE.flatMap(([options, by, isIdle]) =>
    isIdle(config)
      ? options.filter(isGiven).map((key) => `--${toFlag(key)} (with --${toFlag(by)} ${String(config[by])})`)
      : [],
  );
  return idle.length === 0 ? null : `no effect here: ${idle.join(', ')}`;
}
