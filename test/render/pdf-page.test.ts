/** What stands on a PDF's page is what the PagedDocument says, at its place. */
import { beforeAll, expect, test } from 'vitest';
import {
  type Page,
  type PagedDocument,
  type PlacedText,
  placedLines,
  tableBorders,
} from '../../src/layout/index.js';
import { renderPdf } from '../../src/render/pdf/index.js';
import type { GlyphRun, TextSetter } from '../../src/text/index.js';
import { fixtureDocument, fixtureSetter } from './paged-document.fixture.js';
import { at, type ReadFont, ReadPdf, type ShownRun } from './pdf-reader.js';

let document: PagedDocument;
let pdf: ReadPdf;
let setter: TextSetter;

beforeAll(async () => {
  setter = await fixtureSetter();
  document = fixtureDocument(setter, { forms: 2, list: true });
  pdf = new ReadPdf(await renderPdf(document, setter));
});

interface ExpectedRun {
  readonly run: GlyphRun;
  readonly x: number;
  readonly y: number;
}

function expectedRuns(page: Page): readonly ExpectedRun[] {
  const texts: PlacedText[] = page.items.flatMap((item) =>
    item.kind === 'text' ? [item.text] : item.cells.map((cell) => cell.text),
  );
  return [...texts, ...(page.footer === null ? [] : [page.footer])]
    .flatMap((text) => text.paragraphs.flatMap((paragraph) => placedLines(paragraph, text, setter)))
    .flatMap((line) =>
      line.runs.map((run) => ({
        run,
        x: (line.x + run.x) / 1000,
        y: (document.geometry.height - line.baseline) / 1000,
      })),
    );
}

/** Left end of each glyph, and the right end of the last. */
function glyphPlaces({ x, size, parts }: ShownRun, font: ReadFont): readonly number[] {
  const places: number[] = [];
  let pen = x;
  for (const part of parts) {
    if ('adjust' in part) pen -= (part.adjust * size) / 1000;
    else {
      places.push(pen);
      pen += (font.width(part.code) * size) / 1000;
    }
  }
  return [...places, pen];
}

function expectedPlaces({ run, x }: ExpectedRun): readonly number[] {
  const places: number[] = [];
  let pen = x;
  let offset = 0;
  for (const character of run.text) {
    pen += run.kerns.filter((kern) => kern.at === offset).reduce((sum, kern) => sum + kern.amount / 1000, 0);
    places.push(pen);
    pen += ((run.face.advance(character.codePointAt(0) ?? 0) ?? 0) * run.size) / 1_000_000;
    offset += character.length;
  }
  return [...places, x + run.width / 1000];
}

function shownText(run: ShownRun, font: ReadFont): string {
  return run.parts.map((part) => ('code' in part ? (font.unicode.get(part.code) ?? '?') : '')).join('');
}

test('every page has the size of the document and one content stream', () => {
  expect(pdf.pages).toHaveLength(document.pages.length);
  for (const page of pdf.pages) expect(page.dictionary).toMatch(/\/MediaBox \[0 0 595\.\d+ 841\.\d+\]/);
});

test('every glyph run stands at its place, glyph by glyph, and is copied as its text', () => {
  pdf.pages.forEach((page, index) => {
    const fonts = pdf.fonts(page);
    const expected = expectedRuns(at(document.pages, index)).filter(({ run }) => run.text !== '');
    expect(page.runs).toHaveLength(expected.length);
    page.runs.forEach((shown, order) => {
      const wanted = at(expected, order);
      const font = at(
        [...fonts].filter(([name]) => name === shown.font),
        0,
      )[1];
      expect(shownText(shown, font)).toBe(wanted.run.text);
      expect(font.baseFont).toMatch(new RegExp(`^[A-Z]{6}\\+${wanted.run.face.postScriptName}$`));
      expect(shown.size).toBe(wanted.run.size / 1000);
      expect(Math.abs(shown.x - wanted.x)).toBeLessThan(0.001);
      expect(Math.abs(shown.y - wanted.y)).toBeLessThan(0.001);
      const places = glyphPlaces(shown, font);
      expectedPlaces(wanted).forEach((place, glyph) => {
        expect(Math.abs((places[glyph] ?? Number.NaN) - place)).toBeLessThan(0.01);
      });
    });
  });
});

test('every border is drawn once, in one path of half a point', () => {
  pdf.pages.forEach((page, index) => {
    const segments = at(document.pages, index).items.flatMap((item) =>
      item.kind === 'table' ? tableBorders(item) : [],
    );
    const height = document.geometry.height / 1000;
    const expected = segments.map(({ x1, y1, x2, y2 }) => [
      x1 / 1000,
      height - y1 / 1000,
      x2 / 1000,
      height - y2 / 1000,
    ]);
    expect(page.lines).toHaveLength(expected.length);
    page.lines.flat().forEach((length, order) => {
      expect(Math.abs(length - (expected.flat()[order] ?? Number.NaN))).toBeLessThan(0.001);
    });
    expect(page.operators).toMatch(/^\/Artifact BMC\nq 0\.5 w 2 J\n/);
    expect(page.states).toEqual(['q', 'S', 'Q', 'BT', 'ET']);
  });
});

test('a page names only the fonts that it shows', () => {
  for (const page of pdf.pages) {
    expect([...pdf.fonts(page).keys()].sort()).toEqual([...new Set(page.runs.map((run) => run.font))].sort());
  }
});
