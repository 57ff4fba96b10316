/** Documents made by hand, for what layout does not make: odd characters, odd faces, texts of a test's own. */
import { readFileSync } from 'node:fs';
import type { PagedDocument, PlacedText } from '../../src/layout/index.js';
import { renderPdf } from '../../src/render/pdf/index.js';
import {
  type Face,
  fontInMemory,
  type GlyphRun,
  type LineBreak,
  type TextSetter,
} from '../../src/text/index.js';

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
    outlines: file.pathname.endsWith('.otf') ? 'CFF' : 'TrueType',
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

export interface HandMade {
  readonly document: PagedDocument;
  /** Gives the runs as they were given. */
  readonly setter: TextSetter;
}

const style = { role: '宋体', size: 10_500 } as const;
const empty: PlacedText = {
  style,
  linePitch: 16_000,
  width: 400_000,
  align: 'left',
  x: 100_000,
  // The first base line stands at 100 pt.
  y: 88_010,
  paragraphs: [],
};

/** One page with one line for each run, and an empty footer. */
export function handMade(runs: readonly GlyphRun[], title = '标题'): HandMade {
  let end = 0;
  const breaks = runs.map(({ text, width }) => {
    const start = end;
    end += text.length;
    return { start, end, width, forced: false };
  });
  return {
    document: documentOf(runs.map(({ text }) => text).join(''), breaks, title),
    setter: setterOf(runs, breaks),
  };
}

export async function pdfOf(runs: readonly GlyphRun[], title?: string): Promise<Uint8Array> {
  const { document, setter } = handMade(runs, title);
  return renderPdf(document, setter);
}

function setterOf(runs: readonly GlyphRun[], breaks: readonly LineBreak[]): TextSetter {
  return {
    prepare: (text) => ({ text, style, width: 0, uncovered: [] }),
    breakLines: () => {
      throw new Error('lines of hand-made documents are given');
    },
    overruns: () => [],
    glyphRuns: (_text, _style, lines) =>
      lines.map((line) => runs.filter((_run, index) => breaks[index] === line)),
  };
}

function documentOf(text: string, breaks: readonly LineBreak[], title: string): PagedDocument {
  const paragraph = {
    text,
    breaks,
    firstLine: 0,
    indent: 0,
    lineEndSpaces: [],
    isFirst: true,
    isLast: true,
    pageReferences: [],
  };
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
            right: null,
            spaceBefore: 0,
            spaceAfter: 0,
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
