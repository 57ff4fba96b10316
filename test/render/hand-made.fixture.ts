/** Documents made by hand, for what layout does not make: odd characters, odd faces, texts of a test's own. */
import { readFileSync } from 'node:fs';
import type { PagedDocument, PlacedText } from '../../src/layout/index.js';
import { type Face, fontInMemory, type GlyphRun } from '../../src/text/index.js';

/** A face over a font file, with the glyphs and advances given by character. */
export function faceOf(file: URL, glyphs: Readonly<Record<string, readonly [number, number]>>): Face {
  const name = file.pathname.split('/').at(-1)?.replace('.', '-') ?? '';
  const find = (codePoint: number): readonly [number, number] | undefined =>
    glyphs[String.fromCodePoint(codePoint)];
  return {
    id: name,
    postScriptName: name,
    ascent: 880,
    descent: -120,
    capHeight: 700,
    boundingBox: [0, -120, 1000, 880],
    bold: false,
    simpleGlyphs: false,
    advance: (codePoint) => find(codePoint)?.[1] ?? null,
    glyph: (codePoint) => find(codePoint)?.[0] ?? 0,
    ...fontInMemory(readFileSync(file)),
  };
}

/** The tiny faces that stand beside the tests: □ A 一 ☑ and 𠮷; in the TrueType one ☑ is made of □ and A. */
export const shapeGlyphs: Readonly<Record<string, readonly [number, number]>> = {
  ' ': [1, 250],
  A: [2, 722],
  一: [3, 1000],
  '□': [4, 1000],
  '☑': [5, 1000],
  𠮷: [6, 1000],
};
export const trueTypeShapes: Face = faceOf(new URL('./fonts/shapes.ttf', import.meta.url), shapeGlyphs);
export const cffShapes: Face = faceOf(new URL('./fonts/shapes.otf', import.meta.url), shapeGlyphs);

export function runOf(face: Face, text: string, kerns: GlyphRun['kerns'] = []): GlyphRun {
  const width = [...text].reduce(
    (sum, character) => sum + (face.advance(character.codePointAt(0) ?? 0) ?? 0),
    0,
  );
  return { face, size: 10_500, text, x: 0, width: width * 10.5, kerns };
}

/** One page with one line for each run, and an empty footer. */
export function documentOf(runs: readonly GlyphRun[], title = '标题'): PagedDocument {
  const style = { role: '宋体', size: 10_500 } as const;
  const empty: PlacedText = { style, linePitch: 16_000, x: 0, y: 0, paragraphs: [] };
  const lines = runs.map((run, index) => ({
    x: 100_000,
    baseline: 100_000 + index * 16_000,
    width: run.width,
    text: run.text,
    runs: [run],
  }));
  const text = runs.map((run) => run.text).join('');
  const paragraph = { text, indent: 0, lines, isFirst: true, isLast: true, pageReferences: [] };
  const geometry: PagedDocument['geometry'] = {
    width: 595_276,
    height: 841_890,
    orientation: 'portrait',
    margin: { top: 56_700, right: 56_700, bottom: 56_700, left: 56_700 },
    footer: { kind: 'pageOfPages', style, baseline: 40_000 },
  };
  return {
    title,
    author: '单位',
    geometry,
    pages: [
      {
        number: 1,
        geometry,
        startsAnew: true,
        items: [
          {
            kind: 'text',
            role: 'body',
            heading: null,
            align: 'left',
            block: {
              kind: 'paragraph',
              paragraphKind: 'body',
              align: 'left',
              paragraphs: [{ spans: [{ kind: 'text', text: paragraph.text, sources: [] }] }],
              line: 1,
            },
            y: 0,
            height: 0,
            spaceBefore: 0,
            text: { ...empty, paragraphs: [paragraph] },
            startsPage: true,
            isFirst: true,
            isLast: true,
          },
        ],
        footer: empty,
      },
    ],
    outline: [],
    attachments: [],
    diagnostics: [],
  };
}
