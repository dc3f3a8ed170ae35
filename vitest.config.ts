import { defineConfig } from 'vitest/config';
import { inlineScripts } from './bin/inline-scripts.js';

export default defineConfig({
  plugins: [inlineScripts()],
  test: { include: ['test/**/*.test.ts'], testTimeout: 30_000, hookTimeout: 60_000 },
});
