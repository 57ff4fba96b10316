/** What is kept of fonts while a document is edited, and the characters that each of them holds from the start. */
import type { PageItem, PlacedParagraph } from '../../layout/index.js';
import { Memo } from '../../memo/index.js';
import type { Face } from '../../text/index.js';
import type { WebFont } from './web-fonts.js';

/** Code points that a part of a page shows, by face; with a memo, those that its fonts do not hold anyway. */
export type ShownCharacters = ReadonlyMap<Face, ReadonlySet<number>>;

/** Texts, of items with the room that they take: those of two documents of 300 forms. */
const keptTexts = 60_000;
/** Texts of the items that an edit makes anew: a list of 1,000 rows. */
const keptParagraphs = 8000;
const keptFonts = 24;

export class PageFontMemo {
  /** An item stays the same object as long as it shows the same. */
  readonly items = new Memo<PageItem, ShownCharacters>({
    capacity: keptTexts,
    weigh: (_, item) => (item.kind === 'table' ? item.cells.length : 1),
  });
  /** So do the lines of a text, wherever it stands. */
  readonly texts = new Memo<readonly PlacedParagraph[], ShownCharacters>({ capacity: keptParagraphs });
  readonly #fonts = new Memo<Face, Memo<string, WebFont>>({ capacity: keptFonts });
  readonly #usual = new Memo<Face, ReadonlySet<number>>({ capacity: keptFonts });

  /** Fonts of the face by what they hold beyond the usual characters. */
  fontsOf(face: Face): Memo<string, WebFont> {
    return this.#fonts.getOrCompute(face, () => new Memo({ capacity: keptFonts }));
  }

  /**
   * Characters that a font of the face holds whether they are shown or not, so that most words that are typed need no
   * new font, and pages that show none of them stay as they are. None of CFF faces: their subsets take too long.
   */
  usualOf(face: Face): ReadonlySet<number> {
    return this.#usual.getOrCompute(
      face,
      () =>
        new Set(
          isTrueType(face) ? usualCharacters().filter((codePoint) => face.advance(codePoint) !== null) : [],
        ),
    );
  }
}

function isTrueType(face: Face): boolean {
  const [first, second] = face.bytes();
  return first === 0 && second === 1;
}

/** ASCII, and the punctuation and level 1 characters of GB/T 2312, rows 1 to 3 and 16 to 55: the 3,755 most used. */
function usualCharacters(): readonly number[] {
  const ascii = Array.from({ length: 0x5f }, (_, index) => 0x20 + index);
  const rows = Array.from({ length: 55 }, (_, index) => index + 1).filter((row) => row <= 3 || row >= 16);
  const decoder = new TextDecoder('gb18030');
  const text = rows.map((row) => decoder.decode(Uint8Array.from(rowBytes(row)))).join('');
  const decoded = [...text].map((character) => character.codePointAt(0) ?? 0);
  return [...ascii, ...decoded.filter((codePoint) => codePoint !== 0xfffd)];
}

/** The 94 cells of a row, two bytes each. */
function* rowBytes(row: number): Generator<number> {
  for (let cell = 1; cell <= 94; cell += 1) yield* [0xa0 + row, 0xa0 + cell];
}
