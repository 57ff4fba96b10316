/** PagedDocument → PNG, page by page: PDFium paints our own PDF, so what is seen is what prints. */
import type { PagedDocument } from '../../layout/index.js';
import type { PictureOptions } from '../format.js';
import { renderPdf } from '../pdf/index.js';
import { isPictureDpi, pictureDpi } from '../picture-dpi.js';
import { startPdfium } from './pdfium.js';
import { pngFile } from './png-file.js';

const pointsPerInch = 72;

/**
 * One file a page, in order; a page is painted when it is asked for, and only one bitmap is held. Grey, as all our ink is
 * black. Throws a RangeError for dots an inch out of bounds. PDFium is started anew for each document: what was painted
 * before leaves no trace, neither in the bytes nor in memory.
 */
export async function* renderPng(
  document: PagedDocument,
  { dpi }: PictureOptions,
): AsyncGenerator<Uint8Array, void> {
  if (!isPictureDpi(dpi)) {
    throw new RangeError(`dpi is a whole number from ${pictureDpi.least} to ${pictureDpi.most}, not ${dpi}`);
  }
  const library = await startPdfium();
  try {
    const pdf = await library.loadDocument(await renderPdf(document));
    try {
      for (const page of pdf.pages()) {
        const { originalWidth, originalHeight } = page.getOriginalSize();
        const width = dots(originalWidth, dpi);
        const height = dots(originalHeight, dpi);
        const { data } = await page.render({ render: 'bitmap', colorSpace: 'Gray', scale: 1, width, height });
        yield pngFile({ width, height, dots: data }, dpi);
      }
    } finally {
      pdf.destroy();
    }
  } finally {
    library.destroy();
  }
}

function dots(points: number, dpi: number): number {
  return Math.round((points * dpi) / pointsPerInch);
}
