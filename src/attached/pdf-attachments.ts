/** Takes the filings out of a PDF: files attached as its source (ISO 32000-2, 14.13), else all that are attached. */
import { attachment, type FoundAttachment, type FoundAttachments, hashIn } from './attachment.js';
import { type ParsedPdfDictionary, PdfObjects } from './pdf-objects.js';
import type { ParsedPdfValue } from './pdf-syntax.js';

/** Most nodes of a name tree that are visited, because a tree may be circular. */
const mostNodes = 10_000;

/** `isUnlocked`: its encryption was taken off, though objects of the former file may still speak of it. */
export function pdfAttachments(bytes: Uint8Array, isUnlocked: boolean): FoundAttachments {
  const pdf = new PdfObjects(bytes);
  if (!isUnlocked && pdf.isEncrypted) return { fault: 'encrypted' };
  const { catalog } = pdf;
  if (catalog === null) return { fault: 'broken' };
  const sources = pdf.items(catalog.get('AF'));
  const specifications = sources.length > 0 ? sources : namedFiles(pdf, catalog);
  const attachments = specifications.slice(0, mostNodes).flatMap((one) => filingOf(pdf, one) ?? []);
  return attachments.length === 0 ? { fault: 'no-filing' } : { attachments, isEdited: false };
}

/** The values of the name tree of embedded files (7.7.4, 7.9.6). */
function namedFiles(pdf: PdfObjects, catalog: ParsedPdfDictionary): readonly ParsedPdfValue[] {
  const names = pdf.dictionary(catalog.get('Names'));
  const open = [names?.get('EmbeddedFiles')];
  const files: ParsedPdfValue[] = [];
  for (let count = 0; open.length > 0 && count < mostNodes; count += 1) {
    const node = pdf.dictionary(open.shift());
    if (node === null) continue;
    open.push(...pdf.items(node.get('Kids')).slice(0, mostNodes));
    files.push(...pdf.items(node.get('Names')).filter((_, index) => index % 2 === 1));
  }
  return files;
}

/** Returns null if the file is not JSON. */
function filingOf(pdf: PdfObjects, specification: ParsedPdfValue): FoundAttachment | null {
  const file = pdf.dictionary(specification);
  const embedded = pdf.dictionary(file?.get('EF'));
  const name = textOf(pdf.resolved(file?.get('UF') ?? file?.get('F')));
  const content = pdf.stream(embedded?.get('UF')) ?? pdf.stream(embedded?.get('F'));
  if (content === null || !/\.json$/iu.test(name)) return null;
  return attachment(name, content.toString('utf8'), hashIn(textOf(pdf.resolved(file?.get('Desc')))));
}

/** A text string (7.9.2.2): UTF-16 or UTF-8 with its mark, else as good as Latin-1. */
function textOf(value: ParsedPdfValue | null): string {
  if (value?.kind !== 'string') return '';
  const bytes = Buffer.from(value.bytes, 'latin1');
  if (value.bytes.startsWith('\xfe\xff')) return new TextDecoder('utf-16be').decode(bytes.subarray(2));
  return value.bytes.startsWith('\xef\xbb\xbf') ? bytes.subarray(3).toString('utf8') : value.bytes;
}
