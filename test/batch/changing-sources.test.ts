/** Sources that others replace, reorder, delete and put back while a run goes on: no document holds another's data. */
import { existsSync, readdirSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { beforeEach, expect, it } from 'vitest';
import {
  type BatchPlan,
  type Executor,
  executeHere,
  executeInWorkers,
  type ManifestEntry,
  planBatch,
  runBatch,
  WholeFileWriter,
} from '../../src/batch/index.js';
import { formats } from '../../src/render/index.js';
import { loadResources } from '../../src/resources.js';
import { Random } from '../fuzz/random.js';
import { tempFolder } from '../temp-folder.js';

const folders = {
  templatesFolders: ['templates'],
  firstFolderCheck: 'onUse',
  fontsFolder: 'fonts',
  userFonts: null,
} as const;
const { value: resources } = await loadResources(folders);
if (resources === null) throw new Error('no resources');
const sample = JSON.parse(readFileSync('samples/pujiang-fulian-2024.json', 'utf8'));

const units = ['甲', '乙', '丙'];
/** The project's name and goal name its unit and itself: what a document says of itself can be read from its text. */
const project = (unit: string, index: number) => ({
  ...sample.projects[0],
  name: `事项${unit}${index}`,
  goals: { ...sample.projects[0].goals, overall: `目标属于${unit}${index}` },
});
const filing = (unit: string, order: readonly number[]) =>
  JSON.stringify({
    ...sample,
    forms: ['project-target'],
    unit: { ...sample.unit, name: `单位${unit}` },
    projects: order.map((index) => project(unit, index)),
  });

let folder: string;
beforeEach(() => {
  folder = tempFolder('changing');
});

const pathOf = (unit: string) => join(folder, `${unit}.json`);
const out = () => join(folder, 'out');
const putBack = () => {
  for (const unit of units) writeFileSync(pathOf(unit), filing(unit, [0, 1, 2]));
};

async function plan(merge: string | null): Promise<BatchPlan> {
  const sources = units.map((unit) => ({ path: pathOf(unit), name: `${unit}.json` }));
  const docx = formats.filter(({ id }) => id === 'docx');
  const request = { sources, formats: docx, selection: { forms: [], projects: [] }, runKey: '', merge };
  const planned = await planBatch(request, resources?.packs ?? new Map());
  if ('misuse' in planned) throw new Error('misuse');
  // As of many filings, which are not kept.
  const jobs = planned.jobs.map((job) => ({
    ...job,
    filing: null,
    ...(job.members === undefined ? {} : { members: job.members.map((one) => ({ ...one, filing: null })) }),
  }));
  return { ...planned, jobs };
}

const settings = { profile: 'table', options: {}, wordFlow: false, dpi: 72, missingGlyphs: 'error' } as const;

function here(): Executor {
  if (resources === null) throw new Error('no resources');
  const writer = new WholeFileWriter(out(), { process: process.pid, thread: 0 });
  return executeHere({ resources, settings, writer, onDefect: () => undefined });
}

const workerFile = join('dist', 'batch-worker.js');
const inWorkers = (): Executor =>
  executeInWorkers({
    folders: { ...folders, templatesFolders: [join(process.cwd(), 'templates')] },
    settings,
    out: out(),
    processId: process.pid,
    workerFile: join(process.cwd(), workerFile),
    count: 2,
    timeout: null,
    onDefect: () => undefined,
  });

/** One of what people and synchronising programs do to a file; the same number gives the same. */
function disturb(random: Random): void {
  const [unit, other] = [random.of(units), random.of(units)];
  const deeds = [
    () => writeFileSync(pathOf(unit), filing(other, [0, 1, 2])),
    () => writeFileSync(pathOf(unit), filing(unit, [2, 0, 1])),
    () => writeFileSync(pathOf(unit), filing(unit, [1])),
    () => existsSync(pathOf(unit)) && unlinkSync(pathOf(unit)),
    () => writeFileSync(pathOf(unit), filing(unit, [0, 1, 2]).slice(0, 900)),
    putBack,
  ];
  random.of(deeds)();
}

async function run(executor: Executor, random: Random, merge: string | null) {
  putBack();
  if (random.chance(0.5)) rmSync(out(), { recursive: true, force: true });
  const planned = await plan(merge);
  if (random.chance(0.5)) disturb(random);
  const entries: ManifestEntry[] = [];
  const outcome = await runBatch({
    plan: planned,
    out: out(),
    outName: 'out',
    processId: process.pid,
    force: random.chance(0.3),
    executorFor: () => executor,
    signal: new AbortController().signal,
    onStart: () => undefined,
    onEntry: (entry) => {
      entries.push(entry);
      disturb(random);
    },
  });
  outcome.close();
  return entries;
}

const textOf = (file: string) =>
  Buffer.from(unzipSync(readFileSync(join(out(), file)))['word/document.xml'] ?? [])
    .toString()
    .replace(/<[^>]*>/g, '');

/** Every file that bears a project's name holds this project and no other. */
function expectOwnData(): number {
  const files = readdirSync(out()).filter((name) => name.endsWith('.docx'));
  for (const name of files) {
    const [, owner = ''] = /-事项(..)\.docx$/.exec(name) ?? [];
    const found = [...textOf(name).matchAll(/(?:事项|目标属于)(..)/g)].map(([, mark]) => mark);
    expect([name, new Set(found)]).toEqual([name, new Set([owner])]);
    expect(name).toContain(`单位${owner[0]}-`);
  }
  return files.length;
}

/** How many documents were not made because their source had changed. */
function refusedOf(entries: readonly ManifestEntry[]): number {
  const changed = entries.filter(({ diagnostics }) =>
    diagnostics.some(({ code }) => code === 'batch/source-changed'),
  );
  return changed.length;
}

it('holds in 85 runs of one thread', { timeout: 60_000 }, async () => {
  const random = new Random(12);
  let [made, refused] = [0, 0];
  for (let index = 0; index < 85; index += 1) {
    const entries = await run(here(), random, null);
    made += entries.filter(({ status }) => status === 'written').length;
    refused += refusedOf(entries);
    expectOwnData();
  }
  expect(made).toBeGreaterThan(20);
  expect(refused).toBeGreaterThan(20);
});

it.runIf(existsSync(workerFile))('holds in 15 runs of two workers', { timeout: 120_000 }, async () => {
  const random = new Random(13);
  let [made, refused] = [0, 0];
  for (let index = 0; index < 15; index += 1) {
    refused += refusedOf(await run(inWorkers(), random, null));
    made += expectOwnData();
  }
  expect(made).toBeGreaterThan(0);
  expect(refused).toBeGreaterThan(0);
});

it('leaves a changed filing out of a compilation', { timeout: 60_000 }, async () => {
  for (const [order, isIn] of [
    [[2, 0, 1], false],
    [[0, 1, 2], true],
  ] as const) {
    putBack();
    const planned = await plan('汇编');
    writeFileSync(pathOf('乙'), filing('乙', order));
    const entries: ManifestEntry[] = [];
    const outcome = await runBatch({
      plan: planned,
      out: out(),
      outName: 'out',
      processId: process.pid,
      force: false,
      executorFor: here,
      signal: new AbortController().signal,
      onStart: () => undefined,
      onEntry: (entry) => void entries.push(entry),
    });
    outcome.close();
    expect(outcome.succeeded).toBe(isIn);
    const text = textOf('汇编.docx');
    expect(text.includes('目标属于乙0')).toBe(isIn);
    expect(text).toContain('目标属于甲0');
    const codes = entries.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code));
    expect(codes.includes('batch/source-changed')).toBe(!isIn);
  }
});

it('reads a filing once, for the documents and the lines of many jobs', async () => {
  const projects = [0, 1, 2].map((index) => ({
    ...project('甲', index),
    goals: { overall: '\u{20000}', annual: '目标' },
  }));
  putBack();
  const text = JSON.stringify({ ...JSON.parse(filing('甲', [])), projects }, null, 1);
  writeFileSync(pathOf('甲'), text);
  const { jobs } = await plan(null);
  const ofOne = jobs.filter(({ source }) => source.name === '甲.json');
  const parts = ofOne.flatMap((job) => job.documents.map((document) => ({ ...job, documents: [document] })));
  const lines: (readonly (number | null)[])[] = [];
  const onEntry = ({ diagnostics }: ManifestEntry) => {
    const own = diagnostics.filter(({ path }) => path !== null);
    lines.push(own.map(({ position }) => position?.line ?? null));
    rmSync(pathOf('甲'), { force: true });
  };
  await here()(parts, onEntry, new AbortController().signal);
  const rare = text.split('\n').flatMap((line, index) => (line.includes('\u{20000}') ? [[index + 1]] : []));
  expect(rare).toHaveLength(3);
  expect(lines).toEqual(rare);
});
