/** Paints one page: borders first, then text in reading order. */
import {
  type Page,
  type PlacedLine,
  type PlacedText,
  placedLines,
  type Segment,
  tableBorders,
  textsOf,
} from '../../layout/index.js';
import type { TextSetter } from '../../text/index.js';
import type { ByteSink } from '../byte-sink.js';
import { ContentStream } from './content-stream.js';
import type { DocumentTags } from './document-tags.js';
import type { FontSet } from './font-set.js';
import { paragraphLinks } from './links.js';
import type { PdfDictionary } from './pdfkit-document.js';
import type { StructureElement } from './structure-tree.js';

export interface PageLink {
  readonly annotation: PdfDictionary;
  /** The Link element that it belongs to; null in a document without tags. */
  readonly element: StructureElement | null;
}

/** Writes the page's content stream into the sink; returns its links. Without `tags` nothing is marked. */
export function paintPage(
  page: Page,
  setter: TextSetter,
  fonts: FontSet,
  sink: ByteSink,
  tags: DocumentTags | null,
): readonly PageLink[] {
  const { height } = page.geometry;
  const content = new ContentStream(height, sink, tags !== null);
  const links: PageLink[] = [];
  content.borders(pageSegments(page));
  const paint = (text: PlacedText, element: StructureElement | null): void => {
    if (isEmpty(text)) return;
    const holder = element === null || tags === null ? null : tags.holder(element, text);
    if (holder === null || tags === null) content.beginArtifact();
    else content.beginContent(tags.marker(holder));
    for (const paragraph of text.paragraphs) {
      const lines = placedLines(paragraph, text, setter);
      paintLines(lines, content, fonts);
      if (paragraph.pageReferences.length === 0) continue;
      for (const annotation of paragraphLinks(paragraph, lines, height))
        links.push({ annotation, element: holder });
    }
    content.endMarked();
  };
  for (const item of page.items) {
    if (item.kind === 'text') {
      const element = tags?.text(item) ?? null;
      for (const text of textsOf(item)) paint(text, element);
      continue;
    }
    tags?.startTable(item);
    for (const cell of item.cells) paint(cell.text, tags?.cell(cell) ?? null);
  }
  if (page.footer !== null) paint(page.footer, null);
  content.end();
  return links;
}

function paintLines(lines: readonly PlacedLine[], content: ContentStream, fonts: FontSet): void {
  for (const { x, baseline, runs } of lines) {
    for (const run of runs) content.text(fonts.use(run.face), run, x + run.x, baseline);
  }
}

function isEmpty({ paragraphs }: PlacedText): boolean {
  return paragraphs.length === 0 || (paragraphs.length === 1 && paragraphs[0]?.text === '');
}

function pageSegments({ items }: Page): readonly Segment[] {
  return items.flatMap((item) => (item.kind === 'table' ? tableBorders(item) : []));
}
