/** Adds what PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) require, and attaches the filing. */
import type { Attachment } from '../../layout/index.js';
import { fixedDate } from './open-document.js';
import { compressObjects, type PdfFile, textString } from './pdf-file.js';
import type { PdfDictionary, PdfKitDocument, PdfReference } from './pdfkit-document.js';

/** Adds the catalog's entries that both standards require; call it when the structure tree is written. */
export function endArchive(pdf: PdfKitDocument, file: PdfFile, structureRoot: number): void {
  const { data } = pdf._root;
  const marks = pdf.ref({ Marked: true });
  data.MarkInfo = marks;
  data.StructTreeRoot = file.reference(structureRoot);
  data.PageLabels = { Nums: [0, { S: 'D' }] };
  data.OutputIntents = [outputIntent(pdf)];
}

/** Says what our grey looks like (ISO 19005-3, 6.2.3). */
function outputIntent(pdf: PdfKitDocument): PdfDictionary {
  const profile = packedStream(pdf, { N: 1 }, packedProfile);
  return {
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: textString(profileName),
    Info: textString(profileName),
    DestOutputProfile: profile,
  };
}

/** Attaches files as the document's source (6.8), with type, hash and relationship. */
export function attachFiles(pdf: PdfKitDocument, attachments: readonly Attachment[]): void {
  if (attachments.length === 0) return;
  pdf._root.data.AF = attachments.map((attachment) => fileSpecification(pdf, attachment));
}

function fileSpecification(pdf: PdfKitDocument, { name, json, sha256 }: Attachment): PdfReference {
  const bytes = Buffer.from(json, 'utf8');
  const params = { Size: bytes.length, CreationDate: fixedDate, ModDate: fixedDate };
  const type = { Type: 'EmbeddedFile', Subtype: 'application#2Fjson', Params: params };
  const embedded = packedStream(pdf, type, compressObjects(bytes));
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

function packedStream(pdf: PdfKitDocument, data: PdfDictionary, packed: Uint8Array): PdfReference {
  const reference = pdf.ref({ ...data, Filter: 'FlateDecode' });
  reference.write(packed);
  reference.end();
  return reference;
}

const headerLength = 128;
const tagEntry = 12;
/** D50, the profile connection space's white, as s15Fixed16 numbers. */
const white = [0xf6d6, 0x10000, 0xd32d] as const;
/** A u8Fixed8 number: 2.2, as screens and sRGB have it. */
const gamma = 0x0233;
const profileName = 'Gray gamma 2.2';
const copyright = 'No copyright, use freely';

/**
 * The colour of our ink: a grey display profile (ICC.1:2001-04) of four tags, some 400 bytes, the same each time. PDF/A asks
 * for one where DeviceGray is used (ISO 19005-3, 6.2.3).
 */
function grayProfile(): Uint8Array {
  const tags: readonly (readonly [string, Buffer])[] = [
    ['cprt', Buffer.from(`text\0\0\0\0${copyright}\0`, 'latin1')],
    ['desc', describe(profileName)],
    ['kTRC', numbers('curv', [0, 1], gamma)],
    ['wtpt', numbers('XYZ ', [0, ...white])],
  ];
  const directory = Buffer.alloc(4 + tags.length * tagEntry);
  directory.writeUInt32BE(tags.length, 0);
  let offset = headerLength + directory.length;
  const bodies = tags.map(([name, body], index) => {
    const at = 4 + index * tagEntry;
    directory.write(name, at, 'latin1');
    directory.writeUInt32BE(offset, at + 4);
    directory.writeUInt32BE(body.length, at + 8);
    const filled = Buffer.concat([body, Buffer.alloc(-body.length & 3)]);
    offset += filled.length;
    return filled;
  });
  return Buffer.concat([profileHeader(offset), directory, ...bodies]);
}

/** The profile's header (6.1): size, version 2.1, display device, grey, XYZ, magic number, illuminant of the connection space. */
function profileHeader(size: number): Buffer {
  const bytes = Buffer.alloc(headerLength);
  bytes.writeUInt32BE(size, 0);
  bytes.writeUInt32BE(0x02100000, 8);
  bytes.write('mntrGRAYXYZ ', 12, 'latin1');
  // 1 January 2020: year, month, day.
  [2020, 1, 1].forEach((part, index) => {
    bytes.writeUInt16BE(part, 24 + index * 2);
  });
  bytes.write('acsp', 36, 'latin1');
  white.forEach((part, index) => {
    bytes.writeUInt32BE(part, 68 + index * 4);
  });
  return bytes;
}

/** Writes a tag of 32-bit numbers, and optionally a 16-bit one after them. */
function numbers(type: string, words: readonly number[], last?: number): Buffer {
  const bytes = Buffer.alloc(4 + words.length * 4 + (last === undefined ? 0 : 2));
  bytes.write(type, 0, 'latin1');
  words.forEach((word, index) => {
    bytes.writeUInt32BE(word, 4 + index * 4);
  });
  if (last !== undefined) bytes.writeUInt16BE(last, bytes.length - 2);
  return bytes;
}

/** Writes a textDescriptionType (6.5.17) with ASCII text only. */
function describe(text: string): Buffer {
  const ascii = Buffer.from(`${text}\0`, 'latin1');
  const count = Buffer.alloc(4);
  count.writeUInt32BE(ascii.length);
  return Buffer.concat([
    Buffer.from('desc\0\0\0\0', 'latin1'),
    count,
    ascii,
    Buffer.alloc(4 + 4 + 2 + 1 + 67),
  ]);
}

const packedProfile = compressObjects(grayProfile());
