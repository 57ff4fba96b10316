/** Writes a workbook as .xlsx; the same workbook gives the same bytes. */
import type { Cell, CellStyle, DataValidation, MergeRange, WriteOptions, WriteSheet } from 'hucre/xlsx';
import { loadLibrary } from './hucre.js';
import { columnName } from './sheet.js';
import type { CellInput, CellLook, CellToWrite, SheetToWrite, Validation, Workbook } from './workbook.js';

/** Fixed creation time, so that the same workbook gives the same bytes. */
const noTime = new Date(Date.UTC(2000, 0, 1));

export async function writeSpreadsheet(workbook: Workbook): Promise<Uint8Array> {
  const { writeXlsx } = await loadLibrary();
  const looks = new Looks();
  return await writeXlsx({
    sheets: workbook.sheets.map((sheet) => sheetToWrite(sheet, looks)),
    properties: {
      title: workbook.title,
      creator: workbook.author,
      created: noTime,
      modified: noTime,
      ...(workbook.properties && { custom: Object.fromEntries(workbook.properties) }),
    },
    namedRanges: [
      ...Array.from(workbook.names ?? [], ([name, range]) => ({ name, range })),
      ...workbook.sheets.flatMap(printTitles),
    ],
    defaultFont: { name: '宋体', size: 11 },
  });
}

/** Rows that each page repeats. The library does not quote the sheet's name, and Excel takes such a file for damaged. */
function printTitles({ name, print }: SheetToWrite): NonNullable<WriteOptions['namedRanges']> {
  const rows = print?.titleRows ?? null;
  if (rows === null) return [];
  const range = `${quotedSheet(name)}!$${rows[0] + 1}:$${rows[1] + 1}`;
  return [{ name: '_xlnm.Print_Titles', range, scope: name }];
}

/** A cell without content; shared by all cells of a look, because most cells of a book are empty. */
interface BareCell {
  readonly style: CellStyle;
}

/** Caches one style object per look; most cells share the look itself, too. */
class Looks {
  readonly #cells = new Map<string, BareCell>();
  readonly #byLook = new Map<CellLook, BareCell>();

  bareCell(look: CellLook): BareCell {
    const known = this.#byLook.get(look) ?? this.#alike(look);
    this.#byLook.set(look, known);
    return known;
  }

  #alike(look: CellLook): BareCell {
    const { font, size, isBold, align, verticalAlign, hasBorder, fill, isUnlocked, format } = look;
    const key = `${font}|${size}|${isBold}|${align}|${verticalAlign}|${hasBorder}|${fill}|${isUnlocked}|${format}`;
    const known = this.#cells.get(key);
    if (known !== undefined) return known;
    const made = { style: styleOf(look) };
    this.#cells.set(key, made);
    return made;
  }
}

function styleOf(look: CellLook): CellStyle {
  // Without a colour it is automatic, black; the library would put the colour's name together for each cell.
  const side = { style: 'thin' } as const;
  const { font, size, isBold = false, align, verticalAlign, fill, format, isUnlocked } = look;
  return {
    font: { name: font, size, ...(isBold && { bold: true }) },
    alignment: {
      horizontal: align,
      vertical: verticalAlign === 'middle' ? 'center' : 'top',
      wrapText: true,
    },
    ...(look.hasBorder && { border: { top: side, right: side, bottom: side, left: side } }),
    ...(fill && { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: fill } } }),
    ...(format && { numFmt: format }),
    ...(isUnlocked && { protection: { locked: false } }),
  };
}

/** Pixels of a point at 96 to the inch; a column's width counts digits of 7 pixels and 5 pixels around (ECMA-376 18.3.1.13). */
const columnWidth = (millipoints: number) =>
  Math.max(0, Math.round(((((millipoints / 1000) * 96) / 72 - 5) * 100) / 7) / 100);
const inches = (millipoints: number) => Math.round(millipoints / 72) / 1000;

/** All cells are given by their place, and none again as values of rows: the library would make each twice. */
function sheetToWrite(sheet: SheetToWrite, looks: Looks): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  const merges: MergeRange[] = [];
  for (const cell of sheet.cells) {
    const { count = 0, every = 0 } = cell.repeats ?? {};
    for (let copy = 0; copy <= count; copy += 1)
      putCell(cell, cell.row + copy * every, sheet.rows.length, cells, merges, looks);
  }
  const heights = sheet.rows.flatMap((height, row) =>
    height === null ? [] : [[row, { height: Math.round(height / 250) / 4 }] as const],
  );
  return {
    name: sheet.name,
    rows: sheet.rows.map(() => []),
    cells,
    columns: sheet.columns.map((width) => ({ width: columnWidth(width) })),
    rowDefs: new Map(heights),
    merges,
    ...(sheet.validations && { dataValidations: sheet.validations.map(validationToWrite) }),
    ...(sheet.isHidden && { veryHidden: true }),
    ...(sheet.isProtected && { protection: protectionWithoutPassword }),
    ...(sheet.print && printSetup(sheet.print)),
  };
}

/** Protection that still allows selecting and resizing rows and columns. */
const protectionWithoutPassword = {
  sheet: true,
  selectLockedCells: true,
  selectUnlockedCells: true,
  formatColumns: true,
  formatRows: true,
} as const;

