/** Parts of Word packages that are the same in many documents: styles, settings, fonts, footers. Deflated once, they are kept. */

/** A part's content as the package holds it. */
export interface PackedBytes {
  readonly checksum: number;
  /** Of the content as it was. */
  readonly length: number;
  /** The deflated bytes, in order. */
  readonly packed: readonly Uint8Array[];
}

/** Emptied when it holds so many: footers differ by their number of pages. */
const mostParts = 100;

/** Safe to be used for any documents, in any order: it changes none. */
export class KeptParts {
  private readonly parts = new Map<string, PackedBytes>();

  /** What `pack` gives for the text, or has given before. */
  packed(text: string, pack: (text: string) => PackedBytes): PackedBytes {
    const known = this.parts.get(text);
    if (known !== undefined) return known;
    if (this.parts.size === mostParts) this.parts.clear();
    const made = pack(text);
    this.parts.set(text, made);
    return made;
  }

  get count(): number {
    return this.parts.size;
  }
}
