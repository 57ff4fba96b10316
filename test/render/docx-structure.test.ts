/** What stands in word/document.xml: pages as tables, merged cells, headings, references, fonts of symbols. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { PagedDocument, TableItem } from '../../src/layout/index.js';
import { renderDocx } from '../../src/render/docx/index.js';
import type { TextSetter } from '../../src/text/index.js';
import { all, bodyOf, fieldsOf, one, part, wordsOf, type XmlNode } from './docx-reader.js';
import { orderFaults } from './docx-schema-order.js';
import { fixtureDocument, fixtureSetter, projectName } from './paged-document.fixture.js';

let setter: TextSetter;
let paged: PagedDocument;
let bytes: Uint8Array;
let body: readonly XmlNode[];

beforeAll(async () => {
  setter = await fixtureSetter();
  paged = fixtureDocument(setter, { forms: 2, list: true });
  bytes = await renderDocx(paged, { wordFlow: false });
  body = bodyOf(bytes);
});

const isTable = (node: XmlNode | undefined): boolean => node?.name === 'w:tbl';
const breaksPage = (node: XmlNode): boolean => all(node, 'w:pageBreakBefore').length > 0;
const styleOf = (node: XmlNode): string | undefined => all(node, 'w:pStyle')[0]?.attributes['w:val'];

function tableItems(document: PagedDocument): readonly TableItem[] {
  return document.pages.flatMap((page) => page.items.filter((item) => item.kind === 'table'));
}

/** The same document without titles and signatures. */
function tablesOnly(document: PagedDocument): PagedDocument {
  const pages = document.pages.map((page) => ({
    ...page,
    items: page.items.filter(({ kind }) => kind === 'table'),
  }));
  return { ...document, pages };
}

/** The body's nodes, parted at the paragraphs that begin a page. */
function pagesOf(nodes: readonly XmlNode[]): readonly (readonly XmlNode[])[] {
  const pages: XmlNode[][] = [[]];
  for (const node of nodes) {
    if (node.name === 'w:p' && breaksPage(node)) pages.push([]);
    pages.at(-1)?.push(node);
  }
  return pages;
}

describe('pages', () => {
  it('begin where ours do and hold the same tables', () => {
    const counts = pagesOf(body).map((nodes) => nodes.filter(isTable).length);
    expect(counts).toEqual(
      paged.pages.map(({ items }) => items.filter(({ kind }) => kind === 'table').length),
    );
  });

  it('keep tables apart, and end in a paragraph', async () => {
    for (const document of [paged, tablesOnly(paged)]) {
      for (const wordFlow of [false, true]) {
        const nodes = bodyOf(await renderDocx(document, { wordFlow }));
        for (const [index, node] of nodes.entries()) {
          if (isTable(node)) expect(nodes[index + 1]?.name).toBe('w:p');
        }
        expect(nodes.at(-1)?.name).toBe('w:sectPr');
        expect(nodes.at(-2)?.name).toBe('w:p');
      }
    }
  });

  it('are A4 with the margins of the document, without a grid', () => {
    const section = one(part(bytes, 'word/document.xml'), 'w:sectPr');
    expect(one(section, 'w:pgSz').attributes).toEqual({ 'w:w': '11906', 'w:h': '16838' });
    expect(one(section, 'w:pgMar').attributes).toMatchObject({ 'w:top': '1134', 'w:left': '1134' });
    expect(all(section, 'w:docGrid')).toEqual([]);
  });

  it('lie on their side where the document does', async () => {
    const landscape = await renderDocx(fixtureDocument(setter, { orientation: 'landscape' }), {
      wordFlow: false,
    });
    const size = one(part(landscape, 'word/document.xml'), 'w:pgSz').attributes;
    expect(size).toEqual({ 'w:w': '16838', 'w:h': '11906', 'w:orient': 'landscape' });
  });
});

/** Words of each cell, the covered part of a merged cell left out, row by row. */
function cellWords(table: XmlNode): readonly (readonly string[])[] {
  return all(table, 'w:tr').map((row) =>
    all(row, 'w:tc')
      .filter((cell) => !all(cell, 'w:vMerge').some(({ attributes }) => attributes['w:val'] === undefined))
      .map((cell) => all(cell, 'w:p').map(wordsOf).join('\n')),
  );
}

