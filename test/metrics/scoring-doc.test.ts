import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NMT, runNode } from '../end-to-end/processes.ts';

const doc = readFileSync(new URL('../../docs/scoring.md', import.meta.url), 'utf8').replaceAll('\r\n', '\n');
const blocks = [...doc.matchAll(/```\n\$ (\S[^\n]*)\n([\s\S]*?)```/g)].map(([, command = '', output = '']) => ({
  command,
  output,
}));
const plain = (text: string) => text.replace(/version:[^\s"|]+/g, 'version:').trimEnd();

describe('docs/scoring.md', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'nmt-doc-'));
    for (const { command, output } of blocks) {
      if (command.startsWith('cat ')) writeFileSync(join(folder, command.slice(4)), output);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const commands = blocks.filter(({ command }) => command.startsWith('nmt '));
  it('when the page is read, then there are commands in it', () => expect(commands.length).toBeGreaterThan(3));

  it.each(commands)('when a reader runs "$command", then the output is the one shown', ({ command, output }) => {
    const { out, code, talk } = runNode([NMT, ...command.split(' ').slice(1)], { folder });
    expect([code, talk]).toEqual([0, '']);
    expect(plain(out)).toBe(plain(output));
  });
});
