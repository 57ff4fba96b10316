/** A grid with every cell's text broken to its width: all that cutting pages needs to know. */
import type { Cell, Grid } from '../model/index.js';
import { type CutPolicy, kindRules } from './cut-policy.js';
import type { MeasuredText, PageReferences } from './measure-text.js';
import { twip } from './profile.js';
import type { TextMeasurer } from './text-measurer.js';

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

export interface GridWish {
  readonly left: number;
  readonly width: number;
  readonly bodySize: number;
  readonly linePitch: number;
  readonly paddingX: number;
  readonly paddingY: number;
  /** Height of an empty page: a label taller than half of it flows, or it would fill every page that it goes on to. */
  readonly room: number;
}

export function measureGrid(
  grid: Grid,
  wish: GridWish,
  measurer: TextMeasurer,
  references: PageReferences,
): MeasuredGrid {
  const columnEdges = edgesOf(grid.columns, wish.left, wish.width);
  const cells = grid.cells.map((cell) => measureCell(cell, columnEdges, wish, measurer, references));
  const { linePitch, paddingX, paddingY } = wish;
  return { grid, columnEdges, cells, ownLines: ownLinesOf(grid, cells), linePitch, paddingX, paddingY };
}

function ownLinesOf(grid: Grid, cells: readonly MeasuredCell[]): readonly number[] {
  const lines = new Array<number>(grid.rows.length).fill(1);
  cells.forEach(({ cell, text }) => {
    if (cell.rowSpan === 1) lines[cell.row] = Math.max(lines[cell.row] ?? 1, text.lineCount);
  });
  return lines;
}

/** Column edges on whole twips; the last one is exact. */
function edgesOf(shares: readonly number[], left: number, width: number): readonly number[] {
  const edges = [left];
  let sum = 0;
  for (const share of shares) {
    sum += share;
    edges.push(left + Math.round((width * sum) / 1000 / twip) * twip);
  }
  return edges;
}

function measureCell(
  cell: Cell,
  columnEdges: readonly number[],
  wish: GridWish,
  measurer: TextMeasurer,
  references: PageReferences,
): MeasuredCell {
  const { policy, role, lastLine } = kindRules(cell.kind);
  const box = (columnEdges[cell.column + cell.columnSpan] ?? 0) - (columnEdges[cell.column] ?? 0);
  const textWish = {
    style: { role, size: wish.bodySize },
    linePitch: wish.linePitch,
    width: box - 2 * wish.paddingX,
    align: cell.align,
    lastLine,
  };
  const text = measurer.measure(cell.paragraphs, textWish, references);
  const tooTall = text.lineCount * wish.linePitch + 2 * wish.paddingY > wish.room / 2;
  return { cell, policy: tooTall ? 'flow' : policy, text };
}
