/** The batch work: our command over many filings, with one worker and with two, and over a tenth of them. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { batchCommand } from './commands.mjs';
import { measure } from './measure.mjs';
import { median, summaryOf } from './statistics.mjs';

/** Null-free result, or `{available: false}` where the built command knows no --jobs. */
export function runBatchWork(rounds, setting) {
  const { product, instruments, data, say } = setting;
  const help = spawnSync(process.execPath, [join(product, 'dist', 'cli.js'), 'render', '--help'], {
    encoding: 'utf8',
  });
  if (!`${help.stdout}${help.stderr}`.includes('--jobs')) return { available: false };
  const cases = [
    { name: 'small', folder: data.batchSmall, jobs: 1, runs: [] },
    { name: 'one', folder: data.batchLarge, jobs: 1, runs: [] },
    { name: 'two', folder: data.batchLarge, jobs: 2, runs: [] },
  ];
  const digests = new Map();
  for (let round = 0; round < rounds; round++) {
    for (const one of cases) {
      const out = join(setting.outFolder, `d-${one.name}-${round}`);
      const command = batchCommand(product, one.folder, one.jobs, out);
      one.runs.push(measure(command, { oneCore: false, instruments }));
      one.documents = documentsOf(out).length;
      if (round === 0) digests.set(one.name, digestOf(out));
      say(
        `d round ${round + 1}/${rounds} ${one.name}: ${one.runs.at(-1).wall.toFixed(2)} s, ${one.documents} documents`,
      );
    }
  }
  const [small, one, two] = cases;
  return {
    available: true,
    cases: cases.map(({ runs, ...rest }) => ({ ...rest, folder: undefined, ...summaryOf(runs), runs })),
    speedUp: median(one.runs.map((run, round) => run.wall / two.runs[round].wall)),
    memoryGrowth: instruments.time
      ? median(one.runs.map((run, round) => run.peak / small.runs[round].peak))
      : null,
    sameBytes: digests.get('one') === digests.get('two'),
  };
}

function documentsOf(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => /\.(pdf|docx)$/.test(name))
    .sort();
}

function digestOf(folder) {
  const hash = createHash('sha256');
  for (const name of documentsOf(folder)) {
    hash.update(name);
    hash.update(readFileSync(join(folder, name)));
  }
  return hash.digest('hex');
}
