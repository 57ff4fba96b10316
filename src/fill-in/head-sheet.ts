/** The first sheet of a book: year, unit and department once for all forms, and how the book is filled in. */
import { type Filing, labelAt } from '../filing/index.js';
import { headLines, headPaths, headTitle } from '../reading/index.js';
import type { CellInput, CellLook, CellToWrite, SheetToWrite, Validation } from '../spreadsheet/index.js';
import { inputFill } from './tinted-cells.js';

const look: CellLook = { font: '宋体', size: 11, align: 'left', verticalAlign: 'middle', hasBorder: false };
const requiredPaths = new Set(['year', 'unit.name']);

export function headSheet(filing: Filing | null): SheetToWrite {
  const values: readonly CellInput[] = [
    filing === null ? { kind: 'empty' } : { kind: 'number', value: filing.year },
    textInput(filing?.unit.name ?? null),
    textInput(filing?.unit.department ?? null),
  ];
  const titleLook: CellLook = { ...look, font: '黑体', size: 16, align: 'center' };
  const cells: CellToWrite[] = [at(0, 0, { kind: 'text', text: headTitle }, titleLook, 2)];
  for (const [index, path] of headPaths.entries()) {
    const mark = requiredPaths.has(path) ? ' *' : '';
    const row = index + 1;
    cells.push(
      at(row, 0, { kind: 'text', text: `${labelAt(path) ?? path}${mark}` }, { ...look, hasBorder: true }),
    );
    const input: CellLook = { ...look, hasBorder: true, fill: inputFill, isUnlocked: true };
    cells.push(
      at(row, 1, values[index] ?? { kind: 'empty' }, path === 'year' ? { ...input, format: '0' } : input),
    );
  }
  const first = headPaths.length + 2;
  for (const [index, line] of headLines.entries())
    cells.push(at(first + index, 0, { kind: 'text', text: line }, look, 2));
  const rows = first + headLines.length;
  return {
    name: headTitle,
    columns: [90_000, 380_000],
    rows: Array.from({ length: rows }, (_, row) => (row === 0 ? 30_000 : row >= first ? 34_000 : 22_000)),
    cells,
    validations: [yearRule],
    isProtected: true,
    print: {
      paper: 'a4',
      orientation: 'portrait',
      margin: { top: 56_700, right: 56_700, bottom: 56_700, left: 56_700 },
      footer: { odd: '&C第 &P 页 共 &N 页', even: null },
      titleRows: null,
    },
  };
}

const yearRule: Validation = {
  range: 'B2',
  rule: { kind: 'whole', least: 1990, most: 2099 },
  title: '年度',
  hint: '填四位数字，如 2026',
};

function textInput(text: string | null): CellInput {
  return text === null || text === '' ? { kind: 'empty' } : { kind: 'text', text };
}

function at(row: number, column: number, input: CellInput, cellLook: CellLook, columnSpan = 1): CellToWrite {
  return { row, column, rowSpan: 1, columnSpan, input, look: cellLook };
}
