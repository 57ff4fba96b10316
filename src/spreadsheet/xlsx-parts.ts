/** Gives the library the parts of an .xlsx as it understands them, whatever program has written them. */

export type Parts = ReadonlyMap<string, Uint8Array>;

const emptyCell = /<((?:\w+:)?)c(?:\s[^<>]*)?(?:\/>|>\s*(?:<\1v\s*\/>|<\1v>\s*<\/\1v>)?\s*<\/\1c>)/gu;
/** A cell without its name stands behind the one before it, which must not be removed then. */
const namelessCell = /<(?:\w+:)?c(?:\s+(?!r=)[\w:]+\s*=\s*"[^"]*")*\s*\/?>/u;

/**
 * The parts of an .xlsx under the names that it refers to them by, in UTF-8, without empty cells. Null: the texts of its
 * cells are missing.
 */
export function plainParts(entries: Parts): Parts | null {
  const relations = relationsIn(entries);
  const names = new Map(relations.map(({ target }) => [target.toLowerCase(), target]));
  const parts = new Map<string, Uint8Array>();
  let refersToTexts = false;
  for (const [name, bytes] of entries) {
    if (!/\.(?:xml|rels)$/iu.test(name)) continue;
    const utf8 = inUtf8(bytes);
    const part = name.startsWith('xl/') ? plainPart(utf8) : { bytes: utf8, refersToTexts: false };
    refersToTexts ||= part.refersToTexts;
    // Names of parts are the same in capitals (OPC, 6.2.2.3), but the library looks for them as they are referred to.
    parts.set(names.get(name.toLowerCase()) ?? name, part.bytes);
  }
  const hasTexts = relations.some(({ type, target }) => type.endsWith('/sharedStrings') && parts.has(target));
  return refersToTexts && !hasTexts ? null : parts;
}

function plainPart(bytes: Uint8Array): { readonly bytes: Uint8Array; readonly refersToTexts: boolean } {
  // In latin1 each byte is a character, so that all others stay as they are in any encoding.
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  if (/<(?:\w+:)?wsDr\b/u.test(text))
    return { bytes: Buffer.from(text.replace(shapeTag, '$& txBox="1"'), 'latin1'), refersToTexts: false };
  if (!/<(?:\w+:)?sheetData/u.test(text)) return { bytes, refersToTexts: false };
  return {
    bytes: namelessCell.test(text) ? bytes : Buffer.from(text.replace(emptyCell, ''), 'latin1'),
    refersToTexts: /<(?:\w+:)?c\s[^<>]*\bt="s"/u.test(text),
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
