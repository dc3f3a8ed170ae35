/** npm run pictures: the pictures of the playground in the README, taken in Chromium from the shipped model. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../src/installation.ts';
import { playgroundPage } from '../../src/playground/playground-page.ts';
import { servePage } from '../../src/playground/serve.ts';
import { BROWSERS, startBrowser, watchedPage } from '../support/two-browsers.ts';

const FOLDER = join(PACKAGE_ROOT, 'docs', 'pictures');
/** File, panel, and the state that it shows. */
const PICTURES = [
  ['playground-sentence', '#stage', 'at=14'],
  ['playground-cell', '#cell', 'at=8&encoder=0.3&number=f'],
] as const;

const model = readFileSync(join(PACKAGE_ROOT, 'checkpoints', 'en-ko.json'), 'utf8');
const served = await servePage(playgroundPage({ name: 'en-ko.json', text: model }, ''), 0);
const browser = await startBrowser(BROWSERS[0]!);
mkdirSync(FOLDER, { recursive: true });
for (const [name, panel, state] of PICTURES) {
  const { page } = await watchedPage(browser, { width: 1100, height: 900 });
  await page.goto(`${served.address}#language=en&theme=light&${state}`);
  await page.waitForSelector(`${panel} svg`);
  const card = (await page.$(panel))!;
  await page.addStyleTag({ content: '.dock{display:none}' });
  await card.screenshot({ path: join(FOLDER, `${name}.png`) });
  await page.close();
}
await browser.close();
await served.close();
