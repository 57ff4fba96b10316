/** Chooses column widths where a pack gives ranges: those under which all tables that must look alike are lowest. */

import { Memo } from '../../memo/index.js';
import { type ColumnRange, columnShares, type Form, type Grid } from '../../model/index.js';
import type { PreparedText, TextSetter } from '../../text/index.js';
import { GridFrames, measureGrid, setSlices, wholeRow } from '../grid/index.js';
import { millipoints, toTwips } from '../lengths.js';
import type { PageSetup } from '../page-setup.js';
import type { PageGeometry } from '../paged-document.js';
import { TextMeasurer } from '../text/text-measurer.js';
import { mostTrials, searchWidths } from './search-widths.js';

/** Of more tables than this, so many are looked at, evenly spread. */
const mostGrids = 16;
/** Limit on cells set in all trials together, half a second of work: long tables have fewer trials. */
const mostCells = 150_000;
/** A broken word weighs more than the height of any table. */
const wordPrice = 1e12;
/** Texts that are prepared for breaking once for all trials. */
const textsPrepared = 4000;

const references = { numberOf: () => '0000', anchorOf: () => '' };

/** The grids of these forms that have these ranges. */
export function gridsWith(ranges: readonly ColumnRange[], forms: readonly Form[]): readonly Grid[] {
  const wanted = JSON.stringify(ranges);
  const grids = forms.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'grid' ? block.grid : [])),
  );
  return grids.filter((grid) => JSON.stringify(grid.ranges) === wanted);
}

/** As `Grid.columns` has them. */
export function chooseColumns(
  ranges: readonly ColumnRange[],
  grids: readonly Grid[],
  setup: PageSetup,
  geometry: PageGeometry,
  setter: TextSetter,
): readonly number[] {
  const looked = spread(grids);
  const cells = looked.reduce((sum, grid) => sum + grid.cells.length, 0);
  const heightOf = heightsIn(setup, geometry, setter);
  const costOf = (widths: readonly number[], limit: number) => heightOf(looked, columnShares(widths), limit);
  const trials = Math.min(mostTrials, Math.floor(mostCells / Math.max(1, cells)));
  return columnShares(searchWidths(ranges, costOf, trials));
}

function spread(grids: readonly Grid[]): readonly Grid[] {
  if (grids.length <= mostGrids) return grids;
  const place = (index: number): number => Math.floor((index * mostGrids) / grids.length);
  return grids.filter((_, index) => place(index) > place(index - 1));
}

/**
 * The height of uncut grids together, broken words first; counted no further than `limit`. Frames and texts of a trial are let
 * go with it: they must not push out the documents'.
 */
function heightsIn(setup: PageSetup, { width, height, margin }: PageGeometry, setter: TextSetter) {
  const once = preparingOnce(setter);
  const lengths = {
    left: 0,
    width: width - margin.left - margin.right,
    bodySize: millipoints(setup.bodySize),
    linePitch: toTwips(millipoints(setup.linePitch)),
    paddingX: toTwips(millipoints(setup.cellPadding.x)),
  };
  const room = {
    paddingY: toTwips(millipoints(setup.cellPadding.y)),
    height: height - margin.top - margin.bottom,
  };
  return (grids: readonly Grid[], columns: readonly number[], limit: number): number => {
    const frame = new GridFrames(new TextMeasurer(once)).frameOf({ ...lengths, columns });
    let cost = 0;
    for (const grid of grids) {
      const measured = measureGrid(grid, frame, room, references);
      const rows = grid.rows.map((_, row) => wholeRow(measured, row));
      const broken = measured.cells.filter(({ text }) => text.isFaulty).length;
      cost += setSlices(measured, rows, new Map()).height + broken * wordPrice;
      if (cost >= limit) return cost;
    }
    return cost;
  };
}

function preparingOnce(setter: TextSetter): TextSetter {
  const prepared = new Memo<string, PreparedText>({ capacity: textsPrepared });
  return {
    ...setter,
    prepare: (text, style) =>
      prepared.getOrCompute(`${style.role} ${style.weight ?? ''} ${style.size} ${text}`, () =>
        setter.prepare(text, style),
      ),
  };
}
