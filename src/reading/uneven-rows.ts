/** Doubts where a table does not tell which of its cells are wide: under which head a value stands is then not known. */
import { clip } from '../json/index.js';
import type { FormReading } from './form-reading.js';
import type { ColumnPlaces, ListReading, ListRow } from './list-rows.js';
import type { LabelPlace, Matched } from './match-labels.js';
import type { ListNode, ValueNode } from './pattern.js';
import type { KeyedCell, Region } from './region.js';
import { isFilled, rowEnd } from './source-table.js';

/** Whether the row and the heads have not as many cells, and nothing says which of them stand over several columns. */
function isUneven(row: number, heads: Iterable<LabelPlace>, region: Region): boolean {
  const count = region.rowCount(row);
  return [...heads].some((head) => region.rowCount(head.row) !== count);
}

/** Reports the rows of a list that cannot be laid under its heads: each entry, and the list where a row is no entry. */
export function doubtUnevenRows(
  list: ListNode,
  entries: ReadonlyMap<ListRow, string>,
  rows: readonly ListRow[],
  columns: ColumnPlaces,
  { region, reading }: ListReading,
): void {
  const uneven = rows.filter(({ row }) => isUneven(row, columns.values(), region));
  const [first] = uneven;
  if (first === undefined) return;
  const unread = list.notes
    .flatMap(({ cell }) => cell.paths)
    .filter((path) => (reading.values.get(path) ?? null) === null);
  const paths = new Map([
    ...uneven.map((row) => [entries.get(row) ?? list.path, row] as const),
    ...unread.map((path) => [path, first] as const),
  ]);
  for (const [path, { row }] of paths) doubtCell(path, firstIn(row, region), reading);
}

/** Reports a value that is read where a label's rows cross a head's columns, or is not found there. */
export function doubtUnevenCrossing(
  { cell: { paths }, label, head }: ValueNode,
  found: readonly KeyedCell[],
  { places }: Matched,
  region: Region,
  reading: FormReading,
): void {
  const top = head === null ? undefined : places.get(head);
  if (top === undefined) return;
  const side = label === null ? undefined : places.get(label);
  const row =
    found.find(isFilled)?.row ?? (side !== undefined && side.row >= rowEnd(top) ? side.row : rowEnd(top));
  if (!isUneven(row, [top], region)) return;
  for (const path of paths) doubtCell(path, firstIn(row, region), reading);
}

function firstIn(row: number, region: Region): KeyedCell | undefined {
  return region.rowCells(row).find((cell) => cell.row === row && isFilled(cell));
}

function doubtCell(path: string, cell: KeyedCell | undefined, reading: FormReading): void {
  const found = clip(cell?.text ?? '', 20);
  reading.doubt('uneven-row', path, cell?.place ?? null, [
    `“${found}”这一行的格数与表头不同，文件里又没有写格子多宽、占几列，是哪一列的分不清，请核对`,
    `the row of "${found}" has not as many cells as its heads, and the file does not say how wide they are; check under which head each stands`,
    { found },
  ]);
}
