/** Reads a `<table>` into columns and rows of cells with the spans that they ask for. */
import { cellStyles } from './cell-style.js';
import { columnShares } from './column-shares.js';
import type { DraftCell, DraftRow, DraftTable } from './draft.js';
import type { Align, CellKind, RowRole, VerticalAlign } from './form.js';
import { paragraphsOf } from './inline.js';
import { childElements, choiceOf, type MarkupElement, numberOf } from './markup-element.js';
import type { ProblemList } from './problems.js';

/** More columns than any page holds; keeps a slip of the pen from filling the memory with slots. */
const mostColumns = 100;

const aligns: readonly Align[] = ['left', 'center', 'right'];
const verticalAligns: readonly VerticalAlign[] = ['top', 'middle'];
const kinds: readonly CellKind[] = ['label', 'head', 'band', 'weight', 'value', 'amount', 'text', 'note'];

/** null where the columns are not known, without which nothing can be placed. */
export function readTable(table: MarkupElement, problems: ProblemList): DraftTable | null {
  const columns = readColumns(table, problems);
  const rows = childElements(table, 'tr').map(readRow);
  if (rows.length === 0) {
    problems.add({
      code: 'no-rows',
      line: table.line,
      message: '表格没有一行；请至少写一个 <tr>',
      english: 'The table has no rows; it needs a <tr>',
    });
    return null;
  }
  return columns === null ? null : { columns, rows, line: table.line };
}

function readColumns(table: MarkupElement, problems: ProblemList): readonly number[] | null {
  const count = numberOf(table, 'columns', 0);
  const widths = childElements(table, 'col').map((column) => numberOf(column, 'width', 1));
  if (count < 1 || count > mostColumns) {
    problems.add({
      code: 'wrong-column-count',
      line: table.line,
      message: `表格的列数（columns）应为 1 至 ${mostColumns}`,
      english: `A table has 1 to ${mostColumns} columns`,
    });
    return null;
  }
  if (widths.length !== 0 && widths.length !== count) {
    problems.add({
      code: 'wrong-column-count',
      line: table.line,
      message: `表格写明 ${count} 列，却有 ${widths.length} 个 <col>；请改成一致`,
      english: `The table says ${count} columns and has ${widths.length} <col>; make them agree`,
    });
    return null;
  }
  return columnShares(widths.length === 0 ? Array.from({ length: count }, () => 1) : widths);
}

function readRow(row: MarkupElement): DraftRow {
  return { role: roleOf(row), line: row.line, cells: childElements(row, 'td').map(readCell) };
}

function roleOf(row: MarkupElement): RowRole {
  switch (row.attributes.class) {
    case 'head':
      return 'head';
    case 'repeating-head':
      return 'repeatingHead';
    case 'band':
      return 'band';
    default:
      return 'body';
  }
}

function readCell(cell: MarkupElement): DraftCell {
  const kind = choiceOf(cell, 'class', kinds, 'value');
  const style = cellStyles[kind];
  return {
    kind,
    rowSpan: numberOf(cell, 'rowspan', 1),
    columnSpan: numberOf(cell, 'colspan', 1),
    align: choiceOf(cell, 'align', aligns, style.align),
    verticalAlign: choiceOf(cell, 'valign', verticalAligns, style.verticalAlign),
    paragraphs: paragraphsOf(cell),
    merge: cell.attributes.merge ?? null,
    line: cell.line,
  };
}
