/** PDFium, for those who paint PDF pages and those who read them. */
export { type StartedPdfium, startPdfium } from './start-pdfium.js';
