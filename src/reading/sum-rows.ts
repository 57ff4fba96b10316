/** Rows of a list that are no entries but sums: the form's own row under the list, and others that somebody has put in. */
import type { ColumnPlaces, ListReading, ListRow } from './list-rows.js';
import type { ListNode } from './pattern.js';
import { isFilled } from './source-table.js';

const sumWords = /^(?:合计|总计|小计|总分|总得分|得分合计)/u;
const sumAlone = /^(?:合计|总计|小计|共计)(?:\(.*\))?$/u;

/** Reads the row of sums: the last filled row, if it holds nothing else. Returns it, or null. */
export function readTail(
  list: ListNode,
  rows: readonly ListRow[],
  columns: ColumnPlaces,
  around: ListReading,
): ListRow | null {
  const { region, reading } = around;
  for (const { cell } of list.tail) reading.blank(cell.paths);
  const last = rows.findLast(({ cells }) => cells.some(({ isOwn, isBlank }) => isOwn && !isBlank));
  if (list.tail.length === 0 || last === undefined) return null;
  const heads = new Set(list.tail.map(({ head }) => head));
  const isSum = last.cells.every(
    ({ column, cell, isOwn, isBlank }) =>
      heads.has(column.head) || !isOwn || isBlank || sumWords.test(cell?.key ?? ''),
  );
  if (!isSum) return null;
  for (const { cell } of last.cells)
    if (cell !== null && cell.row === last.row && sumWords.test(cell.key)) region.claim(cell);
  for (const node of list.tail) {
    const found = last.cells.find(({ column }) => column.head === node.head && columns.has(column));
    if (!found?.cell || found.isBlank || !found.isOwn) continue;
    region.claim(found.cell);
    reading.read(node.cell, found.cell, 0);
  }
  return last;
}

/** Whether the row is a sum of others and no entry; notes that it was not read. */
export function leftOutAsSum(list: ListNode, { row }: ListRow, { region, reading }: ListReading): boolean {
  const cells = region.rowCells(row).filter((cell) => cell.row === row && isFilled(cell));
  const [first] = cells;
  if (first === undefined || !sumAlone.test(first.key)) return false;
  for (const cell of cells) region.claim(cell);
  reading.note('sum-row', list.path, first.place, [
    `“${first.text}”这一行是各行之和，没有读`,
    `the row of "${first.text}" is a sum of others and was not read`,
    { found: first.text },
  ]);
  return true;
}
