/** Writes docs/benchmarks.md and its charts from the figures of a run. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isOurs } from '../harness/programs.mjs';
import { works } from '../harness/works.mjs';
import { formatName, judgeBars } from './bars.mjs';
import { barChart } from './chart.mjs';
import { method } from './method.mjs';
import { megabytes, seconds, table, workTable } from './tables.mjs';

const formats = ['pdf', 'docx'];

/** `notesFile` holds what a person wrote about the figures: profiles, and what was tried. */
export function writeReport(results, docsFolder, notesFile) {
  const images = join(docsFolder, 'images');
  mkdirSync(images, { recursive: true });
  const parts = [
    '# Benchmarks: this project and its peers',
    'Written by `npm run bench`; the figures are in [bench/results/latest.json](../bench/results/latest.json). Do not edit this page: the method is in `bench/report/method.mjs`, the notes at its end in `bench/report/notes.md`.',
    '## The bars',
    barsTable(results),
    ...works.filter(({ id }) => id !== 'd').flatMap((work) => workPart(work, results, images)),
    batchPart(results.batch),
    method(results),
    existsSync(notesFile) ? readFileSync(notesFile, 'utf8').trim() : '',
  ];
  writeFileSync(join(docsFolder, 'benchmarks.md'), `${parts.filter((part) => part !== '').join('\n\n')}\n`);
}

function barsTable(results) {
  const rows = judgeBars(results).map(({ work, goal, figure, reached }) => [
    `(${work}) ${goal}`,
    figure,
    reached === null ? '–' : reached ? 'yes' : '**no**',
  ]);
  return table(['bar', 'measured', 'reached'], rows);
}

function workPart(work, results, images) {
  const entries = results.works[work.id];
  if (entries === undefined) return [];
  const documents = work.id === 'a' ? 1 : 300;
  return [
    `## (${work.id}) ${work.title[0].toUpperCase()}${work.title.slice(1)}`,
    ...formats.flatMap((format) => {
      const own = entries.filter((entry) => entry.format === format);
      if (own.every(({ rounds }) => rounds === 0)) return [];
      const image = `bench-${work.id}-${format}.svg`;
      const title = `(${work.id}) ${formatName(format)}: ${work.title}, seconds`;
      writeFileSync(join(images, image), barChart(title, barsOf(own)));
      return [`### ${formatName(format)}`, `![${title}](images/${image})`, workTable(own, documents)];
    }),
  ];
}

function barsOf(entries) {
  return entries
    .filter(({ rounds }) => rounds > 0)
    .sort((one, other) => one.wall - other.wall)
    .map(({ id, name, wall, peak }) => ({
      name,
      value: wall,
      note: `${seconds(wall)} s${peak === null ? '' : `, ${megabytes(peak)} MB`}`,
      isOurs: isOurs(id),
    }));
}

function batchPart(batch) {
  if (batch === null) return '';
  const title = '## (d) 3,000 documents, two workers against one';
  if (!batch.available) return `${title}\n\nNot available: the command measured knows no \`--jobs\`.`;
  const rows = batch.cases.map(({ documents, jobs, wall, least, most, cpu, peak, rounds }) => [
    `${documents} documents, ${jobs === 1 ? 'one worker' : 'two workers'}`,
    seconds(wall),
    `${seconds(least)}–${seconds(most)}`,
    (documents / wall).toFixed(0),
    seconds(cpu),
    megabytes(peak),
    String(rounds),
  ]);
  const head = ['', 'wall s', 'least–most', 'documents/s', 'CPU s', 'peak MB', 'runs'];
  const text = 'Filings of ten projects each, every form as PDF and as Word; this project alone.';
  return `${title}\n\n${text}\n\n${table(head, rows)}`;
}
