/** Word's own padding at the sides of cells: who gets it, and that it never costs a line. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type MeasuredGrid, measureGrid } from '../../src/layout/grid/index.js';
import { LayoutMemo, measureText } from '../../src/layout/index.js';
import type { Align, Grid, RowRole } from '../../src/model/index.js';
import type { TextSetter } from '../../src/text/index.js';
import { fixtureSetter } from '../render/paged-document.fixture.js';
import { type CellPlan, gridOf, squares } from './fixtures.js';

const least = 3_000;
const roomy = 5_400;
const references = { numberOf: String, anchorOf: String };

function measure(grid: Grid, setter: TextSetter, width: number, paddingX = least): MeasuredGrid {
  const frame = new LayoutMemo(setter).frames.frameOf({
    columns: grid.columns,
    left: 0,
    width,
    bodySize: 10_000,
    linePitch: 15_000,
    paddingX,
  });
  return measureGrid(grid, frame, { paddingY: 3_000, height: 700_000 }, references);
}

const rows = (count: number): RowRole[] => Array.from({ length: count }, () => 'body');

/** Columns of 100 pt; the base line of a text is 10 pt a character. */
function paddings(plans: readonly CellPlan[], columns = 2): readonly number[] {
  const height = Math.max(...plans.map(({ row }) => row)) + 1;
  const grid = gridOf(columns, rows(height), plans);
  return measure(grid, squares, columns * 100_000)
    .cells.slice(0, plans.length)
    .map(({ paddingX }) => paddingX);
}

describe('padding at the sides', () => {
  it('is the roomy one where a text begins or ends at a border, and needs no more lines for it', () => {
    const plans = (align: Align): CellPlan[] => [{ row: 0, column: 0, text: '八个字在一行里面', align }];
    expect(paddings(plans('left'))).toEqual([roomy]);
    expect(paddings(plans('right'))).toEqual([roomy]);
    expect(paddings(plans('center'))).toEqual([least]);
  });

  it('is one along a border: a text that it would cost a line keeps the others from it', () => {
    const plans: CellPlan[] = [
      { row: 0, column: 0, text: '短' },
      { row: 1, column: 0, text: '九个字正好是一整行' },
      { row: 2, column: 0, text: '宽', columnSpan: 2 },
      { row: 0, column: 1, text: '短' },
      { row: 1, column: 1, text: '1.00', align: 'right' },
    ];
    expect(paddings(plans)).toEqual([least, least, least, roomy, roomy]);
  });

  it('is the least where a number would have to be smaller for more', () => {
    const plans: CellPlan[] = [
      { row: 0, column: 0, text: '1.00', align: 'right' },
      { row: 1, column: 0, text: '12,345.67', align: 'right' },
    ];
    const { cells } = measure(gridOf(2, rows(2), plans), squares, 200_000);
    expect(cells.slice(0, 2).map(({ paddingX }) => paddingX)).toEqual([least, least]);
    expect(cells[1]?.text.box.style.size).toBe(10_000);
  });

  it('is that of the pack where it is wider, and where a cell has no room for more', () => {
    const grid = gridOf(1, rows(1), [{ row: 0, column: 0, text: '字' }]);
    expect(measure(grid, squares, 100_000, 6_000).cells[0]?.paddingX).toBe(6_000);
    expect(measure(grid, squares, 20_000).cells[0]?.paddingX).toBe(least);
  });
});

describe('any grid', () => {
  let setter: TextSetter;
  beforeAll(async () => {
    setter = await fixtureSetter();
  });

  const word = fc.constantFrom(
    '完成',
    '≥85.00(%)',
    '2024年',
    '，',
    '目标',
    ' ',
    'A4',
    '（浦江）',
    '。',
    '满意度',
  );
  const text = fc.array(word, { maxLength: 30 }).map((words) => words.join(''));
  const align = fc.constantFrom<Align>('left', 'left', 'center', 'right');
  const row = fc.tuple(...Array.from({ length: 3 }, () => fc.tuple(text, align)));

  it('has as few lines as under the least padding, and more of it only if that holds all along a border', () => {
    const property = fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (texts) => {
      const plans = texts.flatMap((cells, index) =>
        cells.map(([words, side], column) => ({ row: index, column, text: words, align: side })),
      );
      const { cells, columnEdges } = measure(gridOf(3, rows(texts.length), plans), setter, 420_000);
      const linesAt = (padding: number): readonly number[] =>
        cells.map(({ cell, text: { box } }) => {
          const width = (columnEdges[cell.column + 1] ?? 0) - (columnEdges[cell.column] ?? 0) - 2 * padding;
          return measureText(cell.paragraphs, { ...box, width }, setter, references).lineCount;
        });
      const [few, many] = [linesAt(least), linesAt(roomy)];
      const edgeOf = (index: number) => `${cells[index]?.cell.align} ${cells[index]?.cell.column}`;
      const tight = new Set(cells.flatMap((_, index) => (few[index] === many[index] ? [] : [edgeOf(index)])));
      expect(cells.map(({ text: { lineCount } }) => lineCount)).toEqual(few);
      for (const [index, { cell, paddingX }] of cells.entries()) {
        const isTight = cell.align === 'center' || tight.has(edgeOf(index));
        expect(paddingX).toBe(isTight ? least : roomy);
      }
    });
    fc.assert(property, { numRuns: 300, seed: 148 });
  });
});
