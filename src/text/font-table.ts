/** Code point → glyph and advance, as typed arrays by pages of 256 characters: asked for every character of a document. */

const pageBits = 8;
const pageSize = 1 << pageBits;
const pageMask = pageSize - 1;
/** Private-use characters mean something else in every font: no face covers them. */
const privateUsePages = { first: 0xe0, last: 0xf8, plane: 0xf00 };

interface GlyphTable {
  /** Glyph index of the character, 0 where there is none. */
  glyph(codePoint: number): number;
  /** Advance of the character in thousandths of an em, null if there is no glyph. */
  advance(codePoint: number): number | null;
}

function isPrivateUsePage(page: number): boolean {
  const { first, last, plane } = privateUsePages;
  return (page >= first && page <= last) || page >= plane;
}

/** What our metrics files say: glyphs are numbered from 1 along the runs of code points. */
interface RunMetrics {
  /** Gap and length of each run in turn. */
  readonly coverage: readonly number[];
  /** Advance by glyph index, in thousandths of an em; made when the first character is asked for. */
  readonly advances: () => Uint16Array;
}

/** A table of runs, expanded when the first character is asked for. */
export function runTable(metrics: RunMetrics): GlyphTable {
  let pages: readonly (Uint16Array | undefined)[] | null = null;
  let advances: Uint16Array = new Uint16Array();
  const glyph = (codePoint: number): number => {
    if (pages === null) {
      pages = expandRuns(metrics.coverage);
      advances = metrics.advances();
    }
    return pages[codePoint >> pageBits]?.[codePoint & pageMask] ?? 0;
  };
  return {
    glyph,
    advance: (codePoint) => {
      const index = glyph(codePoint);
      return index === 0 ? null : (advances[index] ?? null);
    },
  };
}

function expandRuns(coverage: readonly number[]): readonly (Uint16Array | undefined)[] {
  const pages: (Uint16Array | undefined)[] = [];
  let codePoint = 0;
  let glyph = 1;
  for (let index = 0; index + 1 < coverage.length; index += 2) {
    codePoint += coverage[index] ?? 0;
    const end = codePoint + (coverage[index + 1] ?? 0);
    while (codePoint < end) {
      const number = codePoint >> pageBits;
      const page = pages[number] ?? new Uint16Array(pageSize);
      pages[number] = page;
      const stop = Math.min(end, (number + 1) << pageBits);
      for (; codePoint < stop; codePoint += 1, glyph += 1) page[codePoint & pageMask] = glyph;
    }
  }
  return pages;
}

/** A character's glyph. Advance in thousandths of an em. */
export interface Glyph {
  readonly glyph: number;
  readonly advance: number;
}

class TablePage {
  readonly glyphs = new Uint16Array(pageSize);
  readonly advances = new Float64Array(pageSize);
}

/** A table whose pages are looked up when the first character of each is asked for; null: the face has none. */
export function lazyTable(find: (codePoint: number) => Glyph | null): GlyphTable {
  const pages: (TablePage | undefined)[] = [];
  const pageOf = (codePoint: number): TablePage => {
    const number = codePoint >> pageBits;
    pages[number] ??= readPage(number, find);
    return pages[number];
  };
  return {
    glyph: (codePoint) => pageOf(codePoint).glyphs[codePoint & pageMask] ?? 0,
    advance: (codePoint) => {
      const { glyphs, advances } = pageOf(codePoint);
      const cell = codePoint & pageMask;
      return glyphs[cell] === 0 ? null : (advances[cell] ?? null);
    },
  };
}

function readPage(number: number, find: (codePoint: number) => Glyph | null): TablePage {
  const page = new TablePage();
  if (isPrivateUsePage(number)) return page;
  for (let cell = 0; cell < pageSize; cell += 1) {
    const found = find((number << pageBits) | cell);
    if (found === null) continue;
    page.glyphs[cell] = found.glyph;
    page.advances[cell] = found.advance;
  }
  return page;
}
