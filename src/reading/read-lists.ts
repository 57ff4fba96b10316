/** Reads the lists of a form row by row: each row is an entry, blank labels repeat those above, notes replace columns. */

import { inheritedLabels, labelHabits } from './entry-labels.js';
import type { FormReading } from './form-reading.js';
import { doubtLostHead } from './list-heads.js';
import { claimNumbers, claimSkeleton } from './list-leftovers.js';
import { type ColumnPlaces, columnPlaces, type ListReading, type ListRow, listRows } from './list-rows.js';
import { readNotes } from './notes.js';
import type { LabelNode, ListColumn, ListNode } from './pattern.js';
import { type EntryPlace, readEntry } from './read-entry.js';
import {
  doubtExample,
  doubtHeadless,
  doubtPartial,
  doubtUnnumbered,
  doubtWide,
  saysMore,
} from './row-doubts.js';
import { columnEnd } from './source-table.js';
import { leftOutAsNone, leftOutAsSum, readTail } from './sum-rows.js';
import { doubtUnevenRows } from './uneven-rows.js';
import { continuedMark } from './words.js';

export function readLists(around: ListReading): void {
  for (const list of around.pattern.lists) readList(list, around);
}

function readList(list: ListNode, around: ListReading): void {
  const { matched, reading } = around;
  reading.lists.add(list.path);
  const columns = columnPlaces(list, matched);
  const missing = list.columns.filter((column) => !columns.has(column));
  if (columns.size === 0) {
    for (const { head } of missing.slice(0, 1)) doubtLostHead(list.path, head?.key ?? '', reading);
    for (const { cell } of list.tail) reading.blank(cell.paths);
    reading.absent.set(list.path, null);
    return;
  }
  for (const { head } of missing) if (head !== null) blankUnder(head, around);
  const count = readRows({ list, columns, missing }, around);
  if (count === 0) for (const { head } of missing) doubtLostHead(list.path, head?.key ?? '', reading);
  doubtLost(list, missing, count, reading);
}

/** What stands over the rows in a column that has lost its head, and is blank, was deleted or cleared with it. */
function blankUnder(head: LabelNode, { pattern, matched, reading }: ListReading): void {
  for (const { cell, label, head: own } of pattern.values) {
    const isUnder = cell.column >= head.column && cell.column < columnEnd(head);
    const beside = label ?? own;
    if (!isUnder || beside === null || cell.paths.some((path) => (reading.values.get(path) ?? null) !== null))
      continue;
    const place = matched.places.get(beside)?.cells[0]?.place ?? null;
    for (const path of cell.paths)
      if (!reading.absent.has(path)) reading.absent.set(path, { label: beside.key, place });
  }
}

interface FoundList {
  readonly list: ListNode;
  readonly columns: ColumnPlaces;
  /** Columns whose heads were not found. */
  readonly missing: readonly ListColumn[];
}

/** Returns the number of entries. */
function readRows({ list, columns, missing }: FoundList, around: ListReading): number {
  const { region, reading } = around;
  const rows = listRows(list, columns, around);
  const tail = readTail(list, rows, columns, around);
  const numbered = claimNumbers(list, rows, columns, around);
  const entries = rows.filter(
    (row) => row !== tail && !leftOutAsSum(list, row, around) && !leftOutAsNone(list, row, around),
  );
  const noted = readNotes(list, entries, region, reading);
  const habits = labelHabits(entries, list, around.isToFillIn);
  const doubtRow = rowDoubts({ list, missing }, entries, numbered, around);
  noteColumns(list, columns, entries, reading);
  let place: EntryPlace = { index: -1, inner: 0 };
  let above: ListRow | null = null;
  const read = new Map<ListRow, string>();
  for (const row of entries) {
    if (!isEntry(row, noted)) {
      if (missing.length > 0) doubtHeadless(list.path, row, around);
      claimSkeleton(list, row, rows, around);
      if (row.cells.some(({ isBlank }) => !isBlank)) above = inheritedLabels(above, row);
      continue;
    }
    const whole: ListRow = inheritedLabels(above, row);
    const goesOn: boolean =
      list.inner !== null && place.index >= 0 && above !== null && saysSame(above, whole);
    place = goesOn ? { ...place, inner: place.inner + 1 } : { index: place.index + 1, inner: 0 };
    readEntry(list, place, row, whole, noted.get(row) ?? [], habits, around);
    above = whole;
    read.set(row, `${list.path}[${place.index}]`);
    if (!goesOn) doubtRow(`${list.path}[${place.index}]`, row, noted.has(row));
  }
  doubtMoved(list, place.index, around);
  doubtUnevenRows(list, read, rows, columns, around);
  return place.index + 1;
}

