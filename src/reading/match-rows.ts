/** Matches a list's rows with the rows before: equal rows in order first, then those that were moved, those of one name, and similar rows between them. */
import { commonItems } from '../json/index.js';
import type { ReadValue } from './form-reading.js';
import { fillGaps, likeness, mostPairs } from './row-gaps.js';

export type Row = ReadonlyMap<string, ReadValue>;

interface RowMatch {
  /** Index of the row before. */
  readonly old: number;
  /** Rows before that have no match and are as much like this one. */
  readonly rivals: readonly number[];
}

/** Returns for each row its match before, or null; no index twice. */
export function matchRows(rows: readonly Row[], before: readonly Row[]): readonly (RowMatch | null)[] {
  const partner = partnersOf(rows, before);
  const used = new Set(partner);
  const free = [...before.keys()].filter((old) => !used.has(old));
  const left = free.length * rows.length > mostPairs ? [] : free;
  const names = before.map(nameOf);
  return rows.map((row, index) => {
    const old = partner[index] ?? null;
    if (old === null) return null;
    const isNamed = nameOf(row) !== null && nameOf(row) === names[old];
    const alike = likeness(row, before[old]);
    const rivals = left.filter((other) => {
      const isOfName = isNamed && names[other] !== names[old];
      return !isOfName && likeness(row, before[other]) >= alike;
    });
    return { old, rivals };
  });
}

function partnersOf(rows: readonly Row[], before: readonly Row[]): readonly (number | null)[] {
  const shared = sharedNames(rows, before);
  const keys = rows.map((row) => keyOf(row, shared));
  const oldKeys = before.map((row) => keyOf(row, shared));
  const partner: (number | null)[] = rows.map(() => null);
  let start = 0;
  while (start < Math.min(keys.length, oldKeys.length) && keys[start] === oldKeys[start]) {
    partner[start] = start;
    start += 1;
  }
  let [end, oldEnd] = [keys.length, oldKeys.length];
  while (end > start && oldEnd > start && keys[end - 1] === oldKeys[oldEnd - 1]) {
    end -= 1;
    oldEnd -= 1;
    partner[end] = oldEnd;
  }
  const gainOf = (row: number, old: number) => (keys[start + row] === oldKeys[start + old] ? 1 : 0);
  // In lists that are too long to compare, equal rows are matched from both ends only.
  const common = commonItems(end - start, oldEnd - start, gainOf) ?? [];
  for (const [row, old] of common.entries()) if (old !== null) partner[start + row] = start + old;
  const inPlace = [...partner];
  for (const [row, old] of uniquePairs(keys, oldKeys, partner)) partner[row] = old;
  for (const [row, old] of uniquePairs(rows.map(nameOf), before.map(nameOf), partner)) partner[row] = old;
  fillGaps(partner, inOrder(inPlace, partner), rows, before);
  return partner;
}

/** Rows without a match whose key stands once among them, and once among the rows before that have none. */
function uniquePairs(
  keys: readonly (string | null)[],
  oldKeys: readonly (string | null)[],
  partner: readonly (number | null)[],
): ReadonlyMap<number, number> {
  const used = new Set(partner);
  const rows = onceOnly(keys, (index) => partner[index] === null);
  const before = onceOnly(oldKeys, (index) => !used.has(index));
  const pairs = new Map<number, number>();
  for (const [key, row] of rows) {
    const old = before.get(key);
    if (old !== undefined) pairs.set(row, old);
  }
  return pairs;
}

/** The places of keys that stand at one free place only. */
function onceOnly(
  keys: readonly (string | null)[],
  isFree: (index: number) => boolean,
): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  const repeated = new Set<string>();
  for (const [index, key] of keys.entries()) {
    if (key === null || !isFree(index)) continue;
    if (places.has(key)) repeated.add(key);
    places.set(key, index);
  }
  for (const key of repeated) places.delete(key);
  return places;
}

/** What an entry is called; null for a row that has no name. */
function nameOf(row: Row): string | null {
  const name = row.get('name') ?? null;
  return name === null ? null : String(name);
}

/** Names of the values by which rows can be told: those that are written both in some row now and in some before. */
function sharedNames(rows: readonly Row[], before: readonly Row[]): ReadonlySet<string> {
  const written = (all: readonly Row[]) =>
    new Set(all.flatMap((row) => [...row].flatMap(([name, value]) => (value === null ? [] : [name]))));
  const old = written(before);
  return new Set([...written(rows)].filter((name) => old.has(name)));
}

function keyOf(row: Row, names: ReadonlySet<string>): string {
  return JSON.stringify([...row].filter(([name]) => names.has(name)));
}

/** Matches of rows that stand as they stood: those of equal rows, and others between them that keep the order. */
function inOrder(
  inPlace: readonly (number | null)[],
  partner: readonly (number | null)[],
): readonly (number | null)[] {
  let next = Number.POSITIVE_INFINITY;
  const limits = [...inPlace].reverse().map((old) => (next = old ?? next));
  limits.reverse();
  let last = -1;
  return partner.map((old, index) => {
    const isKept = old !== null && old > last && old <= (limits[index] ?? old);
    if (isKept) last = old;
    return isKept ? old : null;
  });
}
