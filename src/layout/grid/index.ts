/** Pagination: a grid is measured, cut into pages and placed on them. */
export { continuationMark } from './cut-policy.js';
export { fitGrid } from './fit-grid.js';
export { GridFrames } from './grid-frame.js';
export { type MeasuredGrid, measureGrid } from './measure-grid.js';
export { type GridPage, paginateGrid } from './paginate-grid.js';
export { setSlices } from './row-heights.js';
export { wholeRow } from './slice.js';
export { tableBorders } from './table-borders.js';
export { tableItem } from './table-item.js';
