/** `word=flow`: one table a form, with every text once. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { PagedDocument } from '../../src/layout/index.js';
import { renderDocx } from '../../src/render/docx/index.js';
import { all, bodyOf, wordsOf, type XmlNode } from './docx-reader.js';
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
  it('has one table for the list and one for each form', () => {
    expect(tables).toHaveLength(3);
    expect(paged.pages.length).toBeGreaterThan(3);
  });

  it('breaks pages only where a form begins', () => {
    const breaks = body.filter((node) => all(node, 'w:pageBreakBefore').length > 0);
    expect(breaks.map(wordsOf)).toEqual(Array(2).fill('财政项目支出绩效目标申报表'));
  });

  it('has each row once, in order, and lets it part', () => {
    const form = tables[1];
    if (form === undefined) throw new Error('no form');
    const rows = all(form, 'w:tr').map(wordsOf);
    expect(rows).toHaveLength(5 + 60);
    const found = Array.from({ length: 60 }, (_, row) =>
      rows.filter((words) => words.includes(indicatorName(row))),
    );
    for (const matches of found) expect(matches).toHaveLength(1);
    expect(wordsOf(form)).not.toContain('（续）');
    expect(all(form, 'w:cantSplit')).toEqual([]);
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

  it('repeats the heads of a list, which are its first rows', () => {
    const headers = tables.map((table) => all(table, 'w:tblHeader').length);
    expect(headers).toEqual([1, 0, 0]);
  });
});
