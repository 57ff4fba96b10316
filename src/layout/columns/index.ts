/** Column widths, where a pack gives ranges instead of them. */
export { type FormColumns, formColumns, hasRanges, sameColumns } from './form-columns.js';
export { mostTrials, searchWidths } from './search-widths.js';
