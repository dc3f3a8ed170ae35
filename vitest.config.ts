import { configDefaults, defineConfig } from 'vitest/config';
import { inlineScripts } from './bin/inline-scripts.js';

/** What `npm run test:fast` leaves out: tests that start processes, train or translate for long, or look at pages in a browser. */
const SLOW = [
  'test/end-to-end/**',
  'test/prove/**',
  'test/guide/{guide,readme}.test.ts',
  'test/support/browser.test.ts',
  'test/{calibrate,shipped-model}.test.ts',
  'test/checkpoint/{crash,header-length}.test.ts',
  'test/corpora/bundled.test.ts',
  'test/inspect/{line-chart,page,report,training-report,training-report-command}.test.ts',
  'test/lab/{bottleneck,memory}.test.ts',
  'test/metrics/{large,scorer-process,scoring-doc}.test.ts',
  'test/model/gradient-grid.test.ts',
  'test/playground/{every-state,from-disk,lstm-picture,odd-use,other-cells,playground,playground-training}.test.ts',
  'test/training/{garbage,stopped-validation}.test.ts',
  'test/translation/ensemble.test.ts',
];

export default defineConfig(({ mode }) => ({
  plugins: [inlineScripts()],
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...(mode === 'fast' ? SLOW : [])],
    // One for each core: many tests wait for a process or a browser.
    maxWorkers: '100%',
    // The quick tests share one process a core: a third of their time was loading the same modules anew for each file.
    isolate: mode !== 'fast',
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
}));
