/** The part of pdfmake 0.3.11 that is used here: its document, a pdfkit document. The package brings no types. */
declare module 'pdfmake/js/PDFDocument.js' {
  import type { PdfKitDocument } from './pdfkit-document.js';

  interface DocumentSettings {
    readonly pdfVersion: '1.7';
    readonly info: PdfKitDocument['info'];
    readonly lang: string;
    readonly displayTitle: boolean;
    readonly compress: boolean;
    readonly autoFirstPage: boolean;
    readonly font: null;
  }

  type Nothing = Readonly<Record<string, never>>;

  /** Given: fonts, images, patterns, attachments, settings, a file system of its own, and which files it may read. */
  const module: {
    readonly default: new (
      ...given: readonly [Nothing, Nothing, Nothing, Nothing, DocumentSettings, null, () => boolean]
    ) => PdfKitDocument;
  };
  export default module;
}
