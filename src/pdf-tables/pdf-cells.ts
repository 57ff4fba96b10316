/** All pages of a PDF as one sheet of cells: texts outside tables are rows of their own, tables stand one under another. */
import { type StartedPdfium, startPdfium } from '../pdfium/index.js';
import { linesInCell, linesOf, type TextLine, textOf } from './cell-text.js';
import { charactersOf, type FieldValue, openFields } from './field-values.js';
import { type GrowingCell, type PagePlace, rowEnd } from './growing-cell.js';
import { continueTable } from './join-pages.js';
import { pageNumber, withRunOver } from './open-cells.js';
import { type PageContent, pageContent } from './page-content.js';
import type { PageCharacter } from './page-text.js';
import { joinParted, type PartedLabel } from './parted-labels.js';
import { PdfiumCalls } from './pdfium-calls.js';
import { type RuledCell, type RuledTable, ruledTables } from './ruled-grid.js';
import { withoutRunningLines } from './running-lines.js';
import { shadedTables } from './shaded-grid.js';
import { columnsOf, placeIn } from './shared-columns.js';
import { besideOneAnother, type PageSides, pagesAcross, sidesOf } from './sideways-pages.js';
import { unpacksToTooMuch } from './unpacked-size.js';

/** Rows and columns count from 0, through all pages. */
export interface PdfTextCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
  /** Counts from 1. */
  readonly page: number;
  readonly onPage: PagePlace;
  /** Whether the characters of several texts are mixed in it. */
  readonly isOverprinted?: boolean;
}

export type PdfFault = 'broken' | 'encrypted' | 'too-large';
/** A page's first row, which may be a new row or the rest of the one before. */
export interface UnsureRow {
  /** The page that it stands on. */
  readonly page: number;
  /** Where what it says has been put. */
  readonly cells: readonly Pick<GrowingCell, 'page' | 'onPage'>[];
  /** Whether it was taken for the rest. */
  readonly isJoined: boolean;
}

export interface PdfSheet {
  readonly cells: readonly PdfTextCell[];
  readonly unsure: readonly UnsureRow[];
  /** Texts that were left out as stamps and watermarks, with their pages. */
  readonly unread: readonly { readonly page: number; readonly text: string }[];
  /** What fields hold that their pages do not draw: read all the same. */
  readonly undrawn: readonly { readonly page: number; readonly text: string }[];
  /** Groups of pages that were read as one, from left to right. */
  readonly beside: readonly (readonly number[])[];
}

type PdfCells = PdfSheet | { readonly fault: PdfFault };

/** A filing of a unit with 300 projects has some 700 pages. */
const mostPages = 3000;
/** Cells on all pages: a form's page has a hundred or so. */
const mostCells = 150_000;
/** Bytes. */
const largest = 64_000_000;

/** Bounded, and never throws, whatever the bytes. `packageFolder`: where PDFium is if it is not beside its module; rejects where it is not found. */
export async function pdfCells(bytes: Uint8Array, packageFolder: string | null): Promise<PdfCells> {
  if (bytes.length > largest || unpacksToTooMuch(bytes)) return { fault: 'too-large' };
  const pdfium = await startPdfium(packageFolder);
  try {
    return readPages(pdfium, bytes);
  } catch (error) {
    // A damaged file can lead PDFium astray; its memory is its own and is left behind.
    if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) return { fault: 'broken' };
    throw error;
  } finally {
    pdfium.library.destroy();
  }
}

/** FPDF_ERR_PASSWORD and FPDF_ERR_SECURITY (fpdfview.h). */
const encrypted = [4, 5];

