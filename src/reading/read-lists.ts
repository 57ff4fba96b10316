/** Reads the lists of a form row by row: each row is an entry, blank labels repeat those above, notes replace columns. */

import {
  doubtBlankLabel,
  doubtInherited,
  inheritedLabels,
  type LabelHabits,
  labelHabits,
} from './entry-labels.js';
import { type FormReading, severalCells } from './form-reading.js';
import {
  type ColumnPlaces,
  columnPlaces,
  isLabel,
  type ListReading,
  type ListRow,
  listRows,
  type RowCell,
} from './list-rows.js';
import type { LabelPlace } from './match-labels.js';
import { readNotes } from './notes.js';
import type { ListColumn, ListNode, PatternCell } from './pattern.js';
import type { KeyedCell, Region } from './region.js';
import {
  doubtHeadless,
  doubtNameless,
  doubtSpread,
  doubtUnnumbered,
  doubtWide,
  isNameless,
} from './row-doubts.js';
import { isFilled, rowEnd, sharedColumns } from './source-table.js';
import { leftOutAsSum, readTail } from './sum-rows.js';
import { amountUnit } from './units.js';

export function readLists(around: ListReading): void {
  for (const list of around.pattern.lists) readList(list, around);
}

function readList(list: ListNode, around: ListReading): void {
  const { pattern, matched, region, reading } = around;
  reading.lists.add(list.path);
  const columns = columnPlaces(list, matched);
  const missing = list.columns.filter((column) => !columns.has(column));
  if (columns.size === 0) {
    for (const { head } of missing.slice(0, 1)) missingHead(list.path, head?.key ?? '', reading);
    for (const { cell } of list.tail) reading.blank(cell.paths);
    return;
  }
  const rows = listRows(list, columns, pattern, matched, region);
  const tail = readTail(list, rows, columns, around);
  const numbered = claimNumbers(list, rows, columns, around);
  const entries = rows.filter((row) => row !== tail && !leftOutAsSum(list, row, around));
  const noted = readNotes(list, entries, region, reading);
  const labels = labelHabits(entries, list, around.isToFillIn);
  let place: EntryPlace = { index: -1, inner: 0 };
  let above: ListRow | null = null;
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
    readEntry(list, place, row, whole, noted.get(row) ?? [], labels, around);
    above = whole;
    if (goesOn) continue;
    const entry = `${list.path}[${place.index}]`;
    if (numbered.size > 0 && !numbered.has(row)) doubtUnnumbered(entry, row, around);
    if (!noted.has(row) && isNameless(row, list, pattern)) doubtNameless(entry, row, around);
    if (!noted.has(row)) doubtWide(entry, row, columns, missing.length > 0, around);
    for (const { head, names } of missing)
      for (const name of names) missingHead(`${list.path}[${place.index}].${name}`, head?.key ?? '', reading);
  }
  if (place.index < 0) for (const { head } of missing) missingHead(list.path, head?.key ?? '', reading);
  doubtLost(list, missing, place, reading);
}

/** Reports what cannot be told without its heads: notes, and which rows are entries where most heads are missing. */
function doubtLost(
  { path, columns, notes }: ListNode,
  missing: readonly ListColumn[],
  { index }: EntryPlace,
  reading: FormReading,
): void {
  const words = missing.map(({ head }) => head?.key ?? '').join('、');
  if (index >= 0 && missing.length * 2 >= columns.length) missingHead(path, words, reading);
  for (const note of notes) {
    const isUnsure = missing.some((column) => column.isMerged || note.columns.includes(column));
    const unread = note.cell.paths.filter((one) => (reading.values.get(one) ?? null) === null);
    if (isUnsure) for (const one of unread) missingHead(one, words, reading);
  }
}

/** Indexes of an entry, and of the entry of the list within it. */
interface EntryPlace {
  readonly index: number;
  readonly inner: number;
}

/** Whether two rows say the same outside of the inner list. */
function saysSame(above: ListRow, row: ListRow): boolean {
  return row.cells.every(({ column, cell }, order) => {
    const upper = above.cells[order]?.cell ?? null;
    return column.isInner || (upper?.key ?? '') === (cell?.key ?? '');
  });
}

/** `path`: the list, or a place in each entry of it. */
function missingHead(path: string, head: string, reading: FormReading): void {
  reading.doubt('label-not-found', path, null, [
    `没有找到表头“${head}”，没有读`,
    `the head "${head}" was not found, so it was not read`,
    { head },
  ]);
}

/** Whether the row holds more than labels, or is covered by a note. */
function isEntry(row: ListRow, noted: ReadonlyMap<ListRow, readonly ListColumn[]>): boolean {
  return (
    noted.has(row) || row.cells.some(({ column, isOwn, isBlank }) => !column.isMerged && isOwn && !isBlank)
  );
}

/**
 * Claims a row that holds only labels: a leftover of the blank form, or a group's name over its entries. Reports words
 * that are not the form's own, and groups that the form has no place for.
 */
