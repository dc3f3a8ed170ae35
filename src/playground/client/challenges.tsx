/** Small tasks for hands on the gates. Whether one is done is asked of the translation, not of how it was done. */
import { computed, effect, signal } from '@preact/signals';
import { EOS } from '../../special-ids.ts';
import { isUnchanged } from '../engine/edits.ts';
import { baseline, beginning, edits, newest, say, sentence, texts } from './state.ts';

const REASON = 'My neighbor rested at home because it was hot.';

interface Challenge {
  readonly name: 'reason' | 'stutter' | 'moment' | 'endless';
  readonly sentence: string | null;
  /** Whether the words written now do it; they were written with the reader's hands on the gates. */
  readonly isDone: (written: readonly string[], before: readonly string[]) => boolean;
}

const CHALLENGES: readonly Challenge[] = [
  {
    name: 'reason',
    sentence: REASON,
    isDone: (written, before) => {
      const isReason = (word: string) => word.startsWith('더워') || word.startsWith('추워');
      return (
        before.some(isReason) &&
        !written.some(isReason) &&
        ['이웃은', '쉬었어요'].every((word) => written.includes(word))
      );
    },
  },
  {
    name: 'stutter',
    sentence: REASON,
    isDone: (written) => written.some((word, t) => t > 1 && word === written[t - 1] && word === written[t - 2]),
  },
  {
    name: 'moment',
    sentence: null,
    isDone: (written, before) => {
      const { clamps, attentionOff } = edits.value;
      return !attentionOff && clamps.length === 1 && clamps[0]!.word !== null && written.join() !== before.join();
    },
  },
  { name: 'endless', sentence: null, isDone: () => newest.value!.trace.targetIds.at(-1) !== EOS },
];

/** Those that have been done since the page was opened. */
const done = signal<ReadonlySet<string>>(new Set());

const solved = computed(() => {
  const [now, before] = [newest.value?.tokens.decoder, baseline.value?.tokens.decoder];
  if (now === undefined || before === undefined || isUnchanged(edits.value) || beginning.value.length > 0) return [];
  const here = CHALLENGES.filter((one) => one.sentence === null || one.sentence === sentence.value);
  return here.filter((one) => one.isDone(now, before)).map(({ name }) => name);
});

effect(() => {
  if (solved.value.length > 0) done.value = new Set([...done.peek(), ...solved.value]);
});

export function Challenges() {
  const all = done.value;
  return (
    <section class="card" id="challenges" aria-labelledby="challenges-title">
      <h2 id="challenges-title">{texts.value.challengesTitle}</h2>
      <ol class="challenges">
        {CHALLENGES.map(({ name, sentence: own }) => (
          <li key={name} class={all.has(name) ? 'done' : ''} data-challenge={name}>
            <span class="tick" aria-hidden="true">
              {all.has(name) ? '✓' : '○'}
            </span>
            <span>
              {texts.value.challenges[name]}
              {all.has(name) && <b> {texts.value.challengeDone}</b>}
              {own !== null && own !== sentence.value && (
                <button type="button" class="chip" onClick={() => say(own)}>
                  {texts.value.takeSentence}
                </button>
              )}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
