/** Compares a list of what other sheets say (汇总表) with them: it is not read, but differences are reported. */
import type { JsonPath } from '../diagnostics/index.js';
import { type FilingSchema, labelAt, PlaceKinds } from '../filing/index.js';
import { identityOf } from '../identity/index.js';
import { readPath, valueAlong, writePath } from '../json/index.js';
import { cellName, type KeptSheet } from '../spreadsheet/index.js';
import { type Doubt, doubt } from './doubt.js';
import { FormReading } from './form-reading.js';
import type { ReadFiling } from './join-forms.js';
import type { TablesReading } from './read-tables.js';
import { sameAt } from './reconcile.js';
import type { SourceTable } from './source-table.js';
import { unitOf } from './words.js';

/** Of a sheet that a book of ours keeps paths of. */
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
  const unit = power.find((one) => one !== null) ?? 0;
  return table.cells.flatMap((cell) => {
    const path = paths.get(cellName(cell.row, cell.column));
    const kind = path === undefined ? null : kinds.kindAt(path);
    if (path === undefined || kind === 'record' || kind === 'list' || cell.text.trim() === '') return [];
    const reading = new FormReading(kinds);
    reading.leaf(path, cell, unit);
    const listed = reading.values.get(path);
    const isSaid = filings.some(({ filing }) => sameAt(path, listed, valueAlong(filing, path), schema));
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
  const own = filings.flatMap(({ filing }) => projectsOf(filing).map((project, at) => ({ project, at })));
  const forms = new Map(own.map((form) => [nameOf(form.project), form]));
  const rows = projectsOf(list);
  const known = new Set<string>();
  const found = [...places].flatMap(([path, place]) => {
    const [root, index, ...rest] = readPath(path) ?? [];
    if (root !== 'projects' || typeof index !== 'number') return [];
    const said = valueAlong(rows[index], rest) ?? null;
    if (said === null) return [];
    known.add(place);
    const form = forms.get(nameOf(rows[index]));
    if (form === undefined) return path.endsWith('.name') ? [hasNoForm(place, String(said))] : [];
    const { project, at } = form;
    const before = valueAlong(project, rest) ?? null;
    const isSaid = before === null ? isElsewhere(said, project) : sameAt(path, said, before, schema);
    const tell = before === null ? listedOnly : differs;
    return isSaid ? [] : [tell(writePath(['projects', at, ...rest]), place, String(said), schema)];
  });
  // A value that could not be told from another of its cell is the form's all the same.
  return [...doubts.filter(({ place }) => place !== null && !known.has(place)), ...found];
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
