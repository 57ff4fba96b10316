/** A thousand books that somebody has changed: none crashes, none is read wrongly without a word. */
import { beforeAll, describe, expect, it } from 'vitest';
import {
  buildPattern,
  readBook,
  readSourceTables,
  type SourceTable,
  tableOfSheet,
} from '../../src/reading/index.js';
import type { Resources } from '../../src/request.js';
import { readKept, readSpreadsheet } from '../../src/spreadsheet/index.js';
import { Random } from '../fuzz/random.js';
import { type Mutation, mutationsOf } from './mutations.js';
import {
  documentOf,
  filledBook,
  leavesOf,
  nationalFiling,
  nationalForms,
  sampleFiling,
  shippedResources,
  workbookOf,
} from './world.js';

interface Book {
  readonly bytes: Uint8Array;
  readonly tables: readonly SourceTable[];
  readonly kept: readonly string[];
}

let resources: Resources;
let books: readonly Book[];
let nationalBooks: readonly Book[];

beforeAll(async () => {
  resources = await shippedResources('packs/mof');
  const projects = sampleFiling('pujiang-jiwei-2024.json');
  const declared = sampleFiling('pujin-shequ-shiwu-2024.json');
  const evaluated = sampleFiling('pujin-shequ-shiwu-2023.json');
  const all = [
    await filledBook(['project-target'], projects, resources),
    await workbookOf(projects, 'project-target-summary', resources),
    await workbookOf(
      { ...declared, projects: declared.projects.slice(0, 1) },
      'project-target-summary',
      resources,
    ),
    await workbookOf(evaluated, 'unit-self-evaluation', resources),
  ];
  books = await Promise.all(all.map(bookOf));
  const filing = nationalFiling(resources);
  const both = nationalForms.flatMap((form) => [
    filledBook([form], filing, resources),
    documentOf('xlsx', filing, form, resources, { withoutSource: true }),
  ]);
  nationalBooks = await Promise.all(both.map(async (bytes) => bookOf(await bytes)));
}, 60_000);

async function bookOf(bytes: Uint8Array): Promise<Book> {
  const { value } = await readSpreadsheet(bytes);
  const sheets =
    value?.sheets.filter(({ hidden, name }) => !hidden && name !== '目录' && name !== '项目绩效目标汇总表') ??
    [];
  return { bytes, tables: sheets.map(tableOfSheet), kept: (value && readKept(value)?.filings) ?? [] };
}

const countOfTables = 400;
const countOfBytes = 600;

/** Leaves that are wrong without a doubt, in books each changed once or twice. `isMeant`: leaves that say what was put in. */
function silentLeaves(
  books: readonly Book[],
  seed: number,
  isMeant: (path: string, touched: readonly string[]) => boolean,
): readonly string[] {
  const chance = new Random(seed);
  const next = () => chance.next();
  const silent: string[] = [];
  const packs = [...resources.packs.values()];
  const labels = packs.flatMap((pack) => buildPattern(pack, resources)?.labels.map(({ key }) => key) ?? []);
  const mutations = mutationsOf(new Set(labels));
  const unchanged = new Map<string, ReadonlyMap<string, unknown>>();
  for (let round = 0; round < countOfTables; round += 1) {
    const book = books[round % books.length];
    if (book === undefined) throw new Error('there are books');
    const kept = round % (2 * books.length) < books.length ? book.kept : [];
    const key = `${round % books.length} ${kept.length}`;
    const before =
      unchanged.get(key) ?? leavesOf(readSourceTables(book.tables, kept, resources).filings[0]?.filing);
    unchanged.set(key, before);
    let tables = book.tables;
    let touched: readonly string[] = [];
    const names: string[] = [];
    for (let count = 1 + Math.floor(next() * 2); count > 0; count -= 1) {
      const mutation: Mutation = mutations[Math.floor(next() * mutations.length)] ?? mutations[0];
      // Without what the book keeps, projects are in the order of their sheets.
      if (mutation.name === 'shuffle' && kept.length === 0) continue;
      const changed = mutation.change(tables, next);
      names.push(mutation.name);
      tables = changed.tables;
      touched = [...touched, ...changed.touched];
    }
    const reading = readSourceTables(tables, kept, resources);
    const after = leavesOf(reading.filings[0]?.filing);
    const doubted = [...reading.doubts, ...reading.filings.flatMap(({ doubts }) => doubts)];
    const isNamed = (path: string) =>
      doubted.some((one) => one.path !== null && (path.startsWith(one.path) || one.path.startsWith(path))) ||
      doubted.some(({ code }) => /unknown-form|lost-project|repeated-project|unsure-form/u.test(code));
    const said = new Set([...before.values()].map(String));
    for (const [path, value] of after) {
      const isNew =
        typeof value === 'string' && !said.has(value) && touched.includes(value.replace(/\s/gu, ''));
      if (before.has(path) && String(before.get(path)) === String(value)) continue;
      if (path.startsWith('forms') || isNew || isNamed(path)) continue;
      if (touched.includes('row') && /\[\d+\]\./u.test(path.replace(/^projects\[\d+\]/u, ''))) continue;
      if (touched.includes('cleared') && (value === null || String(value) === '')) continue;
      if (isMeant(path, touched)) continue;
      silent.push(`${round} ${names.join('+')} ${path}: ${String(before.get(path))} → ${String(value)}`);
    }
  }
  return silent;
}

describe('changed books', () => {
  it(`${countOfTables} changed in what their sheets say have no wrong leaf without a doubt`, () => {
    expect(silentLeaves(books, 20_261, () => false)).toEqual([]);
  }, 120_000);

  it(`${countOfTables} of the national forms, too`, () => {
    // Some print targets in pieces: one that has lost a piece says what the others do.
    const isPiece = (path: string, touched: readonly string[]) =>
      touched.includes('cleared') && path.endsWith('.target');
    expect(silentLeaves(nationalBooks, 20_262, isPiece)).toEqual([]);
  }, 120_000);

  it(`${countOfBytes} changed in their bytes do not crash`, async () => {
    const chance = new Random(20_263);
    const next = () => chance.next();
    for (let round = 0; round < countOfBytes; round += 1) {
      const bytes = Buffer.from(books[round % books.length]?.bytes ?? []);
      for (let count = 1 + Math.floor(next() * 8); count > 0; count -= 1)
        bytes[Math.floor(next() * bytes.length)] = Math.floor(next() * 256);
      const cut = next() < 0.2 ? bytes.subarray(0, Math.floor(next() * bytes.length)) : bytes;
      const { filings, diagnostics } = await readBook(cut, resources);
      expect(filings.length + diagnostics.length).toBeGreaterThan(0);
    }
  }, 60_000);
});
