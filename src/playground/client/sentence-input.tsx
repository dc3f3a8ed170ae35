/** Where the sentence is typed; what the model does not know of it, and sentences that differ in one word. */
import { FIRST_WORD, UNK } from '../../special-ids.ts';
import { knownLike, withWord } from '../engine/known-words.ts';
import { ONE_WORD_PAIRS } from './one-word-pairs.ts';
import { model, newest, problem, say, sentence, texts } from './state.ts';

export function SentenceInput() {
  return (
    <input
      id="sentence"
      class="sentence"
      type="text"
      aria-label={texts.value.sentence}
      placeholder={texts.value.type}
      value={sentence.value}
      maxLength={400}
      autocomplete="off"
      autocapitalize="off"
      spellcheck={false}
      onInput={(event) => say(event.currentTarget.value)}
    />
  );
}

/** It keeps room for a line on an unknown word, which comes and goes with the letters of every word that is typed. */
export function SentenceHelp() {
  return (
    <div class="help">
      <div class="unknown-room">
        <UnknownWords />
      </div>
      {problem.value !== null && (
        <p class="warning" role="alert">
          {problem.value}
        </p>
      )}
      <Pairs />
    </div>
  );
}

function UnknownWords() {
  const unknown = [...new Set(newest.value?.unknown ?? [])];
  if (unknown.length === 0 || model.value === null) return null;
  const { vocabulary } = model.value.codecs.source;
  const known = vocabulary.slice(FIRST_WORD);
  return (
    <ul class="unknown" aria-label={texts.value.unknown}>
      {unknown.map((word) => (
        <li key={word}>
          <span>
            {texts.value.unknown} <del>{word}</del>
          </span>
          {knownLike(word, known).map((other) => (
            <button key={other} type="button" class="chip" onClick={() => replace(word, other)}>
              {other}?
            </button>
          ))}
        </li>
      ))}
    </ul>
  );
}

function replace(word: string, other: string): void {
  say(withWord(sentence.value, word, other));
}

/** Only those whose words the model knows: another model speaks another language. */
function Pairs() {
  const { codecs } = model.value ?? {};
  if (codecs === undefined) return null;
  const isKnown = (text: string) => !codecs.source.toIds(text).ids.includes(UNK);
  const pairs = ONE_WORD_PAIRS.filter((pair) => pair.sentences.every(isKnown));
  if (pairs.length === 0) return null;
  return (
    <fieldset class="pairs">
      <legend>{texts.value.changeOneWord}</legend>
      {pairs.map(({ words, sentences }) => (
        <span key={words.join()} class="pair">
          {words.map((word, i) => (
            <button
              key={word}
              type="button"
              class="chip"
              aria-pressed={sentence.value === sentences[i]}
              title={sentences[i]}
              onClick={() => say(sentences[i]!)}
            >
              {word}
            </button>
          ))}
        </span>
      ))}
    </fieldset>
  );
}
