/** A grid with every cell's text broken to its width: all that cutting pages needs to know. */
import type { Cell, Grid, TextSpan } from '../model/index.js';
import type { TextSetter } from '../text/index.js';
import { type CutPolicy, continuationMark, kindRules } from './cut-policy.js';
import { type MeasuredText, measureText, type PageNumberOf, type TextWish } from './measure-text.js';
import { twip } from './profile.js';

export interface MeasuredCell {
  readonly cell: Cell;
  readonly policy: CutPolicy;
  readonly text: MeasuredText;
  /** Measures the label with （续）, when a cut asks for it; null for all that is not printed with it. */
  readonly continued: (() => MeasuredText) | null;
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
  setter: TextSetter,
  pageNumberOf: PageNumberOf,
): MeasuredGrid {
  const columnEdges = edgesOf(grid.columns, wish.left, wish.width);
  const cells = grid.cells.map((cell) => measureCell(cell, columnEdges, wish, setter, pageNumberOf));
  const { linePitch, paddingX, paddingY } = wish;
  return { grid, columnEdges, cells, ownLines: ownLinesOf(grid, cells), linePitch, paddingX, paddingY };
}

function ownLinesOf(grid: Grid, cells: readonly MeasuredCell[]): readonly number[] {
  const lines = grid.rows.map(() => 1);
  for (const { cell, text } of cells) {
    if (cell.rowSpan === 1) lines[cell.row] = Math.max(lines[cell.row] ?? 1, text.lineCount);
  }
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
  setter: TextSetter,
  pageNumberOf: PageNumberOf,
): MeasuredCell {
  const rules = kindRules(cell.kind);
  const box = (columnEdges[cell.column + cell.columnSpan] ?? 0) - (columnEdges[cell.column] ?? 0);
  const textWish: TextWish = {
    style: { role: rules.role, size: wish.bodySize },
    linePitch: wish.linePitch,
    width: box - 2 * wish.paddingX,
    lastLine: rules.lastLine,
  };
  const text = measureText(cell.paragraphs, textWish, setter, pageNumberOf);
  const tooTall = text.lineCount * wish.linePitch + 2 * wish.paddingY > wish.room / 2;
  const policy = tooTall ? 'flow' : rules.policy;
  const continued =
    policy === 'repeatContinued' && !isBlank(cell)
      ? () => measureContinued(cell, textWish, setter, pageNumberOf)
      : null;
  return { cell, policy, text, continued };
}

function isBlank(cell: Cell): boolean {
  return cell.paragraphs.every((paragraph) =>
    paragraph.spans.every((span) => span.kind === 'text' && span.text === ''),
  );
}

/** The label with its mark on the same line, or else on a line of its own. */
function measureContinued(
  cell: Cell,
  wish: TextWish,
  setter: TextSetter,
  pageNumberOf: PageNumberOf,
): MeasuredText {
  const mark: TextSpan = { kind: 'text', text: continuationMark, sources: [] };
  const joined = cell.paragraphs.map((paragraph, index) =>
    index === cell.paragraphs.length - 1 ? { spans: [...paragraph.spans, mark] } : paragraph,
  );
  const onOneLine = measureText(joined, wish, setter, pageNumberOf);
  if (onOneLine.lineCount === cell.paragraphs.length) return onOneLine;
  return measureText([...cell.paragraphs, { spans: [mark] }], wish, setter, pageNumberOf);
}
