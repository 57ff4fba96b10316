/** `word=flow`: one table a form, with every text once. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { PagedDocument } from '../../src/layout/index.js';
import { renderDocx } from '../../src/render/docx/index.js';
import { all, bodyOf, one, wordsOf, type XmlNode } from './docx-reader.js';
import { fixtureDocument, fixtureSetter, indicatorName } from './paged-document.fixture.js';

let paged: PagedDocument;
let tables: readonly XmlNode[];
let body: readonly XmlNode[];

beforeAll(async () => {
  paged = fixtureDocument(await fixtureSetter(), { forms: 2, list: true, rows: 60, goals: 40 });
  body = bodyOf(await renderDocx(paged, { wordFlow: true }));
  tables = body.filter(({ name }) => name === 'w:tbl');
});

describe('a document without our pages', () => {
  it('has one table for the list and two for each form: the second begins with its heads', () => {
    expect(tables).toHaveLength(1 + 2 * 2);
    expect(paged.pages.length).toBeGreaterThan(3);
  });

  it('breaks pages only where a form begins', () => {
    const breaks = body.filter((node) => all(node, 'w:pageBreakBefore').length > 0);
    expect(breaks.map(wordsOf)).toEqual(Array(2).fill('财政项目支出绩效目标申报表'));
  });

  it('has each row once, in order, and lets it part', () => {
    const form = tables.slice(1, 3);
    const rows = form.flatMap((table) => all(table, 'w:tr')).map(wordsOf);
    expect(rows).toHaveLength(5 + 60);
    const found = Array.from({ length: 60 }, (_, row) =>
      rows.filter((words) => words.includes(indicatorName(row))),
    );
    for (const matches of found) expect(matches).toHaveLength(1);
    for (const table of form) {
      expect(wordsOf(table)).not.toContain('（续）');
      expect(all(table, 'w:cantSplit')).toEqual([]);
    }
  });

  it('joins the parts of a text that our pages cut', () => {
    const cells = paged.pages.flatMap(({ items }) =>
      items.flatMap((item) => (item.kind === 'table' ? item.cells : [])),
    );
    const shown = new Set(tables.flatMap((table) => all(table, 'w:tc')).map(wordsOf));
    for (const { cell } of cells) {
      const spans = cell.paragraphs.flatMap((paragraph) => paragraph.spans);
      if (spans.some(({ kind }) => kind === 'pageReference')) continue;
      expect(shown).toContain(spans.map((span) => (span.kind === 'text' ? span.text : '')).join(''));
    }
  });

  it('repeats the heads of lists and indicators on every page', () => {
    const headers = tables.map((table) =>
      all(table, 'w:tr').filter((row) => all(row, 'w:tblHeader').length > 0),
    );
    expect(headers.map((rows) => rows.length)).toEqual([1, 0, 1, 0, 1]);
    expect(headers[2]?.map(wordsOf).join('')).toContain('三级指标');
  });

  it('parts a label that begins in the heads: its words stand in them, and no border parts it from the rest', () => {
    const [heads, first] = tables[2] === undefined ? [] : all(tables[2], 'w:tr');
    const [label] = heads === undefined ? [] : all(heads, 'w:tc');
    const [rest] = first === undefined ? [] : all(first, 'w:tc');
    if (label === undefined || rest === undefined) throw new Error('no label');
    expect(wordsOf(label)).toBe('绩效指标');
    expect(one(label, 'w:tcBorders').children.map(({ name }) => name)).toEqual(['w:bottom']);
    expect(wordsOf(rest)).toBe('');
    expect(one(rest, 'w:vMerge').attributes['w:val']).toBe('restart');
    expect(one(rest, 'w:tcBorders').children.map(({ name }) => name)).toEqual(['w:top']);
  });
});
