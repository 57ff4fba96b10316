/** Sheets printed on several pages because they are wider, and longer, than one. */
import { describe, expect, it } from 'vitest';
import { type PdfSheet, pdfCells } from '../../src/pdf-tables/index.js';
import { line, pdfOf, text } from './made-pdf.js';

/** A cell of a sheet: rows are 20 points high, columns count in points. */
interface Cell {
  readonly row: number;
  readonly from: number;
  readonly to: number;
  readonly words: string;
}

/** The part of the sheet that one page shows: texts are drawn whole, and cut by the page's end. */
interface Part {
  readonly from: number;
  readonly to: number;
  readonly rows: readonly [from: number, to: number];
}

function pageOf(cells: readonly Cell[], { from, to, rows }: Part): string {
  return cells
    .filter((cell) => cell.row >= rows[0] && cell.row < rows[1] && cell.from < to && cell.to > from)
    .map((cell) => {
      const [left, right] = [Math.max(cell.from, from) - from + 50, Math.min(cell.to, to) - from + 50];
      const top = 450 - (cell.row - rows[0]) * 20;
      return (
        line(left, top, right, top) +
        line(left, top - 20, right, top - 20) +
        (cell.from < from ? '' : line(left, top, left, top - 20)) +
        (cell.to > to ? '' : line(right, top, right, top - 20)) +
        text(cell.from - from + 55, top - 14, cell.words)
      );
    })
    .join('');
}

async function sheetOf(cells: readonly Cell[], parts: readonly Part[]): Promise<PdfSheet> {
  const sheet = await pdfCells(pdfOf(parts.map((part) => ({ content: pageOf(cells, part) }))), null);
  if ('fault' in sheet) throw new Error(sheet.fault);
  return sheet;
}

const textsOf = ({ cells }: PdfSheet) =>
  [...new Set(cells.map(({ row }) => row))].map((row) =>
    cells.filter((cell) => cell.row === row).map((cell) => cell.text),
  );

/** Labels and values that a page's end cuts, over the columns of a list. */
const cells: readonly Cell[] = [
  { row: 0, from: 0, to: 100, words: '项目名称' },
  { row: 0, from: 100, to: 700, words: '农田管护和渠道修复以及设施维护项目一期和二期工程的实施方案' },
  { row: 1, from: 0, to: 100, words: '主管部门' },
  { row: 1, from: 100, to: 500, words: '某县某局' },
  { row: 1, from: 500, to: 700, words: '某站' },
  ...[2, 3, 4, 5].flatMap((row) => [
    { row, from: 0, to: 300, words: `指标${row}` },
    { row, from: 300, to: 700, words: `数值${row}` },
  ]),
];
const rows = [
  ['项目名称', '农田管护和渠道修复以及设施维护项目一期和二期工程的实施方案'],
  ['主管部门', '某县某局', '某站'],
  ...[2, 3, 4, 5].map((row) => [`指标${row}`, `数值${row}`]),
];

describe('a sheet that is wider than a page', () => {
  it('is read as one table, from left to right', async () => {
    const sheet = await sheetOf(cells, [
      { from: 0, to: 300, rows: [0, 6] },
      { from: 300, to: 700, rows: [0, 6] },
    ]);
    expect(textsOf(sheet)).toEqual(rows);
    expect(sheet.beside).toEqual([[1, 2]]);
  });

  it('may be three pages wide', async () => {
    const sheet = await sheetOf(cells, [
      { from: 0, to: 300, rows: [0, 6] },
      { from: 300, to: 500, rows: [0, 6] },
      { from: 500, to: 700, rows: [0, 6] },
    ]);
    expect(textsOf(sheet)).toEqual(rows);
    expect(sheet.beside).toEqual([[1, 2, 3]]);
  });

  it('and longer is printed down, then over', async () => {
    const long = [
      ...cells,
      { row: 6, from: 0, to: 300, words: '指标6' },
      { row: 6, from: 300, to: 700, words: '数值6' },
    ];
    const sheet = await sheetOf(long, [
      { from: 0, to: 300, rows: [0, 5] },
      { from: 0, to: 300, rows: [5, 7] },
      { from: 300, to: 700, rows: [0, 5] },
      { from: 300, to: 700, rows: [5, 7] },
    ]);
    expect(textsOf(sheet)).toEqual([...rows, ['指标6', '数值6']]);
    expect(sheet.beside).toEqual([
      [1, 3],
      [2, 4],
    ]);
  });
});

describe('pages are read one under another', () => {
  it('where forms of the same rows follow one another', async () => {
    const whole: Part = { from: 0, to: 400, rows: [0, 6] };
    const narrow = cells.map((cell) => ({ ...cell, to: Math.min(cell.to, 400) }));
    const sheet = await sheetOf(
      narrow.filter(({ from }) => from < 400),
      [whole, whole],
    );
    expect(sheet.beside).toEqual([]);
  });

  it('where a table’s right side is open, and the next page’s left side is not', async () => {
    const sheet = await sheetOf(cells, [
      { from: 0, to: 300, rows: [0, 6] },
      { from: 0, to: 300, rows: [0, 6] },
    ]);
    expect(sheet.beside).toEqual([]);
  });

  it('where all rows are open at both sides', async () => {
    const open = [0, 1, 2, 3, 4].flatMap((row) => [
      { row, from: -10, to: 100, words: `指标${row}` },
      { row, from: 100, to: 410, words: `数值${row}` },
    ]);
    const part: Part = { from: 0, to: 400, rows: [0, 5] };
    expect((await sheetOf(open, [part, part])).beside).toEqual([]);
  });
});
