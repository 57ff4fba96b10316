/** Spreadsheet files in and out; the one room that knows the library behind them. */

export { textContent } from './cell-content.js';
export { decodeText } from './decode-text.js';
export { unescaped } from './entities.js';
export { type FileKind, fileKind } from './file-kind.js';
export {
  type KeptData,
  type KeptSheet,
  keptParts,
  keptSheetName,
  readKept,
} from './kept-data.js';
export { plainNumber } from './plain-number.js';
export { absoluteRange } from './ranges.js';
export { readSpreadsheet } from './read-spreadsheet.js';
export {
  type CellContent,
  cellName,
  type ReadSheet,
  type SheetCell,
} from './sheet.js';
export { SheetNames } from './sheet-names.js';
export { type Unpacked, unpackZip, WholeEntry } from './unpack-zip.js';
export type {
  CellInput,
  CellLook,
  CellToWrite,
  PrintSetup,
  SheetToWrite,
  Validation,
  Workbook,
} from './workbook.js';
export { writeSpreadsheet } from './write-spreadsheet.js';
