/** Doubts about rows of a list that may be no entries of their own. */
import { clip } from '../json/index.js';
import type { FormReading } from './form-reading.js';
import { isLabel, type ListReading, type ListRow, type RowCell } from './list-rows.js';
import type { ListColumn, ListNode, Pattern } from './pattern.js';
import type { KeyedCell } from './region.js';
import { isFilled, sharedColumns } from './source-table.js';
import { hasWords } from './words.js';

/** Reports an entry without a number in a table that numbers its rows: it may be a sum, a group, or go on from above. */
export function doubtUnnumbered(path: string, row: ListRow, { reading }: ListReading): void {
  const cell = row.cells.find(({ isOwn, isBlank }) => isOwn && !isBlank)?.cell;
  if (!cell) return;
  const found = clip(cell.text);
  reading.doubt('unnumbered-row', path, cell.place, [
    `“${found}”这一行没有序号，按单独一项读，请核对`,
    `the row of "${found}" has no number; read as an entry of its own`,
    { found },
  ]);
}

/**
 * Reports an entry of which nothing says what it is, or that says nothing else: it may be a sum, the name of a group, or
 * go on from the row above. `hasMore`: whether other entries say more than what they are.
 */
export function doubtPartial(
  path: string,
  row: ListRow,
  list: ListNode,
  hasMore: boolean,
  { pattern, reading }: ListReading,
): void {
  const names = nameColumns(list, pattern);
  const own = filledCells(row);
  const [cell] = own.flatMap((one) => one.cell ?? []);
  if (cell === undefined || names.length === 0) return;
  const isNamed = own.some(
    ({ column, cell: one }) =>
      names.includes(column) && (hasWords(one?.key ?? '') || one?.content?.kind === 'error'),
  );
  const found = clip(cell.text);
  if (!isNamed)
    reading.doubt('nameless-row', path, cell.place, [
      `“${found}”这一行没有写是什么，按单独一项读，请核对`,
      `the row of "${found}" does not say of what it is; read as an entry of its own`,
      { found },
    ]);
  else if (hasMore && !saysMore(row, list, pattern))
    reading.doubt('name-only', path, cell.place, [
      `“${found}”这一行只有名称，可能是一组的名称，或接着上一行写的，按单独一项读，请核对`,
      `the row of "${found}" has a name alone; it may name a group or go on from above; read as an entry of its own`,
      { found },
    ]);
}

const example = /^[(]?(?:例|示例|样例|举例|例如)[:)]/u;

/** Reports an entry that may be the blank form's example. */
export function doubtExample(path: string, row: ListRow, { reading }: ListReading): void {
  const cell = filledCells(row).find((one) => example.test(one.cell?.key ?? ''))?.cell;
  if (!cell) return;
  const found = clip(cell.text);
  reading.doubt('example-row', path, cell.place, [
    `“${found}”像是表样里的举例，按单独一项读；不要的请删去`,
    `"${found}" seems to be an example; read as an entry of its own; delete it if it is none`,
    { found },
  ]);
}

/** Whether the row says more than its name and labels. */
export function saysMore(row: ListRow, list: ListNode, pattern: Pattern): boolean {
  const names = nameColumns(list, pattern);
  return row.cells.some(({ column, isBlank }) => !isLabel(column) && !isBlank && !names.includes(column));
}

function filledCells({ cells }: ListRow): readonly RowCell[] {
  return cells.filter(({ column, isOwn, isBlank }) => !column.isMerged && isOwn && !isBlank);
}

/** Columns that say what a row is: that of its name, else all of words. */
function nameColumns({ columns }: ListNode, { kinds }: Pattern): readonly ListColumn[] {
  const words = columns.filter(
    (column) => !isLabel(column) && column.cell.paths.some((path) => kinds.kindAt(path) === 'text'),
  );
  const names = words.filter(({ names: [name = ''] }) => /(?:^|\.)name$/u.test(name));
  return names.length > 0 ? names : words;
}

/**
 * Reports an entry whose words stand over the labels' columns, too, as those of a sum do; or over a column before their
 * own whose head may be the one that was not found.
 */
export function doubtWide(
  path: string,
  row: ListRow,
  isHeadMissing: boolean,
  { reading }: ListReading,
): void {
  const labels = [...row.columns].flatMap(([column, place]) => (isLabel(column) ? [place] : []));
  const wide = row.cells.find(
    ({ column, cell, isOwn }) =>
      !isLabel(column) &&
      isOwn &&
      cell !== null &&
      isFilled(cell) &&
      (labels.some((place) => sharedColumns(cell, place) > 0) ||
        (isHeadMissing && cell.column < (row.columns.get(column)?.column ?? 0))),
  )?.cell;
  if (!wide) return;
  const found = clip(wide.text);
  reading.doubt('wide-row', path, wide.place, [
    `“${found}”占了几列，可能是合计或说明，按单独一项读，请核对`,
    `"${found}" stands over several columns and may be a sum or a remark; read as an entry of its own`,
    { found },
  ]);
}

/** Reports a value in a cell merged over several rows: it was read into the first of them. */
export function doubtSpread(
  paths: readonly string[],
  cell: KeyedCell,
  { row }: ListRow,
  reading: FormReading,
): void {
  const found = clip(cell.text);
  for (const path of paths)
    reading.doubt('spread-value', path, cell.place, [
      `“${found}”的格子合并了几行，只读在第一行，第 ${row + 1} 行留空，请核对`,
      `the cell of "${found}" is merged over several rows and was read into the first; row ${row + 1} was left blank`,
      { found, row: row + 1 },
    ]);
}

/** Reports a value that stands behind its column, under no head. */
export function doubtBeside(paths: readonly string[], cell: KeyedCell, reading: FormReading): void {
  const found = clip(cell.text);
  for (const path of paths)
    reading.doubt('value-beside', path, cell.place, [
      `“${found}”写在后面没有表头的一列，读在这里，请核对`,
      `"${found}" stands in the next column, which has no head; it was read here`,
      { found },
    ]);
}

/** Reports a row that is no entry although it holds something, in a table in which heads were not found. */
export function doubtHeadless(path: string, { row, cells }: ListRow, { region, reading }: ListReading): void {
  const [cell] = region
    .rowCells(row)
    .filter(
      (one) =>
        one.row === row &&
        isFilled(one) &&
        !region.isClaimed(one) &&
        cells.every((own) => own.cell !== one && !own.others.includes(one)),
    );
  if (cell === undefined) return;
  const found = clip(cell.text);
  reading.doubt('headless-row', path, cell.place, [
    `“${found}”上面的表头没有找到，这一行没有读`,
    `the head over "${found}" was not found; its row was not read`,
    { found },
  ]);
}
