/** Detects a file's kind by its bytes, to choose the reader or the advice. */
import { zipEntries } from './zip-directory.js';

export type FileKind =
  | 'xlsx'
  | 'xls'
  | 'ods'
  | 'xlsb'
  | 'docx'
  | 'ofd'
  | 'doc'
  | 'pdf'
  | 'encrypted'
  /** A web page or an XML spreadsheet with the name of an Excel file, as many systems export. */
  | 'markup'
  | 'zip'
  | 'unknown';

/** [MS-CFB] 2.2: the first bytes of a compound file. */
const compoundFile = 'd0cf11e0a1b11ae1';
const entrySize = 128;

export function fileKind(bytes: Uint8Array): FileKind {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024));
  if (head.toString('hex', 0, 8) === compoundFile) return compoundKind(bytes);
  if (head.toString('latin1', 0, 4) === '%PDF') return 'pdf';
  if (head.toString('latin1', 0, 2) === 'PK') return zipKind(bytes);
  return /^\uFEFF?\s*<(?:\?xml|!doctype|html|table|meta)/i.test(head.toString('utf8')) ? 'markup' : 'unknown';
}

function zipKind(bytes: Uint8Array): FileKind {
  const names = new Set(zipEntries(bytes)?.map(({ name }) => name));
  if (names.has('xl/workbook.xml')) return 'xlsx';
  if (names.has('xl/workbook.bin')) return 'xlsb';
  if (names.has('word/document.xml')) return 'docx';
  if (names.has('OFD.xml')) return 'ofd';
  if (names.has('content.xml') && names.has('mimetype')) return 'ods';
  return [...names].some((name) => /^xl\/workbook\d*\.xml$/.test(name)) ? 'xlsx' : 'zip';
}

/** Tells the kind by names of streams: directory entries are 128 bytes each, starting with a name in UTF-16 ([MS-CFB] 2.6.1). */
function compoundKind(bytes: Uint8Array): FileKind {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const has = (name: string) => {
    const wanted = Buffer.from(`${name}\0`, 'utf16le');
    for (let at = file.indexOf(wanted); at >= 0; at = file.indexOf(wanted, at + 2)) {
      const isEntry = at % entrySize === 0 && file.length >= at + 66;
      if (isEntry && file.readUInt16LE(at + 64) === wanted.length) return true;
    }
    return false;
  };
  if (has('EncryptedPackage')) return 'encrypted';
  if (has('Workbook') || has('Book')) return 'xls';
  return has('WordDocument') ? 'doc' : 'unknown';
}
