/** The properties of tables, rows and cells, each in the schema's order. */
import { borderWeight } from '../../layout/index.js';
import type { VerticalAlign } from '../../model/index.js';
import { twips } from './twips.js';
import type { WordCell, WordRow, WordTable } from './word-block.js';
import { xmlText } from './xml-text.js';

/** w:sz of borders counts eighths of a point (ECMA-376 Part 1, 17.18.2). */
const borderSize = (borderWeight / 1000) * 8;
const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'];
const borders = sides
  .map((side) => `<w:${side} w:val="single" w:sz="${borderSize}" w:space="0" w:color="auto"/>`)
  .join('');

/** Where a cell over several rows begins, or goes on; `none` for one of a single row. */
export type Merge = 'none' | 'begins' | 'goesOn';

/** What a table begins with: tblPr and tblGrid, the columns' widths in twips. */
export function tableStart(table: WordTable, widths: readonly number[]): string {
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  return `<w:tbl>${tableProperties(table, widths)}<w:tblGrid>${grid}</w:tblGrid>`;
}

/**
 * CT_TblPr (17.4.60): …, tblW, …, tblInd, tblBorders, …, tblLayout, tblCellMar, …, tblCaption, tblDescription. There are no vertical cell margins: whether
 * a row's height holds them is understood differently by readers, so cells have their padding in their first paragraph.
 */
function tableProperties(table: WordTable, widths: readonly number[]): string {
  const width = widths.reduce((sum, part) => sum + part, 0);
  const { x } = table.cellPadding;
  return (
    `<w:tblPr><w:tblW w:w="${width}" w:type="dxa"/><w:tblInd w:w="${twips(table.indent)}" w:type="dxa"/>` +
    `<w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/>` +
    `<w:tblCellMar>${margin('top', 0)}${margin('left', x)}${margin('bottom', 0)}${margin('right', x)}</w:tblCellMar>` +
    `${spoken('tblCaption', table.caption)}${spoken('tblDescription', table.description)}</w:tblPr>`
  );
}

/** What screen readers say of the table. */
function spoken(name: string, text: string): string {
  return text === '' ? '' : `<w:${name} w:val="${xmlText(text)}"/>`;
}

function margin(side: string, length: number): string {
  return `<w:${side} w:w="${twips(length)}" w:type="dxa"/>`;
}

/**
 * CT_TrPr (17.4.81); its children may come in any order. `height` in twips, from border to border: w:trHeight counts
 * from below the row's top border.
 */
export function rowStart(row: WordRow, height: number): string {
  const split = row.maySplit ? '' : '<w:cantSplit/>';
  const header = row.isHeader ? '<w:tblHeader/>' : '';
  const content = Math.max(0, height - twips(borderWeight));
  return `<w:tr><w:trPr>${split}<w:trHeight w:val="${content}" w:hRule="atLeast"/>${header}</w:trPr>`;
}

/** CT_TcPr (17.4.69): …, tcW, gridSpan, …, vMerge, tcBorders, …, vAlign. The width in twips. */
export function cellStart(
  width: number,
  columnSpan: number,
  merge: Merge,
  align: VerticalAlign,
  openSide: WordCell['openSide'],
): string {
  let xml = `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>`;
  if (columnSpan > 1) xml += `<w:gridSpan w:val="${columnSpan}"/>`;
  if (merge !== 'none') xml += merge === 'begins' ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>';
  if (openSide !== undefined) xml += `<w:tcBorders><w:${openSide} w:val="nil"/></w:tcBorders>`;
  if (align === 'middle') xml += '<w:vAlign w:val="center"/>';
  return `${xml}</w:tcPr>`;
}
