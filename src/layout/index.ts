/** Form → PagedDocument: the only place that decides where anything goes. */

export { hasRanges } from './columns/index.js';
export { type MissingGlyphs, textFindings } from './findings.js';
export { type FitMode, tighterSetups } from './fit.js';
export { tableBorders } from './grid/index.js';
export * from './lay-out.js';
export { LayoutMemo } from './layout-memo.js';
export type { Bookmark, Section } from './layout-request.js';
export * from './page-setup.js';
export * from './paged-document.js';
export { isSamePaper } from './profile.js';
export type { LastLine } from './text/last-line.js';
export { measureText } from './text/measure-text.js';
export type { MeasuredText, TextBoxSpec } from './text/measured-text.js';
export { lineBoxes, type PlacedLine, placedLines, textsOf } from './text/placed-lines.js';
export { TextMeasurer } from './text/text-measurer.js';
