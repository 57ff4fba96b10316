/** Grids and a text setter of plain squares for layout tests: every character is one em wide. */
import type { Align, Cell, CellKind, Grid, RowRole } from '../../src/model/index.js';
import {
  type Face,
  fontInMemory,
  type LineBreak,
  type PreparedText,
  type TextSetter,
} from '../../src/text/index.js';

const face: Face = {
  id: 'squares',
  postScriptName: 'Squares',
  ascent: 880,
  descent: -120,
  capHeight: 700,
  boundingBox: [0, -120, 1000, 880],
  bold: false,
  outlines: 'TrueType',
  advance: () => 1000,
  glyph: () => 1,
  ...fontInMemory(new Uint8Array()),
};

function breakSquares(text: string, size: number, measure: number): readonly LineBreak[] {
  const perLine = Math.max(1, Math.floor(measure / size));
  const lines: LineBreak[] = [];
  for (let start = 0; start < text.length || start === 0; start += perLine) {
    const end = Math.min(text.length, start + perLine);
    lines.push({ start, end, width: (end - start) * size, forced: false });
  }
  return lines;
}

export const squares: TextSetter = {
  prepare: (text, style): PreparedText => ({ text, style, width: text.length * style.size, uncovered: [] }),
  breakLines: (prepared, measure) => breakSquares(prepared.text, prepared.style.size, measure),
  overruns: () => [],
  glyphRuns: (text, { size }, lines) =>
    lines.map(({ start, end, width }) => [
      { face, size, text: text.slice(start, end), x: 0, width, kerns: [] },
    ]),
};

export interface CellPlan {
  readonly row: number;
  readonly column: number;
  readonly rowSpan?: number;
  readonly columnSpan?: number;
  readonly kind?: CellKind;
  readonly text?: string;
  /** Left out: left. */
  readonly align?: Align;
}

/** A grid from its cells; slots that no plan covers get an empty value cell each. */
export function gridOf(columnCount: number, roles: readonly RowRole[], plans: readonly CellPlan[]): Grid {
  const slots = roles.map(() => Array.from({ length: columnCount }, () => -1));
  const cells: Cell[] = [];
  const add = (plan: CellPlan): void => {
    const index = cells.length;
    const { row, column, rowSpan = 1, columnSpan = 1, kind = 'value', text = '', align = 'left' } = plan;
    for (const line of slots.slice(row, row + rowSpan)) line.fill(index, column, column + columnSpan);
    const spans = text === '' ? [] : [{ kind: 'text' as const, text, sources: [`cell[${index}]`] }];
    const place = { row, column, rowSpan, columnSpan };
    const paragraphs = [{ spans }];
    cells.push({ index, kind, ...place, align, verticalAlign: 'middle', paragraphs, line: 1 });
  };
  plans.forEach(add);
  for (const [row, owners] of slots.entries()) {
    for (let column = 0; column < columnCount; column += 1) {
      if (owners[column] === -1) add({ row, column });
    }
  }
  const share = Math.floor(1000 / columnCount);
  const columns = Array.from({ length: columnCount }, (_, column) =>
    column === 0 ? 1000 - share * (columnCount - 1) : share,
  );
  return { columns, rows: roles.map((role) => ({ role, line: 1 })), cells, slots };
}
