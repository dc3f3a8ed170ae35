/** The tour: eleven stops in step with the guide, each a question before its answer. */
import { computed, signal } from '@preact/signals';
import { goToStop } from './go-to-stop.ts';
import { language, model, texts } from './state.ts';
import { TOUR_ENGLISH } from './tour-en.ts';
import { TOUR_KOREAN } from './tour-ko.ts';
import { TOUR_MODEL, TOUR_STOPS } from './tour-stops.ts';

/** The stop that is seen; `null` where nobody is on the tour. */
export const tourStop = signal<number | null>(null);
const isOpen = signal(false);
const stops = computed(() => (language.value === 'ko' ? TOUR_KOREAN : TOUR_ENGLISH));

function go(index: number | null): void {
  tourStop.value = index;
  isOpen.value = false;
  if (index !== null) goToStop(index);
  focusOnward();
}

/** The keyboard stands where the tour goes on: at the answer, then at the next stop; at the end, where it began. */
function focusOnward(): void {
  requestAnimationFrame(() => {
    const found = document.querySelector('#tour .onward') ?? document.getElementById('tour-button');
    (found as HTMLElement | null)?.focus({ preventScroll: true });
  });
}

export function TourButton() {
  return (
    <button
      type="button"
      class="chip main"
      id="tour-button"
      aria-expanded={tourStop.value !== null}
      disabled={model.value === null}
      onClick={() => go(tourStop.value === null ? 0 : null)}
    >
      {texts.value.tour}
    </button>
  );
}

export function Tour() {
  const at = tourStop.value;
  if (at === null) return null;
  const { title, question, answer } = stops.value[at]!;
  const { tourPlace, showAnswer, tourOfAnother } = texts.value;
  return (
    <section class="card tour" id="tour" aria-labelledby="tour-title" aria-live="polite">
      <h2 id="tour-title">
        <small>{tourPlace(at + 1, TOUR_STOPS.length)}</small> {title}
      </h2>
      {model.value !== null && model.value.checkpoint.weightHash !== TOUR_MODEL && (
        <p class="warning">{tourOfAnother}</p>
      )}
      <p class="question">{question}</p>
      {isOpen.value ? (
        <p class="answer">{answer}</p>
      ) : (
        <button
          type="button"
          class="chip onward"
          onClick={() => {
            isOpen.value = true;
            focusOnward();
          }}
        >
          {showAnswer}
        </button>
      )}
      <Steps at={at} />
    </section>
  );
}

function Steps({ at }: { at: number }) {
  const isLast = at === TOUR_STOPS.length - 1;
  const onward = isOpen.value ? ' onward' : '';
  const { previous, next, leaveTour } = texts.value;
  return (
    <div class="row steps">
      <button type="button" class="chip" disabled={at === 0} onClick={() => go(at - 1)}>
        ← {previous}
      </button>
      {!isLast && (
        <button type="button" class={`chip main${onward}`} onClick={() => go(at + 1)}>
          {next} →
        </button>
      )}
      <button type="button" class={`chip${isLast ? onward : ''}`} onClick={() => go(null)}>
        {leaveTour}
      </button>
    </div>
  );
}
