/** Ruled lines of a page → tables of cells: crossings make columns and rows, missing stretches of line merge cells. */
import type { RuledLine } from './page-content.js';

/** A cell with its place among the table's rows and columns, and on the page in points. */
export interface RuledCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Whether the table begins, or ends, with it without a line, as at a page's end. */
  readonly isOpenAbove: boolean;
  readonly isOpenBelow: boolean;
}

export interface RuledTable {
  /** Where columns begin and end, and rows; ascending, in points. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly RuledCell[];
}

/** Lines nearer than this, in points, are one: double lines, and cells apart that each draw their own border. No row is so low. */
const near = 4.4;
/** What is shorter, in points, is a tick's or a letter's stroke. */
const shortest = 2.5;
/** Pieces of a line with a gap up to this are one piece. */
const gap = 3;
/** A wall stands between two cells where lines cover this share of their common side. */
const wallShare = 0.6;

/** Lines across, and down, on one page; and slots of one table. A page of more is a drawing. */
const mostLines = 2000;
const mostSlots = 6000;

/** From the top down. */
export function ruledTables(lines: readonly RuledLine[]): readonly RuledTable[] {
  const down = joined(lines.filter(({ isAcross }) => !isAcross));
  const drawn = lines.filter(({ isAcross }) => isAcross);
  const across = joined([...drawn, ...ends(down, drawn)]);
  if (across.length > mostLines || down.length > mostLines) return [];
  return connected(across, down)
    .flatMap((group) => tableOf(group.across, group.down) ?? [])
    .sort((one, other) => (one.ys[0] ?? 0) - (other.ys[0] ?? 0));
}

/**
 * Lines that are not drawn, where columns begin or end at one height: a row that is cut by the page's end has none. Where
 * the page's tables end some cells may have one, and others go on.
 */
function ends(down: readonly RuledLine[], drawn: readonly RuledLine[]): readonly RuledLine[] {
  return (['from', 'to'] as const).flatMap((end) => {
    const all = down.map((line) => line[end]);
    const last = end === 'from' ? Math.min(...all) : Math.max(...all);
    return clustered(all).flatMap((at): readonly RuledLine[] => {
      const own = down.filter((line) => Math.abs(line[end] - at) <= near);
      const xs = own.map((line) => line.at);
      const [from, to] = [Math.min(...xs), Math.max(...xs)];
      const there = drawn.filter((line) => Math.abs(line.at - at) <= near);
      const isWhole = there.length > 0 && (Math.abs(at - last) > near || isAlong(there, from, to));
      return isWhole || own.length < fewestColumns ? [] : [{ isAcross: true, at, from, to, isGuessed: true }];
    });
  });
}

/** Whether one of the lines goes from end to end. */
function isAlong(lines: readonly RuledLine[], from: number, to: number): boolean {
  return merged(lines).some((line) => line.from <= from + near && line.to >= to - near);
}

/** Lines that make columns, at the least. */
const fewestColumns = 3;

/** Lines on one height are given the same, and pieces that meet become one. */
function joined(lines: readonly RuledLine[]): readonly RuledLine[] {
  const places = clustered(lines.map(({ at }) => at));
  // So many heights are no rows; the lines are given back as they are, and are too many.
  if (places.length > mostLines) return lines;
  const byPlace = new Map<number, RuledLine[]>();
  for (const line of lines) {
    const at = nearest(places, line.at);
    const known = byPlace.get(at);
    if (known === undefined) byPlace.set(at, [{ ...line, at }]);
    else known.push({ ...line, at });
  }
  return [...byPlace.values()].flatMap((own) => [
    ...merged(own.filter(({ isGuessed }) => isGuessed !== true)),
    ...merged(own.filter(({ isGuessed }) => isGuessed === true)),
  ]);
}

/** Pieces that meet, of lines on one height, as one. */
export function merged(lines: readonly RuledLine[]): readonly RuledLine[] {
  const result: RuledLine[] = [];
  for (const line of lines.toSorted((one, other) => one.from - other.from)) {
    const last = result.at(-1);
    if (last !== undefined && line.from <= last.to + gap)
      result[result.length - 1] = { ...last, to: Math.max(last.to, line.to) };
    else result.push(line);
  }
  return result.filter(({ from, to }) => to - from >= shortest);
}

/** Middles of groups of values that lie near one another, ascending. */
export function clustered(values: readonly number[]): readonly number[] {
  const groups: number[][] = [];
  for (const value of values.toSorted((one, other) => one - other)) {
    const group = groups.at(-1);
    const [first = value] = group ?? [];
    if (group !== undefined && value - first <= near) group.push(value);
    else groups.push([value]);
  }
  return groups.map((group) => ((group[0] ?? 0) + (group.at(-1) ?? 0)) / 2);
}

export function nearest(places: readonly number[], value: number): number {
  let best = places[0] ?? value;
  for (const place of places) if (Math.abs(place - value) < Math.abs(best - value)) best = place;
  return best;
}

interface Lines {
  readonly across: readonly RuledLine[];
  readonly down: readonly RuledLine[];
}

/** Groups of lines that touch one another. */
function connected(across: readonly RuledLine[], down: readonly RuledLine[]): readonly Lines[] {
  const groupOf = new Map<RuledLine, RuledLine[]>([...across, ...down].map((line) => [line, [line]]));
  for (const one of across) {
    for (const other of down) {
      const touches =
        other.at >= one.from - near &&
        other.at <= one.to + near &&
        one.at >= other.from - near &&
        one.at <= other.to + near;
      const [into, from] = [groupOf.get(one), groupOf.get(other)];
      if (!touches || into === undefined || from === undefined || into === from) continue;
      into.push(...from);
      for (const line of from) groupOf.set(line, into);
    }
  }
  return [...new Set(groupOf.values())].map((group) => ({
    across: group.filter(({ isAcross }) => isAcross),
    down: group.filter(({ isAcross }) => !isAcross),
  }));
}

/** Null for lines that enclose nothing: a line under a title. */
function tableOf(across: readonly RuledLine[], down: readonly RuledLine[]): RuledTable | null {
  if (across.length < 2 || down.length === 0) return null;
  // Some tables are open at their sides.
  const sides = [Math.min(...across.map(({ from }) => from)), Math.max(...across.map(({ to }) => to))];
  const xs = clustered([...down.map(({ at }) => at), ...sides]);
  const ys = clustered(across.map(({ at }) => at));
  if (xs.length < 2 || ys.length < 2 || xs.length * ys.length > mostSlots) return null;
  return { xs, ys, cells: cellsBetween(xs, ys, { across, down }) };
}

function cellsBetween(xs: readonly number[], ys: readonly number[], lines: Lines): readonly RuledCell[] {
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  const [downAt, acrossAt] = [linesAt(xs, lines.down), linesAt(ys, lines.across)];
  const isDrawn = (edge: number, column: number, columnSpan: number): boolean => {
    const own = (acrossAt[edge] ?? []).filter(({ isGuessed }) => isGuessed !== true);
    return isWall(own, xs[column] ?? 0, xs[column + columnSpan] ?? 0);
  };
  const owner = Array.from({ length: rows * columns }, (_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (owner[root] !== root && owner[root] !== undefined) root = owner[root] ?? root;
    return root;
  };
  const merge = (one: number, other: number): void => {
    owner[Math.max(rootOf(one), rootOf(other))] = Math.min(rootOf(one), rootOf(other));
  };
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const [left = 0, right = 0] = [xs[column], xs[column + 1]];
      const [top = 0, bottom = 0] = [ys[row], ys[row + 1]];
      const index = row * columns + column;
      if (column + 1 < columns && !isWall(downAt[column + 1] ?? [], top, bottom)) merge(index, index + 1);
      if (row + 1 < rows && !isWall(acrossAt[row + 1] ?? [], left, right)) merge(index, index + columns);
    }
  }
  return rectangles(
    owner.map((_, index) => rootOf(index)),
    columns,
  ).map(({ row, column, rowSpan, columnSpan }) => ({
    row,
    column,
    rowSpan,
    columnSpan,
    left: xs[column] ?? 0,
    right: xs[column + columnSpan] ?? 0,
    top: ys[row] ?? 0,
    bottom: ys[row + rowSpan] ?? 0,
    isOpenAbove: row === 0 && !isDrawn(0, column, columnSpan),
    isOpenBelow: row + rowSpan === rows && !isDrawn(rows, column, columnSpan),
  }));
}

