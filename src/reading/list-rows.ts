/** Splits the rows under a list's heads into cells by column. */
import { labelKey } from '../identity/index.js';
import type { FormReading } from './form-reading.js';
import { partedLabels } from './joint-labels.js';
import { type Heads, headedColumns, movedHeads, repeatedHeads, saysAllHeads } from './list-heads.js';
import type { LabelPlace, Matched } from './match-labels.js';
import type { ListColumn, ListNode, Pattern } from './pattern.js';
import type { KeyedCell, Region } from './region.js';
import { isFilled, rowEnd, sharedColumns } from './source-table.js';
import { withPieces } from './target-pieces.js';
import { isNote, isSumLabel, isUnitLine, labelCore } from './words.js';

export interface RowCell {
  readonly column: ListColumn;
  /** null: empty. */
  readonly cell: KeyedCell | null;
  /** Further filled cells in the column: a target in pieces, a text that is repeated. */
  readonly others: readonly KeyedCell[];
  /** Whether the cell begins in this row; merged cells may begin above. */
  readonly isOwn: boolean;
  /** Whether it is blank, apart from skeletons: 指标2：, …… */
  readonly isBlank: boolean;
  /** A filled cell of another column that stands over this one, too. */
  readonly wide?: KeyedCell;
  /** Whether some of it stands behind its column, under no head, and may be no part of it. */
  readonly isBeside?: boolean;
}

export interface ListRow {
  readonly row: number;
  /** Where the columns stand in the row: heads that are printed again may stand elsewhere. */
  readonly columns: ColumnPlaces;
  /** A cell over several columns that is all the row says: a group's name over its entries. */
  readonly band: KeyedCell | null;
  readonly cells: readonly RowCell[];
}

/** Whether the column names its rows, so that a cell over several of them says the same of each. */
export const isLabel = ({ cell, isMerged }: ListColumn): boolean => isMerged || cell.kind === 'label';

/** What the rows of a list are read from, and into. */
export interface ListReading {
  readonly pattern: Pattern;
  readonly matched: Matched;
  readonly region: Region;
  readonly reading: FormReading;
  /** Whether blank labels are those above, as a fill-in book says. */
  readonly isToFillIn: boolean;
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
  { pattern, matched, region }: ListReading,
): readonly ListRow[] {
  const { side, saysSide } = sideOf(list, matched);
  const isHead = repeatedHeads(columns, pattern, matched);
  // Lists side by side share labels: one that the other list has read is free all the same.
  const isTaken = (cell: KeyedCell) => (list.hasBeside ? matched.cells.has(cell) : region.isClaimed(cell));
  const isNext = (cell: KeyedCell) =>
    (matched.cells.has(cell) && !side.has(cell)) || isSignature(cell, pattern);
  let heads: Heads = { columns, headed: headedColumns(columns, region) };
  const rows: ListRow[] = [];
  for (let row = Math.max(...[...columns.values()].map(rowEnd)); row < region.lastRow; row += 1) {
    const inRow = region.rowCells(row);
    const begin = inRow.filter((cell) => cell.row === row && isFilled(cell));
    if (begin.length === 0) continue;
    const again = begin.filter((cell) => isHead(cell) || saysSide(cell));
    const isHeadRow = again.some(isHead) && (again.length === begin.length || saysAllHeads(begin, heads));
    const isFirst = rows.length === 0;
    if (isHeadRow || isUnitRow(begin) || (isFirst && countsColumns(begin))) {
      for (const cell of isHeadRow ? again : begin) region.claim(cell);
      if (isHeadRow) heads = movedHeads(again, heads);
      continue;
    }
    // The row of sums that the form prints under the list stands over it here.
    if (isFirst && begin.some((cell) => matched.cells.has(cell) && isSumLabel(cell.key))) continue;
    if (isNoteUnder(begin, pattern) || begin.some(isNext)) break;
    const free = inRow.filter((cell) => !side.has(cell) && !saysSide(cell) && !isTaken(cell));
    for (const cell of begin) if (saysSide(cell) && isBesideColumns(cell, heads.columns)) region.claim(cell);
    rows.push(listRow(row, free, heads, list, pattern));
  }
  return rows;
}

const isUnitRow = (cells: readonly KeyedCell[]) => cells.every(({ key }) => isUnitLine(key));

/** Cells of the labels at the list's side, and what such labels say. */
function sideOf({ sideLabels }: ListNode, { places }: Matched) {
  const side = new Set(sideLabels.flatMap((label) => places.get(label)?.cells ?? []));
  const keys = new Set(sideLabels.flatMap((label) => label.keys));
  // Numbered by somebody: 五、绩效指标.
  return { side, saysSide: ({ key }: KeyedCell) => keys.has(key) || keys.has(labelCore(key)) };
}

