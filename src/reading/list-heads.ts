/** The heads over a list's rows: which columns they cover, and where they stand when they are printed again. */
import type { FormReading } from './form-reading.js';
import type { ColumnPlaces } from './list-rows.js';
import type { LabelPlace, Matched } from './match-labels.js';
import type { Pattern } from './pattern.js';
import type { KeyedCell, Region } from './region.js';
import { coveredColumns, isFilled, rowEnd, sharedColumns } from './source-table.js';
import { titleKey } from './words.js';

/** The heads that a row stands under. */
export interface Heads {
  readonly columns: ColumnPlaces;
  /** Columns over which anything stands in the heads' rows. */
  readonly headed: ReadonlySet<number>;
}

export function headedColumns(columns: ColumnPlaces, region: Region): ReadonlySet<number> {
  const from = Math.min(...[...columns.values()].map(({ row }) => row));
  const to = Math.max(...[...columns.values()].map(rowEnd));
  const rows = Array.from({ length: to - from }, (_, index) => from + index);
  return coveredColumns(rows.flatMap((row) => region.rowCells(row).filter(isFilled)));
}

/**
 * Heads that are printed again, over a part of the table whose columns may have other widths. Where not each of them stands
 * in the row again, as of heads in two rows, none of them is taken to have moved.
 */
export function movedHeads(again: readonly KeyedCell[], { columns, headed }: Heads): Heads {
  const moved = new Map(columns);
  for (const [column, place] of columns) {
    const alike = again.filter(({ key }) => key === place.key || column.head?.keys.includes(key));
    const apart = ({ column: at }: KeyedCell) => Math.abs(at - place.column);
    const nearest = alike.reduce<KeyedCell | null>(
      (best, one) => (best === null || apart(one) < apart(best) ? one : best),
      null,
    );
    if (nearest === null) return { columns, headed };
    moved.set(column, { ...place, column: nearest.column, columnSpan: nearest.columnSpan });
  }
  return { columns: moved, headed: new Set([...headed, ...coveredColumns(again)]) };
}

/** Whether a cell repeats the form's title or a head of the list, as at the top of a new page. */
export function repeatedHeads(
  columns: ColumnPlaces,
  { titles }: Pattern,
  { places }: Matched,
): (cell: KeyedCell) => boolean {
  const top = Math.min(...[...columns.values()].map(({ row }) => row));
  const end = Math.max(...[...columns.values()].map(rowEnd));
  const said = ({ key, cells }: LabelPlace) => [key, ...cells.map((cell) => cell.key)];
  const heads = new Set([...columns].flatMap(([{ head }, place]) => [...said(place), ...(head?.keys ?? [])]));
  for (const [label, place] of places)
    if (label.kind === 'head' && place.row < end && rowEnd(place) >= top)
      for (const key of said(place)) heads.add(key);
  return ({ key }) => heads.has(key) || titles.includes(titleKey(key));
}

/** Whether each column has its own head in the row again, whatever stands beside them. */
export function saysAllHeads(cells: readonly KeyedCell[], { columns }: Heads): boolean {
  return [...columns].every(([{ head }, place]) =>
    cells.some(
      (cell) => sharedColumns(cell, place) > 0 && (cell.key === place.key || head?.keys.includes(cell.key)),
    ),
  );
}

/** Reports a head that was not found. `path`: the list, or a place in each entry of it. */
export function doubtLostHead(path: string, head: string, reading: FormReading): void {
  reading.doubt('label-not-found', path, null, [
    `没有找到表头“${head}”，没有读`,
    `the head "${head}" was not found, so it was not read`,
    { head },
  ]);
}
