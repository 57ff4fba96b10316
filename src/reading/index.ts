/** Reads filings back out of tables that people filled in: a form pack's own form is laid over them as the pattern. */
export { buildPattern } from './build-pattern.js';
export type { Doubt } from './doubt.js';
export type { Pattern } from './pattern.js';
export {
  type FilingJson,
  type Json,
  type ReadFiling,
  readTables,
  type TablesReading,
} from './read-tables.js';
export { type SourceCell, type SourceTable, tableOfSheet, tableOfTexts } from './source-table.js';
