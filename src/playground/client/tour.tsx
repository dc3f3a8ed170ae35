/** The tour: eleven stops in step with the guide, each a question before its answer. */
import { computed, signal } from '@preact/signals';
import { language, texts } from './state.ts';
import { TOUR_ENGLISH } from './tour-en.ts';
import { TOUR_KOREAN } from './tour-ko.ts';
import { goToStop, TOUR_STOPS } from './tour-stops.ts';

/** The stop that is seen; `null` where nobody is on the tour. */
export const tourStop = signal<number | null>(null);
const isOpen = signal(false);
const stops = computed(() => (language.value === 'ko' ? TOUR_KOREAN : TOUR_ENGLISH));

function go(index: number | null): void {
  tourStop.value = index;
  isOpen.value = false;
  if (index !== null) goToStop(index);
}

export function TourButton() {
  return (
    <button
      type="button"
      class="chip main"
      aria-expanded={tourStop.value !== null}
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
  const { tourPlace, showAnswer, previous, next, leaveTour } = texts.value;
  return (
    <section class="card tour" id="tour" aria-labelledby="tour-title" aria-live="polite">
      <h2 id="tour-title">
        <small>{tourPlace(at + 1, TOUR_STOPS.length)}</small> {title}
      </h2>
      <p>{question}</p>
      {isOpen.value ? (
        <p class="answer">{answer}</p>
      ) : (
        <button
          type="button"
          class="chip"
          onClick={() => {
            isOpen.value = true;
          }}
        >
          {showAnswer}
        </button>
      )}
      <div class="pairs">
        <button type="button" class="chip" disabled={at === 0} onClick={() => go(at - 1)}>
          ← {previous}
        </button>
        {at < TOUR_STOPS.length - 1 && (
          <button type="button" class="chip main" onClick={() => go(at + 1)}>
            {next} →
          </button>
        )}
        <button type="button" class="chip" onClick={() => go(null)}>
          {leaveTour}
        </button>
      </div>
    </section>
  );
}
