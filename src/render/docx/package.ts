/** Fills the package that docx has made with a document's own parts and its filing, and zips it. */
import type { Attachment, PagedDocument } from '../../layout/index.js';
import {
  alsoNeverAtLineEnd,
  alsoNeverAtLineStart,
  neverAtLineEnd,
  neverAtLineStart,
} from '../../text/index.js';
import { ByteSink } from '../byte-sink.js';
import { escapeContent } from '../escape-markup.js';
import { officeFonts } from '../office-fonts.js';
import { type PackedBytes, type PackedPart, PartPacker, pack, type WordParts, zip } from '../zip/index.js';
import type { WordBlock } from './blocks.js';
import { type FooterId, footerPitch, writeBody } from './body.js';
import fixedParts from './fixed-parts.json' with { type: 'json' };
import { fontEntries, StyleSheet } from './styles.js';
import { xmlText } from './text.js';

/**
 * Where lines may break, for all paragraphs (CT_PPr, ECMA-376 Part 1, 17.3.1.26): kinsoku on, no punctuation in the
 * margin, words kept whole, a gap between hanzi and Latin, no grid, and no widow control, which would move lines over
 * our page cuts.
 */
const lineBreaking =
  '<w:widowControl w:val="0"/><w:kinsoku/><w:wordWrap/><w:overflowPunct w:val="0"/><w:topLinePunct w:val="0"/>' +
  '<w:autoSpaceDE/><w:autoSpaceDN/><w:snapToGrid w:val="0"/>';

/** CT_Settings (17.15.1.78): …, characterSpacingControl, …, noLineBreaksAfter, noLineBreaksBefore, …, compat. */
const settings =
  '<w:characterSpacingControl w:val="doNotCompress"/>' +
  `<w:noLineBreaksAfter w:lang="zh-CN" w:val="${xmlText(neverAtLineEnd + alsoNeverAtLineEnd)}"/>` +
  `<w:noLineBreaksBefore w:lang="zh-CN" w:val="${xmlText(neverAtLineStart + alsoNeverAtLineStart)}"/>`;

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

export async function packDocument(
  document: PagedDocument,
  blocks: readonly WordBlock[],
  parts: WordParts,
): Promise<Uint8Array> {
  const { footer } = document.geometry;
  const made: Readonly<Record<string, string>> = fixedParts[footer.kind];
  const styles = new StyleSheet();
  const footerIds = footerRelationships(made['word/_rels/document.xml.rels'] ?? '');
  const main = await mainPart(blocks, styles, footerIds);
  const hasFiling = document.attachments.length > 0;
  const values: Readonly<Record<string, string>> = {
    title: xmlText(document.title),
    author: xmlText(document.author),
    pageCount: String(document.pages.length),
    symbolFont: officeFonts[footer.style.role],
    settings,
    lineBreaking,
    fonts: fontEntries,
    customXmlType: hasFiling ? customXmlType : '',
    customXmlRelationship: hasFiling ? customXmlRelationship : '',
    styles: styles.xml(footer, footerPitch(footer)),
  };
  const texts = Object.entries(made).map(([path, part]) => [path, filled(part, values)] as const);
  const all = [...texts, ...Object.entries(customXmlParts(document.attachments))];
  const packed = all.map(
    ([path, text]): PackedPart => ({
      path,
      ...(isOfOneDocument(path) ? packText(text) : parts.getOrCompute(text, packText)),
    }),
  );
  return zip([...packed, { path: 'word/document.xml', ...main }]);
}

/** Title and filing; the other parts are the same in many documents, as author and number of pages are. */
function isOfOneDocument(path: string): boolean {
  return path === 'docProps/core.xml' || path === 'customXml/item1.xml';
}

function packText(text: string): PackedBytes {
  return pack(Buffer.from(text));
}

/** A part is deflated while it is written once it is longer than this: one of a dozen forms, of 8 ms and more. */
const chunkLength = 1 << 18;

/** word/document.xml. */
async function mainPart(
  blocks: readonly WordBlock[],
  styles: StyleSheet,
  footers: readonly FooterId[],
): Promise<PackedBytes> {
  const sink = new ByteSink();
  let packer: PartPacker | null = null;
  sink.write(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ${namespaces}><w:body>`);
  for (const _ of writeBody(blocks, styles, footers, sink)) {
    if (sink.length < chunkLength) continue;
    packer ??= new PartPacker();
    await packer.write(sink.take());
  }
  sink.write('</w:body></w:document>');
  if (packer === null) return pack(sink.bytes());
  await packer.write(sink.bytes());
  return packer.end();
}

function filled(part: string, values: Readonly<Record<string, string>>): string {
  return part.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`a fixed part has a place for ${name}, which no document has`);
    return value;
  });
}

/** The first footer is the default one, the second that of even pages. */
function footerRelationships(relationships: string): readonly FooterId[] {
  const ids = [...relationships.matchAll(/Id="(\w+)"[^>]*Target="footer(\d)\.xml"/g)];
  return ids.map(([, id = '', number]) => ({ type: number === '2' ? 'even' : 'default', id }));
}

/** Namespace of the part's elements. */
const filingNamespace = 'urn:jibiao:filing';

/** Paths and texts of the parts; none if nothing is attached. */
function customXmlParts(attachments: readonly Attachment[]): Readonly<Record<string, string>> {
  if (attachments.length === 0) return {};
  return {
    'customXml/item1.xml': filings(attachments),
    'customXml/itemProps1.xml': itemProperties,
    'customXml/_rels/item1.xml.rels': itemRelationships,
  };
}

/** Entry of [Content_Types].xml for the properties; the parts themselves have the default type of .xml. */
const customXmlType =
  '<Override ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml" PartName="/customXml/itemProps1.xml"/>';

/** The relationship of word/document.xml to them. */
const customXmlRelationship =
  '<Relationship Id="rIdFiling" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml" Target="../customXml/item1.xml"/>';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** One element a filing; its text is the canonical JSON, `sha256` the hash of its UTF-8 bytes. */
function filings(attachments: readonly Attachment[]): string {
  const elements = attachments.map(
    ({ name, json, sha256 }) =>
      `<filing name="${xmlText(name)}" sha256="${sha256}">${jsonAsXml(json)}</filing>`,
  );
  return `${declaration}<filings xmlns="${filingNamespace}">${elements.join('')}</filings>`;
}

/** JSON as element content: it leaves U+FFFE and U+FFFF as they are, which XML cannot hold. */
function jsonAsXml(json: string): string {
  return escapeContent(json).replaceAll('\uFFFE', '\\ufffe').replaceAll('\uFFFF', '\\uffff');
}

/** CT_DatastoreItem (22.5.2.1): an id of the part within its document, and the namespace of its elements. */
const itemProperties =
  `${declaration}<ds:datastoreItem ds:itemID="{7A1C2F60-9D54-4B8B-8E0F-5F1E6A0B6A11}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml">` +
  `<ds:schemaRefs><ds:schemaRef ds:uri="${filingNamespace}"/></ds:schemaRefs></ds:datastoreItem>`;

const itemRelationships =
  `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
  '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps" Target="itemProps1.xml"/></Relationships>';
