/**
 * The scripts of our pages: src/…/page.client.ts, written for a browser, becomes page.inline.js, a module whose value is
 * that program as a text. The build writes such modules into dist/; under vitest the plugin stands in for them.
 */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

const sources = join(dirname(dirname(fileURLToPath(import.meta.url))), 'src');

const INLINE = /\.inline\.js$/;
const CLIENT = /\.client\.ts$/;

/** The module that holds a page's script. */
async function inlineModule(client) {
  const { rolldown } = await import('rolldown');
  const transform = { jsx: { runtime: 'automatic', importSource: 'preact' } };
  const bundle = await rolldown({ input: client, platform: 'browser', transform, logLevel: 'warn' });
  const { output } = await bundle.generate({ format: 'iife', minify: true, codeSplitting: false });
  await bundle.close();
  return `export default ${JSON.stringify(output[0].code)};\n`;
}

/** Writes the scripts of all pages beside the compiled pages in a folder. */
export async function writeInlineModules(folder) {
  for (const name of readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((one) => CLIENT.test(one))) {
    const file = join(folder, name.replace(CLIENT, '.inline.js'));
    mkdirSync(dirname(file), { recursive: true }); // a folder of the browser's alone has nothing compiled in it
    writeFileSync(file, await inlineModule(join(sources, name)));
  }
}

/** For vitest, which runs the sources. */
export function inlineScripts() {
  return {
    name: 'inline-scripts',
    resolveId(id, importer) {
      if (!INLINE.test(id) || importer === undefined) return null;
      const path = posix.join(posix.dirname(importer), id); // vite writes paths with slashes on Windows too
      return existsSync(clientOf(path)) ? path : null;
    },
    load: (id) => (INLINE.test(id) && existsSync(clientOf(id)) ? inlineModule(clientOf(id)) : null),
  };
}

function clientOf(path) {
  return path.replace(INLINE, '.client.ts');
}
