/** A table: fixed columns, ruled all over, merged cells as gridSpan and vMerge. */
import type { PlacedText } from '../../layout/index.js';
import { borderWeight } from '../../layout/index.js';
import { paragraph, plainLook } from './paragraph.js';
import type { StyleSheet } from './style-sheet.js';
import { textParagraphs } from './text-paragraphs.js';
import { twipSteps, twips } from './twips.js';
import type { WordCell, WordRow, WordTable } from './word-block.js';

/** w:sz of borders counts eighths of a point (ECMA-376 Part 1, 17.18.2). */
const borderSize = (borderWeight / 1000) * 8;
const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'];
const borders = sides
  .map((side) => `<w:${side} w:val="single" w:sz="${borderSize}" w:space="0" w:color="auto"/>`)
  .join('');

/** w:tbl (ECMA-376 Part 1, 17.4.37): tblPr, tblGrid, rows. */
export function tableXml(table: WordTable, styles: StyleSheet): string {
  const widths = twipSteps(table.columnEdges);
  const heights = twipSteps(table.rowEdges);
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  let xml = `<w:tbl>${tableProperties(table, widths)}<w:tblGrid>${grid}</w:tblGrid>`;
  const owners = ownerMap(table);
  for (const [index, row] of table.rows.entries()) {
    xml += `<w:tr>${rowProperties(row, heights[index] ?? 0)}`;
    xml += rowCells(table, owners[index] ?? [], index, widths, styles);
    xml += '</w:tr>';
  }
  return `${xml}</w:tbl>`;
}

/** CT_TblPr (17.4.60): …, tblW, …, tblInd, tblBorders, …, tblLayout, tblCellMar. */
function tableProperties(table: WordTable, widths: readonly number[]): string {
  const width = widths.reduce((sum, part) => sum + part, 0);
  const { x, y } = verticalRoomForBorders(table.cellPadding);
  return (
    `<w:tblPr><w:tblW w:w="${width}" w:type="dxa"/><w:tblInd w:w="${twips(table.indent)}" w:type="dxa"/>` +
    `<w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/>` +
    `<w:tblCellMar>${margin('top', y)}${margin('left', x)}${margin('bottom', y)}${margin('right', x)}</w:tblCellMar></w:tblPr>`
  );
}

function margin(side: string, length: number): string {
  return `<w:${side} w:w="${twips(length)}" w:type="dxa"/>`;
}

/** Word and LibreOffice count a row's borders into its height, beside the margins: that much less is left for these. */
function verticalRoomForBorders(padding: WordTable['cellPadding']): { x: number; y: number } {
  return { x: padding.x, y: Math.max(0, padding.y - borderWeight) };
}

/** CT_TrPr (17.4.81); its children may come in any order. */
function rowProperties(row: WordRow, height: number): string {
  const split = row.maySplit ? '' : '<w:cantSplit/>';
  const header = row.isHeader ? '<w:tblHeader/>' : '';
  return `<w:trPr>${split}<w:trHeight w:val="${height}" w:hRule="atLeast"/>${header}</w:trPr>`;
}

/** For each slot the cell that owns it. */
function ownerMap(table: WordTable): readonly (readonly (WordCell | undefined)[])[] {
  const columnCount = table.columnEdges.length - 1;
  const owners = table.rows.map(() => new Array<WordCell | undefined>(columnCount).fill(undefined));
  for (const cell of table.cells) {
    for (const row of owners.slice(cell.row, cell.row + cell.rowSpan)) {
      row.fill(cell, cell.column, cell.column + cell.columnSpan);
    }
  }
  return owners;
}

function rowCells(
  table: WordTable,
  owners: readonly (WordCell | undefined)[],
  row: number,
  widths: readonly number[],
  styles: StyleSheet,
): string {
  let xml = '';
  for (const [column, cell] of owners.entries()) {
    if (cell === undefined)
      throw new Error(`slot ${row}, ${column} of a table of ${table.rows.length} rows has no cell`);
    if (cell.column !== column) continue;
    const width = widths.slice(column, column + cell.columnSpan).reduce((sum, part) => sum + part, 0);
    const isFirst = cell.row === row;
    const content = isFirst ? cellParagraphs(cell, styles) : emptyParagraph(cell.text, styles);
    xml += `<w:tc>${cellProperties(cell, width, isFirst)}${content}</w:tc>`;
  }
  return xml;
}

/** CT_TcPr (17.4.69): …, tcW, gridSpan, …, vMerge, …, vAlign. */
function cellProperties(cell: WordCell, width: number, isFirst: boolean): string {
  let xml = `<w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>`;
  if (cell.columnSpan > 1) xml += `<w:gridSpan w:val="${cell.columnSpan}"/>`;
  if (cell.rowSpan > 1) xml += isFirst ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>';
  if (cell.verticalAlign === 'middle') xml += '<w:vAlign w:val="center"/>';
  return `${xml}</w:tcPr>`;
}

/** A cell ends in a paragraph (17.4.65), so an empty one has an empty paragraph. */
function cellParagraphs(cell: WordCell, styles: StyleSheet): string {
  const { text, align } = cell;
  const styleId = styles.textStyleId(text.style, text.linePitch);
  if (text.paragraphs.length === 0) return emptyParagraph(text, styles);
  return textParagraphs(text, { ...plainLook(styleId), align });
}

function emptyParagraph(text: PlacedText, styles: StyleSheet): string {
  return paragraph(plainLook(styles.textStyleId(text.style, text.linePitch)), '');
}