describe('tables', () => {
  it('hold every fragment of every page in its own cell', () => {
    const tables = body.filter(isTable);
    for (const [index, item] of tableItems(paged).entries()) {
      const expected = item.rows.map((_, row) =>
        item.cells
          .filter((cell) => cell.row === row)
          .sort((a, b) => a.column - b.column)
          .map((cell) => cell.text.paragraphs.map(({ text }) => text).join('\n')),
      );
      const table = tables[index];
      if (table === undefined) throw new Error(`table ${index} is missing`);
      expect(cellWords(table)).toEqual(expected);
    }
  });

  it('print labels again after a cut', () => {
    const words = body.filter(isTable).map(wordsOf);
    expect(words.filter((text) => text.includes('绩效指标（续）'))).toHaveLength(2);
  });

  it('are as wide as the columns, which are as wide as the cells', () => {
    for (const table of body.filter(isTable)) {
      const columns = all(table, 'w:gridCol').map(({ attributes }) => Number(attributes['w:w']));
      const width = columns.reduce((sum, column) => sum + column, 0);
      expect(Number(one(table, 'w:tblW').attributes['w:w'])).toBe(width);
      for (const row of all(table, 'w:tr')) {
        const cells = all(row, 'w:tcW').map(({ attributes }) => Number(attributes['w:w']));
        expect(cells.reduce((sum, cell) => sum + cell, 0)).toBe(width);
        const spans = all(row, 'w:tc').map((cell) =>
          Number(all(cell, 'w:gridSpan')[0]?.attributes['w:val'] ?? 1),
        );
        expect(spans.reduce((sum, span) => sum + span, 0)).toBe(columns.length);
      }
    }
  });

  it('have rows of our heights that grow but never part', () => {
    const rows = body.filter(isTable).flatMap((table) => all(table, 'w:tr'));
    // A height counts from below the row's top border, which is half a point.
    const heights = tableItems(paged).flatMap((item) => item.rows.map((row) => String(row.height / 50 - 10)));
    expect(rows.map((row) => one(row, 'w:trHeight').attributes)).toEqual(
      heights.map((height) => ({ 'w:val': height, 'w:hRule': 'atLeast' })),
    );
    for (const row of rows) expect(all(row, 'w:cantSplit')).toHaveLength(1);
  });

  it('mark the heads that stand first as header rows', () => {
    const tables = body.filter(isTable);
    for (const [index, item] of tableItems(paged).entries()) {
      const table = tables[index];
      if (table === undefined) throw new Error(`no table ${index}`);
      const isHeader = all(table, 'w:tr').map((row) => all(row, 'w:tblHeader').length === 1);
      const firstOfBody = item.rows.findIndex(({ role, repeated }) => !repeated && role !== 'repeatingHead');
      expect(isHeader).toEqual(item.rows.map((_, row) => row < firstOfBody));
    }
    expect(tables.some((table) => all(table, 'w:tblHeader').length > 0)).toBe(true);
  });

  it('are named for screen readers, and say where they go on from a page before', () => {
    const captions = body
      .filter(isTable)
      .map((table) => one(table, 'w:tblCaption').attributes['w:val'] ?? '');
    for (const caption of captions.slice(1)) expect(caption).toContain('财政项目支出绩效目标申报表');
    const goOn = body.filter(isTable).map((table) => all(table, 'w:tblDescription').length > 0);
    expect(goOn).toEqual(tableItems(paged).map(({ isFirst }) => !isFirst));
  });

  it('let text flow: no line ends of ours', () => {
    for (const table of body.filter(isTable)) expect(all(table, 'w:br')).toEqual([]);
  });
});

