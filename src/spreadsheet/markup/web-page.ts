/** Reads a web page as a spreadsheet shows it: texts and tables one under another on one sheet. Many systems export pages as .xls. */
import type { Cell, Sheet, Workbook } from 'hucre/xlsx';
import { excelColumns, excelRows, type PageRemarks } from '../sheet.js';
import { type PageBlock, type PageCell, pageBlocks } from './page-blocks.js';

/** Name of the sheet in places: `网页!C5`. */
const sheetName = '网页';

/** A page of more is no form, and would take seconds. */
const mostCharacters = 16_000_000;

export function readWebPage(html: string): Workbook | 'too-large' {
  if (html.length > mostCharacters) return 'too-large';
  const blocks = pageBlocks(html);
  if (blocks === 'too-large') return blocks;
  const page = new PageGrid();
  page.add(blocks);
  return { sheets: [page.sheet()] };
}

/** Of all cells' columns: small spans are few bytes, and large ones no more. */
const mostSlots = 2_000_000;

type PageValue = string | number | null;

interface PageSheet extends Sheet, PageRemarks {}

interface JoinedRow {
  readonly row: number;
  readonly cells: readonly PageCell[];
  /** Whether it is all of its table. */
  readonly isAlone: boolean;
}

const countOf = (cells: readonly PageCell[]): number =>
  cells.reduce((sum, { columnSpan }) => sum + Math.max(columnSpan, 1), 0);

class PageGrid {
  readonly #rows: PageValue[][] = [];
  readonly #merges: NonNullable<Sheet['merges']> = [];
  readonly #cells: NonNullable<Sheet['cells']> = new Map();
  readonly #rowCounts = new Map<number, number>();
  readonly #deleted: string[] = [];
  /** Rows of the tables that follow one another without a text between them. */
  #joined: JoinedRow[] = [];
  #slots = 0;

  sheet(): PageSheet {
    this.#endTables();
    const [rows, merges, cells, rowCounts] = [this.#rows, this.#merges, this.#cells, this.#rowCounts];
    return { name: sheetName, rows, merges, cells, rowCounts, deletedTexts: this.#deleted };
  }

  add(blocks: readonly PageBlock[]): void {
    for (const block of blocks) {
      if (block.kind === 'text') {
        this.#endTables();
        this.#rows.push([block.text]);
      } else if (block.kind === 'deleted') this.#deleted.push(block.text);
      else if (isFrame(block.rows)) this.add(block.rows.flat().flatMap((cell) => cell.blocks));
      else this.#addTable(block.rows);
    }
  }

  #endTables(): void {
    const rows = this.#joined;
    this.#joined = [];
    const tellsSpans = rows.some(
      ({ isAlone, cells }) => !isAlone && cells.some((cell) => cell.rowSpan !== 1 || cell.columnSpan !== 1),
    );
    const counts = new Map(rows.map(({ row, cells }) => [row, countOf(cells)]));
    if (tellsSpans || new Set(counts.values()).size < 2) return;
    for (const [row, count] of counts) this.#rowCounts.set(row, count);
  }

  #addTable(rows: readonly (readonly PageCell[])[]): void {
    const end = this.#rows.length + rows.length;
    /** By column: the first row below the cell that reaches furthest down. */
    const free: number[] = [];
    for (const row of rows) {
      const at = this.#rows.length;
      const values: PageValue[] = [];
      this.#rows.push(values);
      this.#joined.push({ row: at, cells: row, isAlone: rows.length === 1 });
      this.#addRow(row, at, end, free, values);
    }
  }

  /** Cells take the first free slots of their row, as HTML places them (4.9.12). */
  #addRow(row: readonly PageCell[], at: number, end: number, free: number[], values: PageValue[]): void {
    let column = 0;
    for (const cell of row) {
      while ((free[column] ?? 0) > at) column += 1;
      const rowSpan = Math.min(cell.rowSpan === 0 ? excelRows : cell.rowSpan, end - at);
      const columnSpan = Math.min(Math.max(cell.columnSpan, 1), excelColumns - column);
      this.#slots += columnSpan;
      if (columnSpan < 1 || this.#slots > mostSlots) return;
      for (let slot = column; slot < column + columnSpan; slot += 1) free[slot] = at + rowSpan;
      while (values.length < column) values.push(null);
      const value = cellValue(cell);
      this.#deleted.push(...deletedIn(cell.blocks));
      values[column] = value;
      if (cell.struck.trim() !== '')
        this.#cells.set(`${at},${column}`, { value, type: 'string', richText: struckRuns(cell.struck) });
      if (rowSpan > 1 || columnSpan > 1) {
        const [endRow, endCol] = [at + rowSpan - 1, column + columnSpan - 1];
        this.#merges.push({ startRow: at, startCol: column, endRow, endCol });
      }
      column += columnSpan;
    }
  }
}

const struckRuns = (text: string): NonNullable<Cell['richText']> => [{ text, font: { strikethrough: true } }];

/** A table that frames others, to put them in their places, is none itself: it holds fewer cells of its own than they do. */
function isFrame(rows: readonly (readonly PageCell[])[]): boolean {
  const cells = rows.flat();
  const own = cells.filter(({ blocks }) => blocks.some(({ kind }) => kind === 'text'));
  return framedCells(cells) > own.length;
}

/** Cells of tables within these; a table of one cell is no more than a border around it. */
function framedCells(cells: readonly PageCell[]): number {
  let count = 0;
  for (const block of cells.flatMap(({ blocks }) => blocks)) {
    const framed = block.kind === 'table' ? block.rows.flat() : [];
    count += framed.length === 1 ? framedCells(framed) : framed.length;
  }
  return count;
}

/** Each cell and row of a table within a cell as a line. */
function wordsOf(blocks: readonly PageBlock[]): string {
  return blocks
    .flatMap((block) => {
      if (block.kind === 'text') return [block.text];
      if (block.kind === 'deleted') return [];
      return block.rows.map((row) => row.map((cell) => wordsOf(cell.blocks)).join(' '));
    })
    .join('\n');
}

function deletedIn(blocks: readonly PageBlock[]): readonly string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'deleted') return [block.text];
    return block.kind === 'text' ? [] : block.rows.flat().flatMap((cell) => deletedIn(cell.blocks));
  });
}

/** `="00123"`: a text that a system has kept Excel from taking for a number. */
const keptText = /^="([^"]*)"$/u;

function cellValue({ blocks, number }: PageCell): PageValue {
  const text = wordsOf(blocks);
  return numberBehind(text, number) ?? keptText.exec(text)?.[1] ?? text;
}

/** What Excel has rounded to show it; null for per cents and dates, whose numbers are other ones. */
function numberBehind(text: string, number: string | null): number | null {
  if (number === null || number === '' || !/^-?[\d,]+(?:\.\d+)?$/u.test(text)) return null;
  const held = Number(number);
  const decimals = text.split('.')[1]?.length ?? 0;
  return Math.abs(held - Number(text.replaceAll(',', ''))) <= 0.5 * 10 ** -decimals ? held : null;
}
