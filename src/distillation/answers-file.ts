/**
 * The answers that a distillation has so far: a file with a line that says of what, then one answer a line, in order. It
 * only grows, so a run that was killed goes on behind the last whole line.
 */
import { type FileHandle, open, readFile } from 'node:fs/promises';
import { NmtError } from '../errors.ts';
import { replaceFile } from '../replace-file.ts';

export class AnswersFile {
  private readonly handle: FileHandle;
  private readonly known: string[];

  private constructor(handle: FileHandle, known: string[]) {
    this.handle = handle;
    this.known = known;
  }

  /**
   * Opens the file, or begins it. `identity` is a line that tells one work from another.
   *
   * @throws NmtError E_FILE when the answers in it belong to another work; what the system throws
   */
  static async open(file: string, identity: string): Promise<AnswersFile> {
    const text = await readFile(file, 'utf8').catch(orNothing);
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    const [first = identity, ...answers] = whole.split('\n').slice(0, -1);
    if (first !== identity) {
      const problem = 'these answers are of other teachers, another corpus or another search';
      throw new NmtError({ code: 'E_FILE', file, problem, hint: 'name another --out, or delete the file' });
    }
    if (whole !== text || whole === '') await replaceFile(file, (handle) => handle.writeFile(whole || `${identity}\n`));
    return new AnswersFile(await open(file, 'a'), answers);
  }

  get answers(): readonly string[] {
    return this.known;
  }

  /** Adds answers; they are on the disk when this resolves. A line feed in one would make two of it: it becomes a space. */
  async add(answers: readonly string[]): Promise<void> {
    const lines = answers.map((answer) => answer.replaceAll('\n', ' '));
    await this.handle.appendFile(lines.map((line) => `${line}\n`).join(''));
    await this.handle.sync();
    this.known.push(...lines);
  }

  close(): Promise<void> {
    return this.handle.close();
  }
}

function orNothing(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return '';
  throw error;
}
