/** The script of the playground: opens the model that stands in the page, and draws. It asks nothing of a network. */
import './without-eval.ts';
import { effect } from '@preact/signals';
import { h, render } from 'preact';
import { runLanes } from '../engine/two-lanes.ts';
import { App } from './app.tsx';
import { openBytes } from './checkpoints.tsx';
import { keepFragment } from './fragment.ts';
import { keepFocus } from './keep-focus.ts';
import { openBeside, openCheckpoint } from './open-models.ts';
import type { WorkOrder } from './page-worker.ts';
import { language, opening, position, sentence, texts, theme, unpainted } from './state.ts';
import { train } from './training.ts';

/** The cursor on its third written word. */
const FIRST_POSITION = 14;
const FIRST_SENTENCE = 'My neighbor rested at home because it was hot.';

/** The model that stands in the page, and then, once that is seen, the one that stands beside it. */
async function openModelsInPage(): Promise<void> {
  await openFrom('model', openCheckpoint);
  opening.value = false;
  setTimeout(() => openFrom('beside-model', openBeside));
}

async function openFrom(id: string, open: typeof openCheckpoint): Promise<void> {
  const holder = document.getElementById(id);
  if (holder === null) return;
  await openBytes(holder.dataset.name!, async () => new TextEncoder().encode(holder.textContent), open);
  holder.remove();
}

const afterPaint = (act: () => void) => requestAnimationFrame(() => setTimeout(act));

/** The window's own title, language and colours follow the state, and the panels what has been painted. */
function followState(): void {
  effect(() => {
    if (!unpainted.value) return;
    afterPaint(() => {
      unpainted.value = false;
    });
  });
  effect(() => {
    const { documentElement } = document;
    documentElement.lang = language.value;
    document.title = texts.value.title;
    if (theme.value === 'auto') delete documentElement.dataset.theme;
    else documentElement.dataset.theme = theme.value;
  });
}

function start(): void {
  language.value = navigator.language.startsWith('ko') ? 'ko' : 'en';
  sentence.value = FIRST_SENTENCE;
  position.value = FIRST_POSITION;
  keepFragment();
  keepFocus();
  followState();
  render(h(App, {}), document.getElementById('app')!);
  // The page is seen before the model is opened, which takes the thread for some hundred milliseconds.
  afterPaint(openModelsInPage);
}

/** In a worker: what is told goes to the page. */
function work({ work: kind, order }: WorkOrder): void {
  if (kind === 'train') train(order, (news) => postMessage(news));
  else runLanes(order, (news) => postMessage(news));
}

/** The same program is the worker that trains: there is no document then. */
if (typeof document !== 'undefined') start();
else addEventListener('message', ({ data }: MessageEvent<WorkOrder>) => work(data));
