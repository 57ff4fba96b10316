/** PagedDocument → PDF 1.7, page by page. */
import { createHash } from 'node:crypto';
import type { OutlineEntry, PagedDocument } from '../../layout/index.js';
import type { TextSetter } from '../../text/index.js';
import { ByteSink } from '../byte-sink.js';
import { attachFiles, endArchive } from './archive.js';
import { compressPage } from './compress.js';
import { DocumentTags } from './document-tags.js';
import { FontSet } from './font-set.js';
import { fixedDate, openDocument } from './open-document.js';
import { addDestinations, addOutline } from './outline.js';
import { type PageLink, paintPage } from './paint-page.js';
import { PdfFile } from './pdf-file.js';
import type { PdfKitDocument } from './pdfkit-document.js';
import { points } from './points.js';
import { StructureTree } from './structure-tree.js';

export interface PdfOptions {
  /** Written as the date of making and of change. */
  readonly date?: Date;
  /** Neither tags nor attached files nor what archives ask for: smaller, and no more than pages. */
  readonly plain?: boolean;
}

/** The document as a file: the same bytes for the same document and date. `setter` has the faces it was laid out with. */
export async function renderPdf(
  document: PagedDocument,
  setter: TextSetter,
  { date = fixedDate, plain = false }: PdfOptions = {},
): Promise<Uint8Array> {
  const pdf = openDocument(document, date, !plain);
  const file = new PdfFile(pdf);
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
    attachFiles(pdf, document.attachments, date);
    endArchive(pdf, file, tree.end());
  }
  return finish(pdf, file, lastContent);
}

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
