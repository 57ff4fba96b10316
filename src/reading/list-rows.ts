/** Splits the rows under a list's heads into cells by column. */
import type { FormReading } from './form-reading.js';
import type { LabelPlace, Matched } from './match-labels.js';
import type { ListColumn, ListNode, Pattern } from './pattern.js';
import type { KeyedCell, Region } from './region.js';
import { isFilled, rowEnd, sharedColumns } from './source-table.js';
import { labelKey, titleKey } from './words.js';

export interface RowCell {
  readonly column: ListColumn;
  /** null: empty. */
  readonly cell: KeyedCell | null;
  /** Whether the cell begins in this row; merged cells may begin above. */
  readonly isOwn: boolean;
  /** Whether it is blank, apart from skeletons: 指标2：, …… */
  readonly isBlank: boolean;
}

export interface ListRow {
  readonly row: number;
  readonly cells: readonly RowCell[];
}

/** What the rows of a list are read from, and into. */
export interface ListReading {
  readonly pattern: Pattern;
  readonly matched: Matched;
  readonly region: Region;
  readonly reading: FormReading;
}

/** Columns whose heads were found, with where they stand. */
export type ColumnPlaces = ReadonlyMap<ListColumn, LabelPlace>;

export function columnPlaces(list: ListNode, { places }: Matched): ColumnPlaces {
  const found = new Map<ListColumn, LabelPlace>();
  for (const column of list.columns) {
    const place = column.head === null ? undefined : places.get(column.head);
    if (place !== undefined) found.set(column, place);
  }
  return found;
}

/** Returns the rows below the heads, up to the next label, a note or signature line below the table, or the end. */
export function listRows(
  list: ListNode,
  columns: ColumnPlaces,
  pattern: Pattern,
  matched: Matched,
  region: Region,
): readonly ListRow[] {
  const from = Math.max(...[...columns.values()].map(rowEnd));
  const side = new Set(list.sideLabels.flatMap((label) => matched.places.get(label)?.cells ?? []));
  const sideKeys = new Set(list.sideLabels.flatMap(({ keys }) => keys));
  const lines = new Set(pattern.texts.map(({ key }) => key).filter((key) => key !== ''));
  const rows: ListRow[] = [];
  for (let row = from; row < region.lastRow; row += 1) {
    const inRow = region.rowCells(row);
    const begin = inRow.filter((cell) => cell.row === row && isFilled(cell));
    if (begin.length === 0) continue;
    if (isRepeatedHead(begin, columns, sideKeys, pattern)) {
      for (const cell of begin) region.claim(cell);
      continue;
    }
    // A note that the form prints under its table.
    if (begin.length === 1 && begin.some(({ key }) => lines.has(key))) break;
    if (begin.some((cell) => (matched.cells.has(cell) && !side.has(cell)) || isSignature(cell, pattern)))
      break;
    // Lists side by side share labels: one that the other list has read is free all the same.
    const isTaken = (cell: KeyedCell) => (list.hasBeside ? matched.cells.has(cell) : region.isClaimed(cell));
    const free = inRow.filter((cell) => !side.has(cell) && !sideKeys.has(cell.key) && !isTaken(cell));
    for (const cell of begin)
      if (sideKeys.has(cell.key) && isBesideColumns(cell, columns)) region.claim(cell);
    rows.push({
      row,
      cells: [...columns].map(([column, place]) => rowCell(column, place, free, row, columns)),
    });
  }
  return rows;
}

/** Whether the row repeats the form's title or the list's heads, as at the top of a new page. */
function isRepeatedHead(
  cells: readonly KeyedCell[],
  columns: ColumnPlaces,
  sideKeys: ReadonlySet<string>,
  { titles }: Pattern,
): boolean {
  const heads = new Set([...columns].flatMap(([{ head }, { key }]) => [key, ...(head?.keys ?? [])]));
  const isHead = ({ key }: KeyedCell) => heads.has(key) || titles.includes(titleKey(key));
  return cells.some(isHead) && cells.every((cell) => isHead(cell) || sideKeys.has(cell.key));
}

function isBesideColumns(cell: KeyedCell, columns: ColumnPlaces): boolean {
  return [...columns.values()].every((place) => sharedColumns(cell, place) <= 0);
}

export function isSignature({ key }: KeyedCell, { signatureWords }: Pattern): boolean {
  return signatureWords.some((words) => key === words || key.startsWith(`${words}:`));
}

function rowCell(
  column: ListColumn,
  place: LabelPlace,
  cells: readonly KeyedCell[],
  row: number,
  columns: ColumnPlaces,
): RowCell {
  const over = cells.filter((cell) => isMostOf(cell, place, columns));
  const cell = over.find(isFilled) ?? over[0] ?? null;
  const isOwn = cell !== null && cell.row === row;
  return { column, cell, isOwn, isBlank: cell === null || isSkeleton(cell.text, column) };
}

/** Whether the cell covers this column more than any other; the first column wins a tie. */
function isMostOf(cell: KeyedCell, place: LabelPlace, columns: ColumnPlaces): boolean {
  const mine = sharedColumns(cell, place);
  if (mine <= 0) return false;
  for (const other of columns.values()) {
    if (other === place) return true;
    if (sharedColumns(cell, other) >= mine && other.column < place.column) return false;
  }
  return true;
}

/** Whether the text is blank, dots, or only the form's own words: 指标2：. */
function isSkeleton(text: string, { cell }: ListColumn): boolean {
  const key = labelKey(text);
  if (key === '' || /^[.…·。]+$/u.test(key)) return true;
  const own = cell.key.replace(/\d+/gu, '#');
  return own !== '' && key.replace(/[\d…]+/gu, '#').replace(/[x×]+$/u, '#') === own;
}
