/** PagedDocument → PDF 1.7, page by page. */
import { createHash } from 'node:crypto';
import type { OutlineEntry, PagedDocument } from '../../layout/index.js';
import type { TextSetter } from '../../text/index.js';
import { ByteSink } from '../byte-sink.js';
import { compressPage } from './compress.js';
import { FontSet } from './font-set.js';
import { fixedDate, openDocument } from './open-document.js';
import { addDestinations, addOutline } from './outline.js';
import { paintPage } from './paint-page.js';
import type { PdfDictionary, PdfKitDocument } from './pdfkit-document.js';
import { points } from './points.js';

export interface PdfOptions {
  /** Written as the date of making and of change. */
  readonly date: Date;
}

/** The document as a file: the same bytes for the same document and date. `setter` has the faces it was laid out with. */
export async function renderPdf(
  document: PagedDocument,
  setter: TextSetter,
  options: PdfOptions = { date: fixedDate },
): Promise<Uint8Array> {
  const pdf = openDocument(document, options.date);
  const fonts = new FontSet(pdf);
  const destinations = entriesByPage(document.outline);
  /** One page's operators at a time. */
  const sink = new ByteSink();
  let lastContent: Uint8Array = new Uint8Array();
  document.pages.forEach((page, index) => {
    // pdfmake has made the first page; making another writes out the one before.
    const { width, height } = page.geometry;
    if (index > 0) pdf.addPage({ size: [points(width), points(height)] });
    sink.length = 0;
    const links = paintPage(page, setter, fonts, sink);
    lastContent = compressPage(sink.bytes());
    setContent(pdf, lastContent);
    addLinks(pdf, links);
    addDestinations(pdf, destinations.get(page.number) ?? []);
  });
  addOutline(pdf, document);
  await fonts.end();
  return finish(pdf, lastContent);
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

function addLinks(pdf: PdfKitDocument, links: readonly PdfDictionary[]): void {
  for (const link of links) {
    const annotation = pdf.ref(link);
    pdf.page.annotations.push(annotation);
    annotation.end();
  }
}

/** Ends the document, with an ID of its content: fonts and pages, of which the last is not written yet. */
function finish(pdf: PdfKitDocument, lastContent: Uint8Array): Uint8Array {
  const body = readAll(pdf);
  const content = createHash('sha256').update(pdf._id).update(body).update(lastContent);
  pdf._id = content.digest().subarray(0, 16);
  pdf.end();
  return Buffer.concat([body, readAll(pdf)]);
}

/** Everything that pdfkit has written since the last call. From Node 26 on, `read()` returns one buffer at a time. */
function readAll(pdf: PdfKitDocument): Buffer {
  const buffers: Buffer[] = [];
  for (let buffer = pdf.read(); buffer !== null; buffer = pdf.read()) buffers.push(buffer);
  return Buffer.concat(buffers);
}
