/** What makes the file an archive's and everyone's: PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) with the filing attached. */
import type { Attachment } from '../../layout/index.js';
import { compressObjects } from './compress.js';
import { grayProfile } from './gray-profile.js';
import type { PdfFile } from './pdf-file.js';
import type { PdfDictionary, PdfKitDocument, PdfReference } from './pdfkit-document.js';
import { textString } from './text-string.js';

/** Entries of the catalog that both standards ask for; the structure tree is written by then. */
export function endArchive(pdf: PdfKitDocument, file: PdfFile, structureRoot: number): void {
  const { data } = pdf._root;
  const marks = pdf.ref({ Marked: true });
  data.MarkInfo = marks;
  data.StructTreeRoot = file.reference(structureRoot);
  data.PageLabels = { Nums: [0, { S: 'D' }] };
  data.OutputIntents = [outputIntent(pdf)];
}

/** 6.2.3: what our grey is meant to look like. */
function outputIntent(pdf: PdfKitDocument): PdfDictionary {
  const profile = streamOf(pdf, { N: 1 }, grayProfile());
  return {
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: textString('Gray gamma 2.2'),
    Info: textString('Gray gamma 2.2'),
    DestOutputProfile: profile,
  };
}

/** Files attached as the document's source (6.8): each says its type, its hash and what it is to the document. */
export function attachFiles(pdf: PdfKitDocument, attachments: readonly Attachment[], date: Date): void {
  if (attachments.length === 0) return;
  pdf._root.data.AF = attachments.map((attachment) => fileSpecification(pdf, attachment, date));
}

function fileSpecification(
  pdf: PdfKitDocument,
  { name, json, sha256 }: Attachment,
  date: Date,
): PdfReference {
  const bytes = Buffer.from(json, 'utf8');
  const params = { Size: bytes.length, CreationDate: date, ModDate: date };
  const embedded = streamOf(
    pdf,
    { Type: 'EmbeddedFile', Subtype: 'application#2Fjson', Params: params },
    bytes,
  );
  const reference = pdf.ref({
    Type: 'Filespec',
    AFRelationship: 'Source',
    F: textString(name),
    UF: textString(name),
    EF: { F: embedded, UF: embedded },
    Desc: textString(`填报数据，SHA-256 ${sha256}`),
  });
  pdf.addNamedEmbeddedFile(name, reference);
  reference.end();
  return reference;
}

function streamOf(pdf: PdfKitDocument, data: PdfDictionary, bytes: Uint8Array): PdfReference {
  const reference = pdf.ref({ ...data, Filter: 'FlateDecode' });
  reference.write(compressObjects(bytes));
  reference.end();
  return reference;
}
