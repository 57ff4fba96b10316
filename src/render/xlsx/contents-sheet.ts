/** The first sheet of a workbook of several forms: their names, each leading to its sheet. */
import type { PagedDocument } from '../../layout/index.js';
import type { CellLook, CellToWrite, SheetToWrite } from '../../spreadsheet/index.js';
import { pageSetup } from './page-setup.js';
import type { SheetPart } from './sheet-parts.js';

const look: CellLook = { font: '宋体', size: 11, align: 'left', verticalAlign: 'middle', hasBorder: true };
const titleLook: CellLook = { ...look, font: '黑体', size: 16, align: 'center', hasBorder: false };
const widths = [45_000, 330_000, 75_000];

export function contentsSheet(
  name: string,
  document: PagedDocument,
  parts: readonly (SheetPart & { readonly name: string })[],
): SheetToWrite {
  const cells: CellToWrite[] = [cell(0, 0, document.title, titleLook, 3)];
  let row = 1;
  const heads = ['序号', '名称', '工作表'];
  for (const [column, head] of heads.entries())
    cells.push(cell(row, column, head, { ...look, font: '黑体', align: 'center' }));
  row += 1;
  let number = 0;
  for (const part of parts) {
    for (const title of part.above) {
      cells.push(cell(row, 0, title, { ...look, font: '黑体' }, 3));
      row += 1;
    }
    number += 1;
    cells.push(cell(row, 0, String(number), { ...look, align: 'center' }));
    cells.push({ ...cell(row, 1, part.title, look), linksTo: part.name });
    cells.push({ ...cell(row, 2, '打开', { ...look, align: 'center' }), linksTo: part.name });
    row += 1;
  }
  return {
    name,
    columns: widths,
    rows: Array.from({ length: row }, (_, index) => (index === 0 ? 30_000 : 20_000)),
    cells,
    print: { ...pageSetup(document.geometry), titleRows: [1, 1] },
  };
}

function cell(row: number, column: number, text: string, cellLook: CellLook, columnSpan = 1): CellToWrite {
  return { row, column, rowSpan: 1, columnSpan, input: { kind: 'text', text }, look: cellLook };
}
