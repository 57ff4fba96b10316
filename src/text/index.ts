/** Fonts, coverage and line breaking; independent of tables and pages. */
export * from './font-book.js';
export { type FontFile, fontInMemory, fontOnDisk } from './font-file.js';
export { loadFontBook } from './font-loading.js';
export { parseMetrics } from './font-metrics.js';
export { fontRoles } from './font-roles.js';
export { fullWidthSymbols } from './full-width-symbols.js';
export { alsoNeverAtLineEnd, alsoNeverAtLineStart, neverAtLineEnd, neverAtLineStart } from './kinsoku.js';
export * from './line.js';
export { createTextSetter } from './text-setter.js';
