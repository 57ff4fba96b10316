/** Gives the library the parts of an .xlsx as it understands them, whatever program has written them. */
import type { Allowance } from './allowance.js';
import { PartSieve } from './part-sieve.js';
import type { Sieve } from './unpack-zip.js';

export type Parts = ReadonlyMap<string, Uint8Array>;

/** Folders and parts of what is not read: pictures, comments, charts, tables that calculate. */
const unread =
  /^(?:customXml|xl\/(?:media|embeddings|theme|comments|threadedComments|persons|tables|queryTables|pivot\w+|charts?|externalLinks|printerSettings|calcChain|slicer\w*|activeX|ctrlProps|model)\d*[./]|docProps\/thumbnail)/iu;

/** null: the part is not read. */
export function xlsxSieve(name: string, allowance: Allowance): Sieve | null {
  if (!/\.(?:xml|rels)$/iu.test(name) || unread.test(name)) return null;
  return new PartSieve(allowance, /(?:sharedStrings|styles)\d*\.xml$/iu.test(name));
}

/**
 * The parts of an .xlsx under the names that it refers to them by. `broken`: texts of its cells are missing, or sheets
 * stand for one part.
 */
export function plainParts(entries: Parts): Parts | 'broken' {
  const relations = relationsIn(entries);
  const names = new Map(relations.map(({ target }) => [target.toLowerCase(), target]));
  const parts = new Map<string, Uint8Array>();
  for (const [name, bytes] of entries) {
    const part = isDrawing(bytes) ? plainDrawing(bytes) : bytes;
    // Names of parts are the same in capitals (OPC, 6.2.2.3), but the library looks for them as they are referred to.
    parts.set(names.get(name.toLowerCase()) ?? name, part);
  }
  const hasTexts = relations.some(({ type, target }) => type.endsWith('/sharedStrings') && parts.has(target));
  const isWhole = (hasTexts || !refersToTexts(parts)) && countSheets(parts) <= countParts(relations);
  return isWhole ? parts : 'broken';
}

function refersToTexts(parts: Parts): boolean {
  return [...parts].some(
    ([name, bytes]) => /sheet/iu.test(name) && /<(?:\w+:)?c\s[^<>]*\bt="s"/u.test(asCharacters(bytes)),
  );
}

/** Sheets that a workbook lists. */
function countSheets(parts: Parts): number {
  const books = [...parts].filter(([name]) => /^xl\/workbook\d*\.xml$/u.test(name));
  return books.reduce(
    (count, [, bytes]) => count + (asCharacters(bytes).match(/<(?:\w+:)?sheet\s/gu)?.length ?? 0),
    0,
  );
}

function countParts(relations: readonly Relation[]): number {
  return relations.filter(({ type }) => /sheet$/iu.test(type)).length;
}

/** In latin1 each byte is a character, so that all others stay as they are in any encoding. */
function asCharacters(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}

function isDrawing(bytes: Uint8Array): boolean {
  return /<(?:\w+:)?wsDr\b/u.test(asCharacters(bytes.subarray(0, 2000)));
}

const shapeTag = /<(?:\w+:)?cNvSpPr(?![^>]*\stxBox=)(?=[\s/>])/gu;

/** A shape with a text is as good as a text box, which alone the library tells. */
function plainDrawing(bytes: Uint8Array): Uint8Array {
  return Buffer.from(asCharacters(bytes).replace(shapeTag, '$& txBox="1"'), 'latin1');
}

interface Relation {
  readonly type: string;
  /** Name of the part that is referred to. */
  readonly target: string;
}

function relationsIn(entries: Parts): readonly Relation[] {
  const relations: Relation[] = [{ type: '', target: '[Content_Types].xml' }];
  for (const [name, bytes] of entries) {
    if (!name.endsWith('.rels')) continue;
    const text = Buffer.from(bytes).toString('utf8');
    for (const [tag] of text.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/gu)) {
      const [, type = ''] = /\sType\s*=\s*["']([^"']*)["']/u.exec(tag) ?? [];
      const [, target = ''] = /\sTarget\s*=\s*["']([^"']*)["']/u.exec(tag) ?? [];
      relations.push({ type, target: resolved(name, target) });
    }
  }
  return relations;
}

/** `xl/worksheets/sheet1.xml` of `worksheets/sheet1.xml` in `xl/_rels/workbook.xml.rels`. */
function resolved(relations: string, target: string): string {
  const folder = target.startsWith('/') ? [] : relations.split('/').slice(0, -2);
  for (const step of target.split('/')) {
    if (step === '..') folder.pop();
    else if (step !== '' && step !== '.') folder.push(step);
  }
  return folder.join('/');
}
