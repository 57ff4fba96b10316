/** How the paragraphs of one style begin: in tables few look differently, so that each way is encoded once. */
import type { Align } from '../../model/index.js';
import { paragraph, paragraphStart, plainLook } from './paragraph.js';

const alignNumbers: Readonly<Record<Align, number>> = { left: 0, center: 1, right: 2 };

export class ParagraphStarts {
  /** A whole paragraph without words. */
  readonly empty: Uint8Array;
  /** By indent and alignment in one number. */
  private readonly starts = new Map<number, Uint8Array>();

  constructor(private readonly styleId: string) {
    this.empty = Buffer.from(paragraph(plainLook(styleId), ''));
  }

  /** `<w:p>` with its properties; the indent in twips. */
  start(align: Align, indent: number): Uint8Array {
    const key = indent * 3 + alignNumbers[align];
    const known = this.starts.get(key);
    if (known !== undefined) return known;
    const start = Buffer.from(paragraphStart({ ...plainLook(this.styleId), align, indent }));
    this.starts.set(key, start);
    return start;
  }
}
