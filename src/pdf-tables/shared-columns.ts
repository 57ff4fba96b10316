/** In which columns the cells of tables stand: those of one width share theirs, over pages too. */
import { clustered, nearest, type RuledCell, type RuledTable } from './ruled-grid.js';

/** Tables of one width that follow one another are parts of one table, or stand in one frame: they share their columns. */
export function columnsOf(tables: readonly RuledTable[]): ReadonlyMap<RuledTable, readonly number[]> {
  const groups: RuledTable[][] = [];
  for (const table of tables) {
    const last = groups.at(-1)?.at(-1);
    if (last !== undefined && hasSameWidth(last, table)) groups.at(-1)?.push(table);
    else groups.push([table]);
  }
  return new Map(
    groups.flatMap((group) => {
      const xs = clustered(group.flatMap((table) => table.xs));
      return group.map((table) => [table, xs] as const);
    }),
  );
}

/** Points by which the ends of a table differ from page to page. */
const sameEnd = 3;

function hasSameWidth(one: RuledTable, other: RuledTable): boolean {
  const isNear = (at: 0 | -1): boolean => Math.abs((one.xs.at(at) ?? 0) - (other.xs.at(at) ?? 0)) <= sameEnd;
  return isNear(0) && isNear(-1);
}

export function placeIn(
  { left, right }: RuledCell,
  xs: readonly number[],
): { readonly column: number; readonly columnSpan: number } {
  const column = xs.indexOf(nearest(xs, left));
  return { column, columnSpan: Math.max(xs.indexOf(nearest(xs, right)) - column, 1) };
}