/** Adds a cell that stands in the row. Covered cells of a merge get the style too, or their borders would be missing. */
function putCell(
  { column, rowSpan, columnSpan, look, input, linksTo }: CellToWrite,
  row: number,
  rows: number,
  cells: Map<string, Partial<Cell>>,
  merges: MergeRange[],
  looks: Looks,
): void {
  if (row + rowSpan > rows) throw new RangeError(`row ${row + rowSpan - 1} is not of the sheet`);
  const bare = looks.bareCell(look);
  for (let at = row; at < row + rowSpan; at += 1)
    for (let index = column; index < column + columnSpan; index += 1) cells.set(`${at},${index}`, bare);
  if (rowSpan > 1 || columnSpan > 1)
    merges.push({
      startRow: row,
      startCol: column,
      endRow: row + rowSpan - 1,
      endCol: column + columnSpan - 1,
    });
  const link = linksTo === undefined ? null : { hyperlink: linkTo(linksTo) };
  if (input.kind !== 'empty' || link !== null)
    cells.set(`${row},${column}`, { ...(input.kind !== 'empty' && givenOf(input)), ...bare, ...link });
}

function linkTo(sheet: string) {
  return { target: '', location: `${quotedSheet(sheet)}!A1` };
}

/** Quotes a sheet's name for formulas. */
export function quotedSheet(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

/** An absolute range: `'清单'!$A$1:$A$9`. */
export function absoluteRange(
  sheet: string,
  { row, column, rowSpan, columnSpan }: Pick<CellToWrite, 'row' | 'column' | 'rowSpan' | 'columnSpan'>,
): string {
  const at = (r: number, c: number) => `$${columnName(c)}$${r + 1}`;
  const end = rowSpan * columnSpan === 1 ? '' : `:${at(row + rowSpan - 1, column + columnSpan - 1)}`;
  return `${quotedSheet(sheet)}!${at(row, column)}${end}`;
}

function givenOf(input: Exclude<CellInput, { kind: 'empty' }>): Partial<Cell> {
  switch (input.kind) {
    case 'text':
      return { value: plainText(input.text), type: 'string' };
    case 'number':
      return { value: input.value, type: 'number' };
    case 'date':
      return { value: new Date(`${input.date}T00:00:00Z`), type: 'date' };
    case 'formula':
      return { value: input.shown, type: 'formula', formula: input.formula, formulaResult: input.shown };
  }
}

/** What looks like an escape of Excel's (_x0041_) is escaped itself, or it would be read as the character. */
function plainText(text: string): string {
  return text.includes('_x') ? text.replace(/_(?=x[\dA-Fa-f]{4}_)/gu, '_x005F_') : text;
}

function validationToWrite({ range, rule, title, hint }: Validation): DataValidation {
  const message =
    hint === ''
      ? {}
      : { showInputMessage: true, inputTitle: title.slice(0, 32), inputMessage: hint.slice(0, 255) };
  const common = { range, allowBlank: true, ...message };
  if (rule.kind === 'any') return { ...common, type: 'custom', formula1: 'TRUE' };
  return { ...common, showErrorMessage: true, errorTitle: title.slice(0, 32), ...ruleToWrite(rule) };
}

type Refusal = Pick<
  DataValidation,
  'type' | 'operator' | 'formula1' | 'formula2' | 'errorStyle' | 'errorMessage'
>;

function ruleToWrite(rule: Exclude<Validation['rule'], { kind: 'any' }>): Refusal {
  switch (rule.kind) {
    case 'list':
      return {
        type: 'list',
        formula1: rule.source,
        errorStyle: rule.isStrict ? 'stop' : 'warning',
        errorMessage: rule.isStrict ? '请从下拉列表中选' : '不在常用的写法之中，确定这样填吗？',
      };
    case 'whole':
    case 'decimal':
      return {
        type: rule.kind,
        operator: 'between',
        formula1: String(rule.least),
        formula2: String(rule.most),
        errorStyle: 'stop',
        errorMessage: rule.kind === 'whole' ? '请填整数' : '请填数字，不加单位',
      };
    case 'date':
      return {
        type: 'date',
        operator: 'between',
        formula1: String(firstSerial),
        formula2: String(lastSerial),
        errorStyle: 'warning',
        errorMessage: '请填日期，如 2024-01-31',
      };
  }
}

/** 1990-01-01 and 2099-12-31 as Excel counts days. */
const firstSerial = 32_874;
const lastSerial = 73_050;

function printSetup(print: NonNullable<SheetToWrite['print']>): Partial<WriteSheet> {
  const { paper, orientation, margin, footer } = print;
  const { top, right, bottom, left } = margin;
  return {
    pageSetup: {
      paperSize: paper,
      orientation,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: {
        top: inches(top),
        right: inches(right),
        bottom: inches(bottom),
        left: inches(left),
        header: 0.3,
        footer: inches(bottom / 2),
      },
    },
    headerFooter: {
      oddFooter: footer.odd,
      ...(footer.even !== null && { evenFooter: footer.even, differentOddEven: true }),
    },
  };
}
