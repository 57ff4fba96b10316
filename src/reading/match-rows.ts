/** Matches a list's rows with the rows before: equal rows in order first, then those that were moved, then similar rows between them. */
import { commonItems } from '../json/index.js';
import type { ReadValue } from './form-reading.js';

type Row = ReadonlyMap<string, ReadValue>;

/** Returns for each row the index of its match before, or null; no index twice. */
export function matchRows(rows: readonly Row[], before: readonly Row[]): readonly (number | null)[] {
  const keys = rows.map(keyOf);
  const oldKeys = before.map(keyOf);
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
  const moved = uniquePairs(keys, oldKeys, partner);
  fillGaps(partner, moved, rows, before);
  for (const [row, old] of moved) partner[row] = old;
  for (const [row, old] of uniquePairs(rows.map(nameOf), before.map(nameOf), partner)) partner[row] = old;
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

function keyOf(row: Row): string {
  return JSON.stringify([...row]);
}

/** Matches rows between two matches with those that stood between them, if they share half of their values. */
function fillGaps(
  partner: (number | null)[],
  moved: ReadonlyMap<number, number>,
  rows: readonly Row[],
  before: readonly Row[],
): void {
  const used = new Set([...partner.filter((old) => old !== null), ...moved.values()]);
  let last = -1;
  for (let index = 0; index < rows.length; index += 1) {
    const own = partner[index] ?? null;
    if (own !== null) {
      last = own;
      continue;
    }
    if (moved.has(index)) continue;
    const limit = partner.slice(index).find((old) => old !== null) ?? before.length;
    for (let old = last + 1; old < limit; old += 1) {
      if (used.has(old) || !areAlike(rows[index], before[old])) continue;
      partner[index] = old;
      used.add(old);
      last = old;
      break;
    }
  }
}

function areAlike(row: Row | undefined, old: Row | undefined): boolean {
  if (row === undefined || old === undefined) return false;
  const filled = [...row].filter(([, value]) => value !== null);
  const same = filled.filter(
    ([name, value]) => JSON.stringify(value) === JSON.stringify(old.get(name) ?? null),
  );
  return same.length * 2 >= filled.length && same.length > 0;
}
