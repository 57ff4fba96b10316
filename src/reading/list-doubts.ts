/** Compares a list of what other sheets say (汇总表) with them: it is not read, but differences are reported. */
import type { JsonPath } from '../diagnostics/index.js';
import { type FilingSchema, labelAt, PlaceKinds } from '../filing/index.js';
import { identityOf } from '../identity/index.js';
import { type PathStep, readPath, valueAlong, writePath } from '../json/index.js';
import { cellName, type KeptSheet } from '../spreadsheet/index.js';
import { type Doubt, doubt } from './doubt.js';
import { FormReading } from './form-reading.js';
import type { FilingJson, ReadFiling } from './join-forms.js';
import { leavesIn } from './leaf-texts.js';
import type { TablesReading } from './read-tables.js';
import { sameAt } from './reconcile.js';
import type { SourceTable } from './source-table.js';
import { unitOf } from './words.js';

/** Of a sheet of a compilation, whose cells a book of ours keeps the paths of. */
export function listDoubts(
  { name, paths }: KeptSheet,
  tables: readonly SourceTable[],
  filings: readonly ReadFiling[],
  schema: FilingSchema,
): readonly Doubt[] {
  const table = tables.find((one) => one.name === name);
  if (table === undefined) return [];
  const power = table.cells.map(({ text }) =>
    text.length < 40 ? unitOf(text.normalize('NFKC').replace(/\s/gu, '')) : null,
  );
  const kinds = new PlaceKinds(schema);
  const texts = new Set(filings.flatMap(({ filing }) => leavesIn(filing, '').map(([, text]) => text)));
  const unit = power.find((one) => one !== null) ?? 0;
  return table.cells.flatMap((cell) => {
    const path = paths.get(cellName(cell.row, cell.column))?.replace(/^filings\[\d+\]\./u, '');
    const kind = path === undefined ? null : kinds.kindAt(path);
    if (path === undefined || kind === 'record' || kind === 'list' || cell.text.trim() === '') return [];
    const reading = new FormReading(kinds);
    reading.leaf(path, cell, unit);
    const listed = reading.values.get(path);
    const before = filings.map(({ filing }) => valueAlong(filing, path) ?? null);
    // A department may be named by the projects alone.
    const isOfOthers = before.includes(null) && texts.has(String(listed));
    const isSaid = isOfOthers || before.some((value) => sameAt(path, listed, value, schema));
    return isSaid ? [] : [differs(path, cell.place, cell.text, schema)];
  });
}

/**
 * The reading without the filings of lists, which are given by the ids of their packs, where there are forms that say
 * more; what a list says otherwise is among the doubts then.
 */
export function withoutLists(
  reading: TablesReading,
  lists: ReadonlySet<string>,
  schema: FilingSchema,
): TablesReading {
  const filings = reading.filings.filter(({ form }) => !lists.has(form));
  if (filings.length === 0) return reading;
  const listed = reading.filings.filter(({ form }) => lists.has(form));
  const differences = listed.flatMap((list) => differencesOf(list, filings, schema));
  return { ...reading, filings, doubts: [...reading.doubts, ...differences] };
}

/** What the list says otherwise than the forms of its projects, and what of it could not be read. */
function differencesOf(
  { filing: list, places, doubts }: ReadFiling,
  filings: readonly ReadFiling[],
  schema: FilingSchema,
): readonly Doubt[] {
  const ofUnit = filings.filter(({ filing }) => unitNameOf(filing) === unitNameOf(list));
  const own = ofUnit.length > 0 ? ofUnit : filings;
  const forms = own.flatMap(({ filing }) => projectsOf(filing).map((project, at) => ({ project, at })));
  const rows = projectsOf(list);
  const said = rows.map((): RowValue[] => []);
  for (const [path, place] of places) {
    const [root, index, ...rest] = readPath(path) ?? [];
    if (root !== 'projects' || typeof index !== 'number') continue;
    const value = valueAlong(rows[index], rest) ?? null;
    if (value !== null) said[index]?.push({ rest, value, place });
  }
  const known = new Set(said.flatMap((row) => row.map(({ place }) => place)));
  const found = rows.flatMap((row, index) => rowDifferences(said[index] ?? [], nameOf(row), forms, schema));
  // A value that could not be told from another of its cell is the form's all the same.
  return [...doubts.filter(({ place }) => place !== null && !known.has(place)), ...found];
}

