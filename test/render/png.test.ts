/** Pictures of pages: their size, their ink, and that they are the pages that the PDF prints. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lineBoxes, type PagedDocument, tableBorders } from '../../src/layout/index.js';
import { renderPdf } from '../../src/render/pdf/index.js';
import { renderPng } from '../../src/render/png/index.js';
import { tempFolder } from '../temp-folder.js';
import { fixtureDocument, fixtureSetter } from './paged-document.fixture.js';
import { type ReadPng, readPng } from './png-reader.js';

const setter = await fixtureSetter();
const document = fixtureDocument(setter, { rows: 30 });
const landscape = fixtureDocument(setter, { rows: 4, orientation: 'landscape' });

async function pictures(of: PagedDocument, dpi: number): Promise<readonly Uint8Array[]> {
  const all: Uint8Array[] = [];
  for await (const bytes of renderPng(of, { setter, packageFolder: null }, { dpi })) all.push(bytes);
  return all;
}

function at<Value>(values: readonly Value[], index: number): Value {
  const value = values[index];
  if (value === undefined) throw new Error(`nothing at ${index}`);
  return value;
}

/** The darkest dot within one dot of the place, given in millipoints. */
function darkest(picture: ReadPng, dpi: number, x: number, y: number): number {
  const [column, row] = [x, y].map((length) => Math.floor((length * dpi) / 72_000));
  const around = [-1, 0, 1].flatMap((down) =>
    [-1, 0, 1].map((right) => picture.dot((column ?? 0) + right, (row ?? 0) + down)),
  );
  return Math.min(...around);
}

test.each([
  ['portrait', document, 144, 1191, 1684],
  ['landscape', landscape, 144, 1684, 1191],
  ['a thumbnail', landscape, 36, 421, 298],
  ['for print', landscape, 300, 3508, 2480],
])('%s: a picture a page, of the page’s size', async (_, of, dpi, width, height) => {
  const read = (await pictures(of, dpi)).map(readPng);
  expect(read.length).toBe(of.pages.length);
  for (const picture of read) expect([picture.width, picture.height]).toEqual([width, height]);
  expect(read.map(({ resolution }) => resolution)).toEqual(read.map(() => Math.round(dpi / 0.0254)));
});

test('borders are dark where layout has them, margins white', async () => {
  const dpi = 144;
  expect(document.pages.length).toBeGreaterThan(1);
  const read = (await pictures(document, dpi)).map(readPng);
  for (const [index, page] of document.pages.entries()) {
    const picture = at(read, index);
    const segments = page.items.flatMap((item) => (item.kind === 'table' ? tableBorders(item) : []));
    expect(segments.length).toBeGreaterThan(10);
    for (const { x1, y1, x2, y2 } of segments) {
      expect(darkest(picture, dpi, (x1 + x2) / 2, (y1 + y2) / 2)).toBeLessThan(160);
    }
    for (let x = 0; x < picture.width; x += 7) {
      expect(picture.dot(x, 20)).toBe(255);
      expect(picture.dot(x, picture.height - 20)).toBe(255);
    }
  }
});

test('text is dark where layout has it', async () => {
  const dpi = 144;
  const page = at(document.pages, 0);
  const picture = readPng(at(await pictures(document, dpi), 0));
  const title = page.items.find((item) => item.kind === 'text');
  const text = title?.kind === 'text' ? title.text : undefined;
  const [line] = text?.paragraphs.flatMap((paragraph) => lineBoxes(paragraph, text)) ?? [];
  if (text === undefined || line === undefined) throw new Error('no title');
  let dark = 0;
  const [left, right, base] = [line.x, line.x + line.width, line.baseline].map((one) =>
    Math.round((one * dpi) / 72_000),
  );
  for (let x = left ?? 0; x < (right ?? 0); x += 1) {
    for (let y = (base ?? 0) - 30; y < (base ?? 0); y += 1) dark += picture.dot(x, y) < 128 ? 1 : 0;
  }
  expect(dark).toBeGreaterThan(1000);
});

test('the same document gives the same bytes, whatever was painted before', async () => {
  const first = await pictures(landscape, 72);
  await pictures(document, 100);
  const second = await pictures(landscape, 72);
  expect(second.map((bytes) => Buffer.from(bytes).equals(Buffer.from(at(first, 0))))).toEqual([true]);
});

test('pages are painted as they are asked for, and the rest never', async () => {
  const pages = renderPng(document, { setter, packageFolder: null }, { dpi: 36 });
  const { value } = await pages.next();
  expect(readPng(value ?? new Uint8Array()).width).toBe(298);
  await pages.return();
  expect(await pages.next()).toEqual({ value: undefined, done: true });
});

test.each([35, 601, 144.5, Number.NaN])('%d dots an inch are refused', async (dpi) => {
  await expect(renderPng(document, { setter, packageFolder: null }, { dpi }).next()).rejects.toThrow(
    RangeError,
  );
});

const hasPoppler = spawnSync('pdftoppm', ['-v']).status === 0;

test.skipIf(!hasPoppler && process.env.CI !== 'true')('another program paints the PDF alike', async () => {
  const folder = tempFolder('png');
  writeFileSync(join(folder, 'a.pdf'), await renderPdf(document, setter));
  const arguments_ = ['-r', '72', '-gray', '-f', '1', '-l', '1', '-singlefile', 'a.pdf', 'a'];
  expect(spawnSync('pdftoppm', arguments_, { cwd: folder }).status).toBe(0);
  const theirs = readGreyMap(readFileSync(join(folder, 'a.pgm')));
  const ours = readPng(at(await pictures(document, 72), 0));
  expect(Math.abs(theirs.width - ours.width)).toBeLessThanOrEqual(1);
  expect(inkPerTile(ours)).toHaveLength(100);
  const differences = inkPerTile(ours).map((ink, tile) => Math.abs(ink - at(inkPerTile(theirs), tile)));
  // Smoothing differs by some hundredths; a shifted or missing line would blacken or blanch tiles by more.
  expect(Math.max(...differences)).toBeLessThan(0.04);
});

type Dots = Pick<ReadPng, 'width' | 'height' | 'dot'>;

function readGreyMap(bytes: Buffer): Dots {
  const [head = '', width = '', height = ''] =
    /^P5\s(\d+)\s(\d+)\s255\s/.exec(bytes.toString('latin1', 0, 40)) ?? [];
  const dots = bytes.subarray(head.length);
  return { width: Number(width), height: Number(height), dot: (x, y) => dots[y * Number(width) + x] ?? 255 };
}

/** The share of black in each of ten by ten tiles of the page. */
function inkPerTile({ width, height, dot }: Dots): readonly number[] {
  const [across, down] = [Math.floor(width / 10), Math.floor(height / 10)];
  return Array.from({ length: 100 }, (_, tile) => {
    let ink = 0;
    for (let y = 0; y < down; y += 1) {
      for (let x = 0; x < across; x += 1) {
        ink += 255 - dot((tile % 10) * across + x, Math.floor(tile / 10) * down + y);
      }
    }
    return ink / (across * down * 255);
  });
}
