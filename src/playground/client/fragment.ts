/** The address bar holds the page's whole state: a link leads to the very moment that is seen. */
import { batch, effect } from '@preact/signals';
import { beginning, language, playing, position, sentence, theme } from './state.ts';

const WAIT_MS = 150;

/** Reads the state from the address, as far as it makes sense; what it does not name is left as it is. */
function read(fragment: string): void {
  const given = new URLSearchParams(fragment.replace(/^#/, ''));
  const [spoken, colours, at] = [given.get('language'), given.get('theme'), Number(given.get('at') ?? Number.NaN)];
  batch(() => {
    if (given.has('sentence')) {
      sentence.value = given.get('sentence')!;
      beginning.value = given.getAll('begins');
    }
    if (spoken === 'en' || spoken === 'ko') language.value = spoken;
    if (colours === 'light' || colours === 'dark') theme.value = colours;
    if (Number.isInteger(at) && at >= 0) position.value = at;
  });
}

function written(): string {
  const state = new URLSearchParams({ sentence: sentence.value, at: String(position.value), language: language.value });
  for (const word of beginning.value) state.append('begins', word);
  if (theme.value !== 'auto') state.set('theme', theme.value);
  return `#${state}`;
}

/** Takes over the address, and keeps it true from then on. */
export function keepFragment(): void {
  read(location.hash);
  addEventListener('hashchange', () => {
    if (location.hash !== written()) read(location.hash);
  });
  let timer = 0;
  effect(() => {
    const fragment = written();
    clearTimeout(timer);
    if (!playing.value) timer = setTimeout(() => history.replaceState(null, '', fragment), WAIT_MS);
  });
}
