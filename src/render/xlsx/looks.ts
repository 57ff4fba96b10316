/** Looks of cells in Excel: faces and sizes as on the page. */
import type { TextItem } from '../../layout/index.js';
import type { Cell } from '../../model/index.js';
import type { CellLook } from '../../spreadsheet/index.js';
import type { TextStyle } from '../../text/index.js';
import { officeFonts } from '../office-fonts.js';

export function cellLook(cell: Cell, style: TextStyle | null): CellLook {
  return {
    font: officeFonts[style?.role ?? '宋体'],
    size: (style?.size ?? 10_500) / 1000,
    align: cell.align,
    verticalAlign: cell.verticalAlign,
    hasBorder: true,
    ...(style?.weight === 'bold' && { isBold: true }),
  };
}

export function textLook({ text: { style }, align }: TextItem): CellLook {
  return {
    font: officeFonts[style.role],
    size: style.size / 1000,
    align,
    verticalAlign: 'middle',
    hasBorder: false,
  };
}
