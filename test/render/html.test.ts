/** HTML files: self-contained, escaped, readable, the same bytes; and in Chromium page for page where PDF has its glyphs. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultForms, readFiling } from '../../src/filing/index.js';
import { lineBoxes, type PagedDocument, type PlacedText } from '../../src/layout/index.js';
import { layOutDocument, type Resources } from '../../src/pipeline.js';
import { renderHtml } from '../../src/render/html/index.js';
import { loadResources } from '../../src/resources.js';
import { canBrowse, openBrowser } from '../preview/browser.js';
import { cffShapes, handMade, runOf, trueTypeShapes } from './hand-made.fixture.js';
import { fixtureDocument, fixtureSetter } from './paged-document.fixture.js';

const folder = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const setter = await fixtureSetter();
const textOf = async (document: PagedDocument, painter = setter): Promise<string> =>
  new TextDecoder().decode(await renderHtml(document, painter));

describe('an HTML file', () => {
  it('is the same at every time', async () => {
    const document = fixtureDocument(setter, { forms: 2, list: true });
    expect(await renderHtml(document, setter)).toEqual(
      await renderHtml(fixtureDocument(setter, { forms: 2, list: true }), setter),
    );
  });

  it('asks for nothing and runs nothing', async () => {
    const html = await textOf(fixtureDocument(setter, { forms: 2, list: true }));
    const markup = html.replace(/<style>[\s\S]*?<\/style>/, '');
    expect(html).toContain("default-src 'none'");
    expect(markup).not.toMatch(/<script|\son\w+=|\sstyle=|(?:src|href)="(?!#)/);
    expect(html.match(/url\((?!data:)/)).toBeNull();
  });

  it('has every page, numbered, with its table', async () => {
    const document = fixtureDocument(setter, { forms: 2, list: true });
    const html = await textOf(document);
    expect(html.match(/<section class="page"/g)).toHaveLength(document.pages.length);
    expect(html.match(/role="table"/g)?.length).toBeGreaterThanOrEqual(document.pages.length);
    for (const { title } of document.outline) expect(html).toContain(title);
  });

  it('escapes whatever a filing says', async () => {
    const attack = `</text></svg><script>alert(1)</script>&amp;"'\u0000\ud800`;
    const made = handMade([runOf(trueTypeShapes, attack)], attack);
    const html = await textOf(made.document, made.setter);
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;&quot;&#39;\ufffd');
    expect(html).not.toContain('\u0000');
  });
});

/** Left end and width of every line, by page. */
function linesOf(
  document: PagedDocument,
): readonly { page: number; x: number; y: number; end: number; text: string }[] {
  return document.pages.flatMap((page) => {
    const texts: PlacedText[] = page.items.flatMap((item) =>
      item.kind === 'text' ? [item.text] : item.cells.map((cell) => cell.text),
    );
    return [...texts, ...(page.footer === null ? [] : [page.footer])].flatMap((placed) =>
      placed.paragraphs.flatMap((paragraph) =>
        lineBoxes(paragraph, placed)
          .filter(({ text }) => text.trim() !== '')
          .map(({ x, baseline, width, text }) => ({
            page: page.number,
            x: x / 1000,
            y: baseline / 1000,
            end: (x + width) / 1000,
            text: text.trimEnd(),
          })),
      ),
    );
  });
}

interface Box {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly end: number;
  readonly text: string;
}

/** What the browser has set: the pieces of each line, in points of the page. */
async function boxesOf(page: Page): Promise<readonly Box[]> {
  await page.evaluate('document.fonts.ready');
  return page.evaluate<readonly Box[]>(`
    [...document.querySelectorAll('.page')].flatMap((section, index) =>
      [...section.querySelectorAll('tspan')].map((span) => {
        const text = span.textContent.trimEnd();
        const start = span.getStartPositionOfChar(0);
        const end = span.getEndPositionOfChar(text.length - 1);
        return { page: index + 1, x: start.x, y: start.y, end: end.x, text };
      }),
    )`);
}

