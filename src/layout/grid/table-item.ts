/** Turns the rows of one page into a placed table: edges, and fragments with their text. */

import type { CellFragment, RowFragment, TableItem } from '../paged-document.js';
import type { MeasuredText, PageReferences } from '../text/measured-text.js';
import { placeText } from '../text/measured-text.js';
import type { TextMeasurer } from '../text/text-measurer.js';
import { continuedLabel } from './continued-label.js';
import type { MeasuredGrid } from './measure-grid.js';
import type { GridPage } from './paginate-grid.js';
import type { SliceFragment } from './slice.js';

interface TablePosition {
  readonly y: number;
  readonly startsPage: boolean;
}

export function tableItem(
  grid: MeasuredGrid,
  page: GridPage,
  place: TablePosition,
  measurer: TextMeasurer,
  references: PageReferences,
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
    cells: page.fragments.map((fragment) => cellFragment(grid, fragment, rowEdges, measurer, references)),
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

function cellFragment(
  grid: MeasuredGrid,
  fragment: SliceFragment,
  rowEdges: readonly number[],
  measurer: TextMeasurer,
  references: PageReferences,
): CellFragment {
  const { measured, slice: row, sliceSpan: rowSpan, begins, ends } = fragment;
  const { cell, policy, paddingX } = measured;
  const { column, columnSpan, align } = cell;
  const { columnEdges, linePitch, paddingY } = grid;
  const x = columnEdges[column] ?? 0;
  const y = rowEdges[row] ?? 0;
  const height = (rowEdges[row + rowSpan] ?? y) - y;
  const room = height - 2 * paddingY;
  const marked = begins ? null : markedLabel(fragment, room / linePitch, measurer, references);
  const text = marked ?? measured.text;
  const from = marked === null ? fragment.from : 0;
  const to = marked === null ? fragment.to : marked.lineCount;
  const verticalAlign = from === 0 && to === text.lineCount ? cell.verticalAlign : 'top';
  const spare = verticalAlign === 'middle' ? Math.round((room - (to - from) * linePitch) / 2) : 0;
  return {
    cell,
    row,
    rowSpan,
    column,
    columnSpan,
    x,
    y,
    width: (columnEdges[column + columnSpan] ?? x) - x,
    height,
    align,
    verticalAlign,
    paddingX,
    text: placeText(text, from, to, x + paddingX, y + paddingY + spare),
    repeated: policy !== 'flow' && !begins,
    isFirst: begins,
    isLast: ends,
  };
}

/** A label that goes on from the page before is printed with （续）, where that fits without a taller row or a wider column. */
function markedLabel(
  { measured }: SliceFragment,
  lines: number,
  measurer: TextMeasurer,
  references: PageReferences,
): MeasuredText | null {
  const marked = continuedLabel(measured, measurer, references);
  return marked !== null && marked.lineCount <= lines ? marked : null;
}
