/** The faces under fonts/: what they cover, how wide they set it, and that their metrics files tell the truth. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { create, type Font } from 'fontkit';
import { describe, expect, it } from 'vitest';
import { type Face, fontRoles, fullWidthSymbols, loadFontBook, parseMetrics } from '../../src/text/index.js';
import { fontsFolder, ownFont } from './font-samples.js';

const book = (await loadFontBook({ fontsFolder, userFolder: null })).value;
const faces = book?.faces ?? [];
const LAST_CODE_POINT = 0x10ffff;

describe('metrics', () => {
  const right: object = JSON.parse(readFileSync(`${fontsFolder}/song.metrics.json`, 'utf8'));
  const parse = (changes: object) => parseMetrics(Buffer.from(JSON.stringify({ ...right, ...changes })));

  it('are taken as they stand', () => expect(parse({})).toEqual(right));

  it.each([
    { id: 1 },
    { sha256: '00' },
    { bold: 'yes' },
    { ascent: '880' },
    { boundingBox: [0, 0, 1] },
    { advances: [[1, 500.5]] },
    { coverage: [32, null] },
    { coverage: undefined },
    { weight: 400 },
  ])('are refused with %j', (changes) => expect(parse(changes)).toBeNull());

  it('are refused where they are no JSON', () => expect(parseMetrics(Buffer.from('{'))).toBeNull());
});

function codePoints(text: string): readonly number[] {
  return [...text].map((character) => character.codePointAt(0) ?? 0);
}

function lacking(face: Face, wanted: Iterable<number>): readonly string[] {
  return [...wanted].filter((code) => face.glyph(code) === 0).map((code) => String.fromCodePoint(code));
}

/** Rows and cells of GB/T 2312 by way of GBK, which names · and — as people type them. */
function gb2312(): readonly number[] {
  const decoder = new TextDecoder('gbk', { fatal: true });
  const codes: number[] = [];
  for (let row = 0xa1; row <= 0xf7; row += 1) {
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) {
      try {
        codes.push(...codePoints(decoder.decode(Uint8Array.of(row, cell))));
      } catch {
        // No character in this place.
      }
    }
  }
  return codes.filter((code) => code < 0xe000 || code > 0xf8ff);
}

