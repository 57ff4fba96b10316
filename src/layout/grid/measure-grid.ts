/** A grid with every cell's text broken to its width: all that cutting pages needs to know. */
import type { Grid } from '../../model/index.js';
import type { PageReferences } from '../text/measured-text.js';
import type { GridFrame } from './grid-frame.js';
import { type GridRoom, type MeasuredCell, measureCells } from './measure-cells.js';

export interface MeasuredGrid {
  readonly grid: Grid;
  /** From the page's left edge; one more than columns. */
  readonly columnEdges: readonly number[];
  /** In the order of `grid.cells`. */
  readonly cells: readonly MeasuredCell[];
  /** For each row, the most lines of a cell that stands in it alone. */
  readonly ownLines: readonly number[];
  readonly linePitch: number;
  /** The least of all cells. */
  readonly paddingX: number;
  readonly paddingY: number;
}

export function measureGrid(
  grid: Grid,
  frame: GridFrame,
  room: GridRoom,
  references: PageReferences,
): MeasuredGrid {
  const cells = measureCells(grid.cells, frame, room, references);
  const { columnEdges } = frame;
  const { linePitch, paddingX } = frame.spec;
  const { paddingY } = room;
  return { grid, columnEdges, cells, ownLines: ownLinesOf(grid, cells), linePitch, paddingX, paddingY };
}

function ownLinesOf(grid: Grid, cells: readonly MeasuredCell[]): readonly number[] {
  const lines = new Array<number>(grid.rows.length).fill(1);
  cells.forEach(({ cell, text }) => {
    if (cell.rowSpan === 1) lines[cell.row] = Math.max(lines[cell.row] ?? 1, text.lineCount);
  });
  return lines;
}
