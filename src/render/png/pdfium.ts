/** Paints the pages of a PDF with PDFium. */
import { startPdfium } from '../../pdfium/index.js';
import type { GreyPicture } from './png-file.js';

const pointsPerInch = 72;

/** Paints pages on demand, holding one bitmap at a time. `packageFolder`: where PDFium is if it is not beside its module. */
export async function* paintPages(
  bytes: Uint8Array,
  dpi: number,
  packageFolder: string | null,
): AsyncGenerator<GreyPicture, void> {
  const dots = (points: number) => Math.round((points * dpi) / pointsPerInch);
  const { library } = await startPdfium(packageFolder);
  try {
    const pdf = await library.loadDocument(bytes);
    try {
      for (const page of pdf.pages()) {
        const { originalWidth, originalHeight } = page.getOriginalSize();
        const size = { width: dots(originalWidth), height: dots(originalHeight) };
        const { data } = await page.render({ render: 'bitmap', colorSpace: 'Gray', scale: 1, ...size });
        yield { ...size, dots: data };
      }
    } finally {
      pdf.destroy();
    }
  } finally {
    library.destroy();
  }
}