function standardHanzi(): readonly number[] {
  const table = new URL('../../scripts/fonts/tongyong-guifan-hanzi.txt', import.meta.url);
  return codePoints(readFileSync(table, 'utf8').replaceAll(/^#.*$|\s/gmu, ''));
}

function outline(font: Font, character: string): string {
  return font.glyphForCodePoint(character.codePointAt(0) ?? 0).path.toSVG();
}

it('has three faces, and one of rare hanzi', () => {
  expect(faces.map((face) => face.id).sort()).toEqual(['hei', 'song', 'song-bold', 'song-rare']);
});

describe('rare hanzi', () => {
  const hanzi = (first: number, last: number) =>
    Array.from({ length: last - first + 1 }, (_, offset) => first + offset);

  it.each(fontRoles.filter((role) => role !== '西文'))(
    'of %s: all of U+4E00–9FFF and of Extension A',
    (role) => {
      const wanted = [...hanzi(0x3400, 0x4dbf), ...hanzi(0x4e00, 0x9fff)];
      expect(wanted.filter((code) => book?.faceFor(role, code)?.advance(code) !== 1000)).toEqual([]);
    },
  );

  it('stand in no face twice', () => {
    const [song, rare] = ['song', 'song-rare'].map((id) => faces.find((face) => face.id === id));
    const both = hanzi(0x3400, 0x9fff).filter((code) => song?.glyph(code) !== 0 && rare?.glyph(code) !== 0);
    expect(both).toEqual([]);
  });
});

describe.each(faces.filter(({ id }) => id !== 'song-rare'))('common face $id', (face) => {
  const font = create(ownFont(face.id));

  it('covers GB/T 2312', () => {
    const wanted = gb2312();
    expect(wanted.length).toBeGreaterThanOrEqual(7445);
    expect(lacking(face, wanted)).toEqual([]);
  });

  it('covers all of the 8105 standard hanzi, one em wide', () => {
    const wanted = standardHanzi();
    expect(wanted).toHaveLength(8105);
    expect(lacking(face, wanted)).toEqual([]);
    expect(wanted.filter((code) => face.advance(code) !== 1000)).toEqual([]);
  });

  it('sets symbols, full-width forms and punctuation of hanzi one em wide', () => {
    const punctuation = codePoints('，。、；：？！（）《》〈〉「」『』【】〔〕％￥～＋－〇〓');
    const wide = [...fullWidthSymbols, ...punctuation];
    expect(wide.filter((code) => face.advance(code) !== 1000).map((code) => code.toString(16))).toEqual([]);
  });

  it('sets Latin as wide as Times New Roman', () => {
    const widths = face.bold
      ? { '0': 500, A: 722, m: 833, ' ': 250, '%': 1000, '.': 250 }
      : { '0': 500, A: 722, m: 778, ' ': 250, '%': 833, '.': 250 };
    for (const [character, width] of Object.entries(widths)) {
      expect(face.advance(character.codePointAt(0) ?? 0)).toBe(width);
    }
  });

  it('draws the boxes apart from one another and from the missing glyph, in one square', () => {
    const boxes = ['□', '☑', '☒'];
    const outlines = [...boxes.map((box) => outline(font, box)), font.getGlyph(0).path.toSVG()];
    expect(new Set(outlines).size).toBe(4);
    expect(outline(font, '☐')).toBe(outline(font, '□'));
    const squares = [...boxes, '☐', '■'].map((box) => font.glyphForCodePoint(box.codePointAt(0) ?? 0).bbox);
    for (const { minX, minY, maxX, maxY } of squares)
      expect([minX, minY, maxX, maxY]).toEqual([100, -20, 900, 780]);
  });

  it('joins dashes', () => {
    const { minX, maxX } = font.glyphForCodePoint(0x2014).bbox;
    expect(minX).toBeLessThanOrEqual(0);
    expect(maxX).toBeGreaterThanOrEqual(1000);
  });
});

describe.each(faces)('face $id', (face) => {
  const file = ownFont(face.id);
  const font = create(file);

  it('says in its metrics what stands in the font, for every code point', () => {
    const inFont = new Map(
      font.characterSet.map((code) => {
        const { id } = font.glyphForCodePoint(code);
        return [
          code,
          [id, font.hmtx.metrics.get(Math.min(id, font.hhea.numberOfMetrics - 1)).advance],
        ] as const;
      }),
    );
    const wrong: number[] = [];
    for (let code = 0; code <= LAST_CODE_POINT; code += 1) {
      const [glyph, advance] = inFont.get(code) ?? [0, null];
      if (face.glyph(code) !== glyph || face.advance(code) !== advance) wrong.push(code);
    }
    expect(wrong).toEqual([]);
    expect([face.ascent, face.descent, face.capHeight]).toEqual([font.ascent, font.descent, font.capHeight]);
    const { minX, minY, maxX, maxY } = font.bbox;
    expect(face.boundingBox).toEqual([minX, minY, maxX, maxY]);
    expect(face.postScriptName).toBe(font.postscriptName);
    expect(font.unitsPerEm).toBe(1000);
  });

  it('is the file that its metrics were made from', () => {
    const metrics = parseMetrics(readFileSync(`${fontsFolder}/${face.id}.metrics.json`));
    expect(metrics?.sha256).toBe(createHash('sha256').update(file).digest('hex'));
    expect(Buffer.compare(face.bytes(), file)).toBe(0);
    expect(face.bytes()).toBe(face.bytes());
  });

  it('numbers glyphs in the order of code points and keeps out private use', () => {
    const codes = [...font.characterSet].sort((one, other) => one - other);
    expect(codes.map((code) => face.glyph(code))).toEqual(codes.map((_, index) => index + 1));
    expect(codes.filter((code) => (code >= 0xe000 && code <= 0xf8ff) || code >= 0xf0000)).toEqual([]);
    expect(font.numGlyphs).toBe(codes.length + 1);
  });

  it('bears a name of its own', () => {
    const { fontFamily, fullName, postscriptName, uniqueSubfamily } = font.name.records;
    const names = [fontFamily, fullName, postscriptName, uniqueSubfamily].flatMap((record) =>
      Object.values(record ?? {}),
    );
    expect(names.length).toBeGreaterThanOrEqual(4);
    for (const name of names) expect(name).toMatch(/Jibiao/u);
    for (const name of names) expect(name).not.toMatch(/noto|source|tinos|arimo|adobe/iu);
  });
});
