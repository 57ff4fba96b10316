/** Reads tables into filings and doubts: finds and reads each form, and joins forms of one kind and year. */

import type { JsonPath } from '../diagnostics/index.js';
import { clip } from '../json/index.js';
import type { Resources } from '../request.js';
import { type BaseFiling, baseForms, subjectPrefix } from './base-filings.js';
import { type Doubt, doubt } from './doubt.js';
import { findForms } from './find-forms.js';
import type { FormReading } from './form-reading.js';
import {
  type FormGroup,
  type GroupedForm,
  type HeadReading,
  joinGroup,
  type ReadFiling,
  withRepeats,
} from './join-forms.js';
import { type BookForm, matchBases } from './match-bases.js';
import type { Pattern } from './pattern.js';
import { readForm } from './read-form.js';
import { subjectOf } from './reconcile.js';
import type { KeyedCell, KeyedTable, Region } from './region.js';
import { isAside } from './words.js';

export interface TablesReading {
  readonly filings: readonly ReadFiling[];
  /** Doubts that belong to no filing. */
  readonly doubts: readonly Doubt[];
  /** Names of tables in which no form was found. */
  readonly unknown: readonly string[];
}

interface ReadRegion {
  readonly pattern: Pattern;
  readonly region: Region;
  readonly reading: FormReading;
}

/** `bases`: filings that the tables were made from. */
export function readTables(
  tables: readonly KeyedTable[],
  patterns: readonly Pattern[],
  bases: readonly BaseFiling[],
  resources: Pick<Resources, 'schema' | 'packs'>,
): TablesReading {
  const { regions, without, doubts } = readRegions(tables, patterns);
  const heads = regions.filter(({ pattern }) => pattern.scope === 'head');
  const head = heads.length === 0 ? null : headReading(heads.map(({ reading }) => reading));
  const groups = grouped(
    regions.filter(({ pattern }) => pattern.scope !== 'head'),
    head,
    bases,
    resources,
  );
  if (groups.length === 0) for (const one of head?.doubts ?? []) doubts.push(one);
  return { filings: withRepeats(groups.map(joinGroup)), doubts, unknown: without };
}

/** Reads each form of the tables; `without`: names of tables that hold none. */
function readRegions(tables: readonly KeyedTable[], patterns: readonly Pattern[]) {
  const doubts: Doubt[] = [];
  const regions: ReadRegion[] = [];
  const without: string[] = [];
  const found = tables.map((table) => ({ table, ...findForms(table, patterns) }));
  const isToFillIn = found.some(({ forms }) => forms.some(({ pattern }) => pattern.scope === 'head'));
  for (const { table, forms, unknown } of found) {
    for (const form of forms) {
      const { pattern, region } = form;
      const reading = readForm(form, isToFillIn);
      if (pattern.scope === 'head' || !isUnfilled(reading)) regions.push({ pattern, region, reading });
    }
    if (forms.length === 0) without.push(table.name);
    for (const { region } of unknown)
      for (const one of unknownDoubts(region.unread(), forms.length > 0)) doubts.push(one);
  }
  return { regions, without, doubts };
}

/** Whether nobody has filled the form in: it holds only values that stand on every form. */
function isUnfilled({ values, doubts }: FormReading): boolean {
  const isOwn = (path: JsonPath) => path === 'year' || path.startsWith('unit.');
  return doubts.length === 0 && [...values].every(([path, value]) => value === null || isOwn(path));
}

function headReading([first, ...others]: readonly FormReading[]): HeadReading {
  const values = first?.values ?? new Map();
  const doubts = [first, ...others].flatMap((reading) => reading?.doubts ?? []);
  return { values, places: first?.places ?? new Map(), doubts };
}

