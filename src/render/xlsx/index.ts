/** PagedDocument → .xlsx: a sheet a form, as printed. */
export { renderXlsx } from './render-xlsx.js';
