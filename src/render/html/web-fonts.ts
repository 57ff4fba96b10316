/** The web fonts of one document: for each face that it shows, a subset under a name made of its content. */
import { createHash } from 'node:crypto';
import { type PagedDocument, type PlacedText, placedLines } from '../../layout/index.js';
import type { Face, TextSetter } from '../../text/index.js';
import { webFont } from '../fonts/web-font.js';
import { pageTexts } from '../page-texts.js';

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

export async function pageFontsOf(document: PagedDocument, setter: TextSetter): Promise<PageFonts> {
  const fonts = new Map<string, WebFont>();
  for (const [face, shown] of charactersByFace(document, setter)) {
    const codePoints = [...shown].sort((one, other) => one - other);
    const family = familyName(face, codePoints);
    fonts.set(face.id, { family, bytes: await webFont(face, codePoints, family) });
  }
  return { setter, web: fonts };
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
): ReadonlyMap<Face, ReadonlySet<number>> {
  const faces = new Map<Face, Set<number>>();
  for (const page of document.pages) for (const text of pageTexts(page)) collect(text, setter, faces);
  return faces;
}

function collect(text: PlacedText, setter: TextSetter, faces: Map<Face, Set<number>>): void {
  for (const paragraph of text.paragraphs) {
    for (const { runs } of placedLines(paragraph, text, setter)) {
      for (const run of runs) {
        const shown = faces.get(run.face) ?? new Set<number>();
        faces.set(run.face, shown);
        for (const character of run.text) shown.add(character.codePointAt(0) ?? 0);
      }
    }
  }
}