function readPages(pdfium: StartedPdfium, bytes: Uint8Array): PdfCells {
  const calls = new PdfiumCalls(pdfium);
  const document = calls.call('FPDF_LoadMemDocument', calls.store(bytes), bytes.length, 0);
  if (document === 0) {
    return { fault: encrypted.includes(calls.call('FPDF_GetLastError')) ? 'encrypted' : 'broken' };
  }
  const fields = openFields(calls, document);
  try {
    const count = calls.call('FPDF_GetPageCount', document);
    if (count > mostPages) return { fault: 'too-large' };
    const pages: (readonly StackedPart[])[] = [];
    const sides: (PageSides | null)[] = [];
    const unread: PdfSheet['unread'][number][] = [];
    const undrawn: (readonly FieldValue[])[] = [];
    let cells = 0;
    for (let index = 0; index < count; index += 1) {
      const content = pageContent(calls, document, fields, index);
      if (content === null) return { fault: 'too-large' };
      const parts = partsOf(withValues(content, content.undrawn));
      cells += parts.reduce((sum, part) => sum + ('table' in part ? part.table.cells.length : 1), 0);
      if (cells > mostCells) return { fault: 'too-large' };
      pages.push(parts);
      sides.push(sidesOf(content.lines));
      unread.push(...content.unread.map((text) => ({ page: index + 1, text })));
      undrawn.push(content.undrawn);
    }
    const beside = pagesAcross(sides).filter((group) => group.length > 1);
    for (const group of beside) {
      // Pages are read again, so that the contents of all need not be kept.
      const contents = group.flatMap(({ index, shift }) => {
        const content = pageContent(calls, document, fields, index);
        return content === null ? [] : { content: withValues(content, undrawn[index] ?? []), shift };
      });
      for (const [at, { index }] of group.entries())
        pages[index] = at === 0 ? partsOf(besideOneAnother(contents)) : [];
    }
    const joined = beside.map((group) => group.map(({ index }) => index + 1));
    const held = undrawn.flatMap((values, index) => values.map(({ text }) => ({ page: index + 1, text })));
    return { ...sheetOf(withoutRunningLines(pages)), unread, undrawn: held, beside: joined };
  } finally {
    calls.call('FPDFDOC_ExitFormFillEnvironment', fields);
    calls.call('FPDF_CloseDocument', document);
  }
}

function withValues(content: PageContent, values: readonly FieldValue[]): PageContent {
  return { ...content, characters: [...content.characters, ...values.flatMap(charactersOf)] };
}

function sheetOf(pages: readonly (readonly StackedPart[])[]): Pick<PdfSheet, 'cells' | 'unsure'> {
  const columns = columnsOf(
    pages.flatMap((parts) => parts.flatMap((part) => ('table' in part ? part.table : []))),
  );
  const sheet = new SheetBuilder();
  for (const [index, parts] of pages.entries()) {
    let lines = 0;
    for (const [number, part] of parts.entries()) {
      if (!('table' in part)) {
        sheet.addLine(part.text, index + 1, lines);
        lines += 1;
      } else sheet.addTable(part, columns.get(part.table) ?? part.table.xs, index + 1, number === 0);
    }
  }
  return sheet.built;
}

class SheetBuilder {
  readonly #cells: (GrowingCell | PdfTextCell)[] = [];
  readonly #unsure: UnsureRow[] = [];
  readonly #parted: PartedLabel[] = [];
  #row = 0;
  /** The table added last, with its pages so far; null: a line was. */
  #last: OpenPdfTable | null = null;

