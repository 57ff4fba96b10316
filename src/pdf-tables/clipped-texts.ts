/**
 * Where texts belong that are clipped away: spreadsheets clip each text to its cell, write the words of a merged cell on each
 * page that it goes over, and all lines of a text for which its row is too low.
 */
import type { PdfiumCalls } from './pdfium-calls.js';

/** In the page's own coordinates, which rise. */
interface ClipBox {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** Points from the edge, where cells meet, at which a character is taken to be. */
const inset = 1;
/** Points: what is narrower or lower shows no text. */
const least = 3;
/** A clip path of more segments, or more of them one in the other, is no cell's. */
const most = 100;

export class ClippedTexts {
  readonly #calls: PdfiumCalls;
  readonly #textPage: number;
  /** Objects that stand on the page itself: paths that clip what is within forms have coordinates of their own. */
  readonly #objects: ReadonlySet<number>;
  /** The object asked for last, whose characters follow one another. */
  #object = 0;
  #box: ClipBox | null = null;

  /** `mostObjects`: of a page with more nothing is taken for clipped. */
  constructor(calls: PdfiumCalls, page: number, textPage: number, mostObjects: number) {
    this.#calls = calls;
    this.#textPage = textPage;
    const count = calls.call('FPDFPage_CountObjects', page);
    const length = count > mostObjects ? 0 : count;
    this.#objects = new Set(Array.from({ length }, (_, at) => calls.call('FPDFPage_GetObject', page, at)));
  }

  /**
   * For a character that reaches beyond what it is clipped to, the place in it that is nearest to the character's middle; null
   * for others. `index`: its number; `box`: its own, with all its face leaves room for.
   */
  placeOf(index: number, box: ClipBox): readonly [x: number, y: number] | null {
    const object = this.#calls.call('FPDFText_GetTextObject', this.#textPage, index);
    if (object !== this.#object) {
      this.#object = object;
      this.#box = this.#objects.has(object) ? this.#boxOf(object) : null;
    }
    const { left, right, bottom, top } = this.#box ?? box;
    if (right - left < least || top - bottom < least) return null;
    if (box.left >= left && box.right <= right && box.bottom >= bottom && box.top <= top) return null;
    const [x, y] = [(box.left + box.right) / 2, (box.bottom + box.top) / 2];
    return [
      Math.max(Math.min(x, right - inset), left + inset),
      Math.max(Math.min(y, top - inset), bottom + inset),
    ];
  }

  /** What all paths around the object leave of it; null where nothing clips it. */
  #boxOf(object: number): ClipBox | null {
    const calls = this.#calls;
    const clip = calls.call('FPDFPageObj_GetClipPath', object);
    const count = clip === 0 ? 0 : calls.call('FPDFClipPath_CountPaths', clip);
    let box: ClipBox | null = null;
    for (let path = 0; path < Math.min(count, most); path += 1) {
      const own = this.#boxOfPath(clip, path);
      if (own !== null) box = box === null ? own : shared(box, own);
    }
    return box;
  }

  #boxOfPath(clip: number, path: number): ClipBox | null {
    const calls = this.#calls;
    const count = calls.call('FPDFClipPath_CountPathSegments', clip, path);
    if (count <= 0 || count > most) return null;
    const points = Array.from({ length: count }, (_, at) => {
      const segment = calls.call('FPDFClipPath_GetPathSegment', clip, path, at);
      return calls.results('FPDFPathSegment_GetPoint', [segment], 2, 'float') ?? [];
    });
    const [xs, ys] = [points.map(([x = 0]) => x), points.map(([, y = 0]) => y)];
    return {
      left: Math.min(...xs),
      right: Math.max(...xs),
      bottom: Math.min(...ys),
      top: Math.max(...ys),
    };
  }
}

function shared(one: ClipBox, other: ClipBox): ClipBox {
  return {
    left: Math.max(one.left, other.left),
    right: Math.min(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
    top: Math.min(one.top, other.top),
  };
}
