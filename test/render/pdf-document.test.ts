/** The PDF as a document: properties, bookmarks, links, soundness, and the same bytes every time. */
import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { lineBoxes, type PagedDocument } from '../../src/layout/index.js';
import { formats, renderMemo } from '../../src/render/index.js';
import { renderPdf } from '../../src/render/pdf/index.js';
import type { GlyphRun, TextSetter } from '../../src/text/index.js';
import { tempFolder } from '../temp-folder.js';
import { handMade, pdfOf, runOf, trueTypeShapes } from './hand-made.fixture.js';
import { fixtureDocument, fixtureSetter } from './paged-document.fixture.js';
import { at, decodeString, ReadPdf } from './pdf-reader.js';

let setter: TextSetter;
let document: PagedDocument;
let bytes: Uint8Array;
let pdf: ReadPdf;

beforeAll(async () => {
  setter = await fixtureSetter();
  document = fixtureDocument(setter, { forms: 3, list: true });
  bytes = await renderPdf(document, setter);
  pdf = new ReadPdf(bytes);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

test('title, author, dates and language', () => {
  const info = pdf.object(pdf.reference(pdf.trailer, 'Info'));
  expect(pdf.string(pdf.reference(info, 'Title'))).toBe(document.title);
  expect(pdf.string(pdf.reference(info, 'Author'))).toBe(document.author);
  expect(pdf.string(pdf.reference(info, 'CreationDate'))).toBe('D:20200101000000Z');
  expect(pdf.string(pdf.reference(info, 'ModDate'))).toBe('D:20200101000000Z');
  expect(pdf.catalog).toContain('/Lang (zh-CN)');
  expect(pdf.object(pdf.reference(pdf.catalog, 'ViewerPreferences'))).toContain('/DisplayDocTitle true');
  expect(Buffer.from(bytes.subarray(0, 8)).toString()).toBe('%PDF-1.7');
});

test('the XMP packet is well-formed and has the same title', () => {
  const xmp = pdf.stream(pdf.reference(pdf.catalog, 'Metadata')).toString('utf8');
  expect(xmp).toContain('财政项目支出绩效目标申报表 &lt;&amp;&gt; “样”');
  expect(xmp).not.toMatch(/&(?!amp;|lt;|gt;)/);
});

test('bookmarks stand in order and lead to their page and height', () => {
  const root = pdf.object(pdf.reference(pdf.catalog, 'Outlines'));
  const entries: { title: string; page: number; left: number; top: number }[] = [];
  for (let next: number | null = pdf.reference(root, 'First'); next !== null; ) {
    const entry: string = pdf.object(next);
    const [, page, left, top] = /\/Dest \[(\d+) 0 R \/XYZ (\S+) (\S+) 0\]/.exec(entry) ?? [];
    entries.push({
      title: decodeString(/\/Title (\(.*\))/s.exec(entry)?.[1] ?? ''),
      page: pdf.pageNumbers.indexOf(Number(page)) + 1,
      left: Number(left),
      top: Number(top),
    });
    next = entry.includes('/Next') ? pdf.reference(entry, 'Next') : null;
  }
  const height = document.geometry.height;
  expect(entries).toEqual(
    document.outline.map(({ title, page, y }) => ({ title, page, left: 0, top: (height - y) / 1000 })),
  );
  expect(entries).toHaveLength(4);
});

test('each page number in the list links to the form it names', () => {
  const names = pdf.object(pdf.reference(pdf.catalog, 'Names'));
  const destinations = new Map(
    [...names.matchAll(/\((\S+)\) \[(\d+) 0 R \/XYZ 0 (\S+) null\]/g)].map(([, name, page]) => [
      name,
      pdf.pageNumbers.indexOf(Number(page)) + 1,
    ]),
  );
  expect(destinations).toEqual(new Map(document.outline.map(({ anchor, page }) => [anchor, page])));
  const { links, runs } = at(pdf.pages, 0);
  expect(links).toHaveLength(3);
  const references = at(document.pages, 0).items.flatMap((item) =>
    item.kind === 'text'
      ? []
      : item.cells.flatMap((cell) =>
          cell.text.paragraphs
            .filter(({ pageReferences }) => pageReferences.length > 0)
            .map((paragraph) => ({ paragraph, text: cell.text })),
        ),
  );
  links.forEach(({ rect: [x1 = 0, y1 = 0, x2 = 0, y2 = 0], to }, index) => {
    const { paragraph, text } = at(references, index);
    expect(to).toBe(at(paragraph.pageReferences, 0).anchor);
    expect(String(destinations.get(to))).toBe(paragraph.text);
    const line = at(lineBoxes(paragraph, text), 0);
    expect(x1).toBeCloseTo(line.x / 1000, 2);
    expect(x2).toBeCloseTo((line.x + line.width) / 1000, 2);
    expect(runs.some(({ x, y }) => x >= x1 - 0.01 && x < x2 && y > y1 && y < y2)).toBe(true);
  });
});

test('the same bytes twice, under another clock and in another time zone', async () => {
  vi.stubEnv('TZ', 'Pacific/Auckland');
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-05-06T23:59:58Z') });
  expect(new Date().getTimezoneOffset()).not.toBe(0);
  expect(Buffer.compare(await renderPdf(document, setter), bytes)).toBe(0);
});

test('documents rendered at the same time do not mix', async () => {
  const other = handMade([runOf(trueTypeShapes, '一A')]);
  const renderOther = () => renderPdf(other.document, other.setter);
  const alone = await renderOther();
  const [first, second, third] = await Promise.all([
    renderOther(),
    renderPdf(document, setter),
    renderOther(),
  ]);
  expect(Buffer.compare(first, alone)).toBe(0);
  expect(Buffer.compare(second, bytes)).toBe(0);
  expect(Buffer.compare(third, alone)).toBe(0);
});

test('a frozen document is painted, and left as it was', async () => {
  const frozen = deepFreeze(fixtureDocument(setter, { forms: 3, list: true }));
  expect(Buffer.compare(await renderPdf(frozen, setter), bytes)).toBe(0);
});

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const member of Object.values(value)) deepFreeze(member);
  }
  return value;
}