/** A value of a row. */
interface RowValue {
  readonly rest: readonly PathStep[];
  readonly value: unknown;
  readonly place: string;
}

interface ListedForm {
  readonly project: object;
  readonly at: number;
}

/** Compares a row with the form of its name that it is most like; one without a name is told where it says what no form does. */
function rowDifferences(
  said: readonly RowValue[],
  name: string,
  forms: readonly ListedForm[],
  schema: FilingSchema,
): readonly Doubt[] {
  const [first] = said;
  if (first === undefined) return [];
  const own = name === '' ? forms : forms.filter(({ project }) => nameOf(project) === name);
  const compared = own.map((form) => said.flatMap((one) => differenceIn(one, form, schema)));
  const least = Math.min(...compared.map(({ length }) => length));
  const nearest = compared.find(({ length }) => length === least);
  if (name === '') return least === 0 ? [] : [hasNoName(first.place, String(first.value))];
  return nearest ?? [hasNoForm(said.find(isName)?.place ?? first.place, name)];
}

const isName = ({ rest }: RowValue) => rest.length === 1 && rest[0] === 'name';

function differenceIn(
  { rest, value, place }: RowValue,
  { project, at }: ListedForm,
  schema: FilingSchema,
): readonly Doubt[] {
  const path = writePath(['projects', at, ...rest]);
  const before = valueAlong(project, rest) ?? null;
  const isSaid = before === null ? isElsewhere(value, project) : sameAt(path, value, before, schema);
  const tell = before === null ? listedOnly : differs;
  return isSaid ? [] : [tell(path, place, String(value), schema)];
}

/** Whether another value of the project reads alike: lists print 项目性质 and 项目类别 once where they are the same. */
const isElsewhere = (said: unknown, project: object): boolean =>
  Object.values(project)
    .flat()
    .some((value) => typeof value === 'string' && value === said);

const projectsOf = ({ projects }: ReadFiling['filing']): readonly object[] =>
  Array.isArray(projects)
    ? projects.filter((project) => typeof project === 'object' && project !== null)
    : [];

const nameOf = (project: unknown): string => identityOf(String(valueAlong(project, ['name']) ?? ''));

const unitNameOf = (filing: FilingJson): string =>
  identityOf(String(valueAlong(filing, ['unit', 'name']) ?? ''));

function differs(path: JsonPath, place: string, found: string, schema: FilingSchema): Doubt {
  return doubt({
    code: 'list-differs',
    path,
    place,
    message: `清单上的“${found}”与${labelAt(path, schema) ?? '该项'}在它自己的表上写的不同；清单没有读`,
    english: `"${found}" in the list is not what the form of its own says; the list was not read`,
    parameters: { found },
  });
}

function listedOnly(path: JsonPath, place: string, found: string, schema: FilingSchema): Doubt {
  return doubt({
    code: 'listed-only',
    path,
    place,
    message: `清单上写了“${found}”，它自己的表上没有写${labelAt(path, schema) ?? '这一项'}；清单没有读，要的请补上`,
    english: `the list says "${found}", the form of its own says nothing; the list was not read`,
    parameters: { found },
  });
}

function hasNoForm(place: string, found: string): Doubt {
  return doubt({
    code: 'no-form-of-its-own',
    place,
    message: `清单上有“${found}”，却没有它自己的表；没有读`,
    english: `"${found}" stands in the list, without a form of its own; it was not read`,
    parameters: { found },
  });
}

function hasNoName(place: string, found: string): Doubt {
  return doubt({
    code: 'no-name-in-list',
    place,
    message: `清单上“${found}”这一行没有写项目名称，与各项目自己的表都不同，看不出是哪个项目的；没有读，请补上名称`,
    english: `the row of "${found}" in the list names no project and says what no form of its own does; it was not read`,
    parameters: { found },
  });
}
