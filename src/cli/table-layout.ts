/** Sees a form in a sheet: its title, the lines around its table, the table's cells, and which rows are a list. */
import { cellName, type ReadSheet, type SheetCell } from '../spreadsheet/index.js';

/** A cell of the table; rows and columns count from 0 at its corner. */
export interface LayoutCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** '' if something is to be filled in. */
  readonly text: string;
  /** `D4`, in the sheet. */
  readonly name: string;
}

/** Rows that are alike, to be filled in one after the other under a head. */
export interface ListRows {
  /** First and last row of the head. */
  readonly head: readonly [number, number];
  /** First and last row of the list. */
  readonly rows: readonly [number, number];
}

export interface TableLayout {
  readonly title: string;
  /** Lines between title and table, and under it: their texts from left to right. */
  readonly above: readonly (readonly string[])[];
  readonly below: readonly (readonly string[])[];
  /** Of the columns, in parts of the whole. */
  readonly widths: readonly number[];
  readonly rowCount: number;
  /** In order of row and column; every slot belongs to one. */
  readonly cells: readonly LayoutCell[];
  readonly lists: readonly ListRows[];
}

/** Characters that a column takes where the file does not say. */
const usualWidth = 9;
/** A text over so much of the table's width is a line and no cell of it. */
const wideShare = 0.6;

/** Null for a sheet without a table. */
export function tableLayout({ cells, widths }: ReadSheet): TableLayout | null {
  const filled = cells.filter((cell) => isText(cell) || cell.columnSpan > 1 || cell.rowSpan > 1);
  if (!filled.some(isText)) return null;
  const left = Math.min(...filled.map(({ column }) => column));
  const right = Math.max(...filled.map(({ column, columnSpan }) => column + columnSpan));
  const last = Math.max(...filled.map(({ row, rowSpan }) => row + rowSpan));
  const rows = Array.from({ length: last }, (_, row) => filled.filter((cell) => cell.row === row));
  const isLine = (row: number) => isLineOf(rows[row] ?? [], right - left);
  const title = rows.findIndex((row) => row.some(isText));
  let top = title + 1;
  if (!isTitle(rows[title] ?? [])) top = title;
  while (top < last && isLine(top)) top += 1;
  let bottom = last;
  while (bottom > top && isLine(bottom - 1)) bottom -= 1;
  if (top >= bottom) return null;
  const textsIn = (from: number, to: number) =>
    rows.slice(from, to).flatMap((row) => {
      const texts = row.filter(isText).map(({ shown }) => shown.trim());
      return texts.length === 0 ? [] : [texts];
    });
  const table = tableCells(filled, { top, bottom, left, right });
  return {
    title: top > title ? (textsIn(title, title + 1)[0]?.join('') ?? '') : '',
    above: textsIn(title + 1, top),
    below: textsIn(bottom, last),
    widths: Array.from(
      { length: right - left },
      (_, index) => Math.round(widths[left + index] ?? usualWidth) || 1,
    ),
    rowCount: bottom - top,
    cells: table,
    lists: listsIn(table, bottom - top),
  };
}

function isText({ shown }: SheetCell): boolean {
  return shown.trim() !== '';
}

function isTitle(row: readonly SheetCell[]): boolean {
  return row.filter(isText).length === 1 && row.length === 1;
}

