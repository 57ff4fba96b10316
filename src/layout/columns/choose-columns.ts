/** Chooses column widths where a pack gives ranges: those under which a form, and all that must look like it, are lowest. */
import { Memo } from '../../memo/index.js';
import { type Block, columnShares, type Form, type Grid } from '../../model/index.js';
import type { PreparedText, TextSetter } from '../../text/index.js';
import { GridFrames } from '../grid/grid-frame.js';
import { measureGrid } from '../grid/measure-grid.js';
import { setSlices } from '../grid/row-heights.js';
import { wholeRow } from '../grid/slice.js';
import { millipoints, toTwips } from '../lengths.js';
import type { PageSetup } from '../page-setup.js';
import type { PageGeometry } from '../paged-document.js';
import { TextMeasurer } from '../text/text-measurer.js';
import { searchWidths } from './search-widths.js';

/** Of more forms than this, so many are looked at, evenly spread. */
const mostForms = 16;
/** A broken word weighs more than the height of any form. */
const wordPrice = 1e12;
/** Texts that are prepared for breaking once for all trials. */
const textsPrepared = 4000;

const references = { numberOf: () => '0000', anchorOf: () => '' };

export function hasRanges({ blocks }: Form): boolean {
  return blocks.some((block) => block.kind === 'grid' && block.grid.ranges !== undefined);
}

/** For each block of a form that is a grid with ranges its columns, as `Grid.columns` has them; null for all other blocks. */
export type ChosenColumns = readonly (readonly number[] | null)[];

export function sameColumns(one: ChosenColumns | null, other: ChosenColumns | null): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

export function chooseColumns(
  form: Form,
  alike: readonly Form[],
  setup: PageSetup,
  geometry: PageGeometry,
  setter: TextSetter,
): ChosenColumns {
  const looked = spread(alike);
  return form.blocks.map((block, index) => {
    if (block.kind !== 'grid' || block.grid.ranges === undefined) return null;
    const grids = looked.flatMap(({ blocks }) => gridLike(block.grid, blocks[index]) ?? []);
    const heightOf = heightsIn(setup, geometry, setter);
    const costOf = (widths: readonly number[], limit: number) => heightOf(grids, columnShares(widths), limit);
    return columnShares(searchWidths(block.grid.ranges, costOf));
  });
}

function spread(forms: readonly Form[]): readonly Form[] {
  if (forms.length <= mostForms) return forms;
  const place = (index: number): number => Math.floor((index * mostForms) / forms.length);
  return forms.filter((_, index) => place(index) > place(index - 1));
}

/** The block's grid if it is of the same table. */
function gridLike({ ranges }: Grid, block: Block | undefined): Grid | null {
  const other = block?.kind === 'grid' ? block.grid : null;
  return other?.ranges?.length === ranges?.length ? other : null;
}

/**
 * The height of uncut grids together, broken words first; counted no further than `limit`. Frames and prepared texts are
 * its own: those of trials must not push out the documents'.
 */
function heightsIn(setup: PageSetup, { width, height, margin }: PageGeometry, setter: TextSetter) {
  const frames = new GridFrames(new TextMeasurer(preparingOnce(setter)));
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
    const frame = frames.frameOf({ ...lengths, columns });
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
