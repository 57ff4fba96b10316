/** Turns the rows of one page into a placed table: edges, fragments with their text, borders. */
import type { TextSetter } from '../text/index.js';
import type { MeasuredGrid } from './measure-grid.js';
import type { MeasuredText } from './measure-text.js';
import type { CellFragment, RowFragment, TableItem } from './paged-document.js';
import type { GridPage, GridPageFragment } from './paginate-grid.js';
import { type AnchorOf, placeText } from './place-text.js';
import { borderSegments } from './segments.js';

export interface TablePlace {
  readonly y: number;
  readonly startsPage: boolean;
}

export function tableItem(
  grid: MeasuredGrid,
  page: GridPage,
  place: TablePlace,
  setter: TextSetter,
  anchorOf: AnchorOf,
): TableItem {
  const rowEdges = edges(place.y, page.heights);
  const x = grid.columnEdges[0] ?? 0;
  const last = page.slices.at(-1);
  return {
    kind: 'table',
    grid: grid.grid,
    x,
    y: place.y,
    width: (grid.columnEdges.at(-1) ?? 0) - x,
    height: page.height,
    columnEdges: grid.columnEdges,
    rowEdges,
    rows: page.slices.map((slice, index): RowFragment => {
      const { row, role, repeated, isFirst, isLast } = slice;
      return { row, role, height: page.heights[index] ?? 0, repeated, isFirst, isLast };
    }),
    cells: page.fragments.map((fragment) => cellFragment(grid, fragment, rowEdges, setter, anchorOf)),
    segments: borderSegments(ownerMap(grid, page), grid.columnEdges, rowEdges),
    cellPadding: { x: grid.paddingX, y: grid.paddingY },
    startsPage: place.startsPage,
    isFirst: page.slices.some((slice) => slice.row === 0 && slice.isFirst && !slice.repeated),
    isLast: last?.isLast === true && last.row === grid.grid.rows.length - 1,
  };
}

function edges(start: number, lengths: readonly number[]): readonly number[] {
  const result = [start];
  let end = start;
  for (const length of lengths) {
    end += length;
    result.push(end);
  }
  return result;
}

function ownerMap(grid: MeasuredGrid, page: GridPage): readonly (readonly number[])[] {
  const owners = page.slices.map(() => new Array<number>(grid.grid.columns.length).fill(-1));
  page.fragments.forEach(({ measured, slice, sliceSpan }, index) => {
    const { column, columnSpan } = measured.cell;
    for (let row = slice; row < slice + sliceSpan; row += 1) {
      owners[row]?.fill(index, column, column + columnSpan);
    }
  });
  return owners;
}

function cellFragment(
  grid: MeasuredGrid,
  fragment: GridPageFragment,
  rowEdges: readonly number[],
  setter: TextSetter,
  anchorOf: AnchorOf,
): CellFragment {
  const { cell, policy } = fragment.measured;
  const x = grid.columnEdges[cell.column] ?? 0;
  const right = grid.columnEdges[cell.column + cell.columnSpan] ?? x;
  const y = rowEdges[fragment.slice] ?? 0;
  const height = (rowEdges[fragment.slice + fragment.sliceSpan] ?? y) - y;
  const repeated = policy !== 'flow' && !fragment.begins;
  const { text, from, to } = shownText(grid, fragment, height);
  const isWhole = from === 0 && to === text.lineCount;
  const verticalAlign = isWhole ? cell.verticalAlign : 'top';
  const spare = height - 2 * grid.paddingY - (to - from) * grid.linePitch;
  const place = {
    x: x + grid.paddingX,
    width: right - x - 2 * grid.paddingX,
    y: y + grid.paddingY + (verticalAlign === 'middle' ? Math.round(spare / 2) : 0),
    align: cell.align,
  };
  return {
    cell,
    row: fragment.slice,
    rowSpan: fragment.sliceSpan,
    column: cell.column,
    columnSpan: cell.columnSpan,
    x,
    y,
    width: right - x,
    height,
    align: cell.align,
    verticalAlign,
    text: placeText(text, from, to, place, setter, anchorOf),
    repeated,
    isFirst: fragment.begins,
    isLast: fragment.ends,
  };
}

interface ShownText {
  readonly text: MeasuredText;
  readonly from: number;
  readonly to: number;
}

/** A label that goes on from the page before is printed with （续）, where that fits without a taller row or a wider column. */
function shownText(grid: MeasuredGrid, fragment: GridPageFragment, height: number): ShownText {
  const { text, continued } = fragment.measured;
  if (continued !== null && !fragment.begins) {
    const marked = continued();
    const to = marked.lineCount;
    const fits = to * grid.linePitch + 2 * grid.paddingY <= height;
    if (fits && !breaksWords(marked)) return { text: marked, from: 0, to };
  }
  return { text, from: fragment.from, to: fragment.to };
}

function breaksWords(text: MeasuredText): boolean {
  return text.paragraphs.some((paragraph) => paragraph.broken.lines.some((line) => line.forced));
}
