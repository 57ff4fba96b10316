/** Heads that are printed again at the top of a page. */
import { type GrowingCell, isFilled, rowEnd, textIn } from './growing-cell.js';

/** Rows of heads at most. */
const mostHeads = 3;

/** Without the rows at the top that the pages before have, too: heads that are printed again. `beside`: labels to their left. */
export function withoutHeads(
  before: readonly GrowingCell[],
  cells: readonly GrowingCell[],
  beside: readonly GrowingCell[],
): readonly GrowingCell[] {
  const first = Math.min(...cells.map(({ row }) => row));
  for (let count = mostHeads; count > 0; count -= 1) {
    const isBeside = (cell: GrowingCell): boolean => beside.includes(cell) && rowEnd(cell) > first + count;
    const isHead = (cell: GrowingCell): boolean => cell.row < first + count && !isBeside(cell);
    const heads = cells.filter(isHead);
    const isWhole = heads.every((cell) => rowEnd(cell) <= first + count);
    if (
      isWhole &&
      heads.length < cells.length &&
      heads.filter(isFilled).length > 1 &&
      isRepeated(before, heads, first)
    )
      return cells.filter((cell) => !isHead(cell));
  }
  return cells;
}

function isRepeated(before: readonly GrowingCell[], heads: readonly GrowingCell[], first: number): boolean {
  const known = new Set(before.map((cell) => keyOf(cell, cell.row)));
  const rows = new Set(before.map(({ row }) => row));
  const wanted = (row: number) => heads.map((cell) => keyOf(cell, row + cell.row - first));
  return [...rows].some((row) => wanted(row).every((key) => known.has(key)));
}

function keyOf(cell: GrowingCell, row: number): string {
  return [row, cell.column, cell.columnSpan, cell.rowSpan, textIn(cell)].join(' ');
}
