/** Form → PagedDocument: the only place that decides where anything goes. */

export type { Bookmark, Section } from './document-wish.js';
export type { MissingGlyphs } from './findings.js';
export * from './lay-out.js';
export * from './page-setup.js';
export * from './paged-document.js';
export { tableBorders } from './table-borders.js';
export { TextMeasurer } from './text-measurer.js';
