/** A font book for tests of breaking: hanzi and symbols one em, Latin half an em, so that widths are easy to count. */
import {
  createTextSetter,
  type Face,
  type FontBook,
  fontInMemory,
  type TextStyle,
} from '../../src/text/index.js';

/** One em is 1000 millipoints, a Latin character 500, the gap 250. */
export const style: TextStyle = { role: '宋体', size: 1000 };

const latin = /^[\u0020-\u007e\u00a0-\u00a6\u00a8-\u00af\u00bb-\u024f\u0391-\u03c9]$/u;

function fakeFace(id: string, advance: (codePoint: number) => number | null): Face {
  return {
    id,
    postScriptName: id,
    ascent: 800,
    descent: -200,
    capHeight: 700,
    boundingBox: [0, -200, 1000, 800],
    bold: false,
    outlines: 'TrueType',
    advance,
    glyph: (codePoint) => (advance(codePoint) === null ? 0 : codePoint),
    ...fontInMemory(new Uint8Array()),
  };
}

/** Has all but controls, combining marks, 龘 and all beyond the BMP but 𠮷. */
const song = fakeFace('song', (codePoint) => {
  const character = String.fromCodePoint(codePoint);
  if (latin.test(character)) return 500;
  if (codePoint < 0x20 || character === '龘' || (codePoint > 0xffff && character !== '𠮷')) return null;
  if (/^[\p{Cc}\p{Cf}\p{M}\p{Cs}\p{Co}\p{Cn}]$/u.test(character)) return null;
  return 1000;
});

/** Boxes only, in a face of their own. */
const boxes = fakeFace('boxes', (codePoint) => (codePoint === 0x2611 ? 1000 : null));

export const fakeBook: FontBook = {
  fingerprint: 'fake',
  faces: [song, boxes],
  faceFor: (_role, codePoint) => {
    if (boxes.advance(codePoint) !== null) return boxes;
    return song.advance(codePoint) === null ? null : song;
  },
};

export const setter = createTextSetter(fakeBook);

/** The lines as texts, spaces that were swallowed included; `!` behind a forced one. */
export function breakAt(text: string, ems: number, balance = false): readonly string[] {
  const lines = setter.breakLines(setter.prepare(text, style), ems * 1000, { balance });
  return lines.map((line) => text.slice(line.start, line.end) + (line.forced ? '!' : ''));
}
