/** Claims what stands in a list's rows and is no entry: leftovers of the blank form, names of groups, numbers of rows. */
import { clip } from '../json/index.js';
import type { ColumnPlaces, ListReading, ListRow } from './list-rows.js';
import type { LabelPlace } from './match-labels.js';
import type { ListNode } from './pattern.js';
import type { KeyedCell, Region } from './region.js';
import { isFilled, sharedColumns } from './source-table.js';

/**
 * Claims a row that holds only labels: a leftover of the blank form, or a group's name over its entries. Reports words
 * that are not the form's own, and groups that the form has no place for.
 */
export function claimSkeleton(
  list: ListNode,
  row: ListRow,
  rows: readonly ListRow[],
  { pattern, region, reading }: ListReading,
): void {
  const isGroup = row.band !== null && row.cells.some(({ cell }) => cell === row.band);
  const next = rows[rows.indexOf(row) + 1];
  if (row.band !== null) region.claim(row.band);
  if (isGroup && next !== undefined && next.band === null) return;
  if (row.band !== null && !isGroup) {
    const found = clip(row.band.text);
    reading.doubt('group-row', list.path, row.band.place, [
      `“${found}”像是一组的名称，表样没有它的位置，没有读`,
      `"${found}" seems to name a group, for which the form has no place; it was not read`,
      { found },
    ]);
  }
  // A list beside this one may have an entry in the row, which repeats labels over both.
  const isOfOther =
    list.hasBeside &&
    region.rowCells(row.row).some((cell) => isFilled(cell) && row.cells.every((own) => own.cell !== cell));
  for (const { cell, isOwn, isBlank } of row.cells) {
    if (cell === null || !isOwn || !isFilled(cell)) continue;
    const isNew = !region.isClaimed(cell);
    region.claim(cell);
    if (isBlank || isOfOther || !isNew || pattern.ownWords.has(cell.key)) continue;
    reading.doubt('label-only', list.path, cell.place, [
      `“${cell.text}”这一行后面都空着，没有读`,
      `nothing stands behind "${cell.text}" in this row, so it was not read`,
      { found: cell.text },
    ]);
  }
}

/** Claims numbers of rows and of pages, in columns that the form fills in itself. Returns the rows with a number before them. */
export function claimNumbers(
  list: ListNode,
  rows: readonly ListRow[],
  columns: ColumnPlaces,
  { pattern, matched, region }: ListReading,
): ReadonlySet<ListRow> {
  const valued = new Set([
    ...list.columns.map(({ head }) => head),
    ...pattern.values.flatMap(({ cell, head }) => (cell.isWorkedOut === true ? [] : [head])),
  ]);
  const plain: LabelPlace[] = [...matched.places].flatMap(([label, place]) =>
    label.kind === 'head' && !valued.has(label) && label.row < list.row ? [place] : [],
  );
  const first = Math.min(...[...columns.values()].map(({ column }) => column));
  for (const cell of numberHeads(columns, region)) {
    region.claim(cell);
    plain.push({ ...cell, cells: [cell], rest: '' });
  }
  const numbered = new Set<ListRow>();
  for (const row of rows)
    for (const cell of region.rowCells(row.row)) {
      const isOwn = plain.some((place) => sharedColumns(cell, place) > 0);
      if (!isOwn || !/^(?:\d{1,5}|打开)$/u.test(cell.key)) continue;
      region.claim(cell);
      if (cell.column < first) numbered.add(row);
    }
  return numbered;
}

/** Heads of a column of row numbers that somebody has put in: 序号. */
function numberHeads(columns: ColumnPlaces, region: Region): readonly KeyedCell[] {
  const rows = new Set([...columns.values()].map(({ row }) => row));
  const cells = [...rows].flatMap((row) => region.rowCells(row));
  return cells.filter(({ key }) => /^(?:序号|编号|行次|no\.?)$/u.test(key));
}
