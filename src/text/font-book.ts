/** The faces of documents: which face shows a character in a role, and how wide it is. */

import type { FontSource } from './font-file.js';

/** What a face is for; Word and PDF give each role a face of equal widths. */
export type FontRole = '宋体' | '黑体' | '仿宋' | '楷体' | '小标宋' | '西文';

/** One face. Widths are in thousandths of an em. */
/** How the glyphs are drawn: in the table `glyf` or in `CFF `. */
export type Outlines = 'TrueType' | 'CFF';

export interface Face extends FontSource {
  /** Unique in the book; also the name of its file without extension. */
  readonly id: string;
  /** Name to embed under (PostScript style, no spaces). */
  readonly postScriptName: string;
  /** Heights above (positive) and below (negative) the baseline, in thousandths of an em. */
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly boundingBox: readonly [number, number, number, number];
  readonly bold: boolean;
  /** Only TrueType outlines can stand in a subset twice, with different advances. */
  readonly outlines: Outlines;
  /** Width of the character; null: the face does not have it. */
  advance(codePoint: number): number | null;
  /** Glyph index in the face's file; 0: the face does not have it. */
  glyph(codePoint: number): number;
}

export interface FontBook {
  /** Identifies faces and fallbacks by content: equal keys, equal pages. */
  readonly fingerprint: string;
  /** First face in the role's chain that has the character, bold ones first if requested; null: none has it. */
  faceFor(role: FontRole, codePoint: number, weight?: 'bold'): Face | null;
  readonly faces: readonly Face[];
}

/** Family (as a role), weight and size of a text. Size in millipoints. */
export interface TextStyle {
  readonly role: FontRole;
  /** Undefined: regular. */
  readonly weight?: 'bold';
  readonly size: number;
}
