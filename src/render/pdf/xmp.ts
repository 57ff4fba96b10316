/** The document's properties as XMP (ISO 16684-1), in pdfkit's packet; pdfkit's own writer leaves `&` and `<` as they are. */
import type { PdfKitDocument } from './pdfkit-document.js';

export function describeInXmp(pdf: PdfKitDocument): void {
  pdf._addInfo = () => pdf.appendXML(description(pdf.info));
}

function description(info: PdfKitDocument['info']): string {
  return `<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(info.Title ?? '')}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>${escapeXml(info.Author ?? '')}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>${timestamp(info.CreationDate)}</xmp:CreateDate>
<xmp:ModifyDate>${timestamp(info.ModDate)}</xmp:ModifyDate>
<xmp:CreatorTool>${escapeXml(info.Creator)}</xmp:CreatorTool>
<pdf:Producer>${escapeXml(info.Producer)}</pdf:Producer>
</rdf:Description>`;
}

function timestamp(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function escapeXml(text: string): string {
  return text.replace(/[&<>]/g, (character) => entities[character] ?? character);
}
