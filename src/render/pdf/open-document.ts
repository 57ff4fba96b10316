/** An empty PDF, made by pdfmake, ready to be painted on. */
import pdfmake from 'pdfmake';
import type { PagedDocument } from '../../layout/index.js';
import type { PdfKitDocument } from './pdfkit-document.js';
import { points } from './points.js';
import { describeInXmp } from './xmp.js';

/** Neither the clock nor the input's age goes into a file: the same filing gives the same bytes. */
export const fixedDate = new Date(Date.UTC(2020, 0, 1));

const producer = 'jibiao 绩表 (pdfmake)';

/** One blank page, the document's properties, no content and no fonts. The definition is new each time: pdfmake writes into it. */
export async function openDocument(document: PagedDocument, date: Date): Promise<PdfKitDocument> {
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => false);
  const { width, height } = document.geometry;
  const pdf = await pdfmake
    .createPdf({
      version: '1.7',
      info: {
        title: document.title,
        author: document.author,
        creator: 'jibiao 绩表',
        producer,
        creationDate: date,
        modDate: date,
      },
      language: 'zh-CN',
      displayTitle: true,
      compress: false,
      pageSize: { width: points(width), height: points(height) },
      content: [],
    })
    .getStream();
  describeInXmp(pdf);
  return pdf;
}
