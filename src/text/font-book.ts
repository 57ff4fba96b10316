/** The faces a document may use, as numbers: which face shows a character in a role, and how wide it is. */

import type { FontSource } from './font-file.js';

/** What a face is for; Word and PDF give each role a face of equal widths. */
export type FontRole = '宋体' | '黑体' | '仿宋' | '楷体' | '小标宋' | '西文';

/** One face. Widths are in thousandths of an em. */
export interface Face extends FontSource {
  /** Unique in the book; also its file's name without ending. */
  readonly id: string;
  /** Name to embed under (PostScript style, no spaces). */
  readonly postScriptName: string;
  /** Heights over (positive) and under (negative) the base line, in thousandths of an em. */
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly boundingBox: readonly [number, number, number, number];
  readonly bold: boolean;
  /** True where no glyph is made of others, so that a subset numbers its glyphs in their order. */
  readonly simpleGlyphs: boolean;
  /** Width of the character, null where the face has none. */
  advance(codePoint: number): number | null;
  /** Glyph index in the face's file, 0 where it has none. */
  glyph(codePoint: number): number;
}

export interface FontBook {
  /** Identifies faces and fallbacks by content: equal keys, equal pages. */
  readonly fingerprint: string;
  /** First face of the role's chain that has the character, bold ones first where that is asked for; null: none has. */
  faceFor(role: FontRole, codePoint: number, weight?: 'bold'): Face | null;
  readonly faces: readonly Face[];
}

/** Family (as a role), weight and size of a text. Size in millipoints. */
export interface TextStyle {
  readonly role: FontRole;
  /** Left out: regular. */
  readonly weight?: 'bold';
  readonly size: number;
}
