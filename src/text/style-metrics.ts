/** Caches widths and faces of characters in one style. */
import { characterClass } from './character-class.js';
import { CodePointTable } from './code-point-table.js';
import type { Face, FontBook, TextStyle } from './font-book.js';

/** How a character is drawn: its face, and its substitute there (null: itself). */
interface Paint {
  readonly face: Face;
  readonly substitute: string | null;
}

/** Paint of characters that are not drawn. */
const undrawn = 0;

/** Set in the paint of a character that no face covers. */
const uncoveredBit = 0x8000;

const geta = 0x3013;
const space = 0x20;
const hyphen = 0x2d;

/** Characters that need no glyph of their own, and what is drawn for them. */
const plainTwins: ReadonlyMap<number, number> = new Map([
  [characterClass.space, space],
  [characterClass.glue, space],
  [characterClass.hyphen, hyphen],
]);

/** Set in the traits of a character that no face covers. */
export const uncoveredTrait = 0x20;
/** Bits of a trait below the advance: class and `uncoveredTrait`. */
export const advanceShift = 6;

/** Widths in millipoints, whole. */
export class StyleMetrics {
  readonly #traits: CodePointTable;
  readonly #paints: CodePointTable;
  readonly #classes: CodePointTable;
  readonly #book: FontBook;
  readonly #style: TextStyle;
  /** Paints by number; the first is `undrawn`. */
  readonly #known: (Paint | null)[] = [null];

  constructor(book: FontBook, style: TextStyle, classes: CodePointTable) {
    this.#classes = classes;
    this.#book = book;
    this.#style = style;
    this.#paints = new CodePointTable((codePoint) => this.#paint(codePoint));
    this.#traits = new CodePointTable((codePoint) => this.#traitsOf(codePoint));
  }

  /** Class, advance, and whether no face covers the character, in one number. */
  traits(codePoint: number): number {
    return this.#traits.get(codePoint);
  }

  /** Returns null for characters that are not drawn. */
  paint(codePoint: number): Paint | null {
    return this.#known[this.#paints.get(codePoint) & ~uncoveredBit] ?? null;
  }

  #traitsOf(codePoint: number): number {
    const uncovered = (this.#paints.get(codePoint) & uncoveredBit) === 0 ? 0 : uncoveredTrait;
    return this.#classes.get(codePoint) | uncovered | (this.#advance(codePoint) << advanceShift);
  }

  #advance(codePoint: number): number {
    const number = this.#paints.get(codePoint);
    const paint = this.paint(codePoint);
    if ((number & uncoveredBit) !== 0)
      return this.#classes.get(codePoint) === characterClass.mark ? 0 : this.#style.size;
    if (paint === null) return 0;
    const drawn = paint.substitute?.codePointAt(0) ?? codePoint;
    return Math.round((this.#style.size * (paint.face.advance(drawn) ?? 0)) / 1000);
  }

  #paint(codePoint: number): number {
    const known = this.#classes.get(codePoint);
    if (isWithoutInk(codePoint, known)) return undrawn;
    const isControl = codePoint < space;
    const face = isControl ? null : this.#face(codePoint);
    if (face !== null) return this.#number(face, null);
    const twin = codePoint === 0x2011 ? hyphen : plainTwins.get(known);
    const twinFace = twin === undefined ? null : this.#face(twin);
    if (twin !== undefined && twinFace !== null) return this.#number(twinFace, String.fromCodePoint(twin));
    return this.#uncovered(known);
  }

  /** Omits a combining mark without a glyph; draws anything else as 〓. */
  #uncovered(known: number): number {
    const face = this.#face(geta) ?? this.#book.faces[0] ?? null;
    if (known === characterClass.mark || face === null) return undrawn | uncoveredBit;
    return this.#number(face, String.fromCodePoint(geta)) | uncoveredBit;
  }

  #face(codePoint: number): Face | null {
    return this.#book.faceFor(this.#style.role, codePoint, this.#style.weight);
  }

  #number(face: Face, substitute: string | null): number {
    const found = this.#known.findIndex((paint) => paint?.face === face && paint.substitute === substitute);
    return found >= 0 ? found : this.#known.push({ face, substitute }) - 1;
  }
}

/** Whether it has no ink: controls, selectors, joiners, zero width space and no-break space. */
function isWithoutInk(codePoint: number, known: number): boolean {
  if (known === characterClass.invisible || known === characterClass.joiner) return true;
  return codePoint === 0x200b || codePoint === 0x2060 || codePoint === 0xfeff;
}