/** Lines by the edge of columns, or of rows, that they stand on. */
function linesAt(edges: readonly number[], lines: readonly RuledLine[]): readonly (readonly RuledLine[])[] {
  return edges.map((edge) => lines.filter(({ at }) => Math.abs(at - edge) <= near));
}

function isWall(lines: readonly RuledLine[], from: number, to: number): boolean {
  const covered = lines
    .map((line) => Math.min(line.to, to) - Math.max(line.from, from))
    .filter((length) => length > 0);
  return covered.some((length) => length >= (to - from) * wallShare);
}

interface GridPlace {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** The rectangles of slots of one owner; an owner of another shape has its slots apart. */
function rectangles(owners: readonly number[], columns: number): readonly GridPlace[] {
  const slots = new Map<number, number[]>();
  for (const [index, owner] of owners.entries()) {
    const known = slots.get(owner);
    if (known === undefined) slots.set(owner, [index]);
    else known.push(index);
  }
  return [...slots.values()].flatMap((own): readonly GridPlace[] => {
    const [rows, across] = [own.map((slot) => Math.floor(slot / columns)), own.map((slot) => slot % columns)];
    const [row, column] = [Math.min(...rows), Math.min(...across)];
    const rowSpan = Math.max(...rows) - row + 1;
    const columnSpan = Math.max(...across) - column + 1;
    if (rowSpan * columnSpan === own.length) return [{ row, column, rowSpan, columnSpan }];
    return own.map((_, index) => ({
      row: rows[index] ?? 0,
      column: across[index] ?? 0,
      rowSpan: 1,
      columnSpan: 1,
    }));
  });
}