describe('headings and references', () => {
  it('mark each form’s title with a bookmark of its own', () => {
    const headings = body.filter((node) => styleOf(node) === 'Heading1');
    const marks = headings.map((node) => one(node, 'w:bookmarkStart').attributes);
    expect(marks.map((one) => one['w:name'])).toEqual(['form_1', 'form_2', 'form_3']);
    const ids = body
      .flatMap((node) => all(node, 'w:bookmarkStart'))
      .map(({ attributes }) => attributes['w:id']);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('of forms among others name the project for the navigation pane, unseen on the page', async () => {
    const outline = paged.outline.map((entry) => ({ ...entry, level: 2 as const }));
    const nodes = bodyOf(await renderDocx({ ...paged, outline }, { wordFlow: false }));
    const headings = nodes.filter((node) => styleOf(node) === 'Heading1');
    for (const [index, heading] of headings.entries()) {
      const [name, title] = all(heading, 'w:r');
      expect(name === undefined ? '' : wordsOf(name)).toBe(`${outline[index]?.title}　`);
      expect(name === undefined ? '' : one(name, 'w:color').attributes['w:val']).toBe('FFFFFF');
      expect(title === undefined ? [] : all(title, 'w:color')).toEqual([]);
    }
    expect(headings.map(wordsOf)).not.toEqual(
      body.filter((node) => styleOf(node) === 'Heading1').map(wordsOf),
    );
  });

  it('refer to bookmarks that exist, with the page number in place', () => {
    const fields = fieldsOf(...body).filter(({ instruction }) => instruction.startsWith(' PAGEREF '));
    expect(fields.map(({ instruction, result }) => [instruction, result])).toEqual(
      paged.outline
        .filter(({ anchor }) => anchor !== 'form-1')
        .map(({ anchor, page }) => [` PAGEREF ${anchor.replace('-', '_')} \\h `, String(page)]),
    );
  });

  it('wrap the list in a 目录 field', () => {
    const contents = fieldsOf(...body).filter(({ instruction }) => instruction.startsWith(' TOC '));
    expect(contents).toHaveLength(1);
    expect(contents[0]?.result).toContain(projectName(0));
    expect(contents[0]?.result).not.toContain('财政项目支出绩效目标申报表');
  });

  it('put a bookmark at the start of a form without a title', async () => {
    const nodes = bodyOf(await renderDocx(tablesOnly(paged), { wordFlow: false }));
    const marks = nodes
      .flatMap((node) => all(node, 'w:bookmarkStart'))
      .map(({ attributes }) => attributes['w:name']);
    expect(marks.filter((name) => !name?.startsWith('_'))).toEqual(['form_1', 'form_2', 'form_3']);
  });
});

describe('text', () => {
  const fontsOf = (run: XmlNode): Readonly<Record<string, string>> | undefined =>
    all(run, 'w:rFonts')[0]?.attributes;

  it('sets symbols in the Chinese face, ticks in one that has them, and all else by its style', () => {
    for (const run of body.flatMap((node) => all(node, 'w:r'))) {
      const words = wordsOf(run);
      const fonts = fontsOf(run);
      if (/[“”≥℃×…—□]/.test(words)) {
        expect(words).toMatch(/^[“”≥℃×…—□]+$/);
        expect(fonts).toMatchObject({
          'w:ascii': '宋体',
          'w:hAnsi': '宋体',
          'w:eastAsia': '宋体',
          'w:cs': '宋体',
        });
      } else if (words.includes('☑')) {
        expect(words).toBe('☑');
        expect(fonts?.['w:ascii']).toBe(fonts?.['w:eastAsia']);
        expect(fonts?.['w:ascii']).not.toBe('宋体');
      } else expect(fonts).toBeUndefined();
    }
  });

  it('survives what XML cannot hold', async () => {
    const broken: PagedDocument = JSON.parse(
      JSON.stringify(paged).replaceAll('数量指标', 'a\\u0000b\\u001Fc\\uFFFEd\\uD800e]]>&amp;<w:p/>'),
    );
    const words = wordsOf(part(await renderDocx(broken, { wordFlow: false }), 'word/document.xml'));
    expect(words).toContain('a\uFFFDb\uFFFDc\uFFFDd\uFFFDe]]>&amp;<w:p/>');
  });
});

describe('the schema’s order', () => {
  it.each(['table', 'gbt9704'] as const)('is kept by every part (%s)', async (profile) => {
    const document = fixtureDocument(setter, { forms: 2, list: true, profile });
    for (const wordFlow of [false, true]) {
      const file = await renderDocx(document, { wordFlow });
      for (const name of ['document', 'styles', 'settings', 'fontTable', 'footer1']) {
        expect(orderFaults(part(file, `word/${name}.xml`))).toEqual([]);
      }
    }
  });
});
