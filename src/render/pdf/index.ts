/** The PDF renderer: paints a PagedDocument; it measures nothing and moves nothing. */
export { fixedDate } from './open-document.js';
export { type PdfOptions, renderPdf } from './render-pdf.js';
