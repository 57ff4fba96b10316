/** Matches rows that were changed with the rows that stood between the same neighbours, the likest together. */
import { commonItems } from '../json/index.js';
import type { Row } from './match-rows.js';

/** Pairs of rows that are compared; where there are more, rows are matched in their order. */
export const mostPairs = 1_000_000;

/** How many filled values of a row are those of the other; 0 if not even half of them are. */
export function likeness(row: Row | undefined, old: Row | undefined): number {
  if (row === undefined || old === undefined) return 0;
  let [filled, same] = [0, 0];
  for (const [name, value] of row) {
    if (value === null) continue;
    filled += 1;
    const other = old.get(name) ?? null;
    const isText = typeof value === 'string' || typeof other === 'string';
    if (value === other || (!isText && JSON.stringify(value) === JSON.stringify(other))) same += 1;
  }
  return same * 2 >= filled ? same : 0;
}

/** Gives rows without a match one of those between the matches around them. `anchors`: the matches that keep the order. */
export function fillGaps(
  partner: (number | null)[],
  anchors: readonly (number | null)[],
  rows: readonly Row[],
  before: readonly Row[],
): void {
  const used = new Set(partner);
  let [start, from] = [0, 0];
  for (let index = 0; index <= rows.length; index += 1) {
    const anchor = index === rows.length ? before.length : (anchors[index] ?? null);
    if (anchor === null) continue;
    const own = indexes(start, index).filter((row) => partner[row] === null);
    const free = indexes(from, anchor).filter((old) => !used.has(old));
    for (const [row, old] of likestInOrder(own, free, rows, before)) partner[row] = old;
    [start, from] = [index + 1, anchor + 1];
  }
}

const indexes = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);

/** Pairs in order whose likeness is the greatest together. */
function likestInOrder(
  own: readonly number[],
  free: readonly number[],
  rows: readonly Row[],
  before: readonly Row[],
): readonly (readonly [number, number])[] {
  if (own.length * free.length > mostPairs) return firstAlike(own, free, rows, before);
  const gainOf = (row: number, old: number) => likeness(rows[own[row] ?? -1], before[free[old] ?? -1]);
  const common = commonItems(own.length, free.length, gainOf) ?? [];
  return common.flatMap((old, index) => {
    const [row, match] = [own[index], old === null ? undefined : free[old]];
    return row === undefined || match === undefined ? [] : [[row, match] as const];
  });
}

function firstAlike(
  own: readonly number[],
  free: readonly number[],
  rows: readonly Row[],
  before: readonly Row[],
): readonly (readonly [number, number])[] {
  let next = 0;
  return own.flatMap((row) => {
    const found = free.findIndex((old, order) => order >= next && likeness(rows[row], before[old]) > 0);
    const old = free[found];
    if (old === undefined) return [];
    next = found + 1;
    return [[row, old] as const];
  });
}
