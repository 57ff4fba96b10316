/** Form → PagedDocument: the only place that decides where anything goes. */

export type { MissingGlyphs } from './findings.js';
export type { FitMode } from './fit.js';
export { tableBorders } from './grid/table-borders.js';
export * from './lay-out.js';
export { LayoutMemo } from './layout-memo.js';
export type { Bookmark, Section } from './layout-request.js';
export * from './page-setup.js';
export * from './paged-document.js';
export { isSamePaper } from './profile.js';
export { lineBoxes, type PlacedLine, placedLines, textsOf } from './text/placed-lines.js';
