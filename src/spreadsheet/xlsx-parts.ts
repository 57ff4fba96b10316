/** Gives the library the parts of an .xlsx as it understands them, whatever program has written them. */

export type Parts = ReadonlyMap<string, Uint8Array>;

const emptyCell = /<((?:\w+:)?)c(?:\s[^<>]*)?(?:\/>|>\s*(?:<\1v\s*\/>|<\1v>\s*<\/\1v>)?\s*<\/\1c>)/gu;
/** A cell without its name stands behind the one before it, which must not be removed then. */
const namelessCell = /<(?:\w+:)?c(?:\s+(?!r=)[\w:]+\s*=\s*"[^"]*")*\s*\/?>/u;

/** A row without cells that says which row it is; they count by hundreds of thousands where whole columns were formatted. */
const emptyRow = /<((?:\w+:)?)row\s[^<>]*?\br="\d+"[^<>]*(?:\/>|>\s*<\/\1row>)/gu;
const namelessRow = /<(?:\w+:)?row(?![^<>]*\sr=)[^<>]*>/u;

/**
 * The parts of an .xlsx under the names that it refers to them by, in UTF-8, without empty cells and rows. `broken`: texts
 * of its cells are missing, or sheets stand for one part.
 */
export function plainParts(entries: Parts): Parts | 'broken' | 'too-large' {
  const relations = relationsIn(entries);
  const names = new Map(relations.map(({ target }) => [target.toLowerCase(), target]));
  const parts = new Map<string, Uint8Array>();
  let refersToTexts = false;
  let tags = 0;
  for (const [name, bytes] of entries) {
    if (!/\.(?:xml|rels)$/iu.test(name)) continue;
    const utf8 = inUtf8(bytes);
    const count = countTags(utf8);
    // Only sheets have empty cells and rows to leave out.
    if (count > mostTags && !name.includes('sheet')) return 'too-large';
    const part = name.startsWith('xl/') ? plainPart(utf8) : { bytes: utf8, refersToTexts: false, slots: 0 };
    tags += part.bytes === utf8 ? count : countTags(part.bytes);
    if (tags > mostTags || part.slots > mostSlots) return 'too-large';
    refersToTexts ||= part.refersToTexts;
    // Names of parts are the same in capitals (OPC, 6.2.2.3), but the library looks for them as they are referred to.
    parts.set(names.get(name.toLowerCase()) ?? name, part.bytes);
  }
  const hasTexts = relations.some(({ type, target }) => type.endsWith('/sharedStrings') && parts.has(target));
  const isWhole = (hasTexts || !refersToTexts) && countSheets(parts) <= countParts(relations);
  return isWhole ? parts : 'broken';
}

/** Most tags that the library is given: it keeps some 200 bytes for each. A hundred projects' book has 110,000. */
export const mostTags = 1_000_000;

export function countTags(bytes: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < bytes.length; at += 1) if (bytes[at] === 0x3c) count += 1;
  return count;
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

/** Most places up to the last cell of each row, all of which the library makes. */
const mostSlots = 2_000_000;
const wideCell = /\sr="([A-Z]{2,3})(\d+)"/gu;

/** Counts places of rows that go beyond column Z; a sheet of narrower rows has few. */
function wideSlots(sheet: string): number {
  const widths = new Map<string, number>();
  for (const [, letters = '', row = ''] of sheet.matchAll(wideCell))
    widths.set(
      row,
      [...letters].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0),
    );
  return [...widths.values()].reduce((sum, width) => sum + width, 0);
}

interface PlainPart {
  readonly bytes: Uint8Array;
  readonly refersToTexts: boolean;
  readonly slots: number;
}

function plainPart(bytes: Uint8Array): PlainPart {
  const text = asCharacters(bytes);
  if (/<(?:\w+:)?wsDr\b/u.test(text))
    return {
      bytes: Buffer.from(text.replace(shapeTag, '$& txBox="1"'), 'latin1'),
      refersToTexts: false,
      slots: 0,
    };
  if (!/<(?:\w+:)?sheetData/u.test(text)) return { bytes, refersToTexts: false, slots: 0 };
  const bare = namelessCell.test(text) ? text : text.replace(emptyCell, '');
  const plain = namelessRow.test(bare) ? bare : bare.replace(emptyRow, '');
  return {
    bytes: plain === text ? bytes : Buffer.from(plain, 'latin1'),
    refersToTexts: /<(?:\w+:)?c\s[^<>]*\bt="s"/u.test(text),
    slots: wideSlots(plain),
  };
}

/** A shape with a text is as good as a text box, which alone the library tells. */
const shapeTag = /<(?:\w+:)?cNvSpPr(?![^>]*\stxBox=)(?=[\s/>])/gu;

interface Relation {
  readonly type: string;
  /** Name of the part that is referred to. */
  readonly target: string;
}

function relationsIn(entries: Parts): readonly Relation[] {
  const relations: Relation[] = [{ type: '', target: '[Content_Types].xml' }];
  for (const [name, bytes] of entries) {
    if (!name.endsWith('.rels')) continue;
    const text = Buffer.from(inUtf8(bytes)).toString('utf8');
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

/** XML may be in UTF-16 (XML 1.0, 4.3.3); the library reads UTF-8. */
function inUtf8(bytes: Uint8Array): Uint8Array {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  return encoding === null ? bytes : Buffer.from(new TextDecoder(encoding).decode(bytes));
}
