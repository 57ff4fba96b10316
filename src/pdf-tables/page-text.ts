/** The characters that a page shows, as a reader takes them: each once, without watermarks and stamps. */
import { ClippedTexts } from './clipped-texts.js';
import type { PdfiumCalls } from './pdfium-calls.js';

export type Point = readonly [x: number, y: number];
/** From the page's own coordinates to those of the reader. */
export type ToView = (point: Point) => Point;

/** Points, from the page's top left corner, as it is looked at. */
export interface PageCharacter {
  /** One blank for blanks of any kind; a half of a character that UTF-16 writes as two. */
  readonly text: string;
  /** Left and right end of its advance. */
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
  /** For what reaches beyond the cell that it is clipped to, or lies outside: a place in that cell. */
  readonly clippedTo?: Point;
}

export interface PageText {
  readonly characters: readonly PageCharacter[];
  /** Texts that are turned, or large and pale: stamps and watermarks. */
  readonly unread: readonly string[];
}

/** Null where there are more characters than `most`. */
export function textOn(calls: PdfiumCalls, page: number, toView: ToView, most: number): PageText | null {
  const text = calls.call('FPDFText_LoadPage', page);
  if (text === 0) return { characters: [], unread: [] };
  try {
    const count = calls.call('FPDFText_CountChars', text);
    if (count > most) return null;
    const clipped = new ClippedTexts(calls, page, text, most);
    const found = Array.from({ length: count }, (_, index) =>
      characterAt(calls, text, index, toView, clipped),
    );
    return sorted(found.filter((one) => one !== null));
  } finally {
    calls.call('FPDFText_ClosePage', text);
  }
}

interface FoundCharacter extends PageCharacter {
  readonly isUpright: boolean;
  readonly isPale: boolean;
}

/** Size of a watermark's characters, as a multiple of the usual one. */
const watermarkSize = 1.8;

function sorted(found: readonly FoundCharacter[]): PageText {
  const sizes = found.map(({ size }) => size).toSorted((one, other) => one - other);
  const usual = sizes[Math.floor(sizes.length / 2)] ?? 0;
  const isText = ({ isUpright, isPale, size }: FoundCharacter): boolean =>
    isUpright && !(isPale && size > usual * watermarkSize);
  const others = found.filter((one) => !isText(one) && one.text !== ' ');
  const seen = new SeenCharacters();
  const characters = found.filter((one) => isText(one) && seen.isNew(one));
  const unread = others.length === 0 ? [] : [others.map(({ text }) => text).join('')];
  return { characters, unread };
}

/** Share of a character's size within which it was drawn again: for boldness, or as a shadow. */
const sameShare = 0.15;

/** Tells characters that stand where the same was before. */
export class SeenCharacters {
  readonly #places = new Map<string, PageCharacter[]>();

  isNew(character: PageCharacter): boolean {
    const { text, left, baseline, size } = character;
    if (text === ' ') return true;
    // Squares that are larger than what counts as one place, so that it lies in those around.
    const [column, row] = [Math.floor(left / size), Math.floor(baseline / size)];
    for (const x of [column - 1, column, column + 1]) {
      for (const y of [row - 1, row, row + 1]) {
        const known = this.#places.get(`${text} ${x} ${y}`) ?? [];
        const isAgain = known.some(
          (one) =>
            Math.abs(one.left - left) < size * sameShare &&
            Math.abs(one.baseline - baseline) < size * sameShare,
        );
        if (isAgain) return false;
      }
    }
    const key = `${text} ${column} ${row}`;
    const own = this.#places.get(key);
    if (own === undefined) this.#places.set(key, [character]);
    else own.push(character);
    return true;
  }
}

/** What PDFium says for a hyphen that ends a line, which may be one within a word of Latin; forms break their words at none. */
const hyphenAtEnd = 2;
const hyphen = 0x2d;

/** Null for what PDFium adds of its own. */
function characterAt(
  calls: PdfiumCalls,
  text: number,
  index: number,
  toView: ToView,
  clipped: ClippedTexts,
): FoundCharacter | null {
  if (calls.call('FPDFText_IsGenerated', text, index) === 1) return null;
  const given = calls.call('FPDFText_GetUnicode', text, index);
  const code = given === hyphenAtEnd ? hyphen : given;
  if (code < 0x20 || code > 0x10ffff) return null;
  const box = calls.structure('FPDFText_GetLooseCharBox', [text, index], 4);
  const origin = calls.results('FPDFText_GetCharOrigin', [text, index], 2, 'double');
  if (box === null || origin === null) return null;
  const [left = 0, top = 0, right = 0, bottom = 0] = box;
  const clippedTo = clipped.placeOf(index, { left, right, bottom, top });
  const [x = 0, y = 0] = origin;
  const [one, other] = [toView([left, top]), toView([right, bottom])];
  const [start, end] = [toView([x, y]), toView([x + 1, y])];
  const isTurned = Math.abs(end[1] - start[1]) > 0.01;
  const angle = calls.call('FPDFText_GetCharAngle', text, index);
  const isUpright = isTurned ? Math.abs(Math.sin(angle)) > 0.999 : Math.abs(Math.sin(angle)) < 0.001;
  return {
    text: /\s/u.test(String.fromCodePoint(code)) ? ' ' : String.fromCodePoint(code),
    left: Math.min(one[0], other[0]),
    right: Math.max(one[0], other[0]),
    baseline: start[1],
    size: Math.max(Math.abs(other[1] - one[1]), leastSize),
    ...(clippedTo !== null && { clippedTo: toView(clippedTo) }),
    isUpright,
    isPale: isPaleText(calls, text, index),
  };
}

/** Points. */
const leastSize = 0.1;

/** Channels of at least this, and an opacity of at most that, make a text pale. */
const paleChannel = 170;
const paleOpacity = 150;

function isPaleText(calls: PdfiumCalls, text: number, index: number): boolean {
  const color = calls.results('FPDFText_GetFillColor', [text, index], 4, 'integer');
  if (color === null) return false;
  const [red = 0, green = 0, blue = 0, opacity = 255] = color;
  return opacity <= paleOpacity || Math.min(red, green, blue) >= paleChannel;
}
