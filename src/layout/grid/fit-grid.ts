/** Reduces row padding where that saves a page holding only a row or two. */

import { millipoints, toTwips } from '../lengths.js';
import type { PageSetup } from '../page-setup.js';
import type { MeasuredGrid } from './measure-grid.js';
import { type GridPage, type PageRooms, paginateGrid } from './paginate-grid.js';

/** Number of steps between a pack's normal and least padding. */
const paddingSteps = 4;
/** Largest number of rows on a last page that are taken back. */
const spilledRows = 2;

interface FittedGrid {
  readonly grid: MeasuredGrid;
  readonly pages: readonly (GridPage | null)[];
}

/** Cuts the grid into pages; a grid that would spill a row or two is set with a little less padding, where that saves the page. */
export function fitGrid(grid: MeasuredGrid, setup: PageSetup, rooms: PageRooms): FittedGrid {
  const normal = { grid, pages: paginateGrid(grid, rooms) };
  const last = normal.pages.at(-1);
  const ownRows = last?.slices.filter((slice) => !slice.repeated).length ?? 0;
  if (normal.pages.length === 1 || ownRows > spilledRows) return normal;
  const { y, leastY } = setup.cellPadding;
  for (let step = 1; step <= paddingSteps; step += 1) {
    const padding = y - ((y - leastY) * step) / paddingSteps;
    const tighter = { ...grid, paddingY: toTwips(millipoints(padding)) };
    const pages = paginateGrid(tighter, rooms);
    if (pages.length < normal.pages.length) return { grid: tighter, pages };
  }
  return normal;
}
