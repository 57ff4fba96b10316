/** PagedDocument → PDF 1.7, page by page. */
import { createHash } from 'node:crypto';
import {
  type OutlineEntry,
  type Page,
  type PagedDocument,
  type PlacedLine,
  type PlacedText,
  placedLines,
  type Segment,
  tableBorders,
  textsOf,
} from '../../layout/index.js';
import type { TextSetter } from '../../text/index.js';
import { ByteSink } from '../byte-sink.js';
import { points } from '../points.js';
import { attachFiles, endArchive } from './archive.js';
import { ContentStream } from './content-stream.js';
import { DocumentTags } from './document-tags.js';
import { FontSet } from './fonts.js';
import { addDestinations, addOutline, paragraphLinks } from './links.js';
import { openDocument } from './open-document.js';
import { compressPage, PdfFile } from './pdf-file.js';
import type { PdfDictionary, PdfKitDocument } from './pdfkit-document.js';
import { type StructureElement, StructureTree } from './structure-tree.js';

/**
 * The document as a file: the same bytes for the same document. `setter` has the faces it was laid out with. `plain`: only
 * pages, without tags, attached files and archive metadata: smaller.
 */
export async function renderPdf(
  document: PagedDocument,
  setter: TextSetter,
  { plain = false } = {},
): Promise<Uint8Array> {
  const pdf = openDocument(document, !plain);
  const file = new PdfFile(pdf, document.pages.length > fewPages);
  const tree = plain ? null : new StructureTree(file, document.pages.length);
  const tags = tree === null ? null : new DocumentTags(tree, document);
  const fonts = new FontSet(pdf);
  const destinations = entriesByPage(document.outline);
  /** One page's operators at a time. */
  const sink = new ByteSink();
  let lastContent: Uint8Array = new Uint8Array();
  document.pages.forEach((page, index) => {
    // pdfmake has made the first page; making another writes out the one before.
    const { width, height } = page.geometry;
    if (index > 0) pdf.addPage({ size: [points(width), points(height)] });
    if (tags !== null) {
      const { dictionary } = pdf.page;
      Object.assign(dictionary.data, { StructParents: tags.startPage(page, dictionary), Tabs: 'S' });
    }
    sink.length = 0;
    const links = paintPage(page, setter, fonts, sink, tags);
    lastContent = compressPage(sink.bytes());
    setContent(pdf, lastContent);
    addLinks(pdf, links, tags);
    addDestinations(pdf, destinations.get(page.number) ?? []);
  });
  addOutline(pdf, document);
  await fonts.end();
  if (tree !== null) {
    attachFiles(pdf, document.attachments);
    endArchive(pdf, file, tree.end());
  }
  return finish(pdf, file, lastContent);
}

/** Up to here a document is a form, with the pages that it goes on to. */
const fewPages = 8;

function entriesByPage(outline: readonly OutlineEntry[]): ReadonlyMap<number, readonly OutlineEntry[]> {
  const pages = new Map<number, OutlineEntry[]>();
  for (const entry of outline) {
    const entries = pages.get(entry.page);
    if (entries === undefined) pages.set(entry.page, [entry]);
    else entries.push(entry);
  }
  return pages;
}

/** Puts our operators in the place of those that pdfkit begins a page with (it turns the y axis over). */
function setContent({ page }: PdfKitDocument, packed: Uint8Array): void {
  page.content.data.Filter = 'FlateDecode';
  page.content.buffer = [packed];
}

function addLinks(pdf: PdfKitDocument, links: readonly PageLink[], tags: DocumentTags | null): void {
  for (const { annotation, element } of links) {
    const reference = pdf.ref(annotation);
    if (tags !== null && element !== null) annotation.StructParent = tags.annotation(element, reference);
    pdf.page.annotations.push(reference);
    reference.end();
  }
}

/** Ends the document, with an ID of its content: all objects but the last page's and the document's own. */
function finish(pdf: PdfKitDocument, file: PdfFile, lastContent: Uint8Array): Uint8Array {
  const content = createHash('sha256').update(pdf._id).update(file.fingerprint()).update(lastContent);
  pdf._id = content.digest().subarray(0, 16);
  pdf.end();
  return file.bytes();
}

interface PageLink {
  readonly annotation: PdfDictionary;
  /** The Link element that it belongs to; null in a document without tags. */
  readonly element: StructureElement | null;
}

/** Writes the page's content stream into the sink; returns its links. Without `tags` nothing is marked. */
function paintPage(
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
