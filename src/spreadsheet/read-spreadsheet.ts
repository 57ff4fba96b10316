/** Reads a spreadsheet's file into sheets of cells: .xlsx, .xls, .ods, WPS's .et where it is one of these inside, HTML, XML of Excel 2003, CSV. */
import type { Cell, Sheet } from 'hucre/xlsx';
import type { Diagnostic, Result } from '../diagnostics/index.js';
import { Allowance } from './allowance.js';
import { type FormatValue, givenCell } from './cell-content.js';
import { fileKind } from './file-kind.js';
import { brokenFile, tooLarge, wrongKind } from './file-problems.js';
import { withSums } from './formula.js';
import { loadLibrary } from './hucre.js';
import { hiddenTables, odsSieve, plainRows } from './ods-parts.js';
import {
  columnName,
  mostColumns,
  mostRows,
  type PageRemarks,
  type ReadSheet,
  type SheetCell,
  type SheetText,
  type Spreadsheet,
} from './sheet.js';
import { storedZip } from './stored-zip.js';
import { unpackZip } from './unpack-zip.js';
import { readXls, type XlsReading } from './xls/read-xls.js';
import { plainParts, xlsxSieve } from './xlsx-parts.js';

const mostCells = 2_000_000;
/** Tags of cells: the library keeps 200 bytes for each of an .xlsx, and the whole tree of an .ods. */
const mostTags = { xlsx: 1_000_000, ods: 300_000 };
/** A text that many cells share is small in the file, and long in all its cells. */
const mostCharacters = 10_000_000;

/** Never throws, whatever the bytes; the value is null if they are no spreadsheet. */
export async function readSpreadsheet(bytes: Uint8Array): Promise<Result<Spreadsheet>> {
  const kind = fileKind(bytes);
  switch (kind) {
    case 'xlsx':
    case 'ods':
      return await readZipped(bytes, kind);
    case 'xls': {
      const { formatValue, ...dates } = await loadLibrary();
      return await read(async () => readXls(bytes, dates), formatValue);
    }
    case 'page':
    case 'page-parts':
    case 'xml-workbook':
    case 'lines': {
      const [{ readText }, { formatValue, parseCsv }] = await Promise.all([
        import('./markup/index.js'),
        loadLibrary(),
      ]);
      return await read(async () => readText(bytes, kind, parseCsv), formatValue);
    }
    default:
      return failed(wrongKind(kind));
  }
}

async function readZipped(bytes: Uint8Array, kind: 'xlsx' | 'ods'): Promise<Result<Spreadsheet>> {
  const allowance = new Allowance(mostTags[kind]);
  const sieveFor = kind === 'ods' ? odsSieve : xlsxSieve;
  const unpacked = await unpackZip(bytes, (name) => sieveFor(name, allowance));
  if ('fault' in unpacked) {
    if (unpacked.fault === 'too-large') return failed(tooLarge());
    return failed(unpacked.fault === 'encrypted' ? wrongKind('encrypted') : brokenFile());
  }
  const { readXlsx, readOds, formatValue } = await loadLibrary();
  const parts = kind === 'ods' ? plainRows(unpacked.entries) : plainParts(unpacked.entries);
  if (parts === 'broken') return failed(brokenFile());
  if (parts === 'too-large') return failed(tooLarge());
  const file = storedZip(parts);
  const options = { readStyles: true } as const;
  if (kind === 'xlsx')
    return await read(async () => await readXlsx(file, { ...options, maxRows: mostRows + 1 }), formatValue);
  const hidden = hiddenTables(unpacked.entries);
  const load = async () => {
    const { sheets, ...workbook } = await readOds(file, options);
    return { ...workbook, sheets: sheets.map((sheet) => ({ ...sheet, hidden: hidden.has(sheet.name) })) };
  };
  return await read(load, formatValue);
}

async function read(
  load: () => Promise<XlsReading | 'too-large'>,
  formatValue: FormatValue,
): Promise<Result<Spreadsheet>> {
  try {
    const workbook = await load();
    if (workbook === null) return failed(wrongKind('xls'));
    if (workbook === 'encrypted') return failed(wrongKind('encrypted'));
    if (workbook === 'too-large') return failed(tooLarge());
    const sheets = workbook.sheets.map((sheet) => readSheet(sheet, formatValue));
    const custom = Object.entries(workbook.properties?.custom ?? {});
    const texts = custom.flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as const] : [],
    );
    return { value: { sheets, properties: new Map(texts) }, diagnostics: [] };
  } catch {
    return failed(brokenFile());
  }
}

