/**
 * Measures how long the fill-in book of 100 projects takes to be written and to be read: `node bench/books.mjs [rounds]`,
 * after `npm run build`. Once by the commands, from their start to their end, and in a process that goes on, as the preview
 * does, for each book after the first. Prints a table in Markdown.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadSource } from '../scripts/load-source.mjs';
import { median } from './harness/statistics.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const projectCount = 100;

/** The projects of the samples, over and over under names of their own. */
function filing() {
  const folder = join(root, 'samples');
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const filings = files.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
  const pool = filings.flatMap(({ projects }) => projects);
  const projects = Array.from({ length: projectCount }, (_, index) => {
    const project = pool[index % pool.length];
    return { ...project, name: `${project.name}（${index + 1}）` };
  });
  const { year, unit } = filings[0];
  return { year, unit, forms: ['project-target'], projects };
}

/** Milliseconds of the two commands, [written, read]. */
function timeCommands(folder) {
  const [source, book] = [join(folder, 'filing.json'), join(folder, 'book.xlsx')];
  writeFileSync(source, JSON.stringify(filing()));
  const times = [
    timeCommand(['init', '--to', 'xlsx', '--from', source, book, '--force']),
    timeCommand(['read', book, '--out', join(folder, 'read'), '--force']),
  ];
  const { projects } = JSON.parse(readFileSync(join(folder, 'read', 'book.json'), 'utf8'));
  if (projects.length !== projectCount) throw new Error(`${projects.length} projects were read`);
  return times;
}

function timeCommand(options) {
  const start = performance.now();
  const command = [join(root, 'dist/cli.js'), ...options];
  const { status, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${options[0]} ended with ${status}: ${stderr}`);
  return performance.now() - start;
}

/** Milliseconds of each book of this process but the first, [written, read]. */
async function timeBooks(folder, books) {
  const rooms = await loadSource('bench/books/rooms.mjs', join(folder, 'rooms.cjs'));
  const folders = {
    templatesFolders: [join(root, 'templates')],
    fontsFolder: join(root, 'fonts'),
    userFonts: null,
  };
  const { value: resources } = await rooms.loadResources(folders);
  const { value } = rooms.readFiling(new TextEncoder().encode(JSON.stringify(filing())), rooms.coreSchema);
  const packs = [resources.packs.get('project-target')];
  const times = [];
  while (times.length <= books) {
    const start = performance.now();
    const { value: book } = await rooms.fillInBook({ packs, filing: value, projects: 0 }, resources);
    const written = performance.now();
    const { filings, doubts } = await rooms.readBook(book, resources);
    times.push([written - start, performance.now() - written]);
    if (filings[0]?.filing.projects.length !== projectCount || doubts.length > 0)
      throw new Error(`the book was not read back: ${filings.length} filings, ${doubts.length} doubts`);
  }
  return times.slice(1);
}

function row(title, times) {
  const [least, most] = [Math.min(...times), Math.max(...times)];
  return `| ${title} | ${median(times).toFixed(0)} | ${least.toFixed(0)}–${most.toFixed(0)} |`;
}

const rounds = Number(process.argv[2] ?? 10);
const folder = mkdtempSync(join(tmpdir(), 'jibiao-books-'));
try {
  const commands = Array.from({ length: rounds }, () => timeCommands(folder));
  const books = await timeBooks(folder, rounds);
  const [written, read] = [0, 1].map((side) => (times) => times.map((one) => one[side]));
  console.log(`| fill-in book of ${projectCount} projects | median, ms | range |\n|---|--:|--:|`);
  console.log(row('written, in a process that goes on', written(books)));
  console.log(row('read, in a process that goes on', read(books)));
  console.log(row('`init --to xlsx --from`, from start to end', written(commands)));
  console.log(row('`read`, from start to end', read(commands)));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
