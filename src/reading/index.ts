/** Reads filings back out of tables that people filled in: a form pack's own form is laid over them as the pattern. */
export { buildPattern } from './build-pattern.js';
export type { Doubt } from './doubt.js';
export { doubtDiagnostic } from './doubt-diagnostic.js';
export { headLines, headPaths, headTitle } from './head-pattern.js';
export type { FilingJson, ReadFiling } from './join-forms.js';
export { partTexts } from './part-texts.js';
export type { ListNode, Pattern, PatternPart } from './pattern.js';
export { type BookReading, readBook, readSourceTables } from './read-book.js';
export type { TablesReading } from './read-tables.js';
export { type SourceCell, type SourceTable, tableOfSheet, tableOfTexts } from './source-table.js';
