/** A grid with every cell's text broken to its width: all that cutting pages needs to know. */
import type { Cell, Grid } from '../../model/index.js';
import type { MeasuredText, PageReferences } from '../text/measured-text.js';
import type { CutPolicy } from './cut-policy.js';
import type { GridFrame } from './grid-frame.js';

export interface MeasuredCell {
  readonly cell: Cell;
  readonly policy: CutPolicy;
  readonly text: MeasuredText;
}

export interface MeasuredGrid {
  readonly grid: Grid;
  /** From the page's left edge; one more than columns. */
  readonly columnEdges: readonly number[];
  /** In the order of `grid.cells`. */
  readonly cells: readonly MeasuredCell[];
  /** For each row, the most lines of a cell that stands in it alone. */
  readonly ownLines: readonly number[];
  readonly linePitch: number;
  readonly paddingX: number;
  readonly paddingY: number;
}

interface GridRoom {
  readonly paddingY: number;
  /** Height of an empty page: a label taller than half of it flows, or it would fill every page that it goes on to. */
  readonly height: number;
}

export function measureGrid(
  grid: Grid,
  frame: GridFrame,
  room: GridRoom,
  references: PageReferences,
): MeasuredGrid {
  const cells = grid.cells.map((cell) => measureCell(cell, frame, room, references));
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

function measureCell(
  cell: Cell,
  frame: GridFrame,
  { paddingY, height }: GridRoom,
  references: PageReferences,
): MeasuredCell {
  const box = frame.boxOf(cell);
  const text = box.text.measure(cell.paragraphs, references);
  const tooTall = text.lineCount * frame.spec.linePitch + 2 * paddingY > height / 2;
  return { cell, policy: tooTall ? 'flow' : box.policy, text };
}
