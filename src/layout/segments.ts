/** The borders of a table on one page: each segment once, straight neighbours joined. */
import type { Segment } from './paged-document.js';

/** owners[row][column]: any number that tells fragments apart. */
export type OwnerMap = readonly (readonly number[])[];

export function borderSegments(
  owners: OwnerMap,
  columnEdges: readonly number[],
  rowEdges: readonly number[],
): readonly Segment[] {
  const rowCount = rowEdges.length - 1;
  const columnCount = columnEdges.length - 1;
  const ownerAt = (row: number, column: number): number | undefined => owners[row]?.[column];
  const segments: Segment[] = [];
  for (let row = 0; row <= rowCount; row += 1) {
    const y = rowEdges[row] ?? 0;
    for (const [from, to] of stretches(
      columnCount,
      (column) => ownerAt(row - 1, column) !== ownerAt(row, column),
    )) {
      segments.push({ x1: columnEdges[from] ?? 0, y1: y, x2: columnEdges[to] ?? 0, y2: y });
    }
  }
  for (let column = 0; column <= columnCount; column += 1) {
    const x = columnEdges[column] ?? 0;
    for (const [from, to] of stretches(
      rowCount,
      (row) => ownerAt(row, column - 1) !== ownerAt(row, column),
    )) {
      segments.push({ x1: x, y1: rowEdges[from] ?? 0, x2: x, y2: rowEdges[to] ?? 0 });
    }
  }
  return segments;
}

/** Runs of consecutive indexes that are ruled, as [from, to) pairs. */
function stretches(
  count: number,
  isRuled: (index: number) => boolean,
): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  let from: number | null = null;
  for (let index = 0; index <= count; index += 1) {
    const ruled = index < count && isRuled(index);
    if (ruled && from === null) from = index;
    if (!ruled && from !== null) {
      found.push([from, index]);
      from = null;
    }
  }
  return found;
}
