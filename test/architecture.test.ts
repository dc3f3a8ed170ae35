import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, posix, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseSource, type SourceSyntax } from './support/source-syntax.ts';

const ROOT = join(import.meta.dirname, '..', 'src');

interface SourceFile {
  /** From src/, with slashes: model/encoder.ts */
  readonly path: string;
  readonly text: string;
  /** Without comments and the contents of texts, so that prose about code is not taken for code. */
  readonly code: string;
  /** Files of this project, from src/; type-only imports too, since they tie files together all the same. */
  readonly imports: readonly { readonly path: string; readonly typeOnly: boolean }[];
  readonly packages: readonly string[];
}

const files: readonly SourceFile[] = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
  .map((name) => readSource(name.split(sep).join('/')))
  .sort((a, b) => (a.path < b.path ? -1 : 1));

function readSource(path: string): SourceFile {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const found: { specifier: string; typeOnly: boolean }[] = [];
  const statement = /^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm;
  for (const [, typeOnly, specifier] of text.matchAll(statement)) {
    found.push({ specifier: specifier!, typeOnly: typeOnly !== undefined });
  }
  for (const [, specifier] of text.matchAll(/\bimport\(\s*'([^']+)'\s*\)/g)) {
    found.push({ specifier: specifier!, typeOnly: false });
  }
  const isOurs = ({ specifier }: { specifier: string }) => specifier.startsWith('.');
  return {
    path,
    text,
    code: withoutProse(text),
    imports: found.filter(isOurs).map(({ specifier, typeOnly }) => ({
      path: posix.normalize(posix.join(posix.dirname(path), specifier)),
      typeOnly,
    })),
    packages: found.filter((one) => !isOurs(one)).map(({ specifier }) => specifier),
  };
}

/** Takes comments and the insides of texts away; what stands in `${…}` goes too, which loses little. */
function withoutProse(text: string): string {
  const prose = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g;
  return text.replace(prose, (found) => (found.startsWith('/') ? '' : "''"));
}

interface ParsedFile extends SourceSyntax {
  readonly path: string;
  readonly text: string;
}

const syntaxes: readonly ParsedFile[] = files.map(({ path, text }) => ({ path, text, ...parseSource(path, text) }));

