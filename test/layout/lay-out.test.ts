/** Whole documents: what stands on which page, borders, labels at cuts, page references. */
import { describe, expect, it } from 'vitest';
import {
  LayoutMemo,
  layOut,
  type PagedDocument,
  type PageItem,
  type Section,
  type TableItem,
  tableBorders,
} from '../../src/layout/index.js';
import type { Block, Form, Grid, RowRole } from '../../src/model/index.js';
import { gridOf, squares } from './fixtures.js';

const setup = {
  orientation: 'portrait',
  bodySize: 10,
  linePitch: 15,
  titleSize: 18,
  cellPadding: { x: 2, y: 3, leastY: 1 },
} as const;

const title: Block = {
  kind: 'heading',
  level: 1,
  paragraphs: [{ spans: [{ kind: 'text', text: '绩效目标表', sources: [] }] }],
  line: 1,
};

function formOf(grid: Grid, ...more: readonly Block[]): Form {
  return { title: '绩效目标表', blocks: [title, { kind: 'grid', grid }, ...more] };
}

function sectionOf(form: Form, project: number | null = null, startsPage = true): Section {
  return { form, setup, project, bookmark: { title: form.title, level: 1 }, startsPage };
}

function documentOf(sections: readonly Section[], profile: 'table' | 'gbt9704' = 'table'): PagedDocument {
  return layOut(
    { title: '表', author: '单位', sections, setup, profile, missingGlyphs: 'error' },
    new LayoutMemo(squares),
  );
}

function tables(document: PagedDocument): readonly TableItem[] {
  return document.pages.flatMap((page) =>
    page.items.filter((item): item is TableItem => item.kind === 'table'),
  );
}

const words = (item: TableItem, cell: number): string =>
  item.cells
    .filter((fragment) => fragment.cell.index === cell)
    .flatMap((fragment) => fragment.text.paragraphs.map((paragraph) => paragraph.text))
    .join('|');

const bodies = (count: number): RowRole[] => Array.from({ length: count }, () => 'body');

describe('a form over two pages', () => {
  const grid = gridOf(3, bodies(40), [
    { row: 0, column: 0, rowSpan: 40, kind: 'label', text: '产出指标' },
    { row: 0, column: 1, rowSpan: 40, kind: 'weight', text: '25' },
    { row: 0, column: 2, rowSpan: 40, kind: 'note', text: '按规定设置' },
  ]);
  const document = documentOf([sectionOf(formOf(grid))]);
  const [first, second] = tables(document);

  it('prints the label again with （续）, the weight as it is, the note once', () => {
    expect(document.pages).toHaveLength(2);
    if (first === undefined || second === undefined) throw new Error('two tables are expected');
    expect([words(first, 0), words(second, 0)]).toEqual(['产出指标', '产出指标（续）']);
    expect([words(first, 1), words(second, 1)]).toEqual(['25', '25']);
    expect([words(first, 2), words(second, 2)]).toEqual(['按规定设置', '']);
    expect(second.cells.map((fragment) => fragment.repeated)).toContain(true);
  });

  it('closes the cut with a border on both sides', () => {
    for (const table of [first, second]) {
      if (table === undefined) continue;
      for (const y of [table.y, table.y + table.height]) {
        const whole = { x1: table.x, y1: y, x2: table.x + table.width, y2: y };
        expect(tableBorders(table)).toContainEqual(whole);
      }
    }
  });
});

describe('a label at a cut', () => {
  const labelOnSecondPage = (rowCount: number): string => {
    const narrow = gridOf(30, bodies(rowCount), [
      { row: 0, column: 1, rowSpan: rowCount, kind: 'label', text: '字' },
    ]);
    const second = tables(documentOf([sectionOf(formOf(narrow))]))[1];
    return second === undefined ? '' : words(second, 0);
  };

  it('is marked （续） where its rows are high enough', () => {
    expect(labelOnSecondPage(45)).toBe('字|（续）');
  });

  it('goes without （续） where that would make its row taller', () => {
    expect(labelOnSecondPage(35)).toBe('字');
  });
});

