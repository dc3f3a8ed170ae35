/**
 * What the playground keeps in memory over edits, asked of Chromium, which alone can be asked.
 *
 * A page's heap grows at first though the page keeps nothing: V8 puts its machine code and what it has noticed of types
 * there, and compiles a function anew as it gets hotter. Snapshots (HeapProfiler.takeHeapSnapshot) showed between the
 * 250th and the 1,000th edit, and between the 40th and the 3,000th, as many objects, closures, arrays and strings, or
 * fewer, and all growth in `code`; it ends at about 2,000 edits. So there are two measurements: of a page that has been
 * edited so often before, and of one whose engine optimises nothing, where all that grows is the page's.
 */
import { setTimeout } from 'node:timers/promises';
import type { Browser, Page } from 'puppeteer-core';
import { type BROWSERS, startBrowser, watchedPage } from '../../support/two-browsers.ts';
import { DESK, PAINTED } from './page-figures.ts';

const WITHOUT_OPTIMISING = ['--no-opt', '--no-maglev', '--no-sparkplug'];
/** Edits until V8 has compiled what it will; the sentences twice where it compiles nothing. */
const WARM_UP = 2000;

/** Bytes after a collection: of the script's heap, and of the buffers beside it. */
export interface KeptMemory {
  readonly heap: number;
  readonly buffers: number;
}

/** Before the edits, after them, and, where V8 optimises, after three times as many. */
export interface MemoryLooks {
  readonly warm: readonly KeptMemory[];
  readonly unoptimised: readonly KeptMemory[];
}

interface Edits {
  readonly sentences: readonly string[];
  readonly edits: number;
}

export async function memoryOverEdits(
  one: (typeof BROWSERS)[number],
  address: string,
  { sentences, edits }: Edits,
): Promise<MemoryLooks> {
  const rounds = (count: number) => Math.ceil(count / sentences.length);
  const looks = async (engine: readonly string[], plan: readonly number[]) => {
    const browser = await startBrowser(one, engine);
    try {
      return await looksAt(browser, address, { sentences, plan });
    } finally {
      await browser.close();
    }
  };
  return {
    warm: await looks([], [rounds(WARM_UP), rounds(edits), rounds(2 * edits)]),
    unoptimised: await looks(WITHOUT_OPTIMISING, [2, rounds(edits)]),
  };
}

interface Plan {
  readonly sentences: readonly string[];
  /** Rounds of all sentences before each look: each look is at the same sentence. */
  readonly plan: readonly number[];
}

async function looksAt(browser: Browser, address: string, { sentences, plan }: Plan): Promise<KeptMemory[]> {
  const { page } = await watchedPage(browser, DESK);
  await page.goto(`${address}#language=en`);
  await page.waitForSelector('.target');
  const session = await page.createCDPSession();
  const looks: KeptMemory[] = [];
  for (const rounds of plan) {
    for (let round = 0; round < rounds; round++) await edit(page, sentences);
    // The address is written when nothing has been typed for a while.
    await setTimeout(500);
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize, backingStorageSize } = await session.send('Runtime.getHeapUsage');
    looks.push({ heap: usedSize, buffers: backingStorageSize });
  }
  return looks;
}

function edit(page: Page, sentences: readonly string[]): Promise<unknown> {
  return page.evaluate(`(async () => {
    const input = document.getElementById('sentence');
    for (const sentence of ${JSON.stringify(sentences)}) {
      input.value = sentence;
      input.dispatchEvent(new Event('input', { bubbles: true }));
      await ${PAINTED};
    }
  })()`);
}
