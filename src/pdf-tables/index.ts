/** PDF pages → cells with spans and texts, by the lines that are drawn and the characters between them, whoever made the file. */
export { textOf } from './cell-text.js';
export type { GrowingCell } from './growing-cell.js';
export { continueTable } from './join-pages.js';
export type { RuledLine } from './page-content.js';
export {
  type PdfFault,
  type PdfSheet,
  type PdfTextCell,
  pdfCells,
  type UnsureRow,
} from './pdf-cells.js';
export { ruledTables } from './ruled-grid.js';
export { unlockedPdf } from './unlock-pdf.js';
