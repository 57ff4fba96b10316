/** A face's outlines cut down to the glyphs of one document, as PDF embeds them (ISO 32000-1, 9.9). */
import type { FontSource } from '../../text/index.js';
import { type SubsetGlyph, subsetGlyphs } from './glyf-subset.js';
import { readTables } from './sfnt.js';

export interface FontProgram {
  readonly outlines: 'TrueType' | 'CFF';
  /** TrueType: a font file for FontFile2. CFF: a bare CIDFontType0C font program for FontFile3. */
  readonly bytes: Uint8Array;
}

/** Whether the face has TrueType outlines, of which a subset may hold a glyph twice with different advances. */
export function hasGlyfOutlines(font: FontSource): boolean {
  const file = font.open();
  try {
    return readTables(file).find('CFF ') === null;
  } finally {
    file.close();
  }
}

/**
 * The program with `glyphs[i]` of the font as glyph i; the first must be 0 (.notdef), and a glyph may stand more than
 * once. CFF outlines, which a user's face may have, are left to fontkit: it is slower, loads when first needed, and widens none.
 */
export async function subsetFont(font: FontSource, glyphs: readonly SubsetGlyph[]): Promise<FontProgram> {
  const file = font.open();
  try {
    const tables = readTables(file);
    if (tables.find('CFF ') === null) return { outlines: 'TrueType', bytes: subsetGlyphs(tables, glyphs) };
  } finally {
    file.close();
  }
  const { create } = await import('fontkit');
  const subset = create(font.bytes()).createSubset();
  subset.glyphs.splice(0, subset.glyphs.length, ...glyphs.map(({ glyph }) => glyph));
  return { outlines: 'CFF', bytes: subset.encode() };
}
