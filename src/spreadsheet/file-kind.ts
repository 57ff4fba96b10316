/** Detects a file's kind by its bytes, to choose the reader or the advice. */
import { zipEntries } from './zip-directory.js';

export type FileKind =
  | 'xlsx'
  | 'xls'
  | 'ods'
  | 'xlsb'
  | 'docx'
  /** A Word file that is one XML: of Word 2003, or a package in a flat file. */
  | 'flat-docx'
  | 'ofd'
  /** Word 97, and Rich Text Format. */
  | 'doc'
  | 'pdf'
  | 'encrypted'
  /** HTML, often with the name of an Excel file, as many systems export. */
  | 'page'
  /** Excel 2003's XML. */
  | 'xml-workbook'
  /** A web page that is saved in parts (MHTML). */
  | 'page-parts'
  /** Other XML. */
  | 'markup'
  | 'json'
  /** Cells as lines of text: CSV. */
  | 'lines'
  /** OpenDocument's text (.odt). */
  | 'odt'
  | 'numbers'
  /** A zip of other files, or another archive. */
  | 'archive'
  /** A zip whose end is missing. */
  | 'cut'
  | 'empty'
  | 'unknown';

/** First bytes of RAR, 7-Zip and gzip. */
const archives = ['52617221', '377abcaf', '1f8b'];

/** [MS-CFB] 2.2: the first bytes of a compound file. */
const compoundFile = 'd0cf11e0a1b11ae1';
const entrySize = 128;

export function fileKind(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return 'empty';
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096));
  if (head.toString('hex', 0, 8) === compoundFile) return compoundKind(bytes);
  if (head.toString('latin1', 0, 4) === '%PDF') return 'pdf';
  if (head.toString('latin1', 0, 2) === 'PK') return zipKind(bytes);
  if (archives.some((start) => head.toString('hex', 0, 4).startsWith(start))) return 'archive';
  return textKind(textOf(head));
}

const pageStart = /<(?:!doctype\s+html|html|head|body|table|meta|div|style|form|title|script|center)[\s>]/iu;

/** The fields that a message begins with (RFC 5322), one of which says that it is in parts. */
const mailHead = /^(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,30}?MIME-Version:/iu;

const flatWord =
  /<w:wordDocument\s[^>]*schemas\.microsoft\.com\/office\/word\/2003|<pkg:package\s[^>]*schemas\.microsoft\.com\/office\/2006\/xmlPackage/u;

function textKind(text: string): FileKind {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: which a text does not have
  if (/[\0-\x08\x0e-\x1f]/u.test(text)) return 'unknown';
  if (text.startsWith('{\\rtf')) return 'doc';
  if (/^\s*[{[]/u.test(text)) return 'json';
  if (mailHead.test(text)) return 'page-parts';
  if (!/^\s*<[!?a-z]/iu.test(text)) return 'lines';
  if (/<(?:\w+:)?Workbook\s/u.test(text) && text.includes('urn:schemas-microsoft-com:office:spreadsheet"'))
    return 'xml-workbook';
  if (flatWord.test(text)) return 'flat-docx';
  return pageStart.test(text) ? 'page' : 'markup';
}

function textOf(head: Buffer): string {
  const isUtf16 = head.toString('hex', 0, 2) === 'fffe';
  return head.toString(isUtf16 ? 'utf16le' : 'utf8').replace(/^\uFEFF/u, '');
}

function zipKind(bytes: Uint8Array): FileKind {
  const entries = zipEntries(bytes);
  if (entries === null) return 'cut';
  const names = new Set(entries.map(({ name }) => name.toLowerCase()));
  const has = (pattern: RegExp) => [...names].some((name) => pattern.test(name));
  if (has(/^xl\/workbook\d*\.xml$/u)) return 'xlsx';
  if (names.has('xl/workbook.bin')) return 'xlsb';
  if (has(/^word\/document\d*\.xml$/u)) return 'docx';
  if (names.has('ofd.xml')) return 'ofd';
  if (names.has('content.xml') && names.has('mimetype')) return isOpenText(bytes) ? 'odt' : 'ods';
  if (names.has('encrypted-package')) return 'encrypted';
  if (has(/\.iwa$/u)) return 'numbers';
  return names.has('[content_types].xml') ? 'unknown' : 'archive';
}

/** The first file of an OpenDocument says its kind, and is not packed (OpenDocument 1.3 Part 2, 3.3). */
function isOpenText(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 128));
  return head.toString('latin1').includes('mimetypeapplication/vnd.oasis.opendocument.text');
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
