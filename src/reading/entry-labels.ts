/** Labels of a list's entries: blank ones repeat those above, unless there are signs that they do not. */
import { clip } from '../json/index.js';
import type { FormReading } from './form-reading.js';
import type { ListReading, ListRow, RowCell } from './list-rows.js';
import type { ListColumn, ListNode, Pattern } from './pattern.js';
import type { KeyedCell } from './region.js';
import { isFilled } from './source-table.js';

/** How a table writes the labels of its rows. */
export interface LabelHabits {
  /** Whether it repeats or merges the labels of every row; then a blank label may have been lost. */
  readonly repeats: boolean;
  /** Columns in which labels may stand in the middle of their rows, so that a blank may go with the label below. */
  readonly centred: ReadonlySet<ListColumn>;
}

export function labelHabits(rows: readonly ListRow[], { inner }: ListNode, isToFillIn: boolean): LabelHabits {
  // Within an entry that has rows of its own, the other columns are values, which may well be blank.
  return {
    repeats: !isToFillIn && saysAllLabels(rows),
    centred: inner === null ? centredColumns(rows) : new Set(),
  };
}

/** Fills blank labels from the row above, as long as the labels to their left are the same. */
export function inheritedLabels(above: ListRow | null, row: ListRow): ListRow {
  if (above === null) return row;
  let goesOn = true;
  const cells = row.cells.map((one): RowCell => {
    if (!one.column.isMerged) return one;
    const upper = above.cells.find(({ column }) => column === one.column);
    const isLeftOut = one.isBlank && !isEmptyMerge(one.cell);
    if (!isLeftOut) {
      goesOn &&= upper?.cell?.key === one.cell?.key;
      return one;
    }
    return goesOn && upper !== undefined && upper.cell !== null ? { ...upper, isOwn: false } : one;
  });
  return { ...row, cells };
}

/** Whether the cell is merged over rows and empty: the form leaves it blank. */
function isEmptyMerge(cell: KeyedCell | null): boolean {
  return cell !== null && cell.rowSpan > 1 && !isFilled(cell);
}

/**
 * Reports a blank label: its rows are merged, or those of a label before it; labels of its column stand in the middle of
 * their rows; each row of the form has one of its own; or the label of another column stands over this one, too.
 */
export function doubtBlankLabel(
  paths: readonly string[],
  { column, cell, wide }: RowCell,
  { cells }: ListRow,
  { centred }: LabelHabits,
  reading: FormReading,
): void {
  const before = cells.slice(
    0,
    cells.findIndex((one) => one.column === column),
  );
  const isLost = centred.has(column) || [cell, ...before.map((one) => one.cell)].some(isEmptyMerge);
  if (column.isMerged && !isLost && wide === undefined) return;
  const found = clip(wide?.text ?? '');
  for (const path of paths)
    reading.doubt('blank-label', path, (wide ?? cell)?.place ?? null, [
      wide === undefined ? '没有写，留空' : `“${found}”占了几列，这一列留空`,
      wide === undefined
        ? 'nothing is written there; left blank'
        : `"${found}" stands over several columns; this one was left blank`,
      { found },
    ]);
}

interface EntryRow {
  readonly list: ListNode;
  readonly row: ListRow;
  readonly whole: ListRow;
  readonly habits: LabelHabits;
}

/** Reports a label that was taken from above where there are signs that it may be another one. */
export function doubtInherited(
  paths: readonly string[],
  { column, cell }: RowCell,
  { list, row: { row }, whole, habits }: EntryRow,
  { pattern, reading }: ListReading,
): void {
  if (cell === null) return;
  const isLost = habits.centred.has(column) || (habits.repeats && !isBand(cell, column));
  if (!isLost && !isUnusual(column, cell, whole, list, pattern)) return;
  for (const path of paths)
    reading.doubt('inherited', path, cell.place, [
      `第 ${row + 1} 行没有写，按上面的“${cell.text}”读`,
      `row ${row + 1} leaves it out; read as "${cell.text}" above`,
      { row: row + 1, readAs: cell.text },
    ]);
}

/** Whether the cell is a group's name over its entries, which no row repeats. */
const isBand = (cell: KeyedCell, { cell: own }: ListColumn) => cell.columnSpan > own.columnSpan;

/**
 * Columns whose first label stands below the first row, or that leave the first row of a new group blank: signs that
 * merges were undone and labels left where they were shown, in the middle of their rows.
 */
function centredColumns(rows: readonly ListRow[]): ReadonlySet<ListColumn> {
  const filled = rows.filter(({ cells }) => cells.some(({ isOwn, isBlank }) => isOwn && !isBlank));
  const [first] = filled;
  const centred = new Set<ListColumn>();
  for (const [order, { column }] of first?.cells.entries() ?? []) {
    if (!column.isMerged || !filled.some(({ cells }) => isSaid(cells[order]))) continue;
    const isLate = isLeftBlank(first?.cells[order]) && first?.band === null;
    const begins = ({ band, cells }: ListRow) =>
      band === null &&
      isLeftBlank(cells[order]) &&
      cells.slice(0, order).some((one) => one.column.isMerged && isSaid(one)) &&
      cells.some((one) => !one.column.isMerged && isSaid(one));
    if (isLate || filled.some(begins)) centred.add(column);
  }
  return centred;
}

const isSaid = (one: RowCell | undefined) => one?.isOwn === true && !one.isBlank;
const isLeftBlank = (one: RowCell | undefined) => one?.isBlank === true && !isEmptyMerge(one.cell);

/** Whether the table repeats or merges the labels of every row; then a blank label may have been lost. */
function saysAllLabels(rows: readonly ListRow[]): boolean {
  return rows.some((row, index) =>
    row.cells.some(({ column, cell, isOwn }, order) => {
      if (!column.isMerged || !isOwn || cell === null || !isFilled(cell)) return false;
      const above = rows[index - 1]?.cells[order];
      return cell.rowSpan > 1 || (above?.isOwn === true && above.cell?.key === cell.key);
    }),
  );
}

/** Whether the blank form prints the entry's other labels under another label than the one inherited from above. */
function isUnusual(
  column: ListColumn,
  cell: KeyedCell,
  row: ListRow,
  list: ListNode,
  pattern: Pattern,
): boolean {
  const [name = ''] = column.names;
  const seeds = pattern.seeds.get(list.path) ?? [];
  return row.cells.some(({ column: other, cell: own }) => {
    const [otherName = ''] = other.names;
    const alike =
      other !== column && other.isMerged && own !== null
        ? seeds.filter((seed) => seed[otherName] === own.key)
        : [];
    return alike.length > 0 && alike.every((seed) => seed[name] !== undefined && seed[name] !== cell.key);
  });
}
