/** PagedDocument → .xlsx: a sheet a form, as printed. */
export { formSheets, renderXlsx } from './render-xlsx.js';
