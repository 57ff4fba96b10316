/** Paints a table: its borders as one path, its cells in rows that a screen reader can walk (WAI-ARIA 1.2, table). */
import {
  borderWeight,
  type CellFragment,
  type RowFragment,
  type Segment,
  type TableItem,
  tableBorders,
} from '../../layout/index.js';
import { escapeMarkup } from '../escape-markup.js';
import { points } from '../points.js';
import { textSvg } from './text-svg.js';
import type { PageFonts } from './web-fonts.js';

/** `firstCell` is the number of the table's first cell among the cells of its page. */
export function tableSvg(table: TableItem, name: string, firstCell: number, fonts: PageFonts): string {
  const rows = table.rows.map((row, index) => rowSvg(table, row, index, firstCell, fonts)).join('');
  const columns = table.columnEdges.length - 1;
  const size = `aria-rowcount="${table.grid.rows.length}" aria-colcount="${columns}"`;
  const label = escapeMarkup(name);
  return `${bordersSvg(tableBorders(table))}<g role="table" aria-label="${label}" ${size}>${rows}</g>`;
}

function bordersSvg(segments: readonly Segment[]): string {
  const path = segments
    .map(({ x1, y1, x2, y2 }) => `M${points(x1)} ${points(y1)}L${points(x2)} ${points(y2)}`)
    .join('');
  const pen = `fill="none" stroke="#000" stroke-width="${points(borderWeight)}" stroke-linecap="square"`;
  return `<path d="${path}" ${pen} aria-hidden="true"/>`;
}

function rowSvg(
  table: TableItem,
  row: RowFragment,
  index: number,
  firstCell: number,
  fonts: PageFonts,
): string {
  const cells = table.cells
    .map((cell, number) => ({ cell, number: firstCell + number }))
    .filter(({ cell }) => cell.row === index)
    .sort((one, other) => one.cell.column - other.cell.column)
    .map(({ cell, number }) => cellSvg(cell, number, row, fonts));
  return `<g role="row" aria-rowindex="${row.row + 1}">${cells.join('')}</g>`;
}

function cellSvg(cell: CellFragment, number: number, row: RowFragment, fonts: PageFonts): string {
  const spans =
    (cell.rowSpan > 1 ? ` aria-rowspan="${cell.rowSpan}"` : '') +
    (cell.columnSpan > 1 ? ` aria-colspan="${cell.columnSpan}"` : '');
  const place = `aria-colindex="${cell.column + 1}"${spans} data-cell="${number}"`;
  return `<g role="${cellRole(cell, row)}" ${place}>${textSvg(cell.text, fonts)}</g>`;
}

function cellRole(cell: CellFragment, row: RowFragment): 'columnheader' | 'rowheader' | 'cell' {
  switch (cell.cell.kind) {
    case 'head':
      return 'columnheader';
    case 'label':
      return row.role === 'head' || row.role === 'repeatingHead' ? 'columnheader' : 'rowheader';
    case 'band':
      return 'rowheader';
    case 'weight':
    case 'value':
    case 'amount':
    case 'text':
    case 'note':
      return 'cell';
  }
}
