/** Takes the parts out of Word files that are one XML: packages in a flat file, and those of Word 2003, which systems make of templates. */
import { decodeText } from '../../spreadsheet/index.js';
import { attributeOf } from './xml-tokens.js';

/** Characters; a form with pictures has some millions. */
const mostCharacters = 32_000_000;

/** Parts as texts by their names in the package; none where the file is far too large. */
export function flatParts(bytes: Uint8Array): ReadonlyMap<string, string> {
  const xml = decodeText(bytes);
  if (xml.length > mostCharacters) return new Map();
  return /<pkg:package\s/u.test(xml) ? packageParts(xml) : new Map([['word/document.xml', xml]]);
}

const xmlEnd = '</pkg:xmlData>';

/** Pictures and other parts that are no XML have no `xmlData`. */
function packageParts(xml: string): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  for (const part of xml.split('<pkg:part ').slice(1)) {
    const name = attributeOf(part.slice(0, part.indexOf('>')), 'name');
    const [start, end] = [part.indexOf('<pkg:xmlData'), part.lastIndexOf(xmlEnd)];
    if (name !== null && start >= 0 && end > start)
      parts.set(name.replace(/^\//u, ''), part.slice(part.indexOf('>', start) + 1, end));
  }
  return parts;
}
