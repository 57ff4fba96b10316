/** Reads one face of a user's font file with fontkit. */
import { create, type Font } from 'fontkit';
import type { Face } from './font-book.js';
import { fontInMemory } from './font-file.js';
import { requireSoundFont } from './font-soundness.js';
import { type Glyph, lazyTable } from './font-table.js';

const em = 1000;
const boldWeight = 600;

/** A user's face, before it is known what it is for. */
export interface UserFace {
  readonly face: Face;
  /** All names of its family, in every language of its name table. */
  readonly families: readonly string[];
  readonly italic: boolean;
  /** The licence bits (OS/2 fsType) allow a subset of it in a document. */
  readonly embeddable: boolean;
}

/** Names a face that calls itself so; null: it has no PostScript name that a document can bear. */
type NameFace = (ownName: string | null) => Pick<Face, 'id' | 'postScriptName'>;

/** Throws where the font is not sound, or fontkit cannot read it. */
export function readUserFace(bytes: Uint8Array, nameFace: NameFace): UserFace {
  requireSoundFont(bytes);
  const font = create(bytes);
  const scale = em / font.unitsPerEm;
  if (!Number.isFinite(scale) || font.numGlyphs < 2) throw new RangeError('no glyphs');
  requireLatinOrHanzi(font);
  const { minX, minY, maxX, maxY } = font.bbox;
  const selection = font['OS/2']?.fsSelection;
  const weight = font['OS/2']?.usWeightClass ?? 0;
  const face: Face = {
    ...nameFace(postScriptNameOf(font)),
    ascent: Math.round(font.ascent * scale),
    descent: Math.round(font.descent * scale),
    capHeight: Math.round(font.capHeight * scale),
    boundingBox: [
      Math.floor(minX * scale),
      Math.floor(minY * scale),
      Math.ceil(maxX * scale),
      Math.ceil(maxY * scale),
    ],
    bold: selection?.bold === true || weight >= boldWeight,
    outlines: 'CFF ' in font.directory.tables ? 'CFF' : 'TrueType',
    ...lazyTable((codePoint) => findGlyph(font, codePoint, scale)),
    ...fontInMemory(bytes),
  };
  const { ascent, descent, capHeight, boundingBox } = face;
  if (![ascent, descent, capHeight, ...boundingBox].every(Number.isFinite))
    throw new RangeError('no heights');
  return {
    face,
    families: familiesOf(font),
    italic: selection?.italic === true,
    embeddable: isEmbeddable(font),
  };
}

/** Looks a few characters up at once, so that a font whose tables are damaged fails here and not in a document. */
function requireLatinOrHanzi(font: Font): void {
  const found = ['一', '的', 'A', '0'].map((character) =>
    font.glyphForCodePoint(character.codePointAt(0) ?? 0),
  );
  if (found.every((glyph) => glyph.id === 0) && !hasAnyCharacter(font)) throw new RangeError('no characters');
  for (const glyph of found) {
    advanceOf(font, glyph.id);
    glyph.path.toSVG();
  }
}

/** In the planes that have letters and hanzi. fontkit's own list would be as long as the font claims. */
function hasAnyCharacter(font: Font): boolean {
  for (let code = 0x20; code <= 0x2ffff; code += 1) if (font.hasGlyphForCodePoint(code)) return true;
  return false;
}

function findGlyph(font: Font, codePoint: number, scale: number): Glyph | null {
  try {
    if (!font.hasGlyphForCodePoint(codePoint)) return null;
    const glyph = font.glyphForCodePoint(codePoint).id;
    const advance = advanceOf(font, glyph) * scale;
    return glyph < font.numGlyphs && Number.isFinite(advance) ? { glyph, advance } : null;
  } catch {
    return null;
  }
}

function advanceOf(font: Font, glyph: number): number {
  return font.hmtx.metrics.get(Math.min(glyph, font.hhea.numberOfMetrics - 1)).advance;
}

/** PostScript names are ASCII without spaces and brackets (PDF 32000, 7.3.5; OpenType name ID 6), 63 characters at most. */
function postScriptNameOf(font: Font): string | null {
  const name = font.postscriptName;
  return typeof name === 'string' && /^[A-Za-z0-9_.+-]{1,63}$/u.test(name) ? name : null;
}

function familiesOf(font: Font): readonly string[] {
  const records = ['fontFamily', 'preferredFamily', 'fullName', 'postscriptName'].map(
    (key) => font.name.records[key],
  );
  const names = records.flatMap((record) => Object.values(record ?? {}));
  return [...new Set(names.filter((name) => typeof name === 'string'))];
}

/** OpenType OS/2, fsType: of the usage bits the least restrictive counts; bit 8 forbids subsets, bit 9 outlines. */
function isEmbeddable(font: Font): boolean {
  const type = font['OS/2']?.fsType;
  if (type === undefined) return true;
  const restricted = type.noEmbedding && !type.viewOnly && !type.editable;
  return !restricted && !type.noSubsetting && !type.bitmapOnly;
}
