/** The translation as it grows: under each word a bar as long as its probability; a word opens its rivals. */
import { EOS } from '../../special-ids.ts';
import { type DiffWord, diffWords } from '../engine/word-diff.ts';
import type { Seen } from './seen.ts';
import { baseline, beginning, model, moment, moveTo, newest, texts } from './state.ts';
import { share, shownToken, shownWord, wordsOf } from './words.ts';

export function Translation() {
  const target = newest.value === null ? [] : wordsOf(newest.value).target;
  const now = moment.value;
  const here = now?.kind === 'write' ? now.at : -1;
  return (
    <div class="translation">
      <p class="spoken" aria-live="polite">
        {newest.value?.explanation.translation ?? ''}
      </p>
      <fieldset class="written" aria-label={texts.value.translation}>
        {target.length === 0 && <span class="soft">{texts.value.noTranslation}</span>}
        {target.map(({ text, isEnd }, t) => (
          <button
            key={t}
            type="button"
            class={`target${isEnd ? ' end' : ''}${t < beginning.value.length ? ' given' : ''}`}
            aria-pressed={t === here}
            onClick={() => moveTo('write', t)}
          >
            <bdi>{text}</bdi>
            <Bar probability={probabilityOf(t)} />
          </button>
        ))}
      </fieldset>
      <Doubts />
      <WhatChanged />
    </div>
  );
}

function Bar({ probability }: { probability: number | null }) {
  const text = probability === null ? '<' : share(probability);
  return (
    <span class="probability">
      <span class="track">
        <span style={{ width: `${100 * (probability ?? 0)}%` }} />
      </span>
      <small>{text}</small>
    </span>
  );
}

/** Of the word written at step t; `null` where it is not among the likeliest. */
function probabilityOf(t: number): number | null {
  const { trace } = newest.value!;
  return trace.alternatives[t]!.find(({ id }) => id === trace.targetIds[t])?.probability ?? null;
}

function Doubts() {
  const found = newest.value;
  if (found?.nothingKnown) return <p class="warning">{texts.value.nothingKnown}</p>;
  if (found?.unsure) return <p class="warning">{texts.value.unsure}</p>;
  return null;
}

/** With the reader's hands on the gates: what was written before, and what is written now. */
function WhatChanged() {
  const before = baseline.value;
  if (before === null || newest.value === null) return null;
  const without = (tokens: readonly string[], ids: readonly number[]) => tokens.filter((_, t) => ids[t] !== EOS);
  const [was, now] = [before, newest.value].map(({ tokens, trace }) => without(tokens.decoder, trace.targetIds));
  const words = diffWords(was!.map(shownToken), now!.map(shownToken));
  return (
    <div class="changed" id="changed">
      <p class="soft">
        {texts.value.before}: <bdi>{before.explanation.translation}</bdi>
      </p>
      <p>
        <span class="soft">{texts.value.changed}: </span>
        {words.every((one) => one.in === 'both') ? texts.value.unchanged : <DiffLine words={words} />}
      </p>
    </div>
  );
}

export function DiffLine({ words: list }: { words: readonly DiffWord[] }) {
  return list.map((one, i) => {
    if (one.in === 'both') return <span key={i}>{one.word} </span>;
    return one.in === 'before' ? <del key={i}>{one.word}</del> : <ins key={i}>{one.word}</ins>;
  });
}

/** What could have stood at step t instead. */
export function Rivals({ at, seen }: { at: number; seen: Seen }) {
  const { explanation, tokens, trace } = seen.look;
  const rivals = explanation.alternatives[at]!.words.map((one, i) => ({ ...one, id: trace.alternatives[at]![i]!.id }));
  const choose = (token: string) => {
    beginning.value = [...tokens.decoder.slice(0, at), token];
  };
  const { rivalsOf, besideTitle } = texts.value;
  const label = rivalsOf(seen.words.target[at]!.text);
  const isBeside = seen.loaded !== model.value;
  return (
    <section aria-label={isBeside ? `${label}, ${besideTitle(seen.loaded.file)}` : label}>
      <p class="soft">{texts.value.rivalsHelp}</p>
      <div class="bars">
        {rivals.map(({ id, token, probability }) => (
          <button
            key={token}
            type="button"
            class="bar rival"
            aria-pressed={id === trace.targetIds[at]}
            onClick={() => choose(token)}
          >
            <BarBody label={shownWord(token, id)} value={probability} />
          </button>
        ))}
      </div>
      {beginning.value.length > 0 && (
        <button
          type="button"
          class="chip"
          onClick={() => {
            beginning.value = [];
          }}
        >
          ↺ {texts.value.undoChoice}
        </button>
      )}
    </section>
  );
}

export function BarBody({ label, value }: { label: string; value: number }) {
  return (
    <>
      <span class="fill" style={{ width: `${100 * value}%` }} />
      <bdi>{label}</bdi>
      <span class="figure">{share(value)}</span>
    </>
  );
}
