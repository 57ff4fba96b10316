/** Embedded fonts: just the glyphs that are shown, unchanged, and every character copied as what it is. */
import fc from 'fast-check';
import { create } from 'fontkit';
import { beforeAll, expect, test } from 'vitest';
import { type Face, fontInMemory, type GlyphRun, loadFontBook } from '../../src/text/index.js';
import { cffShapes, pdfOf, runOf, trueTypeShapes } from './hand-made.fixture.js';
import { at, type ReadFont, ReadPdf, type ShownRun } from './pdf-reader.js';

interface Shown {
  readonly runs: readonly ShownRun[];
  readonly font: ReadFont;
}

async function shown(runs: readonly GlyphRun[]): Promise<Shown> {
  const pdf = new ReadPdf(await pdfOf(runs));
  const page = at(pdf.pages, 0);
  return { runs: page.runs, font: at([...pdf.fonts(page).values()], 0) };
}

function codesOf({ runs }: Shown): readonly number[] {
  return runs.flatMap(({ parts }) => parts.flatMap((part) => ('code' in part ? [part.code] : [])));
}

function textOf(page: Shown): string {
  return codesOf(page)
    .map((code) => page.font.unicode.get(code) ?? '?')
    .join('');
}

let song: Face;

beforeAll(async () => {
  const { value } = await loadFontBook({
    fontsFolder: new URL('../../fonts', import.meta.url).pathname,
    userFolder: null,
  });
  song = at(value?.faces.filter((face) => face.id === 'song') ?? [], 0);
});

test('the subset holds .notdef and the glyphs shown, in the order of first use, with unchanged outlines', async () => {
  const text = '项目绩效目标项目□☑≥85.00(%)';
  const page = await shown([runOf(song, text)]);
  const subset = create(page.font.program);
  const whole = create(song.bytes());
  const characters = [...new Set(text)];
  expect(subset.numGlyphs).toBe(characters.length + 1);
  characters.forEach((character, index) => {
    const glyph = whole.getGlyph(song.glyph(character.codePointAt(0) ?? 0));
    const kept = subset.getGlyph(index + 1);
    expect(kept.path.toSVG()).toBe(glyph.path.toSVG());
    expect(kept.advanceWidth).toBe(glyph.advanceWidth);
  });
});

test('a tick is not an empty box', async () => {
  const page = await shown([runOf(song, '□☑')]);
  const [box = 0, tick = 0] = codesOf(page);
  const subset = create(page.font.program);
  expect(page.font.unicode.get(tick)).toBe('☑');
  expect(subset.getGlyph(tick).path.toSVG()).not.toBe(subset.getGlyph(box).path.toSVG());
  expect(subset.getGlyph(tick).path.toSVG()).not.toBe(subset.getGlyph(0).path.toSVG());
});

test('cutting a subset leaves the font file as it was', async () => {
  const file = Buffer.from(trueTypeShapes.bytes());
  await pdfOf([runOf({ ...trueTypeShapes, ...fontInMemory(file) }, '☑')]);
  expect(file.equals(trueTypeShapes.bytes())).toBe(true);
});

test('characters beyond the BMP and the substitute are copied as they are', async () => {
  expect(textOf(await shown([runOf(trueTypeShapes, 'A𠮷一')]))).toBe('A𠮷一');
  expect(textOf(await shown([runOf(song, '某〓某')]))).toBe('某〓某');
});

test('characters that share a glyph are copied as what they are', async () => {
  const shared: Face = { ...trueTypeShapes, glyph: () => 3, advance: () => 1000 };
  const page = await shown([runOf(shared, '一⼀一')]);
  expect(textOf(page)).toBe('一⼀一');
  const [first = 0, second = 0] = codesOf(page);
  const subset = create(page.font.program);
  expect(subset.getGlyph(second).path.toSVG()).toBe(subset.getGlyph(first).path.toSVG());
});

test('a composite glyph brings its parts', async () => {
  const page = await shown([runOf(trueTypeShapes, '☑')]);
  const subset = create(page.font.program);
  const whole = create(trueTypeShapes.bytes());
  expect(subset.numGlyphs).toBe(4);
  expect(subset.getGlyph(1).path.toSVG()).toBe(whole.getGlyph(5).path.toSVG());
});

test('CFF outlines are embedded as a CID-keyed font', async () => {
  const page = await shown([runOf(cffShapes, '☑A𠮷')]);
  expect(page.font.subtype).toBe('CIDFontType0');
  expect(textOf(page)).toBe('☑A𠮷');
  expect(codesOf(page)).toEqual([1, 2, 3]);
  // A bare CFF table: version 1 (Adobe technical note 5176, 6).
  expect([...page.font.program.subarray(0, 2)]).toEqual([1, 0]);
});

test('checksums of the subset add up (ISO/IEC 14496-22, 5.2.3)', async () => {
  const { font } = await shown([runOf(song, '绩表')]);
  const view = new DataView(font.program.buffer, font.program.byteOffset, font.program.length);
  let sum = 0;
  for (let offset = 0; offset < font.program.length; offset += 4) sum = (sum + view.getUint32(offset)) >>> 0;
  expect(sum).toBe(0xb1b0afba);
});

test('any text comes back from its page', async () => {
  const characters = [...'项目绩效（）()\\<>%—“”·≥±①㎡℃0123456789.,ABCxyz \r\n'].filter(
    (character) => song.glyph(character.codePointAt(0) ?? 0) !== 0,
  );
  const text = fc.string({ unit: fc.constantFrom(...characters), minLength: 1, maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 4 }), async (lines) => {
      const page = await shown(lines.map((line) => runOf(song, line)));
      expect(textOf(page)).toBe(lines.join(''));
    }),
    { numRuns: 20 },
  );
});

test('more than 256 characters, whose codes hold every byte, come back', async () => {
  const text = Array.from({ length: 700 }, (_, index) => String.fromCodePoint(0x4e00 + index))
    .filter((character) => song.glyph(character.codePointAt(0) ?? 0) !== 0)
    .join('');
  expect([...text].length).toBeGreaterThan(300);
  expect(textOf(await shown([runOf(song, text)]))).toBe(text);
});