function readSheet(sheet: Sheet & PageRemarks, formatValue: FormatValue): ReadSheet {
  const spans = spansOf(sheet);
  const widths = (sheet.columns ?? []).map((column) => column?.width ?? null);
  const { name, deletedTexts = [] } = sheet;
  const hidden = sheet.hidden === true || sheet.veryHidden === true;
  const floatingTexts = (sheet.textBoxes ?? []).flatMap(({ text, anchor: { from } }) =>
    text.trim() === '' ? [] : [{ text: text.trim(), row: from.row, column: from.col }],
  );
  const cells: SheetCell[] = [];
  const struckTexts: SheetText[] = [];
  let slots = 0;
  let characters = 0;
  let isCut = sheet.rows.length > mostRows;
  for (const [row, values] of sheet.rows.slice(0, mostRows).entries()) {
    if (values === null || values === undefined) continue;
    const rowCount = sheet.rowCounts?.get(row);
    isCut ||= values.length > mostColumns;
    slots += values.length;
    if (slots > mostCells || characters > mostCharacters) {
      isCut = true;
      break;
    }
    for (const [column, value] of values.slice(0, mostColumns).entries()) {
      if (characters > mostCharacters) break;
      const slot = slotOf(row, column);
      const span = spans.get(slot);
      if (span === 'covered') continue;
      const cell = sheet.cells?.get(`${row},${column}`);
      const given = givenCell(value ?? null, cell, formatValue);
      if (given.content === null) continue;
      const struck = struckIn(cell, given.shown);
      if (struck !== '') struckTexts.push({ text: struck, row, column });
      characters += given.shown.length;
      spans.delete(slot);
      const spanned = { rowSpan: span?.rowSpan ?? 1, columnSpan: span?.columnSpan ?? 1 };
      cells.push({ row, column, ...spanned, ...given, ...(rowCount !== undefined && { rowCount }) });
    }
  }
  const hiddenLines = hiddenLinesOf(sheet, cells);
  if (!isCut) addEmptyMerges(spans, cells);
  const beside = { hiddenLines, floatingTexts, struckTexts, deletedTexts };
  return { name, hidden, cells: withSums(cells), widths, isCut, ...beside };
}

function struckIn(cell: Cell | undefined, shown: string): string {
  if (cell?.style?.font?.strikethrough === true) return shown;
  const runs = cell?.richText?.filter(({ font }) => font?.strikethrough === true) ?? [];
  return runs
    .map(({ text }) => text)
    .join('')
    .trim();
}

/** Rows first; a merged cell shows as long as one of its rows does. */
function hiddenLinesOf({ rowDefs, columns = [] }: Sheet, cells: readonly SheetCell[]): readonly string[] {
  const isRowHidden = (row: number) => rowDefs?.get(row)?.hidden === true;
  const rows = cells.filter(({ row, rowSpan }) => rowSpan === 1 && isRowHidden(row)).map(({ row }) => row);
  const inColumns = cells.filter(
    ({ column, columnSpan }) => columnSpan === 1 && columns[column]?.hidden === true,
  );
  const ordered = (indexes: readonly number[]) => [...new Set(indexes)].sort((a, b) => a - b);
  return [
    ...ordered(rows).map((row) => String(row + 1)),
    ...ordered(inColumns.map(({ column }) => column)).map(columnName),
  ];
}

/** Adds merged cells that hold nothing. */
function addEmptyMerges(spans: ReadonlyMap<number, MergedSpan>, cells: SheetCell[]): void {
  for (const [slot, span] of spans) {
    if (span === 'covered') continue;
    const row = Math.floor(slot / slotsInRow);
    const column = slot % slotsInRow;
    cells.push({ row, column, ...span, content: null, shown: '', isFormula: false });
  }
}

type MergedSpan = { readonly rowSpan: number; readonly columnSpan: number } | 'covered';

/** More columns than any program has. */
const slotsInRow = 1 << 16;
const slotOf = (row: number, column: number) => row * slotsInRow + column;

/** Maps each slot of a merge to its extent or to `covered`. Ignores merges that are out of bounds or too large. */
function spansOf({ merges = [], rows }: Sheet): Map<number, MergedSpan> {
  const spans = new Map<number, MergedSpan>();
  for (const { startRow, startCol, endRow, endCol } of merges) {
    const [rowSpan, columnSpan] = [
      Math.min(endRow, mostRows) - startRow + 1,
      Math.min(endCol, mostColumns) - startCol + 1,
    ];
    if (rowSpan < 1 || columnSpan < 1 || spans.size + rowSpan * columnSpan > mostCells) continue;
    if (
      spans.has(slotOf(startRow, startCol)) ||
      hidesSomething(rows, startRow, startCol, rowSpan, columnSpan)
    )
      continue;
    for (let row = startRow; row < startRow + rowSpan; row += 1)
      for (let column = startCol; column < startCol + columnSpan; column += 1)
        spans.set(slotOf(row, column), 'covered');
    spans.set(slotOf(startRow, startCol), { rowSpan, columnSpan });
  }
  return spans;
}

/** Whether the merge would cover another cell's content: a program has moved the cells but not the merge. */
function hidesSomething(
  rows: Sheet['rows'],
  row: number,
  column: number,
  rowSpan: number,
  columnSpan: number,
): boolean {
  for (let at = row; at < Math.min(rows.length, row + rowSpan); at += 1) {
    const values = rows[at] ?? [];
    for (let index = column; index < Math.min(values.length, column + columnSpan); index += 1) {
      const value = values[index] ?? null;
      if ((at > row || index > column) && value !== null && value !== '') return true;
    }
  }
  return false;
}

function failed(problem: Diagnostic): Result<never> {
  return { value: null, diagnostics: [problem] };
}
