/** Books in the manners of clerks, made by another program: every leaf is right or named in a doubt, every cell is read or named. */
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { labelKey } from '../../src/identity/index.js';
import { buildPattern, type Doubt, readBook } from '../../src/reading/index.js';
import type { Resources } from '../../src/request.js';
import { cellName, readSpreadsheet } from '../../src/spreadsheet/index.js';
import { leavesOf, shippedResources } from './world.js';

const folder = 'test/reading/manners';
const books = readdirSync(folder).filter((file) => !file.endsWith('.json'));

/** In the books named after a manner and a form, cells repeat what others say, or hold what the form works out. */
const ownManners = books.filter((file) => file.split('.').length === 2);

/** In these some leaves cannot be told, and are named: their last keys. */
const namedOnly: Readonly<Record<string, readonly string[]>> = {
  'dates-in-one-cell.xlsx': ['endDate', 'startDate'],
  'formats-of-another-unit.xlsx': ['fiscal', 'total'],
  'formulas-with-results-and-errors.xlsx': ['total'],
  'formulas-without-results.xlsx': ['carryover', 'implementer', 'total'],
  'old-format.mof-project-self-evaluation.xls': ['score'],
  'open-format.mof-project-self-evaluation.ods': ['score'],
  'synonyms.project-target.xlsx': ['level1', 'level2', 'name'],
  'two-units.xlsx': ['fiscal', 'total'],
  'typos.mof-project-declaration-88.xlsx': [
    'department',
    'departmentCode',
    'implementer',
    'level1',
    'level2',
    'name',
  ],
  'unmerged-center.project-target.xlsx': ['level1', 'level2'],
  'untidy-labels.xlsx': ['end', 'start'],
};

let resources: Resources;
/** Keys of all that the forms say themselves. */
let ownWords: ReadonlySet<string>;

beforeAll(async () => {
  resources = await shippedResources('packs/mof');
  const patterns = [...resources.packs.values()].flatMap((pack) => buildPattern(pack, resources) ?? []);
  ownWords = new Set(
    patterns.flatMap(({ ownWords: words, labels, titles }) => [
      ...words,
      ...titles,
      ...labels.flatMap(({ keys, core }) => [...keys, core]),
    ]),
  );
});

/** Blank is null, an empty list or nothing; one word is a list of it; a number is the same with other zeros. */
function plain(value: unknown): string {
  const text = String(Array.isArray(value) ? value.join('、') : (value ?? ''));
  return /^-?[\d.]+$/u.test(text) ? String(Number(text)) : text.replace(/\s+/gu, ' ').trim();
}

function leaves(filing: unknown): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [path, value] of leavesOf(filing)) {
    const key = path.replace(/(category|nature)\[\d+\]$/u, '$1');
    const before = found.get(key);
    found.set(key, before === undefined ? plain(value) : `${before}、${plain(value)}`);
  }
  return found;
}

const isAt = (doubt: Doubt, path: string) =>
  doubt.severity === 'warning' &&
  doubt.path !== null &&
  (doubt.path === path || path.startsWith(`${doubt.path}.`) || path.startsWith(`${doubt.path}[`));

describe('a book in a manner of its own', () => {
  it.each(books)('%s has no wrong leaf without a doubt', async (file) => {
    const { form, ...expected } = JSON.parse(
      readFileSync(`${folder}/${file.replace(/[a-z]+$/u, 'expect.json')}`, 'utf8'),
    );
    const { filings } = await readBook(readFileSync(`${folder}/${file}`), resources);
    const found = filings.find((filing) => filing.form === form);
    const doubts = found?.doubts ?? [];
    const json = JSON.parse(JSON.stringify(found?.filing ?? {}));
    const { unit: _, forms: __, ...read } = json;
    // A project that the table has twice is doubted as a whole.
    if (expected.projects !== undefined) read.projects = read.projects.slice(0, expected.projects.length);
    expect(json.year).toBe(expected.year);
    const wrong: string[] = [];
    const named = new Set<string>();
    const [is, should] = [leaves(read), leaves(expected)];
    for (const path of new Set([...is.keys(), ...should.keys()])) {
      if ((is.get(path) ?? '') === (should.get(path) ?? '')) continue;
      if (doubts.some((doubt) => isAt(doubt, path))) named.add(path.split('.').at(-1) ?? '');
      else wrong.push(`${path}: ${is.get(path)}, not ${should.get(path)}`);
    }
    expect(wrong).toEqual([]);
    expect([...named].sort()).toEqual(namedOnly[file] ?? []);
  });

  it.each(ownManners)('%s has no cell that is neither read nor named', async (file) => {
    const bytes = readFileSync(`${folder}/${file}`);
    const { filings, doubts, unknown } = await readBook(bytes, resources);
    const places = new Set([
      ...filings.flatMap((filing) => [...filing.places.values(), ...filing.doubts.map(({ place }) => place)]),
      ...doubts.map(({ place }) => place),
    ]);
    const { value } = await readSpreadsheet(bytes);
    const shown = value?.sheets.filter(({ name, hidden }) => !hidden && !unknown.includes(name)) ?? [];
    const lost = shown.flatMap(({ name, cells }) =>
      cells
        .filter(({ row, column }) => !places.has(`${name}!${cellName(row, column)}`))
        .map((cell) => cell.shown)
        .filter((text) => !isOwn(text)),
    );
    expect(lost).toEqual([]);
    for (const name of unknown) expect(doubts.map(({ place }) => place?.split('!')[0])).toContain(name);
  });
});

/** The forms' own words and titles, skeletons of rows, and the lines of year and unit, which stand on every form. */
function isOwn(text: string): boolean {
  const key = labelKey(text).replace(/[《》]/gu, '');
  return (
    key === '' || ownWords.has(key) || /^指标\d+$|^[.…]+$|^\(?20\d\d年度?\)?$|^(?:金额)?单位:.?元$/u.test(key)
  );
}