/** Notes how many entries each column holds something of. */
function noteColumns(
  { path }: ListNode,
  columns: ColumnPlaces,
  entries: readonly ListRow[],
  reading: FormReading,
): void {
  for (const [column, { key, cells }] of columns) {
    const own = entries.flatMap((row) => row.cells.filter((cell) => cell.column === column));
    const filled = own.filter(({ isOwn, isBlank }) => isOwn && !isBlank).length;
    const place = cells[0]?.place ?? null;
    const label = column.head?.key ?? key;
    reading.columns.set(`${path}[].${column.names.join()}`, { label, place, filled, entries: own.length });
  }
}

/** Doubts about rows that may be no entries of their own. */
const movingCodes = /\/(?:unnumbered-row|nameless-row|name-only|wide-row)$/u;
/** In a fill-in book each row is an entry: one with a name alone is not finished. */
const movingInBook = /\/(?:nameless-row|wide-row)$/u;

/** Reports at the list that entries move if a row before them is none. */
function doubtMoved({ path }: ListNode, last: number, { reading, isToFillIn }: ListReading): void {
  const codes = isToFillIn ? movingInBook : movingCodes;
  const moving = reading.doubts.find((one) => {
    const index = codes.test(one.code) && one.path?.startsWith(`${path}[`) === true ? one.path : null;
    return index !== null && Number(index.slice(path.length + 1, -1)) < last;
  });
  if (moving === undefined) return;
  reading.doubt('moved-rows', path, moving.place, [
    '这一行如果不是单独的一项，后面各项都要移一位，请核对',
    'if this row is no entry of its own, all further entries move',
    {},
  ]);
}

/** Reports what is unsure of an entry as a whole. */
function rowDoubts(
  { list, missing }: Omit<FoundList, 'columns'>,
  entries: readonly ListRow[],
  numbered: ReadonlySet<ListRow>,
  around: ListReading,
): (entry: string, row: ListRow, isNoted: boolean) => void {
  const hasMore = entries.some((row) => saysMore(row, list, around.pattern));
  return (entry, row, isNoted) => {
    if (numbered.size > 0 && !numbered.has(row)) doubtUnnumbered(entry, row, around);
    if (!isNoted) doubtPartial(entry, row, list, hasMore, around);
    doubtExample(entry, row, around);
    if (!isNoted) doubtWide(entry, row, missing.length > 0, around);
    for (const { head, names } of missing)
      for (const name of names) doubtLostHead(`${entry}.${name}`, head?.key ?? '', around.reading);
  };
}

/** Reports what cannot be told without its heads: notes, and which rows are entries where most heads are missing. */
function doubtLost(
  { path, columns, notes }: ListNode,
  missing: readonly ListColumn[],
  count: number,
  reading: FormReading,
): void {
  const words = missing.map(({ head }) => head?.key ?? '').join('、');
  if (count > 0 && missing.length * 2 >= columns.length) doubtLostHead(path, words, reading);
  for (const note of notes) {
    const isUnsure = missing.some((column) => column.isMerged || note.columns.includes(column));
    const unread = note.cell.paths.filter((one) => (reading.values.get(one) ?? null) === null);
    if (isUnsure) for (const one of unread) doubtLostHead(one, words, reading);
  }
}

/**
 * Whether two rows say the same outside of the inner list. Where the page has turned between them and a label says so
 * (第二阶段（续）), cells that were not printed again are blank.
 */
function saysSame(above: ListRow, row: ListRow): boolean {
  const outer = row.cells.flatMap(({ column, cell }, order) =>
    column.isInner ? [] : [{ upper: above.cells[order]?.cell?.key ?? '', key: cell?.key ?? '', cell }],
  );
  const goesOn = outer.some(
    ({ upper, key, cell }) => key === upper && cell !== null && continuedMark.test(cell.text),
  );
  return outer.every(({ upper, key }) => key === upper || (goesOn && key === ''));
}

/** Whether the row holds more than labels, or is covered by a note. */
function isEntry(row: ListRow, noted: ReadonlyMap<ListRow, readonly ListColumn[]>): boolean {
  return (
    noted.has(row) || row.cells.some(({ column, isOwn, isBlank }) => !column.isMerged && isOwn && !isBlank)
  );
}
