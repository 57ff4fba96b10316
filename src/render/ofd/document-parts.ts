/** The parts of an OFD package that say what the document is: its root, its structure, its outline and its attachments. */
import type { Attachment, OutlineEntry, PagedDocument, PageGeometry } from '../../layout/index.js';
import { escapeMarkup } from '../escape-markup.js';
import {
  attributes,
  declaration,
  destination,
  gotoAction,
  micrometres,
  millimetres,
  namespace,
} from './xml.js';

/** Date of all files, so that they do not depend on the clock. */
const date = '2020-01-01';

/** OFD.xml (7.4). An archive's DocType is OFD-A (GB/T 42133-2022), which the schema of 2016 does not know. */
export function rootPart({ title, author }: PagedDocument, id: string, isArchive: boolean): string {
  const info = [
    `<ofd:DocID>${id}</ofd:DocID>`,
    element('Title', title),
    element('Author', author),
    `<ofd:CreationDate>${date}</ofd:CreationDate><ofd:ModDate>${date}</ofd:ModDate>`,
    element('Creator', 'jibiao 绩表'),
  ].join('');
  const type = isArchive ? 'OFD-A' : 'OFD';
  return `${declaration}<ofd:OFD ${namespace} Version="1.0" DocType="${type}"><ofd:DocBody><ofd:DocInfo>${info}</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`;
}

/** A text element; empty ones are left out. */
function element(name: string, text: string): string {
  return text === '' ? '' : `<ofd:${name}>${escapeMarkup(text)}</ofd:${name}>`;
}

export function pageArea({ width, height }: PageGeometry): string {
  const [right, bottom] = [width, height].map((side) => millimetres(micrometres(side)));
  return `<ofd:PhysicalBox>0 0 ${right} ${bottom}</ofd:PhysicalBox>`;
}

/** Document.xml (7.5), its parts in the schema's order. `pageIds` by page index. */
export function documentPart(document: PagedDocument, maxId: number, pageIds: readonly number[]): string {
  const { geometry, outline, attachments } = document;
  const pages = pageIds.map(
    (id, index) => `<ofd:Page ID="${id}" BaseLoc="Pages/Page_${index}/Content.xml"/>`,
  );
  const common = `<ofd:MaxUnitID>${maxId}</ofd:MaxUnitID><ofd:PageArea>${pageArea(geometry)}</ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>`;
  const marks = outline.map(
    ({ anchor, page, y }) =>
      `<ofd:Bookmark Name="${anchor}">${destination(pageIds[page - 1] ?? 0, micrometres(y))}</ofd:Bookmark>`,
  );
  return [
    `${declaration}<ofd:Document ${namespace}>`,
    `<ofd:CommonData>${common}</ofd:CommonData>`,
    `<ofd:Pages>${pages.join('')}</ofd:Pages>`,
    outline.length === 0 ? '' : `<ofd:Outlines>${entries(outline, pageIds)}</ofd:Outlines>`,
    `<ofd:VPreferences><ofd:PageMode>${outline.length > 1 ? 'UseOutlines' : 'None'}</ofd:PageMode></ofd:VPreferences>`,
    marks.length === 0 ? '' : `<ofd:Bookmarks>${marks.join('')}</ofd:Bookmarks>`,
    attachments.length === 0 ? '' : '<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>',
    '</ofd:Document>',
  ].join('');
}

/** The outline (7.8.2): an entry holds those of a lower level that follow it. */
function entries(outline: readonly OutlineEntry[], pageIds: readonly number[]): string {
  let written = '';
  const open: number[] = [];
  for (const { title, level, page, y } of outline) {
    while ((open.at(-1) ?? 0) >= level) {
      open.pop();
      written += '</ofd:OutlineElem>';
    }
    written += `<ofd:OutlineElem${attributes({ Title: title })}>${gotoAction(pageIds[page - 1] ?? 0, micrometres(y))}`;
    open.push(level);
  }
  return written + '</ofd:OutlineElem>'.repeat(open.length);
}

/** Attachs/Attachments.xml (20): the filings, as text files in an archive, which knows no other kind. */
export function attachmentsPart(attachments: readonly Attachment[], isArchive: boolean): string {
  const list = attachments.map(({ name, json, sha256 }, index) => {
    const size = Math.ceil(Buffer.byteLength(json) / 1024);
    const facts = {
      ID: `A${index + 1}`,
      Name: name,
      Format: isArchive ? 'TXT' : 'JSON',
      CreationDate: `${date}T00:00:00`,
      Size: size,
      Usage: `SHA-256 ${sha256}`,
    };
    return `<ofd:Attachment${attributes(facts)}><ofd:FileLoc>${attachmentFile(index)}</ofd:FileLoc></ofd:Attachment>`;
  });
  return `${declaration}<ofd:Attachments ${namespace}>${list.join('')}</ofd:Attachments>`;
}

/** ASCII, since names in a zip are read by many programs in an encoding of their own. */
export function attachmentFile(index: number): string {
  return `filing_${index + 1}.json`;
}
