/** A document that has been laid out for the page, with what later requests about it need. */
import type { Diagnostic } from '../diagnostics/index.js';
import type { FilingReading } from '../filing/index.js';
import type { Page, PagedDocument } from '../layout/index.js';
import type { PageFonts } from '../render/index.js';
import type { FontBook } from '../text/index.js';
import type { CellIndex } from './cell-index.js';
import type { EditorContext } from './editing/index.js';
import type { DocumentView, PaperView } from './protocol.js';

export interface ShownDocument {
  /** Of its content: the same id is the same pages. */
  readonly id: string;
  readonly paged: PagedDocument;
  /** What is to be said of it. */
  readonly diagnostics: readonly Diagnostic[];
  readonly reading: FilingReading;
  /** What its cells are edited by. */
  readonly editing: EditorContext;
  readonly fonts: PageFonts;
  readonly faces: FontBook;
  readonly cells: CellIndex;
}

export function documentView({ id, paged, fonts }: ShownDocument): DocumentView {
  return {
    id,
    title: paged.title,
    pages: paged.pages.length,
    papers: papersOf(paged.pages),
    outline: paged.outline.map((entry) => ({ ...entry, y: entry.y / 1000 })),
    fonts: [...fonts.web.values()].map(({ family }) => family),
  };
}

function papersOf(pages: readonly Page[]): readonly PaperView[] {
  const papers: PaperView[] = [];
  for (const { geometry } of pages) {
    const [width, height] = [geometry.width / 1000, geometry.height / 1000];
    const last = papers.at(-1);
    if (last?.width === width && last.height === height)
      papers.splice(-1, 1, { ...last, pages: last.pages + 1 });
    else papers.push({ pages: 1, width, height });
  }
  return papers;
}