function claimSkeleton(
  list: ListNode,
  row: ListRow,
  rows: readonly ListRow[],
  { pattern, region, reading }: ListReading,
): void {
  const isGroup = row.band !== null && row.cells.some(({ cell }) => cell === row.band);
  const next = rows[rows.indexOf(row) + 1];
  if (row.band !== null) region.claim(row.band);
  if (isGroup && next !== undefined && next.band === null) return;
  if (row.band !== null && !isGroup)
    reading.doubt('group-row', list.path, row.band.place, [
      `“${row.band.text.slice(0, 40)}”像是一组的名称，表样没有它的位置，没有读`,
      `"${row.band.text.slice(0, 40)}" seems to name a group, for which the form has no place; it was not read`,
      { found: row.band.text.slice(0, 40) },
    ]);
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
      `“${cell.text}”这一行没有填指标，没有读`,
      `nothing stands behind "${cell.text}" in this row, so it was not read`,
      { found: cell.text },
    ]);
  }
}

/** Claims numbers of rows and of pages, in columns that the form fills in itself. Returns the rows with a number before them. */
function claimNumbers(
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

function readEntry(
  list: ListNode,
  place: EntryPlace,
  row: ListRow,
  whole: ListRow,
  covered: readonly ListColumn[],
  habits: LabelHabits,
  around: ListReading,
): void {
  const { region, reading } = around;
  for (const one of whole.cells) {
    const { column, cell, isOwn, isBlank } = one;
    if (place.inner > 0 && !column.isInner) {
      if (cell !== null && isOwn) region.claim(cell);
      continue;
    }
    const pattern = renumbered(column, list, place);
    const isCovered = covered.includes(column);
    const isHere = cell !== null && !isBlank && !isCovered && (isOwn || isLabel(column));
    if (!isHere) {
      if (cell !== null && isOwn && !isCovered) region.claim(cell);
      reading.blank(pattern.paths);
      if (isLabel(column)) doubtBlankLabel(pattern.paths, one, habits, reading);
      else if (cell !== null && !isOwn && !isBlank && !isCovered)
        doubtSpread(pattern.paths, cell, row, reading);
      continue;
    }
    region.claim(cell);
    readPieces(column, pattern, one, around);
    if (!isOwn && rowEnd(cell) <= row.row)
      doubtInherited(pattern.paths, one, { list, row, whole, habits }, around);
  }
}

/** Reads a cell, or several in one column: pieces of a target, or one text that is repeated. */
function readPieces(
  column: ListColumn,
  pattern: PatternCell,
  { cell, others }: RowCell,
  around: ListReading,
): void {
  if (cell === null) return;
  const { region, reading } = around;
  const isRepeated = others.every(({ key }) => key === cell.key);
  const pieces = [cell, ...others];
  const isTarget = pattern.paths.every((path) => around.pattern.kinds.kindAt(path) === 'target');
  if (isRepeated || (isTarget && areTargetPieces(pieces.map(({ key }) => key)))) {
    for (const other of others) region.claim(other);
    const text = pieces.map((piece) => piece.text.trim()).join('');
    const source = isRepeated ? cell : { ...cell, text, content: { kind: 'text', text } as const };
    readColumn(column, pattern, source, around);
    return;
  }
  reading.blank(pattern.paths);
  for (const path of pattern.paths) reading.doubt('several-cells', path, cell.place, severalCells(pieces));
}

/** ≥ | 95 | %, in this order, with one of the signs or the unit left out. */
function areTargetPieces([first = '', ...others]: readonly string[]): boolean {
  const sign = /^(?:[≥≤=<>]|>=|<=|(?:大于|小于|不低于|不少于|不高于|不超过|等于|大于等于|小于等于)?)$/u;
  const number = /^\d[\d,.]*%?$/u;
  const [second = '', third = ''] = others;
  if (others.length > 2) return false;
  if (number.test(first)) return others.length === 1 && !/\d/u.test(second);
  return (
    sign.test(first) && /^\d/u.test(second) && (third === '' || (number.test(second) && !/\d/u.test(third)))
  );
}

function readColumn(column: ListColumn, pattern: PatternCell, cell: KeyedCell, around: ListReading): void {
  if (!around.pattern.kinds.hasAmount(pattern.paths)) {
    around.reading.read(pattern, cell, 0);
    return;
  }
  const { power, doubt } = amountUnit(column.unitLabels, around.pattern, around.matched, around.region);
  around.reading.read(pattern, cell, power);
  if (doubt !== null) around.reading.unsureUnit(pattern.paths, cell.place, doubt);
}

/** Returns the column's pattern cell with this entry's indexes. */
function renumbered(
  { cell, names, isInner }: ListColumn,
  { path }: ListNode,
  { index, inner }: EntryPlace,
): PatternCell {
  const at = (name: string) => {
    const own = isInner ? name.replace(/\[\d+\]/u, `[${inner}]`) : name;
    return own === '' ? `${path}[${index}]` : `${path}[${index}].${own}`;
  };
  const paths = names.map(at);
  const renamed = new Map(cell.paths.map((old, order) => [old, paths[order] ?? old]));
  const parts = cell.parts.map((part) =>
    part.kind === 'words' ? part : { ...part, paths: part.paths.map((old) => renamed.get(old) ?? old) },
  );
  return { ...cell, paths, parts };
}
