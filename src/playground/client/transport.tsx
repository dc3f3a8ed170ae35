/** The cursor of the whole page by hand: play, pause, step, and a slider; arrow keys do the same anywhere. */
import { effect, signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { lastPosition, moment, playing, position, sentence, texts } from './state.ts';
import { words } from './words.ts';

const STEP_MS = 600;
/** The sentence in which the cursor was moved by a step: who hears the page is told where it stands, and of typing the translation only. */
const steppedIn = signal<string | null>(null);

export function Transport() {
  useEffect(() => keepPlaying(), []);
  useEffect(() => listenForArrows(), []);
  const { play, pause, back, step } = texts.value;
  const label = playing.value ? pause : play;
  return (
    <div class="transport">
      <button type="button" class="round" onClick={toggle} aria-label={label} title={label}>
        <Icon path={playing.value ? 'M6 4h4v16H6zM14 4h4v16h-4z' : 'M7 4l13 8-13 8z'} />
      </button>
      <button type="button" class="round small" onClick={() => move(-1)} aria-label={back} title={back}>
        <Icon path="M15 5l-8 7 8 7z" />
      </button>
      <button type="button" class="round small" onClick={() => move(1)} aria-label={step} title={step}>
        <Icon path="M9 5l8 7-8 7z" />
      </button>
      <input
        type="range"
        aria-label={texts.value.position}
        aria-valuetext={momentText()}
        min={0}
        max={lastPosition.value}
        value={Math.min(position.value, lastPosition.value)}
        onInput={(event) => {
          playing.value = false;
          position.value = Number(event.currentTarget.value);
        }}
      />
      <span class="now" aria-hidden="true">
        {momentText()}
      </span>
      <span class="unseen" id="step-said" aria-live="polite">
        {steppedIn.value === sentence.value && !playing.value && momentText()}
      </span>
    </div>
  );
}

function Icon({ path }: { path: string }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}

function momentText(): string {
  const now = moment.value;
  const { reads, writes, handsOver } = texts.value;
  if (now === null) return '';
  if (now.kind === 'bridge') return handsOver;
  const { source, target } = words.value;
  if (now.kind === 'read') return reads(source[now.at]!.text, now.at + 1, now.all);
  return writes(target[now.at]!.text, now.at + 1, now.all);
}

function move(by: number): void {
  playing.value = false;
  steppedIn.value = sentence.value;
  const last = lastPosition.value;
  position.value = Math.max(0, Math.min(last, Math.min(last, position.value) + by));
}

function toggle(): void {
  if (!playing.value && position.value >= lastPosition.value) position.value = 0;
  playing.value = !playing.value;
}

/** Where less motion is wanted, the steps follow each other all the same, but nothing glides (the style sees to that). */
function keepPlaying(): () => void {
  return effect(() => {
    if (!playing.value) return;
    const timer = setInterval(() => {
      if (position.value >= lastPosition.value) playing.value = false;
      else position.value++;
    }, STEP_MS);
    return () => clearInterval(timer);
  });
}

function listenForArrows(): () => void {
  const hear = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const isTyping = (event.target as Element).closest('input, textarea, select, [role="grid"]') !== null;
    if (by === undefined || isTyping || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    move(by);
  };
  document.addEventListener('keydown', hear);
  return () => document.removeEventListener('keydown', hear);
}
