/** npm run bench: measures this project and its peers side by side, and writes figures, tables and charts. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeData } from './data/write-data.mjs';
import { installPeers } from './harness/install.mjs';
import { describeMachine } from './harness/machine.mjs';
import { findInstruments } from './harness/measure.mjs';
import { readOptions, usage } from './harness/options.mjs';
import { findPrograms } from './harness/programs.mjs';

const benchFolder = dirname(fileURLToPath(import.meta.url));
const root = dirname(benchFolder);
const say = (line) => process.stderr.write(`${line}\n`);

async function main() {
  const options = readOptions(process.argv.slice(2));
  if (options.help) {
    say(usage);
    return;
  }
  const file = resolve(root, options.results);
  if (!options.report) {
    const results = await measureAll(options, preparedProduct(options));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(results, null, 1)}\n`);
    say(`figures: ${options.results}`);
  }
  if (options.docs === null) return;
  const { writeReport } = await import('./report/write-report.mjs');
  const results = JSON.parse(readFileSync(file, 'utf8'));
  writeReport(results, resolve(root, options.docs), join(benchFolder, 'report', 'notes.md'));
  say(`report: ${options.docs}/benchmarks.md`);
}

/** The folder with what is measured, when all that a run needs is there. */
function preparedProduct(options) {
  const product = resolve(options.product);
  if (!existsSync(join(product, 'dist', 'cli.js'))) throw new Error('no dist/cli.js: npm run build first');
  installPeers(benchFolder, say);
  return product;
}

async function measureAll(options, product) {
  // These import peers' packages, which are there only now.
  const { writeTemplates } = await import('./form/template-tags.mjs');
  const { runWork } = await import('./harness/run-works.mjs');
  const { runBatchWork } = await import('./harness/run-batch.mjs');
  const workFolder = join(root, 'out', 'bench');
  mkdirSync(workFolder, { recursive: true });
  const data = writeData(join(root, 'samples'), join(workFolder, 'data'));
  const version = JSON.parse(readFileSync(join(product, 'package.json'), 'utf8')).version;
  const { present, absent } = findPrograms(options, benchFolder, version);
  const setting = {
    benchFolder,
    product,
    data,
    filing: JSON.parse(readFileSync(data.one, 'utf8')),
    outFolder: mkdtempSync(join(workFolder, 'made-')),
    instruments: findInstruments(),
    context: {
      fonts: { song: join(product, 'fonts', 'song.ttf'), songBold: join(product, 'fonts', 'song-bold.ttf') },
      templates: await writeTemplates(join(workFolder, 'templates')),
      programs: { chromium: 'chromium', weasyprint: 'weasyprint', soffice: 'soffice' },
    },
    say,
  };
  const started = performance.now();
  const results = {
    date: new Date().toISOString().slice(0, 10),
    version,
    machine: describeMachine(),
    instruments: setting.instruments,
    absent,
    works: {},
    batch: null,
  };
  for (const work of options.works) {
    const rounds = options.rounds ?? work.rounds;
    if (work.id === 'd') results.batch = runBatchWork(rounds, setting);
    else results.works[work.id] = await runWork(work, present, rounds, setting);
  }
  const seconds = Math.round((performance.now() - started) / 1000);
  // Not before: for half a minute after many files are removed, ext4 takes fifty times as long to make a new one.
  rmSync(setting.outFolder, { recursive: true, force: true });
  return { ...results, seconds };
}

try {
  await main();
} catch (error) {
  say(error instanceof TypeError ? `${error.message}\n${usage}` : error.message);
  process.exitCode = 1;
}
