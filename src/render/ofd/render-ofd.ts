/** PagedDocument → OFD package: pages, fonts, outline, and the filing as an attachment. */
import { createHash } from 'node:crypto';
import type { Page, PagedDocument } from '../../layout/index.js';
import type { TextSetter } from '../../text/index.js';
import { type PackedPart, pack, zip } from '../zip/index.js';
import { attachmentFile, attachmentsPart, documentPart, pageArea, rootPart } from './document-parts.js';
import { OfdFontSet } from './font-set.js';
import { pageContent } from './page-content.js';
import { gotoAction, micrometres } from './xml.js';

/** The document as a file: the same bytes for the same document. `setter` has the faces it was laid out with. */
export async function renderOfd(
  document: PagedDocument,
  setter: TextSetter,
  /** `archive`: OFD-A (GB/T 42133-2022). */
  { archive = false } = {},
): Promise<Uint8Array> {
  let lastId = 0;
  const nextId = (): number => {
    lastId += 1;
    return lastId;
  };
  const pageIds = document.pages.map(nextId);
  const fonts = new OfdFontSet(nextId);
  const places = new Map(document.outline.map((entry) => [entry.anchor, entry]));
  const actionTo = (anchor: string): string => {
    const entry = places.get(anchor);
    return entry === undefined ? '' : gotoAction(pageIds[entry.page - 1] ?? 0, micrometres(entry.y));
  };
  const parts: PackedPart[] = [];
  const add = (path: string, content: string | Uint8Array): void => {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    parts.push({ path, ...pack(bytes) });
  };
  document.pages.forEach((page, index) => {
    const content = pageContent(page, areaOf(page, document), { setter, fonts, nextId, actionTo });
    add(`Doc_0/Pages/Page_${index}/Content.xml`, content);
  });
  for (const [name, bytes] of await fonts.files()) add(`Doc_0/Res/${name}`, bytes);
  document.attachments.forEach(({ json }, index) => {
    add(`Doc_0/Attachs/${attachmentFile(index)}`, json);
  });
  if (document.attachments.length > 0)
    add('Doc_0/Attachs/Attachments.xml', attachmentsPart(document.attachments, archive));
  add('Doc_0/PublicRes.xml', fonts.resources());
  add('Doc_0/Document.xml', documentPart(document, lastId, pageIds));
  const root: PackedPart = {
    path: 'OFD.xml',
    ...pack(Buffer.from(rootPart(document, documentId(parts), archive), 'utf8')),
  };
  return zip([root, ...parts]);
}

/** Writes the area of a page whose paper differs from the document's (7.7). */
function areaOf({ geometry }: Page, document: PagedDocument): string {
  const { width, height } = document.geometry;
  if (geometry.width === width && geometry.height === height) return '';
  return `<ofd:Area>${pageArea(geometry)}</ofd:Area>`;
}

/** Thirty-two hexadecimal digits made of the content: two documents of one id are the same. */
function documentId(parts: readonly PackedPart[]): string {
  const hash = createHash('sha256');
  for (const { path, checksum, length } of parts) hash.update(`${path} ${checksum} ${length}\n`);
  return hash.digest('hex').slice(0, 32);
}
