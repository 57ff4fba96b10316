/** The suites under test/, on two workers at most: the machines this is tested on have two cores. */
import { defineConfig } from 'vitest/config';

/** Suites that need programs which not every machine has, or that take long. All others are `unit`. */
const suites = {
  /** The built program: processes, threads, whole corpora, mutated inputs. */
  program: [
    'test/cli/{bin,check-packs,engine,execution,render,render-batch,render-merge,render-pictures}.test.ts',
    'test/batch/worker-pool.test.ts',
    'test/fuzz/**/*.test.ts',
    'test/fidelity/**/*.test.ts',
    'test/prepared-packs.test.ts',
    'test/render/pdf-bundle.test.ts',
  ],
  /** LibreOffice. */
  office: [
    'test/fidelity/word*.test.ts',
    'test/render/docx-libreoffice.test.ts',
    'test/compilation/files.test.ts',
  ],
  /** Chromium. */
  browser: ['test/preview/**/*.test.ts', 'test/render/html.test.ts'],
  /** npm, and bundlers that take the package in. */
  package: ['test/package/**/*.test.ts'],
  /** Node 20, 22, 24 and 26, from npm. */
  runtimes: ['test/runtimes/**/*.test.ts'],
  /** Windows, as Wine is it. */
  windows: ['test/windows/**/*.test.ts'],
} as const;

const named = Object.entries(suites).map(([name, include]) => ({
  extends: true as const,
  test: {
    name,
    include: [...include],
    exclude: name === 'program' ? [...suites.office] : [],
  },
}));

export default defineConfig({
  test: {
    setupFiles: ['test/setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    // CommonJS is imported as Node and the bundle import it.
    deps: { interopDefault: false },
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: Object.values(suites).flat() },
      },
      ...named,
    ],
  },
});
