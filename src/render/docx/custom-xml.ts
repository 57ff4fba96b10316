/** The filing that a document was made from, as a custom XML part (ECMA-376 Part 1, 15.2.5): Word keeps it when the file is saved. */
import type { Attachment } from '../../layout/index.js';
import { xmlText } from './xml-text.js';

/** Namespace of the part's elements. */
export const filingNamespace = 'urn:jibiao:filing';

/** Paths and texts of the parts; none where nothing is attached. */
export function customXmlParts(attachments: readonly Attachment[]): Readonly<Record<string, string>> {
  if (attachments.length === 0) return {};
  return {
    'customXml/item1.xml': filings(attachments),
    'customXml/itemProps1.xml': itemProperties,
    'customXml/_rels/item1.xml.rels': itemRelationships,
  };
}

/** What [Content_Types].xml says of the parts: they are of the type that all .xml parts are, their properties of another. */
export const customXmlType =
  '<Override ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml" PartName="/customXml/itemProps1.xml"/>';

/** The relationship of word/document.xml to them. */
export const customXmlRelationship =
  '<Relationship Id="rIdFiling" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml" Target="../customXml/item1.xml"/>';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** One element a filing; its text is the canonical JSON, `sha256` the hash of its UTF-8 bytes. */
function filings(attachments: readonly Attachment[]): string {
  const elements = attachments.map(
    ({ name, json, sha256 }) =>
      `<filing name="${xmlText(name)}" sha256="${sha256}">${xmlText(withoutNonCharacters(json))}</filing>`,
  );
  return `${declaration}<filings xmlns="${filingNamespace}">${elements.join('')}</filings>`;
}

/** XML cannot hold the two that JSON leaves as they are. */
function withoutNonCharacters(json: string): string {
  return json.replace(/[\uFFFE\uFFFF]/g, (character) => `\\u${character.charCodeAt(0).toString(16)}`);
}

/** CT_DatastoreItem (22.5.2.1): an id of the part within its document, and the namespace of its elements. */
const itemProperties =
  `${declaration}<ds:datastoreItem ds:itemID="{7A1C2F60-9D54-4B8B-8E0F-5F1E6A0B6A11}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml">` +
  `<ds:schemaRefs><ds:schemaRef ds:uri="${filingNamespace}"/></ds:schemaRefs></ds:datastoreItem>`;

const itemRelationships =
  `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
  '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps" Target="itemProps1.xml"/></Relationships>';
