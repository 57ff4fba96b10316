/** Puts a grid's pages together again: each row once, each cell with its whole text. */
import type { CellFragment, TableItem } from '../../layout/index.js';
import { joinTexts } from './join-texts.js';
import type { Placed, WordCell, WordRow, WordTable } from './word-block.js';

export function flowTable(
  first: TableItem,
  others: readonly TableItem[],
  left: number,
  place: Placed,
): WordTable {
  const items = [first, ...others];
  const { x, columnEdges, cellPadding, grid } = first;
  const headerRows = grid.rows.findIndex(({ role }) => role !== 'repeatingHead');
  const rows = grid.rows.map((_, index): WordRow => ({ maySplit: true, isHeader: index < headerRows }));
  return {
    kind: 'table',
    ...place,
    indent: x - left,
    columnEdges,
    rowEdges: rowEdges(items, grid.rows.length),
    rows,
    cells: wholeCells(items),
    cellPadding,
  };
}

/** A row that was cut is as high as its parts together. */
function rowEdges(items: readonly TableItem[], rowCount: number): readonly number[] {
  const heights = new Array<number>(rowCount).fill(0);
  for (const { row, height, repeated } of items.flatMap((item) => item.rows)) {
    if (!repeated) heights[row] = (heights[row] ?? 0) + height;
  }
  const edges = [0];
  for (const height of heights) edges.push((edges.at(-1) ?? 0) + height);
  return edges;
}

function wholeCells(items: readonly TableItem[]): readonly WordCell[] {
  const fragments = new Map<number, [CellFragment, ...CellFragment[]]>();
  for (const item of items) {
    for (const fragment of item.cells) {
      if (fragment.repeated || item.rows[fragment.row]?.repeated === true) continue;
      const earlier = fragments.get(fragment.cell.index);
      if (earlier === undefined) fragments.set(fragment.cell.index, [fragment]);
      else earlier.push(fragment);
    }
  }
  return [...fragments.values()].map(([first, ...others]): WordCell => {
    const { row, rowSpan, column, columnSpan, align, verticalAlign } = first.cell;
    const text = joinTexts(
      first.text,
      others.map((fragment) => fragment.text),
    );
    return { row, rowSpan, column, columnSpan, align, verticalAlign, text };
  });
}
