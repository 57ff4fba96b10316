/** The fonts of one document, one for each face that it shows. */
import type { Face } from '../../text/index.js';
import { EmbeddedFont } from './embedded-font.js';
import type { PdfKitDocument } from './pdfkit-document.js';

export class FontSet {
  readonly #fonts = new Map<string, EmbeddedFont>();

  readonly #pdf: PdfKitDocument;

  constructor(pdf: PdfKitDocument) {
    this.#pdf = pdf;
  }

  /** The face's font, entered in the resources of the page in work. */
  use(face: Face): EmbeddedFont {
    const font = this.#fonts.get(face.id) ?? this.#add(face);
    this.#pdf.page.fonts[font.name] = font.reference;
    return font;
  }

  async end(): Promise<void> {
    for (const font of this.#fonts.values()) await font.end();
  }

  #add(face: Face): EmbeddedFont {
    const font = new EmbeddedFont(this.#pdf, face, `F${this.#fonts.size + 1}`);
    this.#fonts.set(face.id, font);
    return font;
  }
}
