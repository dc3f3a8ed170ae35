/**
 * npm run build: src/ → dist/, only where dist/ was made from other sources than these.
 * A new dist/ grows in a folder of its own and is renamed when it is whole: whoever runs nmt meanwhile keeps the old one.
 */
import { spawnSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { writeInlineModules } from './inline-scripts.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
/** In dist/: the fingerprint of what it was made from. */
const STAMP = 'sources.sha256';
const SETTINGS = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'bin/build.js',
  'bin/inline-scripts.js',
];
const UNFINISHED = /^dist\.[0-9a-f]{8}\.tmp$/;
/** A build takes seconds: a folder so old was left by one that was killed. */
const ABANDONED_MS = 600_000;

const wanted = fingerprint();
if (!isBuilt()) await build();

/** SHA-256 over the name and text of everything that decides what dist/ holds. */
function fingerprint() {
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).map((name) =>
    join('src', name),
  );
  const hash = createHash('sha256');
  for (const name of [...sources, ...SETTINGS].sort()) {
    const file = join(root, name);
    if (!existsSync(file) || !statSync(file).isFile()) continue;
    const text = readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
    hash.update(`${name.replaceAll('\\', '/')}\0${text.length}\0${text}`);
  }
  return hash.digest('hex');
}

function isBuilt() {
  const stamp = join(dist, STAMP);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
}

async function build() {
  removeAbandoned();
  const folder = join(root, `dist.${randomUUID().slice(0, 8)}.tmp`);
  try {
    if (!compiles(folder)) {
      process.exitCode = 1; // The compiler has said what is wrong.
      return;
    }
    await writeInlineModules(folder);
    await bundle(folder);
    writeFileSync(join(folder, STAMP), wanted);
    await putInPlace(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function compiles(folder) {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const words = [tsc, '-p', join(root, 'tsconfig.build.json'), '--outDir', folder];
  return spawnSync(process.execPath, words, { stdio: 'inherit', cwd: root }).status === 0;
}

/** The command line in a few files: it starts in half the time. */
async function bundle(folder) {
  const { rolldown } = await import('rolldown');
  const made = await rolldown({ input: 'cli/main.js', cwd: folder, platform: 'node', logLevel: 'warn' });
  await made.write({ dir: join(folder, 'bundle'), format: 'esm' });
  await made.close();
}

/** Another build may do the same at the same time, and Windows refuses for a moment while a scanner has a file open. */
async function putInPlace(folder) {
  const old = join(root, `dist.${randomUUID().slice(0, 8)}.tmp`);
  for (let tries = 50; !isBuilt(); tries--) {
    try {
      if (existsSync(dist)) renameSync(dist, old);
      renameSync(folder, dist);
    } catch (error) {
      if (tries === 0) throw error;
      if (existsSync(old) && !existsSync(dist)) renameSync(old, dist);
      await setTimeout(100);
    }
    rmSync(old, { recursive: true, force: true, maxRetries: 5 });
  }
}

function removeAbandoned() {
  for (const name of readdirSync(root)) {
    const file = join(root, name);
    if (UNFINISHED.test(name) && Date.now() - statSync(file).mtimeMs > ABANDONED_MS) rmSync(file, { recursive: true });
  }
}
