/**
 * Takes what was read together with the filing that the book was made from: what a book does not show, or shows in
 * other words (a target in parts, an implementer taken from the unit), stays as it was wherever its cell is unchanged.
 */
import type { JsonPath } from '../diagnostics/index.js';
import { compareDecimals, type FilingSchema, placeAt } from '../filing/index.js';
import { type PathStep, readPath, valueAlong } from '../json/index.js';
import type { FormReading, LonelyLabel, ReadColumn, ReadValue } from './form-reading.js';
import { leavesIn } from './leaf-texts.js';
import { matchRows, type Row } from './match-rows.js';
import { type MutableJson, putJson } from './mutable-json.js';

/** Values by path, the subject's own path left out: `indicators[3].name`. */
export interface ReadSubject {
  readonly values: ReadonlyMap<JsonPath, ReadValue>;
  /** Paths of lists. */
  readonly lists: ReadonlySet<JsonPath>;
  /** What is doubted of cells that hold something and were read as blank, by path. Such a cell is not like one that is blank. */
  readonly lost: ReadonlyMap<JsonPath, string>;
  /** Values for which the sheet has no cell; see `FormReading`. */
  readonly absent: ReadonlyMap<JsonPath, LonelyLabel | null>;
  readonly columns: ReadonlyMap<string, ReadColumn>;
}

/** What a form prints of the base. */
export interface PrintedForm {
  readonly printed: ReadSubject;
  readonly orders: EntryOrders;
}

/** Indexes of entries by the rows that show them, by the path of their list. A list in the filing's order is left out. */
export type EntryOrders = ReadonlyMap<JsonPath, readonly number[]>;

export const nothingPrinted: PrintedForm = {
  printed: { values: new Map(), lists: new Set(), lost: new Map(), absent: new Map(), columns: new Map() },
  orders: new Map(),
};

/** Returns the values under the prefix, with the prefix removed from their paths. */
export function subjectOf(reading: FormReading, prefix: JsonPath): ReadSubject {
  const inside = (path: JsonPath) => (path.startsWith(prefix) ? path.slice(prefix.length) : null);
  const within = <Item>(all: ReadonlyMap<JsonPath, Item>): ReadonlyMap<JsonPath, Item> =>
    new Map(
      [...all].flatMap(([path, item]) => {
        const own = inside(path);
        return own === null ? [] : [[own, item] as const];
      }),
    );
  const lost = new Map<JsonPath, string>();
  for (const { path, place, message } of reading.doubts) {
    const own = path === null || place === null || reading.values.get(path) !== null ? null : inside(path);
    if (own !== null) lost.set(own, `${lost.get(own) ?? ''}${message}`);
  }
  return {
    values: within(reading.values),
    lists: new Set([...reading.lists].flatMap((list) => inside(list) ?? [])),
    lost,
    absent: within(reading.absent),
    columns: within(reading.columns),
  };
}

export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b || typeof a === 'string' || typeof b === 'string') return a === b;
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

/**
 * Compares values at a path of the filing or of its project. Numbers are equal whatever their trailing zeros (7.5,
 * 7.50), which Excel does not keep; a word alone is a list of one.
 */
export function sameAt(path: JsonPath, a: unknown, b: unknown, schema: FilingSchema): boolean {
  if (sameValue(a, b)) return true;
  const kind = placeAt(path, schema)?.kind ?? placeAt(`projects[0].${path}`, schema)?.kind;
  if (kind === 'texts') return sameValue([a].flat(), [b].flat());
  const isNumber = kind === 'amount' || kind === 'decimal' || kind === 'value';
  return isNumber && typeof a === 'string' && typeof b === 'string' && compareDecimals(a, b) === 0;
}

export interface Reconciled {
  /** The base itself where it holds all that was read. */
  readonly value: object;
  /** Paths whose cells show what the base prints. */
  readonly unchanged: ReadonlySet<JsonPath>;
  /** By list, the index in `value` of each row that was read. A list in the order of its rows is left out. */
  readonly moves: ReadonlyMap<JsonPath, readonly number[]>;
  /** Paths that are as they were because the sheet has no cell for them. */
  readonly kept: ReadonlySet<JsonPath>;
  /** Columns of lists that hold nothing any more, with how many entries they held. */
  readonly cleared: readonly ClearedColumn[];
  readonly unsure: readonly RowRivals[];
}

