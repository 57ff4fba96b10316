/** Names of ranges, as formulas say them. */
import { columnName } from './sheet.js';
import type { CellToWrite } from './workbook.js';

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
