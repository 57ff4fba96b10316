/** Writes a workbook as .xlsx; the same workbook gives the same bytes. */
import type { DataValidation, WriteOptions, WriteSheet } from 'hucre/xlsx';
import { loadLibrary } from './hucre.js';
import { LaidCells, Looks } from './laid-cells.js';
import { quotedSheet } from './ranges.js';
import type { SheetToWrite, Validation, Workbook } from './workbook.js';

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

/** Pixels of a point at 96 to the inch; a column's width counts digits of 7 pixels and 5 pixels around (ECMA-376 18.3.1.13). */
const columnWidth = (millipoints: number) =>
  Math.max(0, Math.round(((((millipoints / 1000) * 96) / 72 - 5) * 100) / 7) / 100);
const inches = (millipoints: number) => Math.round(millipoints / 72) / 1000;

function sheetToWrite(sheet: SheetToWrite, looks: Looks): WriteSheet {
  const laid = new LaidCells(sheet.rows.length, looks);
  for (const cell of sheet.cells) laid.add(cell);
  const heights = sheet.rows.flatMap((height, row) =>
    height === null ? [] : [[row, { height: Math.round(height / 250) / 4 }] as const],
  );
  return {
    name: sheet.name,
    rows: laid.rows,
    cells: laid.cells,
    columns: sheet.columns.map((width, column) => ({
      width: columnWidth(width),
      ...laid.styleOf(column),
    })),
    rowDefs: new Map(heights),
    merges: laid.merges,
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

function validationToWrite({ range, rule, title, hint }: Validation): DataValidation {
  const message =
    hint === ''
      ? {}
      : { showInputMessage: true, inputTitle: title.slice(0, 32), inputMessage: hint.slice(0, 255) };
  const common = { range, allowBlank: true, ...message };
  if (rule.kind === 'any') return { ...common, type: 'custom', formula1: 'TRUE' };
  return { ...common, showErrorMessage: true, errorTitle: title.slice(0, 32), ...ruleToWrite(rule) };
}

type WrittenRule = Pick<
  DataValidation,
  'type' | 'operator' | 'formula1' | 'formula2' | 'errorStyle' | 'errorMessage'
>;

function ruleToWrite(rule: Exclude<Validation['rule'], { kind: 'any' }>): WrittenRule {
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
