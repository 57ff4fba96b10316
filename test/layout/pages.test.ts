/** Pages that a form asks for: covers, new pages with bookmarks, other paper, and references across filings. */
import { describe, expect, it } from 'vitest';
import { LayoutMemo, layOut, lineBoxes, type PagedDocument, type Section } from '../../src/layout/index.js';
import type { Form } from '../../src/model/index.js';
import { formOfMarkup } from '../markup.js';
import { squares } from './fixtures.js';

const setup = {
  orientation: 'portrait',
  bodySize: 10,
  linePitch: 15,
  titleSize: 18,
  cellPadding: { x: 2, y: 3, leastY: 1 },
} as const;

function formOf(content: string): Form {
  return formOfMarkup(`<form title="表">${content}</form>`);
}

function sectionOf(content: string, more: Partial<Section> = {}): Section {
  const bookmark = { title: '表', level: 1 } as const;
  return { form: formOf(content), setup, project: null, bookmark, startsPage: true, ...more };
}

function documentOf(...sections: readonly Section[]): PagedDocument {
  const wish = {
    title: '表',
    author: '',
    sections,
    setup,
    profile: 'table',
    missingGlyphs: 'error',
  } as const;
  return layOut(wish, new LayoutMemo(squares));
}

const lines = (document: PagedDocument) =>
  document.pages.map(({ items }) =>
    items.map((item) =>
      item.kind === 'text' ? item.text.paragraphs.map(({ text }) => text).join() : 'table',
    ),
  );
const outline = (document: PagedDocument) =>
  document.outline.map(({ title, level, page, anchor }) => [title, level, page, anchor]);
const p = (words: string) => `<p class="body">${words}</p>`;

describe('a new page', () => {
  it('begins what follows it, with a bookmark where it has a title', () => {
    const document = documentOf(
      sectionOf(`${p('一')}<new-page title="二"/><h1>二</h1><new-page/>${p('三')}<new-page title="无"/>`),
    );
    expect(lines(document)).toEqual([['一'], ['二'], ['三']]);
    expect(document.pages.map(({ startsAnew }) => startsAnew)).toEqual([true, true, true]);
    expect(outline(document)).toEqual([
      ['表', 1, 1, 'form-1'],
      ['二', 1, 2, 'form-1-2'],
    ]);
    const [heading] = document.pages[1]?.items ?? [];
    expect(heading).toMatchObject({ heading: { level: 1, anchor: 'form-1-2' } });
  });

  it('leaves no blank page at the form’s beginning', () => {
    const document = documentOf(
      sectionOf(`<new-page title="甲"/>${p('一')}<new-page/><new-page/>${p('二')}`),
    );
    expect(lines(document)).toEqual([['一'], ['二']]);
    expect(outline(document).map(([title, , page]) => [title, page])).toEqual([
      ['表', 1],
      ['甲', 1],
    ]);
  });
});

describe('a cover', () => {
  it('makes room for its foot under a long title', () => {
    const document = documentOf(sectionOf(`<cover><h1>${'题'.repeat(180)}</h1>${p('单位')}</cover>`));
    expect(document.pages).toHaveLength(1);
  });

  const cover = `<cover><h1>题目</h1><p class="subtitle">副题</p>${p('单位')}${p('日期')}</cover>`;

  it('has a page of its own, wherever it stands', () => {
    const document = documentOf(sectionOf(`${p('前')}${cover}${p('后')}`), sectionOf(cover));
    expect(lines(document)).toEqual([
      ['前'],
      ['题目', '副题', '单位', '日期'],
      ['后'],
      ['题目', '副题', '单位', '日期'],
    ]);
    expect(document.pages.map(({ footer }) => footer === null)).toEqual([false, true, false, true]);
  });

  it('has its lines in order and on the page, also where they hardly fit', () => {
    const long = `<cover>${'<h1>题</h1>'.repeat(9)}${p('注').repeat(12)}</cover>`;
    const title = (length: number) =>
      `<cover><h1>${'题'.repeat(length)}</h1>${p('单位')}${p('日期')}</cover>`;
    const feet = `<cover>${p('只有下部')}</cover>`;
    for (const content of [
      cover,
      long,
      feet,
      title(300),
      title(900),
      `<cover>${p('注'.repeat(3000))}</cover>`,
    ]) {
      const document = documentOf(sectionOf(content));
      for (const { items, geometry, footer } of document.pages) {
        expect(footer).toBeNull();
        const baselines = items.flatMap((item) =>
          item.kind === 'text'
            ? item.text.paragraphs.flatMap((one) => lineBoxes(one, item.text).map(({ baseline }) => baseline))
            : [],
        );
        expect(baselines).toEqual([...baselines].sort((a, b) => a - b));
        expect(Math.max(...baselines)).toBeLessThan(geometry.height - geometry.margin.bottom);
        expect(Math.min(...baselines)).toBeGreaterThan(geometry.margin.top);
      }
    }
  });
});

