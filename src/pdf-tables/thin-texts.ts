/** Keeps PDFium from passing over single characters of faces that are not in the file, as of 宋体 in many systems' PDFs. */
import { eachObject } from './page-objects.js';
import type { PdfiumCalls } from './pdfium-calls.js';

/** PDFium takes no text from an object that is narrower, in points. */
const narrowest = 0.01;
/** With an outline around its glyphs a text takes the outline's room (FPDF_TEXTRENDERMODE_FILL_STROKE). */
const outlined = 2;

/** A glyph that PDFium has no face for has no width, nor has a text that begins and ends with it: it gets an outline. Before the page's text is loaded. */
export function widenTexts(calls: PdfiumCalls, page: number, most: number): void {
  eachObject(calls, page, most, (object, kind) => {
    if (kind !== 'text') return;
    const bounds = calls.results('FPDFPageObj_GetBounds', [object], 4, 'float');
    if (bounds === null) return;
    const [left = 0, , right = 0] = bounds;
    if (right - left >= narrowest) return;
    calls.call('FPDFTextObj_SetTextRenderMode', object, outlined);
    // Moved by nothing, it is measured anew.
    calls.call('FPDFPageObj_Transform', object, 1, 0, 0, 1, 0, 0);
  });
}
