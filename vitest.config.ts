/** The suites under test/, on two workers at most: the machines this is tested on have two cores. */
import { defineConfig } from 'vitest/config';

/** Suites that need programs which not every machine has, or that take long. All others are `unit`. */
const suites = {
  /** Whole filings through whole programs: commands, all formats, processes and threads, corpora, mutated inputs. */
  program: [
    'test/{cases,cli,compilation,fidelity,fill-in,fuzz,library,reading}/**/*.test.ts',
    'test/batch/{changing-sources,run-batch,worker-pool,zip-results}.test.ts',
    'test/checks/{any-filing,corpus}.test.ts',
    'test/engine/program.test.ts',
    'test/filing/{bounds,hostile,plain-json}.test.ts',
    'test/render/{contract,damaged-fonts,docx-plain-text,ofd,pdf-bundle,png,whole-file}.test.ts',
    'test/template/{hostile,packs,shipped-sets}.test.ts',
    'test/text/font-loading.test.ts',
    'test/prepared-packs.test.ts',
  ],
  /** LibreOffice, and a validator of Office files. */
  office: [
    'test/fidelity/{word*,open-xml}.test.ts',
    'test/render/docx-libreoffice.test.ts',
    'test/compilation/files.test.ts',
    'test/reading/resaved.test.ts',
    'test/fill-in/filled-in.test.ts',
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
    // Each makes many documents in processes of its own.
    testTimeout: name === 'runtimes' || name === 'windows' ? 180_000 : 60_000,
    // On a busy machine a page may be drawn anew between a test's look and its click.
    retry: name === 'browser' ? 1 : 0,
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
        test: {
          name: 'unit',
          // Files of one worker share its modules: reading them anew for each file took longer than the tests.
          isolate: false,
          include: ['test/**/*.test.ts'],
          exclude: Object.values(suites).flat(),
        },
      },
      ...named,
    ],
  },
});