describe('borders', () => {
  it('cover every edge between fragments once', () => {
    const grid = gridOf(4, bodies(4), [
      { row: 0, column: 0, rowSpan: 4 },
      { row: 1, column: 1, columnSpan: 2, rowSpan: 2 },
    ]);
    const [table] = tables(documentOf([sectionOf(formOf(grid))]));
    if (table === undefined) throw new Error('a table is expected');
    const inside = tableBorders(table).filter(
      (segment) => segment.x1 === table.columnEdges[2] && segment.x1 === segment.x2,
    );
    expect(inside.map(({ y1, y2 }) => [table.rowEdges.indexOf(y1), table.rowEdges.indexOf(y2)])).toEqual([
      [0, 1],
      [3, 4],
    ]);
    const keys = tableBorders(table).map((segment) => JSON.stringify(segment));
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('several forms in one document', () => {
  const list: Form = {
    title: '汇总表',
    blocks: [
      title,
      {
        kind: 'grid',
        grid: {
          ...gridOf(1, ['body'], []),
          cells: gridOf(1, ['body'], []).cells.map((cell) => ({
            ...cell,
            paragraphs: [{ spans: [{ kind: 'pageReference' as const, project: 1 }] }],
          })),
        },
      },
    ],
  };
  const form = formOf(gridOf(2, bodies(40), []));

  it('prints the page on which a project’s form begins', () => {
    const document = documentOf([sectionOf(list), sectionOf(form, 0), sectionOf(form, 1)]);
    expect(document.outline.map((entry) => entry.page)).toEqual([1, 2, 4]);
    const [table] = tables(document);
    const paragraph = table?.cells[0]?.text.paragraphs[0];
    expect(paragraph?.text).toBe('4');
    expect(paragraph?.pageReferences).toEqual([{ start: 0, end: 1, anchor: 'form-3' }]);
  });

  it('puts a form that need not begin a page under the one before', () => {
    const heading: Form = { title: '汇总表', blocks: [title] };
    const document = documentOf([sectionOf(heading), sectionOf(form, 0, false), sectionOf(form, 1)]);
    expect(document.pages[0]?.items.map((item: PageItem) => item.kind)).toEqual(['text', 'text', 'table']);
    expect(document.pages[0]?.items.map((item) => item.startsPage)).toEqual([true, false, false]);
  });
});

describe('page profiles', () => {
  it('gbt9704 changes margins and the page number only', () => {
    const form = sectionOf(formOf(gridOf(2, bodies(3), [])));
    const { geometry, pages } = documentOf([form], 'gbt9704');
    const millimetres = Object.values(geometry.margin).map((margin) => Math.round((margin / 72_000) * 25.4));
    expect(millimetres).toEqual([37, 26, 35, 28]);
    expect(pages[0]?.footer?.paragraphs[0]?.text).toBe('— 1 —');
    expect(documentOf([form]).pages[0]?.footer?.paragraphs[0]?.text).toBe('第 1 页  共 1 页');
  });
});

describe('a form that would spill a row', () => {
  it('takes it back by less padding', () => {
    const fitting = (count: number): number =>
      documentOf([sectionOf(formOf(gridOf(2, bodies(count), [])))]).pages.length;
    let count = 25;
    const rows = (): number =>
      tables(documentOf([sectionOf(formOf(gridOf(2, bodies(count), [])))]))[0]?.rows.length ?? 0;
    while (fitting(count + 1) === 1) count += 1;
    expect(rows()).toBe(count);
    const padding = tables(documentOf([sectionOf(formOf(gridOf(2, bodies(count), [])))]))[0]?.cellPadding.y;
    expect(padding).toBeLessThan(3_000);
  });
});