describe('paper', () => {
  it('of another orientation begins a page', () => {
    const turned = { ...setup, orientation: 'landscape' } as const;
    const document = documentOf(
      sectionOf(p('一')),
      sectionOf(p('二'), { startsPage: false }),
      sectionOf(p('三'), { startsPage: false, setup: turned }),
      sectionOf(p('四'), { startsPage: false }),
    );
    expect(lines(document)).toEqual([['一', '二'], ['三'], ['四']]);
    expect(document.pages.map(({ geometry }) => geometry.width > geometry.height)).toEqual([
      false,
      true,
      false,
    ]);
  });
});

describe('references', () => {
  it('mean projects of their own filing, and filings of the compilation', () => {
    const list = p('<page project="0"/> <page project="1"/>');
    const filing = (index: number) => ({ filing: { index, file: `${index}.json`, above: [] } });
    const document = documentOf(
      sectionOf(p('<page filing="7"/> <page filing="3"/> <page filing="3" project="1"/>')),
      sectionOf(list, filing(7)),
      sectionOf(p('甲'), { ...filing(7), project: 0 }),
      sectionOf(p('乙'), { ...filing(7), project: 1 }),
      sectionOf(list, filing(3)),
      sectionOf(p('丙'), { ...filing(3), project: 1 }),
      sectionOf(p('丁'), { ...filing(3), project: 0 }),
    );
    expect(lines(document)).toEqual([['2 5 6'], ['3 4'], ['甲'], ['乙'], ['7 6'], ['丙'], ['丁']]);
  });

  it('that mean nothing keep their stand-in', () => {
    expect(lines(documentOf(sectionOf(p('<page project="4"/>'))))).toEqual([['0000']]);
  });
});

describe('bookmarks over a form', () => {
  it('are one line each, as the title is', () => {
    const above = [{ title: '　某某\n局 ', level: 1 }] as const;
    const bookmark = { title: '01 甲\r\n乙', level: 3 } as const;
    const document = documentOf(
      sectionOf('<h1>甲</h1>', { bookmark, filing: { index: 0, file: 'a', above } }),
    );
    expect(document.outline.map(({ title }) => title)).toEqual(['某某 局', '01 甲 乙']);
  });

  it('begin where it does, and a form of the third level is no heading', () => {
    const above = [
      { title: '局', level: 1 },
      { title: '校', level: 2 },
    ] as const;
    const document = documentOf(
      sectionOf('<h1>甲</h1>', {
        bookmark: { title: '01 甲', level: 3 },
        filing: { index: 0, file: 'a.json', above },
      }),
    );
    expect(outline(document)).toEqual([
      ['局', 1, 1, 'form-1-over-1'],
      ['校', 2, 1, 'form-1-over-2'],
      ['01 甲', 3, 1, 'form-1'],
    ]);
    expect(document.pages[0]?.items[0]).toMatchObject({ heading: null, role: 'title' });
  });
});
