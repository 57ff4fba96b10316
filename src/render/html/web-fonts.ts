/** The web fonts of one document: for each face that it shows, a subset under a name made of its content. */
import { createHash } from 'node:crypto';
import {
  type PagedDocument,
  type PageItem,
  type PlacedText,
  placedLines,
  textsOf,
} from '../../layout/index.js';
import type { Face, TextSetter } from '../../text/index.js';
import { webFont } from '../fonts/web-font.js';
import type { PageFontMemo, ShownCharacters } from './page-font-memo.js';

export interface WebFont {
  /** Name of the family, ASCII; two fonts of one name are the same font. */
  readonly family: string;
  /** A TrueType or OpenType file. */
  readonly bytes: Uint8Array;
}

/** The document's fonts by the id of the face. */
export type WebFonts = ReadonlyMap<string, WebFont>;

/** What pages are painted with. */
export interface PageFonts {
  /** Sets texts in the faces that the document was laid out with. */
  readonly setter: TextSetter;
  readonly web: WebFonts;
}

/** `memo`: of a document that is edited, what has been worked out before. */
export async function pageFontsOf(
  document: PagedDocument,
  setter: TextSetter,
  memo: PageFontMemo | null = null,
): Promise<PageFonts> {
  const fonts = new Map<string, WebFont>();
  for (const [face, shown] of charactersByFace(document, setter, memo)) {
    const unusual = [...shown].sort((one, other) => one - other);
    const key = unusual.join(' ');
    const font =
      memo?.fontsOf(face).get(key) ?? (await fontOf(face, [...unusual, ...(memo?.usualOf(face) ?? [])]));
    memo?.fontsOf(face).set(key, font);
    fonts.set(face.id, font);
  }
  return { setter, web: fonts };
}

async function fontOf(face: Face, held: readonly number[]): Promise<WebFont> {
  const codePoints = [...held].sort((one, other) => one - other);
  const family = familyName(face, codePoints);
  return { family, bytes: await webFont(face, codePoints, family) };
}

/**
 * Equal names would be taken for equal fonts, so the name tells the face's file and its characters apart. A font file
 * begins with the checksums of its tables.
 */
function familyName(face: Face, codePoints: readonly number[]): string {
  const bytes = face.bytes();
  const hash = createHash('sha256').update(`${face.id} ${bytes.length} ${codePoints.join(' ')}`);
  return `jibiao-${hash.update(bytes.subarray(0, 4096)).digest('hex').slice(0, 12)}`;
}

function charactersByFace(
  document: PagedDocument,
  setter: TextSetter,
  memo: PageFontMemo | null,
): ShownCharacters {
  const faces = new Map<Face, Set<number>>();
  for (const page of document.pages) {
    for (const item of page.items) addAll(charactersOfItem(item, setter, memo), faces);
    if (page.footer !== null) addAll(charactersOf(page.footer, setter, memo), faces);
  }
  return faces;
}

function addAll(shown: ShownCharacters, faces: Map<Face, Set<number>>): void {
  for (const [face, codePoints] of shown) {
    const known = setOf(faces, face);
    for (const codePoint of codePoints) known.add(codePoint);
  }
}

function charactersOfItem(item: PageItem, setter: TextSetter, memo: PageFontMemo | null): ShownCharacters {
  const collected = (): ShownCharacters => {
    const faces = new Map<Face, Set<number>>();
    for (const text of textsOf(item)) addAll(charactersOf(text, setter, memo), faces);
    return faces;
  };
  return memo === null ? collected() : memo.items.getOrCompute(item, collected);
}

function charactersOf(text: PlacedText, setter: TextSetter, memo: PageFontMemo | null): ShownCharacters {
  const collected = (): ShownCharacters => {
    const faces = new Map<Face, Set<number>>();
    collect(text, setter, faces);
    return memo === null ? faces : withoutUsual(faces, memo);
  };
  return memo === null ? collected() : memo.texts.getOrCompute(text.paragraphs, collected);
}

function withoutUsual(faces: ShownCharacters, memo: PageFontMemo): ShownCharacters {
  const unusual = [...faces].map(([face, shown]) => {
    const usual = memo.usualOf(face);
    return [face, new Set([...shown].filter((codePoint) => !usual.has(codePoint)))] as const;
  });
  return new Map(unusual);
}

function collect(text: PlacedText, setter: TextSetter, faces: Map<Face, Set<number>>): void {
  for (const paragraph of text.paragraphs) {
    for (const { runs } of placedLines(paragraph, text, setter)) {
      for (const run of runs) {
        const shown = setOf(faces, run.face);
        for (const character of run.text) shown.add(character.codePointAt(0) ?? 0);
      }
    }
  }
}

function setOf(faces: Map<Face, Set<number>>, face: Face): Set<number> {
  const known = faces.get(face) ?? new Set<number>();
  faces.set(face, known);
  return known;
}
