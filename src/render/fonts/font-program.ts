/** A face's outlines cut down to the glyphs of one document, as PDF embeds them (ISO 32000-1, 9.9). */
import type { Face, Outlines } from '../../text/index.js';
import { type SubsetGlyph, subsetGlyphs } from './glyf-subset.js';
import { readTables } from './sfnt.js';

export interface FontProgram {
  readonly outlines: Outlines;
  /** TrueType: a font file for FontFile2. CFF: a bare CIDFontType0C font program for FontFile3. */
  readonly bytes: Uint8Array;
}

/**
 * The program with `glyphs[i]` of the font as glyph i; the first must be 0 (.notdef), and a glyph may stand more than
 * once. CFF outlines, which a user's face may have, are left to fontkit: it is slower, loads when first needed, and widens none.
 */
export async function subsetFont(face: Face, glyphs: readonly SubsetGlyph[]): Promise<FontProgram> {
  const { outlines } = face;
  if (outlines === 'TrueType') {
    const file = face.open();
    try {
      return { outlines, bytes: subsetGlyphs(readTables(file), glyphs) };
    } finally {
      file.close();
    }
  }
  const { create } = await import('fontkit');
  const subset = create(face.bytes()).createSubset();
  subset.glyphs.splice(0, subset.glyphs.length, ...glyphs.map(({ glyph }) => glyph));
  return { outlines, bytes: subset.encode() };
}
