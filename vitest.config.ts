/** Runs every suite under test/, on two workers at most: the machines this is tested on have two cores. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    // CommonJS is imported as Node and the bundle import it.
    deps: { interopDefault: false },
  },
});