/** Groups forms by base filing, else by kind and year; without a base, each form of a unit is a filing of its own. */
function grouped(
  regions: readonly ReadRegion[],
  head: HeadReading | null,
  bases: readonly BaseFiling[],
  resources: Pick<Resources, 'schema' | 'packs'>,
): readonly FormGroup[] {
  const groups = new Map<string, FormGroup & { readonly forms: GroupedForm[] }>();
  for (const pattern of new Set(regions.map((region) => region.pattern))) {
    const own = regions.filter((region) => region.pattern === pattern).map(bookForm);
    const readings = own.map(({ reading }) => reading);
    const matches = matchBases(own, baseForms(pattern, bases, resources));
    for (const form of own) {
      const { reading } = form;
      const match = matches.get(form) ?? null;
      // A unit has one form of a kind and year: a second one is of another filing.
      const isSecond = match === null && pattern.scope === 'unit' && matches.size > 0;
      const base = match?.form.base ?? (bases.length === 1 && !isSecond ? (bases[0] ?? null) : null);
      const ownHead = isSecond ? null : head;
      if (base === null) settleYear(reading, ownHead, readings);
      const year = String(statedYear(ownHead) ?? reading.values.get('year') ?? '');
      const apart = pattern.scope === 'unit' && base === null ? ` ${own.indexOf(form)}` : '';
      const key = base === null ? `${pattern.form} ${year}${apart}` : `base ${base.index}`;
      const group = groups.get(key) ?? { base, head: ownHead, forms: [] };
      groups.set(key, group);
      group.forms.push({ ...form, match });
    }
  }
  return [...groups.values()];
}

function bookForm({ pattern, reading, region }: ReadRegion): BookForm {
  const place = region.cells[0]?.place ?? null;
  return { pattern, reading, subject: subjectOf(reading, subjectPrefix(pattern)), sheet: region.name, place };
}

function statedYear(head: HeadReading | null): number | null {
  const stated = head?.values.get('year');
  return typeof stated === 'number' ? stated : null;
}

/** Takes a missing year from the head sheet, else with a doubt from other forms of the kind, or from the form's dates. */
function settleYear(reading: FormReading, head: HeadReading | null, others: readonly FormReading[]): void {
  if (typeof reading.values.get('year') === 'number') return;
  const stated = statedYear(head);
  if (stated !== null) {
    reading.set('year', stated, head?.places.get('year') ?? null);
    return;
  }
  const years = new Set(others.flatMap(({ values }) => values.get('year') ?? []));
  const [only] = years.size === 1 ? years : [];
  const date = [...reading.values.values()].find(
    (value) => typeof value === 'string' && /^20\d\d-\d\d/u.test(value),
  );
  const dated = typeof date === 'string' ? Number(date.slice(0, 4)) : null;
  const year = typeof only === 'number' ? only : dated;
  reading.set('year', year, null);
  const [zh, en] =
    year === null
      ? ['请补上', 'give it']
      : year === only
        ? [`按别的表读作 ${year}`, `taken to be ${year}, as other forms say`]
        : [`按日期读作 ${year}`, `taken to be ${year} by its dates`];
  const [place = null] = reading.places.values();
  reading.doubt('no-year', 'year', place, [
    `没有写年度；${zh}`,
    `the year is written nowhere; ${en}`,
    { readAs: year },
  ]);
}

function unknownDoubts(cells: readonly KeyedCell[], besideForms: boolean): readonly Doubt[] {
  const [first] = cells;
  if (first === undefined) return [];
  const sheet = first.place.split('!')[0] ?? '';
  if (!besideForms)
    return [
      doubt({
        code: 'unknown-form',
        place: first.place,
        message: `“${sheet}”不是认得的填报表，${cells.length} 个有内容的格没有读`,
        english: `${sheet} is no form that is known; its ${cells.length} filled cells were not read`,
        parameters: { sheet, count: cells.length },
      }),
    ];
  return cells.map(({ text, key, place }) => {
    const found = clip(text);
    return doubt({
      code: 'unread-cell',
      severity: isAside(key) ? 'note' : 'warning',
      place,
      message: `“${found}”没有读入：在表之外`,
      english: `"${found}" was not read: it stands outside the form`,
      parameters: { found },
    });
  });
}
