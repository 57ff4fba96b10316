/** PagedDocument → .xlsx: a sheet a form, as printed. */
export type { FormSheet } from './form-sheet.js';
export { formSheets, renderXlsx } from './render-xlsx.js';
