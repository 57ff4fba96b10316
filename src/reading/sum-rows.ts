/** Rows of a list that are no entries but sums: the form's own row under the list, and others that somebody has put in. */
import { doubtLostHead } from './list-heads.js';
import type { ColumnPlaces, ListReading, ListRow } from './list-rows.js';
import type { ListNode } from './pattern.js';
import { isFilled } from './source-table.js';
import { beginsAsSum, isFigure, isSumLabel } from './words.js';

const partSum = /^小计/u;

/**
 * Reads the row of sums, which holds nothing else: the last with numbers in their columns, or one that says that it is
 * the sum, wherever somebody has put it. Returns it, or null.
 */
export function readTail(
  list: ListNode,
  rows: readonly ListRow[],
  columns: ColumnPlaces,
  around: ListReading,
): ListRow | null {
  const { region, reading } = around;
  for (const { cell } of list.tail) reading.blank(cell.paths);
  if (list.tail.length === 0) return null;
  const heads = new Set(list.tail.map(({ head }) => head));
  const own = ({ cells }: ListRow) => cells.filter(({ isOwn, isBlank }) => isOwn && !isBlank);
  const isSum = (row: ListRow) =>
    own(row).every(({ column, cell }) => heads.has(column.head) || beginsAsSum(cell?.key ?? ''));
  const counted = rows.filter((row) => own(row).some(({ column }) => heads.has(column.head)));
  const saysSum = (row: ListRow) =>
    own(row).some(({ cell }) => beginsAsSum(cell?.key ?? '') && !partSum.test(cell?.key ?? ''));
  const last = [counted.at(-1), counted.findLast(saysSum)].find((row) => row !== undefined && isSum(row));
  if (last === undefined) {
    if (rows.length > 0 && !rows.some(saysSum)) doubtLostSum(list, around);
    return null;
  }
  for (const { cell } of last.cells)
    if (cell !== null && cell.row === last.row && beginsAsSum(cell.key)) region.claim(cell);
  for (const node of list.tail) {
    const column = list.columns.find(({ head }) => head === node.head);
    if (column !== undefined && !columns.has(column))
      for (const path of node.cell.paths) doubtLostHead(path, node.head?.key ?? '', reading);
    const found = last.cells.find(({ column }) => column.head === node.head && columns.has(column));
    if (!found?.cell || found.isBlank || !found.isOwn) continue;
    region.claim(found.cell);
    reading.read(node.cell, found.cell, 0);
  }
  return last;
}

/** A row of sums whose words were changed is read as an entry, or not at all. */
function doubtLostSum({ tail }: ListNode, { reading }: ListReading): void {
  for (const path of tail.flatMap(({ cell }) => cell.paths))
    reading.doubt('label-not-found', path, null, [
      '没有找到合计（总分）一行，没有读',
      'no row of sums was found, so it was not read',
      {},
    ]);
}

const none = /^(?:无|暂无|不涉及|不适用|[/—–-]+)$/u;

/** Whether the row is a sum of others and no entry; notes that it was not read. Words in it that are no sums stay unread. */
export function leftOutAsSum(list: ListNode, { row }: ListRow, { region, reading }: ListReading): boolean {
  const cells = region.rowCells(row).filter((cell) => cell.row === row && isFilled(cell));
  const [first] = cells;
  if (first === undefined || !isSumLabel(first.key)) return false;
  for (const cell of cells)
    if (isSumLabel(cell.key) || isFigure(cell.key) || none.test(cell.key)) region.claim(cell);
  reading.note('sum-row', list.path, first.place, [
    `“${first.text}”这一行是各行之和，没有读`,
    `the row of "${first.text}" is a sum of others and was not read`,
    { found: first.text },
  ]);
  return true;
}

/** Whether the row says in each of its columns that there is nothing; notes that it was not read. */
export function leftOutAsNone(list: ListNode, { cells }: ListRow, { region, reading }: ListReading): boolean {
  const own = cells.flatMap(({ column, cell, isOwn, isBlank }) =>
    cell !== null && isOwn && !isBlank && !column.isMerged ? [cell] : [],
  );
  const [first] = own;
  if (first === undefined || own.length < 2 || !own.every(({ key }) => none.test(key))) return false;
  for (const cell of own) region.claim(cell);
  reading.note('none-row', list.path, first.place, [
    `这一行各格都是“${first.text}”，没有读`,
    `each cell of the row says "${first.text}"; it was not read`,
    { found: first.text },
  ]);
  return true;
}