/** Tests and benchmarks, their imports as seen from src/. */
function testSyntaxes(): ParsedFile[] {
  const folder = join(ROOT, '..');
  return ['test', 'corpora'].flatMap((place) =>
    readdirSync(join(folder, place), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => {
        const path = posix.join('..', place, name.split(sep).join('/'));
        const text = readFileSync(join(folder, place, name), 'utf8');
        const { imports, ...rest } = parseSource(path, text);
        return {
          path,
          text,
          ...rest,
          imports: imports.map((one) => ({ ...one, path: one.path.replace(/^\.\.\/src\//, '') })),
        };
      }),
  );
}

/** What programs import: `nmt` and `nmt/core`. */
const DOORS = ['index.ts', 'core.ts'];
/** Started by name, from bin/ or as a thread. */
const ENTRANCES = ['cli/main.ts'];
/** Read by people and by the tests of the fast versions beside them: what these should come to, in plain steps. */
const SPECIFICATIONS = ['text/bpe/learn-simply.ts'];
const home = (path: string) => (path.includes('/') ? path.slice(0, path.indexOf('/')) : path);
const within = (folder: string) => files.filter(({ path }) => path.startsWith(`${folder}/`));

/** They know nothing of anything, so everyone may know them. */
const OF_NO_ROOM = ['amounts.ts', 'int8-weights.ts', 'median.ts', 'sha256.ts'];

/** Each import that leaves what a folder may know, as `file → import`. */
function strays(folder: string, allowed: readonly string[]): string[] {
  return within(folder).flatMap(({ path, imports }) =>
    imports
      .filter((one) => ![folder, ...allowed, ...OF_NO_ROOM].includes(home(one.path)))
      .map((one) => `${path} → ${one.path}`),
  );
}

describe('the house', () => {
  it('when this test reads the sources, then it finds files and their imports', () => {
    expect(files.length).toBeGreaterThan(30);
    expect(files.find(({ path }) => path === 'config-resolution.ts')?.imports.map(({ path }) => path)).toContain(
      'errors.ts',
    );
  });

  it('tensor, wasm and ops know no language and no model: numbers, a code writer, and the arithmetic in both', () => {
    expect(strays('tensor', ['errors.ts', 'random.ts'])).toEqual([]);
    expect(strays('wasm', ['tensor', 'errors.ts'])).toEqual([]);
    expect(strays('ops', ['tensor', 'wasm', 'errors.ts', 'random.ts'])).toEqual([]);
  });

  it('model sees ids, never words: nothing of text, corpus, search, training or checkpoint', () => {
    expect(
      strays('model', ['tensor', 'ops', 'config.ts', 'encoder-size.ts', 'errors.ts', 'random.ts', 'special-ids.ts']),
    ).toEqual([]);
  });

  it('metrics imports errors and random, nothing else of ours', () => {
    expect(strays('metrics', ['errors.ts', 'random.ts'])).toEqual([]);
  });

  it('search needs a step function, special ids and elementary functions, no model', () => {
    const found = within('search').flatMap(({ path, imports }) =>
      imports
        .filter((one) => one.path !== 'tensor/elementary-functions.ts')
        .filter((one) => !['search', 'errors.ts', 'special-ids.ts'].includes(home(one.path)))
        .map((one) => `${path} → ${one.path}`),
    );
    expect(found).toEqual([]);
  });

  it('encoding knows errors, hints and names of files alone, and but for the file that reads files no platform', () => {
    expect(strays('encoding', ['errors.ts', 'did-you-mean.ts', 'place.ts', 'misnamed.ts'])).toEqual([]);
    const bound = within('encoding').filter(({ packages }) => packages.length > 0);
    expect(bound.map(({ path }) => path)).toEqual(['encoding/read.ts']);
  });

  it('text knows no files, no numbers and no model; corpus knows text and encoding at most', () => {
    const known = ['errors.ts', 'random.ts', 'config.ts', 'installation.ts', 'special-ids.ts', 'turns.ts'];
    expect(strays('text', known)).toEqual([]);
    expect(strays('corpus', [...known, 'node-sha256.ts', 'place.ts', 'misnamed.ts', 'text', 'encoding'])).toEqual([]);
  });

  it('checkpoint knows the configuration and errors: those who train and translate know it, not the other way round', () => {
    const files = ['config.ts', 'errors.ts', 'node-sha256.ts', 'place.ts', 'misnamed.ts', 'replace-file.ts'];
    expect(strays('checkpoint', ['runtime', ...files])).toEqual([]);
    const machine = within('checkpoint').flatMap(({ imports }) =>
      imports.filter(({ path }) => home(path) === 'runtime'),
    );
    expect(machine.map(({ path }) => path)).toEqual(['runtime/host.ts']);
  });

  it('looking inside costs training nothing: what trains and translates knows neither inspect nor lab', () => {
    const found = [
      'tensor',
      'wasm',
      'ops',
      'model',
      'search',
      'training',
      'translation',
      'runtime',
      'evaluate.ts',
    ].flatMap((place) =>
      files
        .filter(({ path }) => home(path) === place)
        .flatMap(({ path, imports }) =>
          imports.filter((one) => ['inspect', 'lab'].includes(home(one.path))).map((one) => `${path} → ${one.path}`),
        ),
    );
    expect(found).toEqual([]);
  });

  it('the machine has one room: threads, the engine’s flags and the operating system are known to runtime alone', () => {
    const bound = files.filter(({ packages }) => packages.some((name) => /^node:(worker_threads|v8|os)$/.test(name)));
    expect(bound.filter(({ path }) => home(path) !== 'runtime').map(({ path }) => path)).toEqual([]);
    expect(strays('runtime', ['tensor', 'wasm', 'ops', 'errors.ts', 'turns.ts'])).toEqual([]);
  });

  it('cluster sends and adds numbers and texts, and knows nothing of what they mean', () => {
    expect(strays('cluster', ['tensor', 'runtime', 'errors.ts'])).toEqual([]);
  });

  it('training has one level, and one update is on one page', () => {
    expect(within('training').filter(({ path }) => path.split('/').length > 2)).toEqual([]);
    expect(files.find(({ path }) => path === 'training/training-step.ts')!.text.split('\n').length).toBeLessThan(200);
  });

  it('core needs no platform: what it reaches imports nothing of Node, and zod alone', () => {
    const reached = new Map<string, SourceFile>();
    const visit = (path: string) => {
      if (reached.has(path)) return;
      const file = files.find((one) => one.path === path)!;
      reached.set(path, file);
      for (const one of file.imports) if (!one.typeOnly) visit(one.path);
    };
    visit('core.ts');
    expect(reached.size).toBeGreaterThan(100);
    const bound = [...reached.values()].flatMap(({ path, packages }) => packages.map((name) => `${path} → ${name}`));
    expect(bound.filter((one) => !one.endsWith(' → zod'))).toEqual([]);
    const globals = [...reached.values()].filter(({ code }) => /\bBuffer\b|\b__dirname\b/.test(code));
    expect(globals.map(({ path }) => path)).toEqual([]);
  });

  it('translation serves the pipelines and knows none of them', () => {
    const rooms = ['model', 'tensor', 'ops', 'wasm', 'runtime', 'search', 'text', 'checkpoint'];
    const files = ['turns.ts', 'config.ts', 'errors.ts', 'installation.ts', 'random.ts', 'special-ids.ts'];
    expect(strays('translation', [...rooms, ...files])).toEqual([]);
  });

  it('exchange knows formats, checkpoints and the names of weights; no files, and nothing that computes', () => {
    const known = ['checkpoint', 'config.ts', 'encoder-size.ts', 'errors.ts', 'model', 'tensor', 'text', 'training'];
    expect(strays('exchange', known)).toEqual([]);
    const events = within('exchange').flatMap(({ imports }) => imports.filter(({ path }) => home(path) === 'training'));
    expect(events.map(({ path, typeOnly }) => [path, typeOnly])).toEqual([['training/events.ts', true]]);
    const bound = within('exchange').filter(({ packages }) => packages.some((name) => name.startsWith('node:')));
    expect(bound.map(({ path }) => path)).toEqual([]);
  });

  it('the playground: its engine and its client need no Node, the client alone knows a page’s library', () => {
    const inPage = within('playground').filter(({ path }) => /^playground\/(engine|client)\//.test(path));
    expect(inPage.length).toBeGreaterThan(10);
    const packages = inPage.flatMap((one) => one.packages.map((name) => `${one.path} → ${name}`));
    expect(
      packages.filter((one) => !/^playground\/client\/.* → (preact|preact\/hooks|@preact\/signals|zod)$/.test(one)),
    ).toEqual([]);
    const library = files.filter(({ packages: used }) => used.some((name) => /preact/.test(name)));
    expect(library.filter(({ path }) => !path.startsWith('playground/client/')).map(({ path }) => path)).toEqual([]);
  });

  it('nothing imports cli', () => {
    const found = files
      .filter(({ path }) => home(path) !== 'cli')
      .flatMap(({ path, imports }) =>
        imports.filter((one) => home(one.path) === 'cli').map((one) => `${path} → ${one.path}`),
      );
    expect(found).toEqual([]);
  });

  it('no import goes in a circle, imports of types included', () => {
    expect(findCycle()).toEqual([]);
  });

  it('only cli uses commander, ora, chalk, process and console', () => {
    const found = files
      .filter(({ path }) => home(path) !== 'cli')
      .flatMap(({ path, code, packages }) => [
        ...packages
          .filter((name) => /^(commander|ora|chalk|node:(process|readline|tty))/.test(name))
          .map((name) => `${path} imports ${name}`),
        ...[...code.matchAll(/(?<![.\w$])(process|console)\s*[.[]/g)].map(([use]) => `${path} uses ${use}`),
      ]);
    expect(found).toEqual([]);
  });

  it('only index.ts and core.ts, the doors of the library, re-export what runs', () => {
    const found = files.filter(
      ({ path, text }) => !DOORS.includes(path) && /^export\s+(\*|\{[^}]*\})\s+from\s/m.test(text),
    );
    expect(found.map(({ path }) => path)).toEqual([]);
  });

  it('no engine’s own exp, log, tanh, pow, sin or cos where weights are computed: they differ in the last bit', () => {
    const found = ['tensor', 'wasm', 'ops', 'model', 'training', 'search'].flatMap((folder) =>
      within(folder).flatMap(({ path, code }) =>
        [...code.matchAll(/\bMath\.(exp|expm1|log|log2|log10|log1p|tanh|pow|sin|cos|cbrt|hypot)\b/g)].map(
          ([use]) => `${path} uses ${use}`,
        ),
      ),
    );
    expect(found).toEqual([]);
  });

  it('no randomness but that of random.ts', () => {
    const found = files.filter(({ code }) => /\bMath\.random\b|\bgetRandomValues\b/.test(code));
    expect(found.map(({ path }) => path)).toEqual([]);
  });
});

describe('files', () => {
  it('no file is longer than 200 lines', () => {
    const lengths = files.map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }));
    const long = lengths.filter((one) => one.lines > 200);
    expect(long).toEqual([]);
  });

  it('no function is longer than 40 lines', () => {
    const long = syntaxes.flatMap(({ path, functions }) =>
      functions.filter(({ lines }) => lines > 40).map(({ name, lines }) => `${path} ${name}: ${lines}`),
    );
    expect(long).toEqual([]);
  });

  it('nothing is exported that only its own file or nobody uses, and nothing is kept for tests alone', () => {
    const users = [...syntaxes, ...testSyntaxes()];
    const names = (all: readonly ParsedFile[]) =>
      new Set(all.flatMap(({ imports }) => imports.flatMap((one) => one.names.map((name) => `${one.path} ${name}`))));
    const [known, running] = [names(users), names(syntaxes)];
    const isIn = (set: ReadonlySet<string>, path: string, name: string) =>
      DOORS.includes(path) ||
      [...ENTRANCES, ...SPECIFICATIONS].includes(path) ||
      set.has(`${path} ${name}`) ||
      set.has(`${path} *`);
    const idle = syntaxes.flatMap(({ path, text, exports }) =>
      exports
        .filter((name) => {
          const usedAtHome = [...text.matchAll(new RegExp(`\\b${name}\\b`, 'g'))].length > 1;
          return !isIn(known, path, name) || !(isIn(running, path, name) || usedAtHome);
        })
        .map((name) => `${path} ${name}`),
    );
    expect(idle).toEqual([]);
  });

  it('no file is a drawer for things without a home', () => {
    const drawers = files.filter(({ path }) =>
      /^(utils?|helpers?|common|misc|types?|shared|lib)$/.test(basename(path, '.ts')),
    );
    expect(drawers.map(({ path }) => path)).toEqual([]);
  });

  it('no base name stands twice but those that architecture.md gives a reason for', () => {
    const page = readFileSync(join(ROOT, '..', 'docs', 'architecture.md'), 'utf8');
    const table = page.slice(page.indexOf("A file's name stands once"), page.indexOf('## Two ways through it'));
    const allowed = [...table.matchAll(/^\| `([^`]+)`/gm)].map(([, name]) => name!);
    const names = files.map(({ path }) => basename(path));
    const twice = names.filter((name, i) => names.indexOf(name) < i);
    expect([...new Set(twice)].sort()).toEqual(allowed.sort());
  });

  it('no default exports', () => {
    expect(files.filter(({ code }) => /^export\s+default\b/m.test(code)).map(({ path }) => path)).toEqual([]);
  });

  it('no notes to come back to', () => {
    expect(files.filter(({ text }) => /\b(TODO|FIXME|XXX|HACK)\b/.test(text)).map(({ path }) => path)).toEqual([]);
  });
});

/** The files of one circle of imports, or none. */
function findCycle(): string[] {
  const edges = new Map(files.map(({ path, imports }) => [path, imports.map((one) => one.path)]));
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): string[] => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (done.has(path)) return [];
    for (const next of edges.get(path) ?? []) {
      const cycle = visit(next, [...trail, path]);
      if (cycle.length > 0) return cycle;
    }
    done.add(path);
    return [];
  };
  for (const path of edges.keys()) {
    const cycle = visit(path, []);
    if (cycle.length > 0) return cycle;
  }
  return [];
}
