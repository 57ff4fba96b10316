/** Reads the lists of a form row by row: each row is an entry, blank labels repeat those above, notes replace columns. */
import type { FormReading } from './form-reading.js';
import {
  type ColumnPlaces,
  columnPlaces,
  type ListReading,
  type ListRow,
  listRows,
  type RowCell,
} from './list-rows.js';
import type { Matched } from './match-labels.js';
import { readNotes } from './notes.js';
import type { ListColumn, ListNode, Pattern, PatternCell } from './pattern.js';
import type { KeyedCell, Region } from './region.js';
import { isFilled, rowEnd, sharedColumns } from './source-table.js';
import { leftOutAsSum, readTail } from './sum-rows.js';
import { amountUnit } from './units.js';
import { hasWords } from './words.js';

export function readLists(pattern: Pattern, matched: Matched, region: Region, reading: FormReading): void {
  for (const list of pattern.lists) readList(list, { pattern, matched, region, reading });
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
  const repeats = saysAllLabels(entries);
  let place: EntryPlace = { index: -1, inner: 0 };
  let above: ListRow | null = null;
  for (const row of entries) {
    if (!isEntry(row, noted)) {
      claimSkeleton(list, row, around);
      if (row.cells.some(({ isBlank }) => !isBlank)) above = merged(above, row);
      continue;
    }
    const whole: ListRow = merged(above, row);
    const goesOn: boolean =
      list.inner !== null && place.index >= 0 && above !== null && saysSame(above, whole);
    place = goesOn ? { ...place, inner: place.inner + 1 } : { index: place.index + 1, inner: 0 };
    readEntry(list, place, row, whole, noted.get(row) ?? [], repeats, around);
    above = whole;
    if (goesOn) continue;
    const entry = `${list.path}[${place.index}]`;
    if (numbered.size > 0 && !numbered.has(row)) unnumbered(entry, row, around);
    if (!noted.has(row) && isNameless(row, list, pattern)) nameless(entry, row, around);
    for (const { head, names } of missing)
      for (const name of names) missingHead(`${list.path}[${place.index}].${name}`, head?.key ?? '', reading);
  }
  if (place.index < 0) for (const { head } of missing) missingHead(list.path, head?.key ?? '', reading);
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

/** Claims a row that holds only labels: a leftover of the blank form. Reports words that are not the form's own. */
function claimSkeleton(list: ListNode, row: ListRow, { pattern, region, reading }: ListReading): void {
  for (const { cell, isOwn, isBlank } of row.cells) {
    if (cell === null || !isOwn || !isFilled(cell)) continue;
    region.claim(cell);
    if (isBlank || list.hasBeside || pattern.ownWords.has(cell.key)) continue;
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
  const plain = [...matched.places].flatMap(([label, place]) =>
    label.kind === 'head' && !valued.has(label) && label.row < list.row ? [place] : [],
  );
  const first = Math.min(...[...columns.values()].map(({ column }) => column));
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

/** Reports an entry without a number in a table that numbers its rows: it may be a sum, a group, or go on from above. */
function unnumbered(path: string, row: ListRow, { reading }: ListReading): void {
  const cell = row.cells.find(({ isOwn, isBlank }) => isOwn && !isBlank)?.cell;
  if (!cell) return;
  reading.doubt('unnumbered-row', path, cell.place, [
    `“${cell.text.slice(0, 40)}”这一行没有序号，按单独一项读，请核对`,
    `the row of "${cell.text.slice(0, 40)}" has no number; read as an entry of its own`,
    { found: cell.text.slice(0, 40) },
  ]);
}

/** Whether the row says nothing in words, in a list that has columns for them. */
function isNameless({ cells }: ListRow, { columns }: ListNode, { kinds }: Pattern): boolean {
  const isText = ({ cell, isMerged }: ListColumn) =>
    !isMerged && cell.paths.some((path) => kinds.kindAt(path) === 'text');
  const own = cells.filter(({ isOwn, isBlank }) => isOwn && !isBlank);
  return columns.some(isText) && own.length > 0 && own.every(({ cell }) => !hasWords(cell?.key ?? ''));
}

/** Reports an entry of numbers alone: it may be a sum that has lost its label. */
function nameless(path: string, row: ListRow, { reading }: ListReading): void {
  const cell = row.cells.find(({ isOwn, isBlank }) => isOwn && !isBlank)?.cell;
  if (!cell) return;
  reading.doubt('nameless-row', path, cell.place, [
    '这一行只有数，没有写是什么，按单独一项读，请核对',
    'the row has numbers alone and does not say of what; read as an entry of its own',
    {},
  ]);
}

/** Fills blank labels from the row above, as long as the labels to their left are the same. */
function merged(above: ListRow | null, row: ListRow): ListRow {
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
  return { row: row.row, cells };
}

/** Whether the cell is merged over rows and empty: the form leaves it blank. */
function isEmptyMerge(cell: KeyedCell | null): boolean {
  return cell !== null && cell.rowSpan > 1 && !isFilled(cell);
}

function readEntry(
  list: ListNode,
  place: EntryPlace,
  row: ListRow,
  whole: ListRow,
  covered: readonly ListColumn[],
  repeats: boolean,
  around: ListReading,
): void {
  const { region, reading } = around;
  for (const { column, cell, isOwn, isBlank } of whole.cells) {
    if (place.inner > 0 && !column.isInner) {
      if (cell !== null && isOwn) region.claim(cell);
      continue;
    }
    const pattern = renumbered(column, list, place);
    const isHere = cell !== null && !isBlank && !covered.includes(column) && (isOwn || column.isMerged);
    if (!isHere) {
      if (cell !== null && isOwn && !covered.includes(column)) region.claim(cell);
      reading.blank(pattern.paths);
      if (column.isMerged && isEmptyMerge(cell)) blankLabel(pattern.paths, cell, reading);
      continue;
    }
    region.claim(cell);
    readColumn(column, pattern, cell, around);
    const isInherited = !isOwn && rowEnd(cell) <= row.row;
    if (isInherited && (repeats || isUnusual(column, cell, whole, list, around.pattern)))
      for (const path of pattern.paths)
        reading.doubt('inherited', path, cell.place, [
          `第 ${row.row + 1} 行没有写，按上面的“${cell.text}”读`,
          `row ${row.row + 1} leaves it out; read as "${cell.text}" above`,
          { row: row.row + 1, readAs: cell.text },
        ]);
  }
}

function blankLabel(paths: readonly string[], cell: KeyedCell | null, reading: FormReading): void {
  for (const path of paths)
    reading.doubt('blank-label', path, cell?.place ?? null, [
      '这几行没有写，留空',
      'left blank over these rows',
      {},
    ]);
}

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