/** Whether a row outside the table: blank, one text over its width, a remark, or texts such as 填报单位：. */
function isLineOf(row: readonly SheetCell[], columns: number): boolean {
  const texts = row.filter(isText);
  const [only] = texts;
  if (only === undefined) return row.length === 0;
  if (texts.length === 1 && row.length === 1)
    return (
      only.columnSpan >= columns * wideShare ||
      /^[（(]|[:：]|^(?:注|说明|备注|附件|\d{1,2}[.、．])/u.test(only.shown.trim())
    );
  return (
    texts.length === row.length &&
    texts.length <= 4 &&
    texts.every(({ shown, rowSpan }) => rowSpan === 1 && /[:：]/u.test(shown))
  );
}

interface Extent {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** Those of the sheet within the table, and between them cells for what the sheet leaves empty. */
function tableCells(
  cells: readonly SheetCell[],
  { top, bottom, left, right }: Extent,
): readonly LayoutCell[] {
  const taken = new Set<string>();
  const found: LayoutCell[] = [];
  for (const { row, column, rowSpan, columnSpan, shown } of cells) {
    if (row < top || row >= bottom) continue;
    const cell = {
      row: row - top,
      column: column - left,
      rowSpan: Math.min(rowSpan, bottom - row),
      columnSpan,
    };
    found.push({ ...cell, text: shown.trim(), name: cellName(row, column) });
    for (let at = cell.row; at < cell.row + cell.rowSpan; at += 1)
      for (let index = cell.column; index < cell.column + columnSpan; index += 1) taken.add(`${at},${index}`);
  }
  const isFree = (row: number, column: number) => column < right - left && !taken.has(`${row},${column}`);
  let headed: ReadonlySet<number> = new Set();
  for (let row = 0; row < bottom - top; row += 1) {
    headed = headedColumns(found, row, headed);
    for (let column = 0; column < right - left; column += 1) {
      if (!isFree(row, column)) continue;
      // Slots side by side are one place unless heads of their own stand over them.
      let end = column + 1;
      while (isFree(row, end) && !headed.has(end)) end += 1;
      const name = cellName(row + top, column + left);
      found.push({ row, column, rowSpan: 1, columnSpan: end - column, text: '', name });
      for (let index = column; index < end; index += 1) taken.add(`${row},${index}`);
    }
  }
  return found.sort((one, other) => one.row - other.row || one.column - other.column);
}

/** Columns that begin under a head: a text beside another one, right over the row or over places that it heads. */
function headedColumns(
  cells: readonly LayoutCell[],
  row: number,
  above: ReadonlySet<number>,
): ReadonlySet<number> {
  const over = cells.filter((cell) => cell.row < row && cell.row + cell.rowSpan >= row);
  const texts = over.filter((cell) => cell.row + cell.rowSpan === row && cell.text !== '');
  const isBeside = ({ column, columnSpan }: LayoutCell) =>
    texts.some((one) => one.column === column + columnSpan || one.column + one.columnSpan === column);
  const places = over.filter((cell) => cell.text === '' && above.has(cell.column));
  return new Set([...texts.filter(isBeside), ...places].map(({ column }) => column));
}

const levelHead = /^[一二三]级(?:指标|目标)$/u;

/** Rows under a full row of heads that are empty, but for the levels of indicators, and parted as the heads are. */
function listsIn(cells: readonly LayoutCell[], rowCount: number): readonly ListRows[] {
  const lists: ListRows[] = [];
  for (let row = 0; row + 1 < rowCount; row += 1) {
    const heads = cellsAt(cells, row).filter((cell) => cell.row + cell.rowSpan === row + 1);
    if (heads.length < 2 || heads.some(({ text }) => text === '')) continue;
    let end = row + 1;
    while (end < rowCount && isListRow(cells, end, heads)) end += 1;
    while (end > row + 1 && isCut(cells, end, row)) end -= 1;
    if (end === row + 1) continue;
    const first = Math.min(...heads.map((head) => head.row));
    lists.push({ head: [first, row], rows: [row + 1, end - 1] });
    row = end - 1;
  }
  return lists;
}

/** Whether a cell that begins in the list goes on behind its end. */
function isCut(cells: readonly LayoutCell[], end: number, head: number): boolean {
  return cells.some((cell) => cell.row > head && cell.row < end && cell.row + cell.rowSpan > end);
}

/** Those that cover a part of the row. */
export function cellsAt(cells: readonly LayoutCell[], row: number): readonly LayoutCell[] {
  return cells.filter((cell) => cell.row <= row && row < cell.row + cell.rowSpan);
}

function isListRow(cells: readonly LayoutCell[], row: number, heads: readonly LayoutCell[]): boolean {
  const here = cellsAt(cells, row).filter((cell) => heads.some((head) => head.column === cell.column));
  if (here.length !== heads.length) return false;
  return (
    here.every((cell, index) => {
      const head = heads[index];
      const isAlike = cell.columnSpan === head?.columnSpan && cell.row > (head?.row ?? 0);
      return isAlike && (cell.text === '' || levelHead.test(plain(head?.text ?? '')));
    }) && here.some(({ text }) => text === '')
  );
}

/** Without blanks, brackets at the end, 其中： and colons. */
export function plain(label: string): string {
  return label
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/^其中:?/u, '')
    .replace(/\([^()]*\)$/u, '')
    .replace(/:$/u, '');
}
