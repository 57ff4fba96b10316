/** A document that has been laid out for the page, with what later requests about it need. */
import type { FilingReading } from '../filing/index.js';
import type { PagedDocument } from '../layout/index.js';
import type { WebFonts } from '../render/index.js';
import type { CellIndex } from './cell-index.js';
import type { DocumentView } from './protocol.js';

export interface ShownDocument {
  /** Of its content: the same id is the same pages. */
  readonly id: string;
  readonly paged: PagedDocument;
  readonly reading: FilingReading;
  readonly fonts: WebFonts;
  readonly cells: CellIndex;
}

export function documentView({ id, paged, fonts }: ShownDocument): DocumentView {
  const { width, height } = paged.geometry;
  return {
    id,
    title: paged.title,
    pages: paged.pages.length,
    width: width / 1000,
    height: height / 1000,
    outline: paged.outline.map((entry) => ({ ...entry, y: entry.y / 1000 })),
    fonts: [...fonts.values()].map(({ family }) => family),
  };
}
