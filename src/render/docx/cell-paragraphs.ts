/** The paragraphs of cells in one style: few begin differently, so that each beginning is encoded once. */
import type { PlacedParagraph, PlacedText } from '../../layout/index.js';
import type { Align } from '../../model/index.js';
import type { FontRole } from '../../text/index.js';
import type { ByteSink } from '../byte-sink.js';
import { type ParagraphLook, paragraph, paragraphStart, plainLook } from './paragraph.js';
import { isPlain, paragraphRuns } from './runs.js';
import { twips } from './twips.js';

/** A paragraph of plain words is one run. */
const plainRunStart = '<w:r><w:t>';
const plainEnd = Buffer.from('</w:t></w:r></w:p>');

const alignNumbers: Readonly<Record<Align, number>> = { left: 0, center: 1, right: 2 };

/** More than any indent in twips. */
const indentLimit = 1 << 16;

export class CellParagraphs {
  /** A paragraph without words. */
  readonly empty: Uint8Array;
  /** Up to the first word of a plain run; by space before, indent and alignment in one number. */
  private readonly plainStarts = new Map<number, Uint8Array>();

  constructor(
    private readonly styleId: string,
    private readonly role: FontRole,
  ) {
    this.empty = Buffer.from(paragraph(plainLook(styleId), ''));
  }

  /**
   * A cell ends in a paragraph (17.4.65), so an empty one has an empty paragraph. `spaceBefore`, in twips, stands over the
   * first.
   */
  write({ paragraphs }: PlacedText, align: Align, spaceBefore: number, sink: ByteSink): void {
    if (paragraphs.length === 0) sink.copy(this.empty);
    let before = spaceBefore;
    for (const placed of paragraphs) {
      this.writeOne(placed, align, before, sink);
      before = 0;
    }
  }

  private writeOne(placed: PlacedParagraph, align: Align, spaceBefore: number, sink: ByteSink): void {
    const { text, pageReferences, lineEndSpaces } = placed;
    const indent = twips(placed.indent);
    if (pageReferences.length === 0 && lineEndSpaces.length === 0 && isPlain(text)) {
      sink.copy(this.plainStart(align, indent, spaceBefore));
      sink.write(text);
      sink.copy(plainEnd);
      return;
    }
    sink.write(paragraph(this.look(align, indent, spaceBefore), paragraphRuns(placed, this.role)));
  }

  private plainStart(align: Align, indent: number, spaceBefore: number): Uint8Array {
    const key = (spaceBefore * indentLimit + indent) * 3 + alignNumbers[align];
    const known = this.plainStarts.get(key);
    if (known !== undefined) return known;
    const start = Buffer.from(paragraphStart(this.look(align, indent, spaceBefore)) + plainRunStart);
    this.plainStarts.set(key, start);
    return start;
  }

  private look(align: Align, indent: number, spaceBefore: number): ParagraphLook {
    return { ...plainLook(this.styleId), align, indent, spaceBefore };
  }
}
