/** PagedDocument → PNG, page by page: PDFium paints our own PDF, so what is seen is what prints. */
import type { PagedDocument } from '../../layout/index.js';
import type { TextSetter } from '../../text/index.js';
import type { PictureOptions } from '../format.js';
import { renderPdf } from '../pdf/index.js';
import { isPictureDpi, pictureDpi } from '../picture-dpi.js';
import { paintPages } from './pdfium.js';
import { pngFile } from './png-file.js';

/**
 * One file a page, in order, each made when it is asked for. Grey, as all our ink is black. Throws a RangeError for dots
 * an inch out of bounds.
 */
export async function* renderPng(
  document: PagedDocument,
  setter: TextSetter,
  { dpi }: PictureOptions,
): AsyncGenerator<Uint8Array, void> {
  if (!isPictureDpi(dpi)) {
    throw new RangeError(`dpi is a whole number from ${pictureDpi.least} to ${pictureDpi.most}, not ${dpi}`);
  }
  for await (const page of paintPages(await renderPdf(document, setter, { plain: true }), dpi))
    yield pngFile(page, dpi);
}
