/** Looks of cells in Excel: faces and sizes as on the page. */
import type { TextItem } from '../../layout/index.js';
import type { Cell } from '../../model/index.js';
import type { CellLook } from '../../spreadsheet/index.js';
import type { FontRole, TextStyle } from '../../text/index.js';

/** Faces that a Chinese Windows has. */
const fonts: Readonly<Record<FontRole, string>> = {
  宋体: '宋体',
  黑体: '黑体',
  仿宋: '仿宋',
  楷体: '楷体',
  小标宋: '方正小标宋简体',
  西文: '宋体',
};

export function cellLook(cell: Cell, style: TextStyle | null): CellLook {
  return {
    font: fonts[style?.role ?? '宋体'],
    size: (style?.size ?? 10_500) / 1000,
    align: cell.align,
    verticalAlign: cell.verticalAlign,
    hasBorder: true,
    ...(style?.weight === 'bold' && { isBold: true }),
  };
}

export function textLook({ text: { style }, align }: TextItem): CellLook {
  return {
    font: fonts[style.role],
    size: style.size / 1000,
    align,
    verticalAlign: 'middle',
    hasBorder: false,
  };
}