/** Pieces on one base line that follow one another are one line. */
function farthest(lines: readonly Box[], boxes: readonly Box[]): number {
  let worst = 0;
  let at = 0;
  for (const line of lines) {
    let end = Number.NaN;
    let text = '';
    for (let first = true; text.length < line.text.length && at < boxes.length; first = false, at += 1) {
      const box = boxes[at];
      if (box === undefined) break;
      if (first) worst = Math.max(worst, Math.abs(box.x - line.x), Math.abs(box.y - line.y));
      if (box.page !== line.page) return Number.POSITIVE_INFINITY;
      end = box.end;
      text += text.length + box.text.length < line.text.length ? box.text.padEnd(box.text.length) : box.text;
    }
    worst = Math.max(worst, Math.abs(end - line.end));
  }
  return at === boxes.length ? worst : Number.POSITIVE_INFINITY;
}

describe.skipIf(!canBrowse)('in Chromium', () => {
  let browser: Browser;
  let page: Page;
  let resources: Resources;

  beforeAll(async () => {
    browser = await openBrowser();
    page = await browser.newPage();
    const loaded = await loadResources({
      templatesFolders: [folder('templates')],
      fontsFolder: folder('fonts'),
      userFonts: null,
    });
    if (loaded.value === null) throw new Error('no resources');
    resources = loaded.value;
  });
  afterAll(() => browser?.close());

  const show = async (document: PagedDocument, painter = setter): Promise<void> => {
    const body = Buffer.from(await renderHtml(document, painter));
    await page.unrouteAll();
    await page.route('**', (route) => route.fulfill({ body, contentType: 'text/html' }));
    await page.goto('http://jibiao.test/');
  };

  it.each(readdirSync(folder('samples')).filter((name) => name.endsWith('.json')))(
    'every line of %s stands where the PDF has it',
    async (name) => {
      const filing = readFiling(readFileSync(`${folder('samples')}/${name}`), { file: name }).value;
      if (filing === null) throw new Error(name);
      for (const form of defaultForms(filing)) {
        const request = {
          filing,
          file: name,
          form,
          options: {},
          profile: 'table',
          missingGlyphs: 'error',
        } as const;
        const isOfProject = resources.packs.get(form)?.scope === 'project';
        const document = layOutDocument({ ...request, project: isOfProject ? 0 : null }, resources).value;
        if (document === null) throw new Error(form);
        await show(document, resources.memo.setter);
        const lines = linesOf(document);
        expect(lines.length).toBeGreaterThan(20);
        expect(farthest(sorted(lines), sorted(await boxesOf(page)))).toBeLessThanOrEqual(0.5);
      }
    },
  );

  it('prints page for page on A4', async () => {
    const document = fixtureDocument(setter, { forms: 2, list: true });
    await show(document);
    const pdf = Buffer.from(await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(document.pages.length);
    expect(pdf).toMatch(/\/MediaBox \[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/);
  });

  it.each([
    ['TrueType', trueTypeShapes],
    ['CFF', cffShapes],
  ])('takes subsets of %s faces', async (_, face) => {
    const made = handMade([runOf(face, 'A一□☑𠮷')]);
    await show(made.document, made.setter);
    await page.evaluate('document.fonts.ready');
    const fonts = await page.evaluate('[...document.fonts].map(({ status }) => status)');
    expect(fonts).toEqual(['loaded']);
    const [box] = await boxesOf(page);
    expect(box?.end).toBeCloseTo(100 + 10.5 * 4.722, 1);
  });
});

/** By page and place, for cells stand in another order in rows than in the document. */
function sorted(boxes: readonly Box[]): readonly Box[] {
  return boxes.toSorted((one, other) => one.page - other.page || one.y - other.y || one.x - other.x);
}
