/** Opens pdfkit's document through pdfmake, and describes it in the Info dictionary and in XMP. */
import pdfmake from 'pdfmake/js/PDFDocument.js';
import type { PagedDocument } from '../../layout/index.js';
import { escapeContent } from '../escape-markup.js';
import { points } from '../points.js';
import type { PdfKitDocument } from './pdfkit-document.js';

/** Date of all files: the same filing gives the same bytes, whatever the clock says. */
export const fixedDate = new Date(Date.UTC(2020, 0, 1));

const producer = 'jibiao 绩表 (pdfmake)';

/**
 * Opens a document with one blank page and the document's properties. Loads only pdfmake's document class, not its layout:
 * we bring laid out pages, and loading the rest takes as long as painting a form.
 */
export function openDocument(document: PagedDocument, isArchive: boolean): PdfKitDocument {
  const pdf = new pdfmake.default({}, {}, {}, {}, settingsOf(document), null, () => false);
  const { width, height } = document.geometry;
  pdf.addPage({ size: [points(width), points(height)] });
  describeInXmp(pdf, isArchive);
  return pdf;
}

function settingsOf({ title, author }: PagedDocument) {
  return {
    pdfVersion: '1.7',
    info: {
      Producer: producer,
      Creator: 'jibiao 绩表',
      ...(title === '' ? {} : { Title: title }),
      ...(author === '' ? {} : { Author: author }),
      CreationDate: fixedDate,
      ModDate: fixedDate,
    },
    lang: 'zh-CN',
    displayTitle: true,
    compress: false,
    autoFirstPage: false,
    font: null,
  } as const;
}

/**
 * Writes the properties as XMP (ISO 16684-1) in pdfkit's packet; pdfkit's own writer does not escape `&` and `<`. `isArchive`:
 * also claims PDF/A-3a and PDF/UA-1.
 */
function describeInXmp(pdf: PdfKitDocument, isArchive: boolean): void {
  pdf._addInfo = () => pdf.appendXML(`${description(pdf.info)}${isArchive ? `\n${standards}` : ''}`);
}

/** PDF/A requires PDF/UA's property to be declared (ISO 19005-3, 6.6.2.3). */
const standards = `<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file meets</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`;

function description(info: PdfKitDocument['info']): string {
  return `<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeContent(info.Title ?? '')}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>${escapeContent(info.Author ?? '')}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>${timestamp(info.CreationDate)}</xmp:CreateDate>
<xmp:ModifyDate>${timestamp(info.ModDate)}</xmp:ModifyDate>
<xmp:CreatorTool>${escapeContent(info.Creator)}</xmp:CreatorTool>
<pdf:Producer>${escapeContent(info.Producer)}</pdf:Producer>
</rdf:Description>`;
}

function timestamp(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}