  get built(): Pick<PdfSheet, 'cells' | 'unsure'> {
    const joined = joinParted(this.#parted);
    const cells = this.#cells.filter((cell) => !joined.has(cell));
    return { cells: cells.map(closed), unsure: this.#unsure };
  }

  /** `line`: its number among those outside tables on the page. */
  addLine(text: string, page: number, line: number): void {
    const onPage = { table: null, row: line, column: 0 };
    this.#cells.push({ row: this.#row, column: 0, rowSpan: 1, columnSpan: 1, text, page, onPage });
    this.#row += 1;
    this.#last = null;
  }

  /** `xs`: where its columns begin and end; `isFirst`: nothing stands above it on its page. */
  addTable(part: TablePart, xs: readonly number[], page: number, isFirst: boolean): void {
    const before = isFirst && this.#last?.xs === xs ? this.#last.cells : null;
    const own = openCells(part, xs, this.#row, page);
    const left = before === null ? own : this.#continued(before, own, page);
    this.#cells.push(...left);
    this.#row += part.table.ys.length - 1;
    const ends = Math.max(...own.map(rowEnd));
    // Heads are printed again from an early page, and what ends here may go on: with no more, a long table stays cheap.
    const kept = (before ?? []).filter((cell, index) => index < mostRemembered || rowEnd(cell) >= ends);
    this.#last = { xs, cells: [...kept, ...left] };
  }

  #continued(
    before: readonly GrowingCell[],
    own: readonly GrowingCell[],
    page: number,
  ): readonly GrowingCell[] {
    return continueTable(before, own, {
      unsure: (cells, isJoined) => this.#unsure.push({ page, cells, isJoined }),
      parted: (label) => this.#parted.push(label),
    });
  }
}

/** Cells of a table that goes on from page to page. */
const mostRemembered = 3000;

interface OpenPdfTable {
  readonly xs: readonly number[];
  readonly cells: readonly GrowingCell[];
}

function openCells(
  part: TablePart,
  xs: readonly number[],
  row: number,
  page: number,
): readonly GrowingCell[] {
  return part.table.cells.map((cell) => ({
    ...placeIn(cell, xs),
    row: row + cell.row,
    rowSpan: cell.rowSpan,
    left: cell.left,
    right: cell.right,
    top: cell.top,
    bottom: cell.bottom,
    height: cell.bottom - cell.top,
    lines: part.lines.get(cell) ?? [],
    page,
    onPage: { table: part.number, row: cell.row, column: cell.column },
  }));
}

function closed(cell: GrowingCell | PdfTextCell): PdfTextCell {
  if (!('lines' in cell)) return cell;
  const { lines, left, right, top: _top, bottom: _bottom, height: _height, ...place } = cell;
  const isOverprinted = lines.some((line) => line.isOverprinted);
  return {
    ...place,
    text: lines.length === 0 ? '' : textOf(lines, left, right),
    ...(isOverprinted && { isOverprinted }),
  };
}

/** What comes one under another on a page: a table with the lines in its cells, or a line of text. */
type StackedPart = TablePart | { readonly top: number; readonly text: string };

interface TablePart {
  readonly top: number;
  readonly table: RuledTable;
  /** From 0, on its page. */
  readonly number: number;
  readonly lines: ReadonlyMap<RuledCell, readonly TextLine[]>;
}

function partsOf({ characters, lines, shades }: PageContent): readonly StackedPart[] {
  const ruled = ruledTables(lines);
  const found = ruled.length > 0 ? ruled : shadedTables(shades, characters);
  const around = characters.filter((one) => cellAround(found, one) === null);
  const tables = found.map((table) => withRunOver(table, characters, around));
  const within = new Map<RuledCell, PageCharacter[]>();
  const outside = characters.filter((one) => {
    const cell = cellAround(tables, one);
    if (cell === null) return one.clippedTo === undefined;
    const known = within.get(cell);
    if (known === undefined) within.set(cell, [one]);
    else known.push(one);
    return false;
  });
  const inCells = new Map([...within].map(([cell, own]) => [cell, linesInCell(own)]));
  const lineTexts = linesOf(outside).filter(({ text }, index, all) => {
    const isAtEnd = index === 0 || index === all.length - 1;
    return !(isAtEnd && pageNumber.test(text.replaceAll(' ', '')));
  });
  const parts: readonly StackedPart[] = [
    ...tables.map((table, number): StackedPart => ({ top: table.ys[0] ?? 0, table, number, lines: inCells })),
    ...lineTexts.map(({ text, baseline }): StackedPart => ({ top: baseline, text })),
  ];
  return parts.toSorted((one, other) => one.top - other.top);
}

/** Height of type by the width of its hanzi, at most. */
const mostByWidth = 1.25;

/** The cell that holds the middle of the character. */
function cellAround(
  tables: readonly RuledTable[],
  { left, right, baseline, size, clippedTo }: PageCharacter,
): RuledCell | null {
  // Faces may leave room for lines twice as high as their type; hanzi are as wide as that.
  const height = Math.min(size, (right - left) * mostByWidth);
  const [x, y] = clippedTo ?? [(left + right) / 2, baseline - height * 0.3];
  for (const { cells } of tables) {
    const found = cells.find((one) => x >= one.left && x < one.right && y >= one.top && y < one.bottom);
    if (found !== undefined) return found;
  }
  return null;
}