function listRow(
  row: number,
  free: readonly KeyedCell[],
  { columns, headed }: Heads,
  list: ListNode,
  pattern: Pattern,
): ListRow {
  const own = partedLabels(free, columns);
  const cells = rowCells(row, own, columns, headed, pattern);
  return bandRow(row, cells, columns, seedsOf(list, pattern)) ?? { row, columns, band: null, cells };
}

/** Whether the row numbers the columns, as official tables do under their heads: 1 2 3, (1) (2) (3), 甲 乙 1 2. */
function countsColumns(cells: readonly KeyedCell[]): boolean {
  const keys = cells
    .map(({ key }) => key.replace(/^\((.*)\)$/u, '$1'))
    .filter((key) => !/^[甲乙丙丁]$/u.test(key));
  const [first] = keys;
  return keys.length > 2 && keys.every((key, index) => key === String(Number(first) + index));
}

/** Whether the row is a note under the table, in the form's words or in others. */
function isNoteUnder(cells: readonly KeyedCell[], { texts }: Pattern): boolean {
  const [{ key } = { key: '' }] = cells;
  return cells.every((cell) => cell.key === key) && (isNote(key) || texts.some((text) => text.key === key));
}

type SeedRows = readonly Readonly<Record<string, string>>[];

const seedsOf = ({ path }: ListNode, { seeds }: Pattern): SeedRows => seeds.get(path) ?? [];

/**
 * A row whose only cell is merged over a label column and others. It stands for the first label column that the rest of
 * the form has such a word in; null: it is no such row.
 */
function bandRow(
  row: number,
  cells: readonly RowCell[],
  columns: ColumnPlaces,
  seeds: SeedRows,
): ListRow | null {
  const [only, ...more] = cells.filter(({ cell, isOwn, isBlank }) => cell !== null && isOwn && !isBlank);
  const band = only?.cell ?? null;
  if (only === undefined || band === null || more.length > 0 || only.others.length > 0) return null;
  const covered = [...columns].filter(([, place]) => sharedColumns(band, place) > 0);
  const labels = covered.flatMap(([column]) => (column.isMerged ? [column] : []));
  const key = labelCore(band.key);
  const label =
    labels.find(({ names: [name = ''] }) => seeds.some((seed) => seed[name] === key)) ?? labels[0];
  const isOver =
    label === undefined ? covered.length === columns.size : covered.some(([one]) => !one.isMerged);
  if (covered.length < 2 || !isOver) return null;
  const blank = { cell: null, others: [], isOwn: false, isBlank: true } as const;
  const own = { cell: band, others: [], isOwn: true, isBlank: false } as const;
  return {
    row,
    columns,
    band,
    cells: cells.map(({ column }) => ({ column, ...(column === label ? own : blank) })),
  };
}

function isBesideColumns(cell: KeyedCell, columns: ColumnPlaces): boolean {
  return [...columns.values()].every((place) => sharedColumns(cell, place) <= 0);
}

export function isSignature({ key }: KeyedCell, { signatureWords }: Pattern): boolean {
  return signatureWords.some((words) => key === words || key.startsWith(`${words}:`));
}

/** The row's cells by column. */
function rowCells(
  row: number,
  cells: readonly KeyedCell[],
  columns: ColumnPlaces,
  headed: ReadonlySet<number>,
  pattern: Pattern,
): readonly RowCell[] {
  return [...columns].map(([column, place]) =>
    withPieces(rowCell(column, place, cells, row, columns), { row, cells, columns, headed, pattern }),
  );
}

function rowCell(
  column: ListColumn,
  place: LabelPlace,
  cells: readonly KeyedCell[],
  row: number,
  columns: ColumnPlaces,
): RowCell {
  const over = cells.filter((cell) => isMostOf(cell, place, columns));
  const [first, ...others] = over.filter(isFilled);
  const cell = first ?? over[0] ?? null;
  const isOwn = cell !== null && cell.row === row;
  const wide =
    over.length > 0 ? undefined : cells.find((one) => isFilled(one) && sharedColumns(one, place) > 0);
  const isBlank = cell === null || isSkeleton(cell.text, column);
  return { column, cell, others, isOwn, isBlank, ...(wide !== undefined && { wide }) };
}

/** Whether the cell covers this column more than any other; the first column wins a tie. */
function isMostOf(cell: KeyedCell, place: LabelPlace, columns: ColumnPlaces): boolean {
  const mine = sharedColumns(cell, place);
  if (mine <= 0) return false;
  return [...columns.values()].every((other) => {
    const shared = sharedColumns(cell, other);
    return other === place || shared < mine || (shared === mine && other.column > place.column);
  });
}

/** Whether the text is blank, dots, or only the form's own words: 指标2：. */
function isSkeleton(text: string, { cell }: ListColumn): boolean {
  const key = labelKey(text);
  if (key === '' || key === cell.blankWords || /^(?:[.…·。]+|指标\d*)$/u.test(key)) return true;
  const own = cell.key.replace(/\d+/gu, '#');
  return own !== '' && key.replace(/[\d…]+/gu, '#').replace(/(?<![x×])[x×]+$/u, '#') === own;
}
