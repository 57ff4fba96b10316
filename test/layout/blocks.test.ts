/** What real forms need around and in their grids: lines with two ends, notes, row heights, bold, other papers. */
import { describe, expect, it } from 'vitest';
import {
  LayoutMemo,
  layOut,
  lineBoxes,
  type PagedDocument,
  type PageSetup,
  type TextItem,
} from '../../src/layout/index.js';
import type { Block, Paragraph, ParagraphBlock } from '../../src/model/index.js';
import { gridOf, squares } from './fixtures.js';

const setup: PageSetup = {
  orientation: 'portrait',
  bodySize: 10,
  linePitch: 15,
  titleSize: 18,
  cellPadding: { x: 1, y: 2, leastY: 1 },
};
const contentWidth = 595_300 - 2 * 56_700;

function documentOf(
  blocks: readonly Block[],
  more: Partial<PageSetup> = {},
  profile: 'table' | 'gbt9704' = 'table',
): PagedDocument {
  const own = { ...setup, ...more };
  const section = {
    form: { title: '表', blocks },
    setup: own,
    project: null,
    bookmark: { title: '表', level: 1 },
    startsPage: true,
  } as const;
  const request = {
    title: '表',
    author: '',
    sections: [section],
    setup: own,
    profile,
    missingGlyphs: 'error',
  } as const;
  return layOut(request, new LayoutMemo(squares));
}

const words = (text: string): Paragraph => ({ spans: [{ kind: 'text', text, sources: [] }] });
const block = (text: string, more: Partial<ParagraphBlock> = {}): ParagraphBlock => ({
  kind: 'paragraph',
  paragraphKind: 'body',
  align: 'left',
  paragraphs: [words(text)],
  line: 1,
  ...more,
});
const textsOf = (document: PagedDocument): readonly TextItem[] =>
  document.pages.flatMap(({ items }) => items.flatMap((item) => (item.kind === 'text' ? [item] : [])));

describe('a line with text at both ends', () => {
  it('has them on one base line, the right one against the edge', () => {
    const [item] = textsOf(documentOf([block('填报单位：某局', { right: [words('金额单位：万元')] })]));
    const [left, right] = [item?.text, item?.right].map((text) =>
      text?.paragraphs.flatMap((paragraph) => lineBoxes(paragraph, text)).at(0),
    );
    expect(left).toMatchObject({ x: 56_700, text: '填报单位：某局' });
    expect(right).toMatchObject({
      x: 56_700 + contentWidth - 70_000,
      baseline: left?.baseline,
      text: '金额单位：万元',
    });
  });
  it('becomes two where both do not fit', () => {
    const items = textsOf(documentOf([block('某'.repeat(45), { right: [words('金额单位：万元')] })]));
    expect(items.map(({ right, align, y }) => [right, align, y])).toEqual([
      [null, 'left', 56_700],
      [null, 'right', 71_700],
    ]);
  });
});

describe('a note', () => {
  const note = (text: string) => block(text, { paragraphKind: 'note' });
  it('is small, and hangs by its mark', () => {
    const [item] = textsOf(documentOf([note(`注：${'文'.repeat(80)}`)]));
    expect(item?.text.style.size).toBe(8_500);
    const lines = item?.text.paragraphs.flatMap((paragraph) => lineBoxes(paragraph, item.text)) ?? [];
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.map(({ x }) => x - 56_700)).toEqual(lines.map((_, index) => (index === 0 ? 0 : 17_000)));
    expect(lines.map(({ text }) => text).join('')).toBe(`注：${'文'.repeat(80)}`);
    for (const { x, width } of lines) expect(x + width).toBeLessThanOrEqual(56_700 + contentWidth);
  });
  it('has a gap over it, but not between two', () => {
    const [first, second, third] = textsOf(documentOf([block('表'), note('注：甲'), note('乙')]));
    expect((second?.y ?? 0) - (first?.y ?? 0) - (first?.height ?? 0)).toBe(4_000);
    expect(third?.y).toBe((second?.y ?? 0) + (second?.height ?? 0));
  });
});

describe('rows', () => {
  const heightsOf = (document: PagedDocument) =>
    document.pages.flatMap(({ items }) =>
      items.flatMap((item) => (item.kind === 'table' ? item.rows.map(({ height }) => height) : [])),
    );
  it('are as high as they ask to be, and higher where their text is', () => {
    const grid = gridOf(1, ['body', 'body'], [{ row: 1, column: 0, text: '字'.repeat(200) }]);
    const rows = grid.rows.map((row) => ({ ...row, leastHeight: 30 }));
    expect(heightsOf(documentOf([{ kind: 'grid', grid: { ...grid, rows } }]))).toEqual([30_000, 79_000]);
  });
  it('share what a label over them lacks, in proportion to their heights, heads apart', () => {
    const grid = gridOf(
      2,
      ['head', 'body', 'body'],
      [
        { row: 0, column: 0, rowSpan: 3, kind: 'label', text: '字'.repeat(200) },
        { row: 1, column: 1, text: '字'.repeat(48) },
      ],
    );
    // 200 characters in lines of 23: 9 lines, 139 pt; 19 + 49 + 19 are there, 52 lack.
    expect(heightsOf(documentOf([{ kind: 'grid', grid }]))).toEqual([19_000, 86_450, 33_550]);
  });
});

it('sets bold cells and paragraphs in a bold weight, and heavy faces as they are', () => {
  const kinds = ['label', 'band', 'head', 'value'] as const;
  const grid = gridOf(
    kinds.length,
    ['body'],
    kinds.map((kind, column) => ({ row: 0, column, kind, text: '甲' })),
  );
  const cells = grid.cells.map((cell) => ({ ...cell, bold: true }));
  const document = documentOf([block('丙', { bold: true }), { kind: 'grid', grid: { ...grid, cells } }]);
  const [text, table] = document.pages[0]?.items ?? [];
  expect(text?.kind === 'text' && text.text.style).toMatchObject({ role: '宋体', weight: 'bold' });
  const styles = table?.kind === 'table' ? table.cells.map((cell) => cell.text.style) : [];
  expect(styles).toHaveLength(kinds.length);
  for (const { role, weight } of styles) expect(weight).toBe(role === '黑体' ? undefined : 'bold');
});

describe('papers', () => {
  it('are A3 where the pack asks for it', () => {
    const { geometry } = documentOf([block('甲')], { size: 'A3', orientation: 'landscape' });
    expect([geometry.width, geometry.height]).toEqual([1_190_550, 841_900]);
  });
  it('have the pack’s margins, but those of GB/T 9704 where that is asked for', () => {
    const margins = { top: 10, right: 12, bottom: 14, left: 16 };
    const own = documentOf([block('甲')], { margins }).geometry;
    expect(own.margin).toEqual({ top: 28_350, right: 34_000, bottom: 39_700, left: 45_350 });
    expect(own.footer.baseline).toBeLessThan(own.margin.bottom / 2 + 1);
    expect(documentOf([block('甲')], { margins }, 'gbt9704').geometry.margin.left).toBe(79_350);
  });
});
