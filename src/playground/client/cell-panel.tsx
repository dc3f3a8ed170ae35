/** One unit's cell at one word: picture, numbers, where each comes from, and the line of code that computes it. */
import { useEffect, useRef } from 'preact/hooks';
import { cellTitle } from '../../inspect/cells/cell-texts.ts';
import { viewOf } from '../../inspect/cells/views.ts';
import { lessonsOf } from './cell-lessons.ts';
import { figure, numbersAt } from './cell-numbers.ts';
import { LstmPicture } from './lstm-picture.tsx';
import { NumberOrigin } from './number-origin.tsx';
import { SavePicture } from './save-picture.tsx';
import { Scrolls } from './scrolls.tsx';
import { language, texts } from './state.ts';
import { words } from './words.ts';
import { openNumber, type Zoomed, zoomed } from './zoom-state.ts';

export function CellPanel() {
  const at = zoomed.value;
  if (at === null) return null;
  const numbers = numbersAt(at);
  const lessons = lessonsOf(at.layer.kind);
  const word = inputWord(at);
  return (
    <section class="card" id="cell" aria-labelledby="cell-title">
      <SavePicture of="cell" />
      <h2 id="cell-title">{texts.value.cellTitle(cellTitle(at.layer.kind, language.value), at.unit)}</h2>
      <p class="soft">{texts.value.cellHelp}</p>
      {at.layer.kind.name === 'lstm' ? (
        <LstmPicture numbers={numbers} word={word} />
      ) : (
        <DrawnCell at={at} numbers={numbers} word={word} />
      )}
      <fieldset class="numbers-row">
        <legend class="soft">{texts.value.everyNumber}</legend>
        {Object.entries(lessons).map(([name, { label }]) => (
          <button
            key={name}
            type="button"
            class="chip"
            data-name={name}
            aria-pressed={openNumber.value === name}
            onClick={() => {
              openNumber.value = name;
            }}
          >
            {label} <b>{figure(numbers[name]!)}</b>
          </button>
        ))}
      </fieldset>
      <NumberOrigin at={at} numbers={numbers} lessons={lessons} word={word} />
    </section>
  );
}

/** What came in: the source word, or the word written before. */
function inputWord({ side, step }: Zoomed): string {
  if (side === 'encoder') return words.value.source[step]!.text;
  return step === 0 ? texts.value.beginning : words.value.target[step - 1]!.text;
}

interface DrawnProps {
  readonly at: Zoomed;
  readonly numbers: Readonly<Record<string, number>>;
  readonly word: string;
}

/** The pictures of the other cells, as nmt explain draws them. */
function DrawnCell({ at, numbers, word }: DrawnProps) {
  const frame = useRef<HTMLElement>(null);
  const label = texts.value.cellPicture(cellTitle(at.layer.kind, language.value));
  useEffect(() => {
    const holder = frame.current!;
    holder.innerHTML = viewOf(at.layer.kind).diagram(language.value).wide.text;
    for (const text of holder.querySelectorAll<SVGTextElement>('[data-value]')) {
      text.textContent = figure(numbers[text.dataset.value!] ?? 0);
    }
    for (const path of holder.querySelectorAll<SVGPathElement>('[data-flow]')) {
      const value = numbers[path.dataset.flow!] ?? 0;
      path.style.strokeWidth = (1.2 + 7 * Math.min(1, Math.abs(value))).toFixed(2);
      path.classList.toggle('minus', value < 0);
    }
    holder.querySelector('[data-word]')!.textContent = word;
    holder.querySelector('svg')!.setAttribute('aria-label', label);
  }, [at, numbers, word, label, language.value]);
  return <Scrolls frame={frame} class="drawn" label={label} />;
}
