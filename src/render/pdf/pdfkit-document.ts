/** The members of pdfkit's document (0.19.1, as pdfmake hands it out) that we paint on. */

/** pdfkit writes a plain string as a name, a String object as a text string and a Buffer in hexadecimal. */
export type PdfValue =
  | string
  | number
  | boolean
  | null
  | InstanceType<typeof String>
  | Buffer
  | Date
  | PdfReference
  | readonly PdfValue[]
  | PdfDictionary;

export interface PdfDictionary {
  [key: string]: PdfValue;
}

/** An indirect object (ISO 32000-1, 7.3.10); `end` writes it out. */
export interface PdfReference {
  readonly data: PdfDictionary;
  /** The stream's parts, not yet written. */
  buffer: Uint8Array[];
  write(bytes: Uint8Array): void;
  end(): void;
  /** `12 0 R`. */
  toString(): string;
  readonly id: number;
}

/** Lengths in points. */
interface PdfKitPage {
  readonly dictionary: PdfReference;
  readonly content: PdfReference;
  readonly fonts: Record<string, PdfReference>;
  readonly annotations: PdfReference[];
}

export interface PdfKitDocument {
  /** The page in work. */
  readonly page: PdfKitPage;
  readonly info: {
    readonly Title?: string;
    readonly Author?: string;
    readonly Creator: string;
    readonly Producer: string;
    readonly CreationDate: Date;
    readonly ModDate: Date;
  };
  readonly outline: PdfKitOutline;
  readonly _root: PdfReference;
  /** Written by `end`. */
  readonly _info: PdfReference;
  /** Offsets by object number minus one; null: not written yet, or in an object stream. */
  readonly _offsets: (number | null)[];
  /** Bytes written so far. */
  _offset: number;
  /** Both halves of the trailer's ID; pdfkit makes it of `info` alone. */
  _id: Buffer;
  /** Writes document information into the XMP packet. */
  _addInfo(): void;
  /** Writes a line, or bytes as they are. */
  _write(data: string | Buffer): void;
  /** Writes cross-references and trailer, once all objects are written. */
  _finalize(): void;
  appendXML(xml: string): void;
  ref(data: PdfDictionary): PdfReference;
  /** Ends the page in work, which writes it out. */
  addPage(options: { readonly size: readonly [number, number] }): void;
  /** `top` is from the page's upper edge. */
  /** Enters a file specification among the embedded files. */
  addNamedEmbeddedFile(name: string, file: PdfReference): void;
  addNamedDestination(name: string, kind: 'XYZ', left: number, top: number, zoom: null): void;
  end(): void;
}

export interface PdfKitOutline {
  addItem(
    title: string,
    options: {
      /** Counts from 0. */
      readonly pageNumber: number;
      /** From the page's right edge: pdfkit subtracts it from the width. */
      readonly left: number;
      readonly top: number;
      readonly expanded: boolean;
    },
  ): PdfKitOutline;
}