/** A row that may have been one of several. */
export interface RowRivals {
  readonly path: JsonPath;
  readonly readAs: string;
  readonly others: readonly string[];
}

interface ClearedColumn {
  readonly list: JsonPath;
  readonly column: ReadColumn;
  readonly before: number;
}

/** Applies the reading to the base: the JSON of the subject, and what its form prints. */
export function reconciled(
  read: ReadSubject,
  json: MutableJson,
  print: () => PrintedForm,
  schema: FilingSchema,
): Reconciled {
  const moves = new Map<JsonPath, readonly number[]>();
  const kept = new Set<JsonPath>();
  if (holdsAll(json, read, schema))
    return { value: json, unchanged: new Set(read.values.keys()), moves, kept, cleared: [], unsure: [] };
  const result: MutableJson = structuredClone(json);
  const unchanged = new Set<JsonPath>();
  const base = { ...print(), json };
  const { printed } = base;
  const unsure: RowRivals[] = [];
  for (const [path, value] of read.values) {
    if (isInList(path, read.lists)) continue;
    const isSame = printed.values.has(path) && sameAt(path, value, printed.values.get(path), schema);
    if (!isSame && read.absent.has(path)) kept.add(path);
    else if (!isSame) putJson(result, stepsOf(path), value);
    else if (read.lost.get(path) === printed.lost.get(path)) unchanged.add(path);
  }
  for (const list of read.lists) {
    if (read.absent.has(list)) {
      kept.add(list);
      continue;
    }
    const { entries, places, unsure: own } = reconciledRows(list, read, base, unchanged, schema);
    for (const one of own) unsure.push(one);
    if (places !== null) moves.set(list, places);
    putJson(result, stepsOf(list), entries);
  }
  return { value: result, unchanged, moves, kept, cleared: clearedColumns(read, printed), unsure };
}

/** In fewer entries, cells of a column that are blank are nothing unusual. */
const leastCleared = 2;

function clearedColumns({ columns }: ReadSubject, printed: ReadSubject): readonly ClearedColumn[] {
  return [...columns].flatMap(([path, column]) => {
    const before = printed.columns.get(path)?.filled ?? 0;
    const isCleared = column.filled === 0 && Math.min(column.entries, before) >= leastCleared;
    return isCleared ? [{ list: path.slice(0, path.indexOf('[]')), column, before }] : [];
  });
}

/** Whether the base holds all that was read, and its lists no more entries than that. */
function holdsAll(json: MutableJson, { values, lists, lost }: ReadSubject, schema: FilingSchema): boolean {
  if (lost.size > 0) return false;
  const lengths = new Map<JsonPath, number>(Array.from(lists, (list) => [list, 0]));
  for (const [path, value] of values) {
    if (!sameAt(path, value, valueAlong(json, path), schema)) return false;
    for (const { index, 1: digits } of path.matchAll(/\[(\d+)\]/gu)) {
      const list = path.slice(0, index);
      lengths.set(list, Math.max(lengths.get(list) ?? 0, Number(digits) + 1));
    }
  }
  return [...lengths].every(([list, length]) => {
    const entries = valueAlong(json, list) ?? [];
    return Array.isArray(entries) && entries.length === length;
  });
}

function isInList(path: JsonPath, lists: ReadonlySet<JsonPath>): boolean {
  return [...lists].some((list) => path.startsWith(`${list}[`));
}

const stepsOf = (path: JsonPath): readonly PathStep[] => readPath(path) ?? [];

function rowsOf(list: JsonPath, { values }: ReadSubject): readonly Row[] {
  const rows: Map<string, ReadValue>[] = [];
  for (const [path, value] of values) {
    const [, index, name = ''] = path.startsWith(`${list}[`)
      ? (/^\[(\d+)\]\.?(.*)$/su.exec(path.slice(list.length)) ?? [])
      : [];
    if (index === undefined) continue;
    const row = rows[Number(index)] ?? new Map<string, ReadValue>();
    rows[Number(index)] = row;
    row.set(name, value);
  }
  return rows;
}

