/** One unit's cell at one word: picture, numbers, where each comes from, and the line of code that computes it. */
import { useEffect } from 'preact/hooks';
import { cellTitle } from '../../inspect/cells/cell-texts.ts';
import { viewOf } from '../../inspect/cells/views.ts';
import { lessonsOf } from './cell-lessons.ts';
import { figure, numbersAt } from './cell-numbers.ts';
import { LstmPicture } from './lstm-picture.tsx';
import { NumberOrigin } from './number-origin.tsx';
import { SavePicture } from './save-picture.tsx';
import { language, texts } from './state.ts';
import { useRoom } from './use-room.ts';
import { shortened } from './word-width.ts';
import { words } from './words.ts';
import { openNumber, type Zoomed, zoomed } from './zoom-state.ts';

export function CellPanel() {
  const at = zoomed.value;
  if (at === null) return null;
  const numbers = numbersAt(at);
  const lessons = lessonsOf(at.layer.kind);
  const word = inputWord(at);
  const title = texts.value.cellTitle(cellTitle(at.layer.kind, language.value), at.unit);
  return (
    <section class="card" id="cell" aria-labelledby="cell-title">
      <SavePicture of="cell" title={title} />
      <h2 id="cell-title">{title}</h2>
      <p class="soft">{texts.value.cellHelp}</p>
      {at.layer.kind.name === 'lstm' ? (
        <LstmPicture numbers={numbers} word={word} />
      ) : (
        <DrawnCell at={at} numbers={numbers} lessons={lessons} word={word} />
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
  readonly lessons: Readonly<Record<string, unknown>>;
  readonly word: string;
}

/** Pixels that the wide drawing needs; with fewer it stands upright. */
const WIDE = 400;
/** On each side of the drawing, for numbers that are longer than those of nmt explain. */
const SIDE = 26;

/** The pictures of the other cells, as nmt explain draws them; a number with a lesson is opened by a click. */
function DrawnCell({ at, numbers, lessons, word }: DrawnProps) {
  const { frame, room } = useRoom();
  const isWide = room.value >= WIDE;
  const label = texts.value.cellPicture(cellTitle(at.layer.kind, language.value));
  useEffect(() => {
    const holder = frame.current!;
    const { wide, tall } = viewOf(at.layer.kind).diagram(language.value);
    holder.innerHTML = (isWide ? wide : tall).text;
    const picture = holder.querySelector('svg')!;
    const { x, y, width, height } = picture.viewBox.baseVal;
    picture.setAttribute('viewBox', `${x - SIDE} ${y} ${width + 2 * SIDE} ${height}`);
    for (const text of holder.querySelectorAll<SVGTextElement>('[data-value]')) {
      text.textContent = figure(numbers[text.dataset.value!] ?? 0);
      text.classList.toggle('opens', Object.hasOwn(lessons, text.dataset.value!));
    }
    for (const path of holder.querySelectorAll<SVGPathElement>('[data-flow]')) {
      const value = numbers[path.dataset.flow!] ?? 0;
      path.style.strokeWidth = (1.2 + 7 * Math.min(1, Math.abs(value))).toFixed(2);
      path.classList.toggle('minus', value < 0);
    }
    holder.querySelector('[data-word]')!.textContent = shortened(word);
    picture.setAttribute('aria-label', label);
  }, [at, numbers, lessons, word, label, language.value, isWide, frame]);
  return <div ref={frame} class="drawn" onPointerDown={openPointed} />;
}

function openPointed({ target }: PointerEvent): void {
  const number = (target as Element).closest<SVGElement>('.opens');
  if (number !== null) openNumber.value = number.dataset.value!;
}