test('the ID tells characters and places apart', async () => {
  const id = async (run: GlyphRun): Promise<string | undefined> => {
    const rendered = new ReadPdf(await pdfOf([run]));
    return /\/ID \[<(\w{32})> <\1>\]/.exec(rendered.trailer)?.[1];
  };
  const plain = await id(runOf(trueTypeShapes, '一A'));
  expect(plain).toMatch(/^[0-9a-f]{32}$/);
  expect(await id(runOf(trueTypeShapes, '一A'))).toBe(plain);
  expect(await id(runOf(trueTypeShapes, '□A'))).not.toBe(plain);
  expect(await id(runOf(trueTypeShapes, '一A', [{ at: 1, amount: 2625 }]))).not.toBe(plain);
});

test('an empty title and a page without text or borders make a sound document', async () => {
  const blank = new ReadPdf(await pdfOf([], ''));
  expect(at(blank.pages, 0).operators).toBe('');
});

test('the list of formats offers it', async () => {
  const format = at(
    formats.flatMap((one) => (one.kind === 'document' && one.id === 'pdf' ? [one] : [])),
    0,
  );
  expect(Buffer.compare(await format.render(document, renderMemo(setter), { wordFlow: false }), bytes)).toBe(
    0,
  );
});

const hasQpdf = spawnSync('qpdf', ['--version']).status === 0;

test.skipIf(!hasQpdf && process.env.CI !== 'true')('qpdf finds nothing to complain about', async () => {
  const folder = tempFolder('pdf');
  const files = [bytes, await pdfOf([], ''), await pdfOf([runOf(trueTypeShapes, '☑')])];
  for (const [index, file] of files.entries()) {
    const path = join(folder, `${index}.pdf`);
    writeFileSync(path, file);
    expect(execFileSync('qpdf', ['--check', path]).toString()).toContain(
      'No syntax or stream encoding errors',
    );
  }
});
