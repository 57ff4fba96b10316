/** An empty PDF, made by pdfmake, ready to be painted on. */
import pdfmake from 'pdfmake/js/PDFDocument.js';
import type { PagedDocument } from '../../layout/index.js';
import type { PdfKitDocument } from './pdfkit-document.js';
import { points } from './points.js';
import { describeInXmp } from './xmp.js';

/** Neither the clock nor the input's age goes into a file: the same filing gives the same bytes. */
export const fixedDate = new Date(Date.UTC(2020, 0, 1));

const producer = 'jibiao 绩表 (pdfmake)';

/**
 * One blank page, the document's properties, no content and no fonts. Only pdfmake's document is taken, not what lays
 * out its definitions: we bring pages, and loading the rest takes as long as painting a form.
 */
export function openDocument(document: PagedDocument, date: Date, isArchive: boolean): PdfKitDocument {
  const pdf = new pdfmake.default({}, {}, {}, {}, settingsOf(document, date), null, () => false);
  const { width, height } = document.geometry;
  pdf.addPage({ size: [points(width), points(height)] });
  describeInXmp(pdf, isArchive);
  return pdf;
}

function settingsOf({ title, author }: PagedDocument, date: Date) {
  return {
    pdfVersion: '1.7',
    info: {
      Producer: producer,
      Creator: 'jibiao 绩表',
      ...(title === '' ? {} : { Title: title }),
      ...(author === '' ? {} : { Author: author }),
      CreationDate: date,
      ModDate: date,
    },
    lang: 'zh-CN',
    displayTitle: true,
    compress: false,
    autoFirstPage: false,
    font: null,
  } as const;
}
