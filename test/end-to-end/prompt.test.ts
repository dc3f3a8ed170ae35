import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outcomeOf, scriptedNmt } from './processes.ts';

const hasScript = spawnSync('script', ['-qfec', 'true', '/dev/null'], { stdio: 'ignore' }).status === 0;

/** A conversation over a pseudo-terminal, where both streams of the program come out as one. */
class Conversation {
  private readonly child: ChildProcessWithoutNullStreams;
  private text = '';
  private read = 0;
  readonly ended: Promise<{ code: number | null }>;

  constructor(program: string) {
    const command = `'${process.execPath}' '${program}' translate --checkpoint scripted`;
    this.child = spawn('script', ['-qfec', command, '/dev/null'], { env: { ...process.env, TERM: 'xterm' } });
    this.ended = outcomeOf(this.child);
    this.child.stdout.on('data', (piece: string) => {
      this.text += piece;
    });
  }

  type(keys: string): void {
    this.child.stdin.write(keys);
  }

  /** Waits until something is on the screen that was not there at the last call. */
  async sees(wanted: string): Promise<void> {
    for (let waited = 0; waited < 10_000; waited += 10) {
      const at = this.text.indexOf(wanted, this.read);
      if (at >= 0) {
        this.read = at + wanted.length;
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error(`not on the screen: ${wanted} in ${JSON.stringify(this.text.slice(this.read))}`);
  }
}

describe.skipIf(!hasScript)('the prompt in a terminal (needs script of util-linux)', () => {
  let folder: string;
  let program: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'nmt-prompt-'));
    program = scriptedNmt(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('when sentences and commands are typed, then they are answered, empty lines are not, and Ctrl-D leaves with 0', async () => {
    const talk = new Conversation(program);
    await talk.sees('type a sentence');
    talk.type('i am hungry.\r');
    await talk.sees('I AM HUNGRY.');
    await talk.sees('> ');
    talk.type('\r');
    await talk.sees('> ');
    talk.type('a qux\r');
    await talk.sees('not in the vocabulary: qux');
    talk.type(':help\r');
    await talk.sees(':length-penalty');
    talk.type(':oops\r');
    await talk.sees('there is no command :oops');
    await talk.sees('> ');
    talk.type('\u0004');
    expect((await talk.ended).code).toBe(0);
  });

  it('when the arrow up is pressed, then the last sentence comes back', async () => {
    const talk = new Conversation(program);
    await talk.sees('type a sentence');
    talk.type('again\r');
    await talk.sees('AGAIN');
    await talk.sees('> ');
    talk.type('\u001b[A\r');
    await talk.sees('AGAIN');
    talk.type(':quit\r');
    expect((await talk.ended).code).toBe(0);
  });

  it('when Ctrl-C is pressed in a line, then the line goes and nothing is translated; twice more leaves with 130', async () => {
    const talk = new Conversation(program);
    await talk.sees('type a sentence');
    await talk.sees('> ');
    talk.type('half a sent');
    await talk.sees('half a sent');
    talk.type('\u0003');
    await talk.sees('> ');
    talk.type('\u0003');
    await talk.sees('Ctrl-D or :quit leaves');
    await talk.sees('> ');
    talk.type('whole\r');
    await talk.sees('WHOLE');
    await talk.sees('> ');
    talk.type('\u0003');
    await talk.sees('Ctrl-D or :quit leaves');
    talk.type('\u0003');
    expect((await talk.ended).code).toBe(130);
  });
});
