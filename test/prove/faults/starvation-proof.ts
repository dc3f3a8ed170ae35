/** Commands that are refused what they need: a full disk, a folder that takes no file, a reader that left, no memory. */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCheckpoint } from '../../../src/checkpoint/read.ts';
import { numberPair } from '../../support/trained-checkpoint.ts';
import { faultOf } from './run-command.ts';

export interface StarvationWork {
  readonly folder: string;
  readonly program: string;
  readonly checkpoint: string;
  /** Sizes of disk and of memory that are tried. */
  readonly sizes: number;
}

/** What was tried, by kind, and what went wrong. */
export interface StarvationFigures {
  readonly tried: Readonly<Record<Want, number>>;
  /** Runs that the engine itself ended for want of memory; their files stood whole all the same. */
  readonly endedByEngine: number;
  readonly faults: readonly string[];
}

export type Want = 'full disk' | 'read-only folder' | 'closed pipe' | 'little memory';

interface Ended {
  readonly code: number | null;
  readonly talk: string;
}

/** Of kilobytes: a small training run writes some 60 in all. */
const DISK_KB = 80;
/** Address space in MiB, from what starts no engine to what every command has enough of. */
const MEMORY_MIB = [500, 60_000] as const;
const NOBODY = 65534;

export async function proveStarvation(work: StarvationWork): Promise<StarvationFigures> {
  const tried: Record<Want, number> = { 'full disk': 0, 'read-only folder': 0, 'closed pipe': 0, 'little memory': 0 };
  const faults: string[] = [];
  let endedByEngine = 0;
  const judge = async (want: Want, words: readonly string[], ended: Ended, saved: readonly string[] = []) => {
    tried[want]++;
    const isEngines = want === 'little memory' && (ended.code === null || ended.code > 130);
    if (isEngines) endedByEngine++;
    const fault = isEngines ? null : faultOf({ code: ended.code ?? -1, talk: ended.talk });
    if (fault !== null) faults.push(`${want}: nmt ${words.join(' ')}: ${fault}`);
    for (const file of saved.filter(existsSync)) {
      await readCheckpoint(file).catch((error: Error) => faults.push(`${want}: ${error.message}`));
    }
  };
  mkdirSync(work.folder, { recursive: true });
  chmodSync(work.folder, 0o755);
  const corpus = join(work.folder, 'numbers.tsv');
  const pairs = Array.from({ length: 120 }, (_, i) => numberPair(i));
  writeFileSync(corpus, pairs.map(({ source, target }) => `${source}\t${target}\n`).join(''));
  const small = ['--embedding-size', '12', '--hidden-size', '16', '--epochs', '2', '--preset', 'toy', '--threads', '1'];
  const train = (place: string) => ['train', '--corpus', corpus, ...small, '--checkpoint', join(place, 'a.json')];
  const writers = (place: string): readonly (readonly string[])[] => [
    [...train(place), '--save-every', '4', '--report', join(place, 'a.html')],
    ['explain', '--checkpoint', work.checkpoint, 'one two.', '--html', join(place, 'b.html')],
    ['explain', '--checkpoint', work.checkpoint, 'one two.', '--svg', join(place, 'b.svg')],
    ['inspect', work.checkpoint, '--html', join(place, 'c.html')],
    ['evaluate', '--checkpoint', work.checkpoint, '--corpus', corpus, '--report', join(place, 'd.html')],
  ];
  const readers: readonly (readonly string[])[] = [
    ['translate', '--checkpoint', work.checkpoint],
    ['evaluate', '--checkpoint', work.checkpoint, '--corpus', corpus],
    ['explain', '--checkpoint', work.checkpoint, 'one two three.'],
    ['inspect', work.checkpoint],
    ['corpus', corpus],
    ['tokenize'],
    ['tokenize', 'learn-bpe', '--merges', '10', corpus],
    ['lab', 'gradient'],
  ];
  const savedIn = (place: string) => ['a.json', 'a.last.json'].map((name) => join(place, name));

  for (let size = 0; size < work.sizes; size++) {
    const kilobytes = Math.round((DISK_KB * size) / work.sizes);
    for (const choose of writers('').keys()) {
      const place = freshFolder(join(work.folder, 'full'));
      const words = writers(place)[choose]!;
      await judge('full disk', words, onSmallDisk(work.program, words, place, kilobytes), savedIn(place));
      freeFolder(place);
    }
  }
  if (existsSync('/dev/full')) {
    for (const words of readers) await judge('full disk', words, shell(`exec "$@" > /dev/full`, work.program, words));
  }
  for (const choose of writers('').keys()) {
    const place = freshFolder(join(work.folder, 'read-only'));
    chmodSync(place, 0o555);
    const words = writers(place)[choose]!;
    await judge('read-only folder', words, direct(work.program, words, process.getuid?.() === 0 ? NOBODY : undefined));
    freeFolder(place);
  }
  for (const words of [...readers, train(freshFolder(join(work.folder, 'left')))]) {
    for (const bytes of [0, 1, 40]) await judge('closed pipe', words, await leftAfter(work.program, words, bytes));
  }
  for (let size = 0; size < work.sizes; size++) {
    const mebibytes = Math.round(MEMORY_MIB[0] * (MEMORY_MIB[1] / MEMORY_MIB[0]) ** (size / work.sizes));
    const place = freshFolder(join(work.folder, 'poor'));
    for (const words of [train(place), ...readers]) {
      const script = `ulimit -v ${mebibytes * 1024}; exec "$@"`;
      await judge('little memory', words, shell(script, work.program, words), savedIn(place));
    }
  }
  return { tried, endedByEngine, faults };
}

