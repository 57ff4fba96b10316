/** Matches a list's rows with the rows before: equal rows in order first, then similar rows between them. */
import type { ReadValue } from './form-reading.js';

type Row = ReadonlyMap<string, ReadValue>;

/** In longer lists, equal rows are matched from both ends only. */
const mostCompared = 2000;

/** Returns for each row the index of its match before, or null. Indexes increase strictly. */
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
  if (end - start <= mostCompared && oldEnd - start <= mostCompared)
    for (const [row, old] of commonRows(keys, oldKeys, start, end, oldEnd)) partner[row] = old;
  fillGaps(partner, rows, before);
  return partner;
}

function keyOf(row: Row): string {
  return JSON.stringify([...row]);
}

/** The longest common subsequence within the bounds. */
function commonRows(
  keys: readonly string[],
  oldKeys: readonly string[],
  start: number,
  end: number,
  oldEnd: number,
): readonly (readonly [number, number])[] {
  const [height, width] = [end - start, oldEnd - start];
  const lengths = Array.from({ length: height + 1 }, () => new Uint16Array(width + 1));
  const at = (row: number, column: number) => lengths[row]?.[column] ?? 0;
  for (let row = height - 1; row >= 0; row -= 1)
    for (let column = width - 1; column >= 0; column -= 1) {
      const isSame = keys[start + row] === oldKeys[start + column];
      const line = lengths[row];
      if (line)
        line[column] = isSame
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  const pairs: (readonly [number, number])[] = [];
  for (let row = 0, column = 0; row < height && column < width; ) {
    if (keys[start + row] === oldKeys[start + column]) {
      pairs.push([start + row, start + column]);
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return pairs;
}

/** Matches rows between two matches with those that stood between them, if they share half of their values. */
function fillGaps(partner: (number | null)[], rows: readonly Row[], before: readonly Row[]): void {
  const used = new Set(partner.filter((old) => old !== null));
  let last = -1;
  for (let index = 0; index < rows.length; index += 1) {
    const own = partner[index] ?? null;
    if (own !== null) {
      last = own;
      continue;
    }
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
