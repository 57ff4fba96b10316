/** Puts a grid's pages together again: each row once, each cell with its whole text, and heads that Word can print again. */
import type { CellFragment, TableItem } from '../../layout/index.js';
import type { Grid } from '../../model/index.js';
import { joinTexts } from './join-texts.js';
import type { Placed, WordCell, WordRow, WordTable } from './word-block.js';

/**
 * The grid's tables: Word prints a table's first rows again on each page and no others, so that a table begins wherever
 * heads are to be printed again. `items` are the grid's parts, page by page.
 */
export function flowTables(
  items: readonly TableItem[],
  left: number,
  place: Placed,
  caption: string,
): readonly WordTable[] {
  const [first] = items;
  if (first === undefined) return [];
  const { x, columnEdges, cellPadding, grid } = first;
  const edges = rowEdges(items, grid.rows.length);
  const cells = wholeCells(items);
  return stretchesOf(grid).map(
    (stretch, index): WordTable => ({
      kind: 'table',
      ...(index === 0 ? place : { breakBefore: false, section: null, bookmarks: [] }),
      indent: x - left,
      columnEdges,
      rowEdges: edges.slice(stretch.start, stretch.end + 1),
      rows: grid.rows
        .slice(stretch.start, stretch.end)
        .map((_, row): WordRow => ({ maySplit: true, isHeader: row < stretch.headerRows })),
      cells: cells.flatMap((cell) => cellsOf(cell, stretch)),
      cellPadding,
      caption,
      description: '',
    }),
  );
}

/** Rows of a grid that are a table of their own, `end` exclusive; the first ones are printed again on each page. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly headerRows: number;
  readonly isLast: boolean;
}

function stretchesOf(grid: Grid): readonly Stretch[] {
  const { rows } = grid;
  const starts = rows.flatMap((_, row) => (row === 0 || mayBeginTable(grid, row) ? [row] : []));
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? rows.length;
    const own = rows.slice(start, end);
    const begins = own.findIndex(({ role }) => role !== 'band');
    const body = own.findIndex(({ role }, row) => row >= begins && role !== 'repeatingHead');
    const headerRows = own[begins]?.role === 'repeatingHead' ? Math.max(0, body) : 0;
    return { start, end, headerRows, isLast: end === rows.length };
  });
}

/** True of the first row of heads, or of the band over it, where no cell goes on from above. */
function mayBeginTable({ rows, cells }: Grid, row: number): boolean {
  const head = rows[row]?.role === 'band' ? row + 1 : row;
  if (rows[head]?.role !== 'repeatingHead') return false;
  const above = rows[row - 1]?.role;
  if (above === 'repeatingHead' || (head === row && above === 'band')) return false;
  return cells.every((cell) => cell.row >= row || cell.row + cell.rowSpan <= row);
}

/**
 * A cell's place in a stretch. One that begins in the heads and goes on under them is parted: its words stand in the heads.
 * The last cells of a stretch have no border below: that of the next stretch's heads is right under it.
 */
function cellsOf(cell: WordCell, { start, end, headerRows, isLast }: Stretch): readonly WordCell[] {
  if (cell.row < start || cell.row >= end) return [];
  const row = cell.row - start;
  const rowsBelow = row + cell.rowSpan - headerRows;
  if (row < headerRows && rowsBelow > 0) {
    return [
      { ...cell, row, rowSpan: headerRows - row, openSide: 'bottom' },
      {
        ...cell,
        row: headerRows,
        rowSpan: rowsBelow,
        text: { ...cell.text, paragraphs: [] },
        openSide: 'top',
      },
    ];
  }
  const isOpen = !isLast && cell.row + cell.rowSpan === end;
  return [isOpen ? { ...cell, row, openSide: 'bottom' } : { ...cell, row }];
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