interface ReconciledRows {
  readonly entries: readonly unknown[];
  /** Index of each row's entry; null: they are in order. */
  readonly places: readonly number[] | null;
  readonly unsure: readonly RowRivals[];
}

function reconciledRows(
  list: JsonPath,
  read: ReadSubject,
  { printed, orders, json }: PrintedForm & { readonly json: MutableJson },
  unchanged: Set<JsonPath>,
  schema: FilingSchema,
): ReconciledRows {
  const rows = rowsOf(list, read);
  const before = rowsOf(list, printed);
  const entries = valueAlong(json, list);
  const known: readonly unknown[] = Array.isArray(entries) ? entries : [];
  const order = orders.get(list);
  const isKnown = order === undefined || order.length === before.length;
  const matches = isKnown ? matchRows(rows, before) : rows.map(() => null);
  const partner = matches.map((match) => match?.old ?? null);
  const entryAt = (match: number) => known[order?.[match] ?? match];
  const unsure = matches.flatMap((match, index): readonly RowRivals[] => {
    const rivals = match?.rivals.filter((rival) => hasMore(match.old, rival, before, entryAt)) ?? [];
    if (match === null || rivals.length === 0) return [];
    return [
      {
        path: `${list}[${index}]`,
        readAs: shownName(before[match.old]),
        others: rivals.map((one) => shownName(before[one])),
      },
    ];
  });
  const found = rows.map((row, index) => {
    const match = partner[index] ?? null;
    const old = match === null ? undefined : entryAt(match);
    const oldRow = match === null ? undefined : before[match];
    if (row.has('')) return sameValue(row.get(''), oldRow?.get('')) && old !== undefined ? old : row.get('');
    const entry: MutableJson = typeof old === 'object' && old !== null ? structuredClone(old) : {};
    for (const [name, value] of row) {
      const path = `${list}[${index}].${name}`;
      if (!oldRow?.has(name) || !sameAt(`${list}[0].${name}`, value, oldRow.get(name), schema))
        putJson(entry, stepsOf(name), value);
      else if (read.lost.get(path) === printed.lost.get(`${list}[${match}].${name}`)) unchanged.add(path);
    }
    for (const key of innerLists(oldRow)) {
      const inner: unknown = Reflect.get(entry, key);
      const length = innerLength(row, key);
      if (Array.isArray(inner) && length < innerLength(oldRow, key)) inner.length = length;
    }
    return entry;
  });
  if (order === undefined || !isKnown) return { entries: found, places: null, unsure };
  const places = placesInBase(partner.map((match) => (match === null ? null : (order[match] ?? null))));
  const placed: unknown[] = [];
  for (const [index, place] of places.entries()) placed[place] = found[index];
  return { entries: placed, places, unsure };
}

/** Whether entries differ in what their rows do not show. */
function hasMore(
  one: number,
  other: number,
  before: readonly Row[],
  entryAt: (index: number) => unknown,
): boolean {
  const notShown = (index: number) =>
    JSON.stringify(leavesIn(entryAt(index), '').filter(([path]) => !before[index]?.has(path)));
  return notShown(one) !== notShown(other);
}

/** What a row is called, for a person. */
function shownName(row: Row | undefined): string {
  const name = row?.get('name') ?? [...(row?.values() ?? [])].find((value) => value !== null);
  return String(name ?? '');
}

/** Where rows of a form that prints a list in another order stand in the list; a new one behind the one before it. */
function placesInBase(olds: readonly (number | null)[]): readonly number[] {
  let last = -1;
  const keys = olds.map((old) => (last = old ?? last));
  const inOrder = [...keys.keys()].sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
  const places: number[] = [];
  for (const [place, index] of inOrder.entries()) places[index] = place;
  return places;
}

/** Keys of the lists within an entry that a form prints row by row. */
function innerLists(row: Row | undefined): ReadonlySet<string> {
  return new Set([...(row?.keys() ?? [])].flatMap((name) => /^([^[\]]+)\[\d+\]/u.exec(name)?.[1] ?? []));
}

function innerLength(row: Row | undefined, key: string): number {
  const indexes = [...(row?.keys() ?? [])].flatMap((name) =>
    name.startsWith(`${key}[`) ? [Number.parseInt(name.slice(key.length + 1), 10)] : [],
  );
  return Math.max(-1, ...indexes) + 1;
}
