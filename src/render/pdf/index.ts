/** The PDF renderer: paints a PagedDocument; it measures nothing and moves nothing. */
export { renderPdf } from './render-pdf.js';