function freshFolder(folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  return folder;
}

function freeFolder(folder: string): void {
  chmodSync(folder, 0o755);
  rmSync(folder, { recursive: true, force: true });
}

const INPUT = 'one two three.\n'.repeat(50);

function direct(program: string, words: readonly string[], uid?: number): Ended {
  const options = { input: INPUT, encoding: 'utf8' as const, uid, gid: uid };
  const { status, stderr } = spawnSync(process.execPath, [program, ...words], options);
  return { code: status, talk: stderr };
}

function shell(script: string, program: string, words: readonly string[]): Ended {
  const options = { input: INPUT, encoding: 'utf8' as const };
  const { status, stderr } = spawnSync(
    '/bin/bash',
    ['-c', script, 'bash', process.execPath, program, ...words],
    options,
  );
  return { code: status, talk: stderr };
}

/** On a file system of so many kilobytes where we may mount one, else with files that may not grow larger. */
function onSmallDisk(program: string, words: readonly string[], place: string, kilobytes: number): Ended {
  const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes + 4}k`, 'tmpfs', place]).status === 0;
  if (!isMounted) return shell(`ulimit -f ${kilobytes}; exec "$@"`, program, words);
  try {
    return direct(program, words);
  } finally {
    // What was saved is read after this: it is copied out of the file system before that goes.
    spawnSync('/bin/bash', [
      '-c',
      'cp -a "$0"/. "$0.kept"; umount "$0"; cp -a "$0.kept"/. "$0"; rm -r "$0.kept"',
      place,
    ]);
  }
}

/** A reader that takes so many bytes of standard output and leaves. */
function leftAfter(program: string, words: readonly string[], bytes: number): Promise<Ended> {
  const child = spawn(process.execPath, [program, ...words]);
  let talk = '';
  let taken = 0;
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    talk += text;
  });
  if (bytes === 0) child.stdout.destroy();
  else {
    child.stdout.on('data', (chunk: Buffer) => {
      taken += chunk.length;
      if (taken >= bytes) child.stdout.destroy();
    });
  }
  child.stdin.on('error', () => {});
  child.stdin.end(INPUT);
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, talk })));
}
