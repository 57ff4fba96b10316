/** Reads tables that are text: web pages, Excel 2003's XML, CSV; loaded with the first of them. */
import type { Workbook } from 'hucre/xlsx';
import { decodeText } from '../decode-text.js';
import { type ParseLines, readLines } from './lines.js';
import { pagesInParts } from './page-parts.js';
import { readWebPage } from './web-page.js';
import { readXmlWorkbook } from './xml-workbook.js';

/** Throws a RangeError for what breaks a format's bounds. */
export function readText(
  bytes: Uint8Array,
  kind: 'page' | 'page-parts' | 'xml-workbook' | 'lines',
  parseLines: ParseLines,
): Workbook | 'too-large' {
  switch (kind) {
    case 'page':
      return readWebPage(decodeText(bytes));
    case 'page-parts':
      return readWebPage(pagesInParts(bytes));
    case 'xml-workbook':
      return readXmlWorkbook(decodeText(bytes));
    case 'lines':
      return readLines(decodeText(bytes), parseLines);
  }
}
