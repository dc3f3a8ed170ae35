/** The programs of docs/library.md, as a reader has them: in a folder of their own, with the built package installed. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runNode } from './processes.ts';

const PACKAGE = join(import.meta.dirname, '..', '..');
const doc = readFileSync(join(PACKAGE, 'docs', 'library.md'), 'utf8').replaceAll('\r\n', '\n');
const programs = [...doc.matchAll(/```js\n([\s\S]*?)```\n(?:\n```\n([\s\S]*?)```)?/g)].map(
  ([, text = '', output], i) => ({
    name: `program${i}`,
    title: /^\/\/|^(?:import.*\n)+\n*(.*)/.exec(text)?.[1],
    text,
    output,
  }),
);
const TSC = createRequire(import.meta.url).resolve('typescript/bin/tsc');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-reader-'));
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(PACKAGE, join(folder, 'node_modules', 'nmt'), 'junction');
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  for (const { name, text } of programs) writeFileSync(join(folder, `${name}.js`), text);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const plain = (text: string) => text.replace(/version:[^\s"|]+/g, 'version:');

describe('docs/library.md', () => {
  it('when the page is read, then there are programs in it', () => expect(programs.length).toBeGreaterThan(5));

  it.each(programs)(
    'when the program of "$title" runs, then it prints what is shown',
    ({ name, output }) => {
      const { out, code, talk } = runNode([join(folder, `${name}.js`)], { folder });
      expect([code, talk]).toEqual([0, '']);
      if (output !== undefined) expect(plain(out)).toBe(plain(output));
    },
    120_000,
  );

  it.each([
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ])(
    'when they are compiled with --module %s and resolution %s, strictly and without other types, then nothing is wrong',
    (module, moduleResolution) => {
      // No types but TypeScript's own: what of node: the programs use is declared here.
      const node = join(folder, 'node.d.ts');
      writeFileSync(node, "declare module 'node:url' { export function fileURLToPath(url: string): string; }\n");
      const alone = join(folder, 'alone.ts');
      const names = '{ loadTranslator, train, scoreTexts, evaluate, resolveConfig, PRESETS, NmtError }';
      const options = 'export const options: nmt.TranslationOptions & nmt.RuntimeOptions = { beam: 2, threads: 1 };';
      const core = "export { openTranslator, resolveConfig as coreConfig, trainInMemory } from 'nmt/core';";
      writeFileSync(
        alone,
        `import ${names} from 'nmt';\nimport type * as nmt from 'nmt';\nexport default ${names};\n${options}\n${core}\n`,
      );
      const how = {
        noEmit: true,
        strict: true,
        target: 'es2022',
        skipLibCheck: false,
        types: [],
        module,
        moduleResolution,
      };
      const files = [node, alone, ...programs.map(({ name }) => join(folder, `${name}.js`))];
      const project = join(folder, 'tsconfig.json');
      writeFileSync(project, JSON.stringify({ compilerOptions: { ...how, allowJs: true, checkJs: true }, files }));
      expect(runNode([TSC, '--project', project], { folder }).out).toBe('');
    },
    300_000,
  );
});
