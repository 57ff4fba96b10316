/** Spreadsheet files in and out; the one room that knows the library behind them. */
export { plainNumber } from './cell-content.js';
export { fileKind, isTableFile } from './file-kind.js';
export { readSpreadsheet } from './read-spreadsheet.js';
export {
  type CellContent,
  cellName,
  columnName,
  type ReadSheet,
  type SheetCell,
  type Spreadsheet,
  type SpreadsheetFormat,
} from './sheet.js';
