/** The borders of a table on one page: each segment once, straight neighbours joined. */
import type { Segment, TableItem } from '../paged-document.js';

/** Returns every border of the table once. */
export function tableBorders(table: TableItem): readonly Segment[] {
  const { columnEdges, rowEdges } = table;
  const rowCount = rowEdges.length - 1;
  const columnCount = columnEdges.length - 1;
  const ownerAt = ownersOf(table, rowCount, columnCount);
  const segments: Segment[] = [];
  for (let row = 0; row <= rowCount; row += 1) {
    const y = rowEdges[row] ?? 0;
    const isRuled = (column: number): boolean => ownerAt(row - 1, column) !== ownerAt(row, column);
    forStretches(columnCount, isRuled, (from, to) => {
      segments.push({ x1: columnEdges[from] ?? 0, y1: y, x2: columnEdges[to] ?? 0, y2: y });
    });
  }
  for (let column = 0; column <= columnCount; column += 1) {
    const x = columnEdges[column] ?? 0;
    const isRuled = (row: number): boolean => ownerAt(row, column - 1) !== ownerAt(row, column);
    forStretches(rowCount, isRuled, (from, to) => {
      segments.push({ x1: x, y1: rowEdges[from] ?? 0, x2: x, y2: rowEdges[to] ?? 0 });
    });
  }
  return segments;
}

/** For each slot the number of the fragment that owns it; 0 around the table. */
function ownersOf(
  { cells }: TableItem,
  rowCount: number,
  columnCount: number,
): (row: number, column: number) => number {
  const width = columnCount + 2;
  const owners = new Uint32Array(width * (rowCount + 2));
  cells.forEach(({ row, rowSpan, column, columnSpan }, index) => {
    for (let line = row + 1; line <= row + rowSpan; line += 1) {
      const start = line * width + column + 1;
      owners.fill(index + 1, start, start + columnSpan);
    }
  });
  return (row, column) => owners[(row + 1) * width + column + 1] ?? 0;
}

/** Each run of consecutive indexes that are ruled, `from` (inclusive) and `to` (exclusive). */
function forStretches(
  count: number,
  isRuled: (index: number) => boolean,
  found: (from: number, to: number) => void,
): void {
  let from = -1;
  for (let index = 0; index <= count; index += 1) {
    const ruled = index < count && isRuled(index);
    if (ruled && from < 0) from = index;
    if (!ruled && from >= 0) {
      found(from, index);
      from = -1;
    }
  }
}
