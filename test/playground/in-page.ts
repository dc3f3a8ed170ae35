/** What tests do in the playground's page, as texts that run there: its own functions are not reached for. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Page } from 'puppeteer-core';

const PAINTED = 'new Promise((done) => requestAnimationFrame(() => setTimeout(done)))';

/** Resolves when what was changed has been drawn: the translation first, and a paint later the panels. */
const DRAWN = `${PAINTED}.then(() => ${PAINTED})`;

export async function drawn(page: Page): Promise<void> {
  await page.evaluate(DRAWN);
}

/** Resolves when the page stands still: its pictures are drawn once the room for them is known, and push down what follows. */
export async function settled(page: Page): Promise<void> {
  for (const part of ['.target', '.stage svg', '.grid svg']) await page.waitForSelector(part);
  await drawn(page);
}

/** Without the mouse: the page may be gliding to a panel, and what stands at its foot covers part of it. */
export async function press(page: Page, selector: string): Promise<void> {
  await page.$eval(selector, (button) => (button as unknown as { click(): void }).click());
}

/** Drops files on the page, one after the other in one moment, each as one that is dragged out of a folder. */
export async function drop(page: Page, ...files: readonly string[]): Promise<void> {
  const read = files.map((file) => ({ text: readFileSync(file, 'utf8'), name: basename(file) }));
  await page.evaluate(`(() => {
    for (const { text, name } of ${JSON.stringify(read)}) {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], name, { type: 'application/json' }));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    }
  })()`);
}

/** What the page shows of a sentence: translation, attention, the words' probabilities, the rivals of one of them. */
export interface ShownSentence {
  readonly translation: string;
  readonly attention: readonly (readonly string[])[];
  readonly probabilities: readonly string[];
  readonly rivals: readonly (readonly [word: string, probability: string])[];
  /** Of the chosen unit at that word, by their names in the cell's picture. */
  readonly cell: Readonly<Record<string, string>>;
}

/** Types each sentence, and reads what is shown of it; of the words one in turn is clicked. */
export function readSentences(page: Page, sentences: readonly string[]): Promise<ShownSentence[]> {
  return page.evaluate(`(async () => {
    const drawn = () => ${DRAWN};
    const texts = (selector, within = document) => [...within.querySelectorAll(selector)].map((one) => one.textContent);
    const found = [];
    for (const sentence of ${JSON.stringify(sentences)}) {
      const input = document.getElementById('sentence');
      input.value = sentence;
      input.dispatchEvent(new Event('input', { bubbles: true }));
      await drawn();
      const attention = [...document.querySelectorAll('#attention tbody tr')].map((row) => texts('td', row));
      const words = [...document.querySelectorAll('.target')];
      const probabilities = words.map((word) => word.querySelector('small').textContent);
      words[found.length % words.length].click();
      await drawn();
      const rivals = [...document.querySelectorAll('.rival')].map((one) => [one.querySelector('bdi').textContent, one.querySelector('.figure').textContent]);
      const numbers = [...document.querySelectorAll('.numbers-row [data-name]')];
      const cell = Object.fromEntries(numbers.map((one) => [one.dataset.name, one.querySelector('b').textContent]));
      found.push({ translation: document.querySelector('.spoken').textContent, attention, probabilities, rivals, cell });
    }
    return found;
  })()`) as Promise<ShownSentence[]>;
}
