/** PagedDocument → PNG, page by page: PDFium paints our own PDF, so what is seen is what prints. */
import type { PagedDocument } from '../../layout/index.js';
import { isPictureDpi, type PictureOptions, pictureDpi } from '../format.js';
import { renderPdf } from '../pdf/index.js';
import type { RenderMemo } from '../render-memo.js';
import { paintPages } from './pdfium.js';
import { pngFile } from './png-file.js';

/**
 * Makes one file a page, in order, on demand. Grey, as all our ink is black. Throws a RangeError if `dpi` is out of bounds,
 * and an Error if PDFium is not found.
 */
export async function* renderPng(
  document: PagedDocument,
  { setter, packageFolder }: Pick<RenderMemo, 'setter' | 'packageFolder'>,
  { dpi }: PictureOptions,
): AsyncGenerator<Uint8Array, void> {
  if (!isPictureDpi(dpi)) {
    throw new RangeError(`dpi is a whole number from ${pictureDpi.least} to ${pictureDpi.most}, not ${dpi}`);
  }
  const pdf = await renderPdf(document, setter, { plain: true });
  for await (const page of paintPages(pdf, dpi, packageFolder)) yield pngFile(page, dpi);
}
