/** The script of the playground: opens the model that stands in the page, and draws. It asks nothing of a network. */
import './without-eval.ts';
import { effect } from '@preact/signals';
import { h, render } from 'preact';
import { App } from './app.tsx';
import { openBytes } from './checkpoints.tsx';
import { keepFragment } from './fragment.ts';
import { language, position, sentence, texts, theme } from './state.ts';

const FIRST_SENTENCE = 'My neighbor rested at home because it was hot.';

async function openModelInPage(): Promise<void> {
  const holder = document.getElementById('model');
  if (holder === null) return;
  await openBytes(holder.dataset.name!, new TextEncoder().encode(holder.textContent));
  holder.remove();
}

/** The window's own title, language and colours follow the state. */
function followState(): void {
  effect(() => {
    const { documentElement } = document;
    documentElement.lang = language.value;
    document.title = texts.value.title;
    if (theme.value === 'auto') delete documentElement.dataset.theme;
    else documentElement.dataset.theme = theme.value;
  });
}

language.value = navigator.language.startsWith('ko') ? 'ko' : 'en';
sentence.value = FIRST_SENTENCE;
position.value = 14;
keepFragment();
followState();
openModelInPage().then(() => {
  render(h(App, {}), document.getElementById('app')!);
});
