/** The part of pdfmake 0.3.11 that is used here; the package brings no types. */
declare module 'pdfmake' {
  import type { PdfKitDocument } from './pdfkit-document.js';

  interface DocumentDefinition {
    readonly version: '1.7';
    readonly info: {
      readonly title: string;
      readonly author: string;
      readonly creator: string;
      readonly producer: string;
      readonly creationDate: Date;
      readonly modDate: Date;
    };
    readonly language: string;
    readonly displayTitle: boolean;
    readonly compress: boolean;
    readonly pageSize: { readonly width: number; readonly height: number };
    readonly content: readonly never[];
  }

  const pdfmake: {
    setUrlAccessPolicy(allows: (url: string) => boolean): void;
    setLocalAccessPolicy(allows: (path: string) => boolean): void;
    createPdf(definition: DocumentDefinition): { getStream(): Promise<PdfKitDocument> };
  };
  export default pdfmake;
}
