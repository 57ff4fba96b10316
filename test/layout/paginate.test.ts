/** Page cuts: what must hold for every grid, and the cases that published filings get wrong. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GridPage, type MeasuredGrid, measureGrid, paginateGrid } from '../../src/layout/grid/index.js';
import { LayoutMemo } from '../../src/layout/index.js';
import type { CellKind, Grid, RowRole } from '../../src/model/index.js';
import { type CellPlan, gridOf, squares } from './fixtures.js';

const size = 10_000;
const pitch = 15_000;
const padding = 2_000;
const row = pitch + 2 * padding;

function measure(grid: Grid, full: number): MeasuredGrid {
  const frame = new LayoutMemo(squares).frames.frameOf({
    columns: grid.columns,
    left: 0,
    width: 400_000,
    bodySize: size,
    linePitch: pitch,
    paddingX: 1_000,
  });
  const references = { numberOf: String, anchorOf: String };
  return measureGrid(grid, frame, { paddingY: padding, height: full }, references);
}

function cut(grid: Grid, full: number, first = full, tail = 0): readonly (GridPage | null)[] {
  return paginateGrid(measure(grid, full), { first, full, tail });
}

const bodies = (count: number): RowRole[] => Array.from({ length: count }, () => 'body');
const rowsOf = (page: GridPage | null | undefined): readonly number[] =>
  page?.slices.filter((slice) => !slice.repeated).map((slice) => slice.row) ?? [];
const repeatedOf = (page: GridPage | null | undefined): readonly number[] =>
  page?.slices.filter((slice) => slice.repeated).map((slice) => slice.row) ?? [];

describe('page cuts', () => {
  it('keeps a grid that fits on one page', () => {
    expect(cut(gridOf(2, bodies(5), []), row * 5)).toHaveLength(1);
  });

  it('cuts between rows, and prints the label and the heads again', () => {
    const roles: RowRole[] = ['repeatingHead', ...bodies(12)];
    const grid = gridOf(4, roles, [
      { row: 0, column: 0, rowSpan: 13, kind: 'label', text: '绩效指标' },
      { row: 0, column: 1, kind: 'head', text: '一级指标' },
      { row: 1, column: 1, rowSpan: 12, kind: 'label', text: '产出指标' },
    ]);
    const [first, second] = cut(grid, row * 9);
    expect(first?.slices.map((slice) => slice.row)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(second?.slices.map((slice) => slice.row)).toEqual([0, 9, 10, 11, 12]);
    expect(second?.slices[0]?.repeated).toBe(true);
    const label = second?.fragments.find((fragment) => fragment.measured.cell.index === 0);
    expect(label).toMatchObject({ slice: 0, sliceSpan: 5, begins: false, ends: true });
    const level1 = second?.fragments.find((fragment) => fragment.measured.cell.index === 2);
    expect(level1).toMatchObject({ slice: 1, sliceSpan: 4, begins: false, ends: true });
  });

  it('prints heads over the rows of their label and over its sums, not over what follows', () => {
    const roles: RowRole[] = ['repeatingHead', ...bodies(9)];
    const plans = (after: readonly CellPlan[]): readonly CellPlan[] => [
      { row: 0, column: 0, rowSpan: 6, kind: 'label', text: '年度主要任务' },
      { row: 0, column: 1, kind: 'head', text: '任务名称' },
      { row: 0, column: 2, kind: 'head', text: '总额' },
      { row: 0, column: 3, kind: 'head', text: '财政拨款' },
      ...after,
    ];
    const second = (after: readonly CellPlan[]) => cut(gridOf(4, roles, plans(after)), row * 6)[1];
    const goals = second([
      { row: 6, column: 0, kind: 'label', text: '年度总体目标' },
      { row: 6, column: 1, columnSpan: 3, kind: 'text', text: '文' },
    ]);
    expect([repeatedOf(goals), rowsOf(goals)]).toEqual([[], [6, 7, 8, 9]]);
    const sums = second([{ row: 6, column: 0, columnSpan: 2, kind: 'label', text: '合计' }]);
    expect([repeatedOf(sums), rowsOf(sums)]).toEqual([[0], [6, 7, 8, 9]]);
  });

  it('prints data that stands in a repeated head once', () => {
    const roles: RowRole[] = ['repeatingHead', ...bodies(30)];
    const grid = gridOf(2, roles, [{ row: 0, column: 1, kind: 'value', text: '值' }]);
    const pages = cut(grid, row * 9);
    const printed = pages.map((page) => {
      const fragment = page?.fragments.find(({ measured }) => measured.cell.index === 0);
      return fragment === undefined ? 0 : fragment.to - fragment.from;
    });
    expect(printed).toEqual([1, 0, 0, 0]);
  });

  it('does not repeat heads that are not of the repeating kind', () => {
    const grid = gridOf(
      2,
      ['head', ...bodies(10)],
      [{ row: 0, column: 0, kind: 'head', text: '项目总目标' }],
    );
    const [, second] = cut(grid, row * 6);
    expect(second?.slices.some((slice) => slice.repeated)).toBe(false);
  });

  describe('a row of texts beside each other that goes on', () => {
    const long = '文'.repeat(19 * 14);
    const goals = (more: number, plans: readonly CellPlan[] = []) =>
      gridOf(
        3,
        ['head', 'body', ...bodies(more)],
        [
          { row: 0, column: 0, rowSpan: 2, kind: 'label', text: '项目绩效目标' },
          { row: 0, column: 1, kind: 'head', text: '项目总目标' },
          { row: 1, column: 1, kind: 'text', text: long },
          ...plans,
        ],
      );
    const beside: readonly CellPlan[] = [
      { row: 0, column: 2, kind: 'head', text: '年度总体目标' },
      { row: 1, column: 2, kind: 'text', text: '短' },
    ];

    it('has their heads again', () => {
      const [first, second] = cut(goals(2, beside), row * 12);
      expect(rowsOf(first)).toEqual([0, 1]);
      expect(repeatedOf(second)).toEqual([0]);
      const label = second?.fragments.find(({ measured }) => measured.cell.index === 0);
      expect(label).toMatchObject({ slice: 0, sliceSpan: 2, begins: false, ends: true });
    });

    it('has none where a text stands alone, or where they would cost a page', () => {
      const [, alone] = cut(goals(2), row * 12);
      expect(repeatedOf(alone)).toEqual([]);
      const lengths = Array.from({ length: 14 }, (_, more) => cut(goals(more, beside), row * 12));
      expect(lengths.map((pages) => pages.length)).toEqual([...lengths.map((pages) => pages.length)].sort());
      const withoutHeads = lengths.map((pages) => pages.every((page) => repeatedOf(page).length === 0));
      expect(new Set(withoutHeads)).toEqual(new Set([true, false]));
    });

    it('prints data that stands in such a head once', () => {
      const dated = [{ row: 0, column: 2, kind: 'value', text: '值' } as const, ...beside.slice(1)];
      const printed = cut(goals(2, dated), row * 12).map((page) => {
        const fragment = page?.fragments.find(({ measured }) => measured.cell.index === 3);
        return fragment === undefined ? 0 : fragment.to - fragment.from;
      });
      expect(printed).toEqual([1, 0]);
    });
  });

  it('prints heads over groups again, with the name of the group that goes on', () => {
    const roles: RowRole[] = ['repeatingHead', 'band', ...bodies(14), 'band', ...bodies(2)];
    const grid = gridOf(2, roles, [
      { row: 1, column: 0, kind: 'band', text: '甲局' },
      { row: 1, column: 1, kind: 'amount', text: '1.00' },
      { row: 16, column: 0, columnSpan: 2, kind: 'band', text: '乙局' },
    ]);
    const [, second, third] = cut(grid, row * 9);
    expect(repeatedOf(second)).toEqual([0, 1]);
    expect(rowsOf(second)).toEqual([9, 10, 11, 12, 13, 14, 15]);
    const sum = second?.fragments.find(({ measured }) => measured.cell.index === 1);
    expect(sum).toMatchObject({ from: 1, to: 1 });
    expect(repeatedOf(third)).toEqual([0]);
    expect(rowsOf(third)).toEqual([16, 17, 18]);
  });

  it('prints no heads over a section that begins with a band and has none', () => {
    const roles: RowRole[] = ['repeatingHead', ...bodies(3), 'band', ...bodies(9), 'band', 'head', 'body'];
    const pages = cut(gridOf(2, roles, []), row * 6);
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.flatMap((page) => page?.slices ?? []).some((slice) => slice.repeated)).toBe(false);
  });

  it('leaves no head and no band alone at a page’s foot', () => {
    const roles: RowRole[] = [...bodies(4), 'band', 'repeatingHead', ...bodies(6)];
    const [first, second] = cut(gridOf(2, roles, []), row * 6);
    expect(rowsOf(first)).toEqual([0, 1, 2, 3]);
    expect(rowsOf(second)[0]).toBe(4);
  });

  it('leaves no single row over', () => {
    const [first, second] = cut(gridOf(2, bodies(11), []), row * 10);
    expect(rowsOf(first)).toHaveLength(9);
    expect(rowsOf(second)).toEqual([9, 10]);
  });

  it('moves a row whole where that leaves little space', () => {
    const grid = gridOf(2, bodies(9), [{ row: 8, column: 1, kind: 'text', text: '文'.repeat(19 * 6) }]);
    const [first, second] = cut(grid, row * 10);
    expect(rowsOf(first)).toHaveLength(8);
    expect(rowsOf(second)).toEqual([8]);
  });

  it('cuts a row between lines rather than leave more than a quarter of the page empty', () => {
    const grid = gridOf(2, bodies(4), [{ row: 3, column: 1, kind: 'text', text: '文'.repeat(19 * 20) }]);
    const [first, second] = cut(grid, row * 10);
    expect(rowsOf(first)).toEqual([0, 1, 2, 3]);
    expect(first?.slices.at(-1)).toMatchObject({ isFirst: true, isLast: false });
    expect(second?.slices.at(0)).toMatchObject({ row: 3, isFirst: false, isLast: true });
  });

  it('cuts a row under heads rather than move it together with these and leave more than a quarter empty', () => {
    const roles: RowRole[] = [...bodies(6), 'band', 'repeatingHead', ...bodies(2)];
    const grid = gridOf(2, roles, [{ row: 8, column: 1, kind: 'text', text: '文'.repeat(19 * 20) }]);
    const [first, second] = cut(grid, row * 10);
    expect(rowsOf(first)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(first?.slices.at(-1)).toMatchObject({ isFirst: true, isLast: false });
    expect(rowsOf(second)[0]).toBe(8);
  });

  it('cuts a row that is taller than a page, and repeats its label', () => {
    const grid = gridOf(2, bodies(1), [
      { row: 0, column: 0, kind: 'label', text: '单位职责' },
      { row: 0, column: 1, kind: 'text', text: '文'.repeat(19 * 40) },
    ]);
    const pages = cut(grid, row * 10);
    expect(pages.length).toBeGreaterThan(3);
    for (const page of pages) {
      const label = page?.fragments.find((fragment) => fragment.measured.cell.index === 0);
      expect(label?.to).toBe(label?.measured.text.lineCount);
    }
  });

  it('keeps the signature’s height with the last rows', () => {
    const [first, second] = cut(gridOf(2, bodies(10), []), row * 10, row * 10, row * 2);
    expect(rowsOf(first)).toHaveLength(8);
    expect(rowsOf(second)).toEqual([8, 9]);
  });

  it('lets a label that would fill half a page flow on instead of repeating it for ever', () => {
    const grid = gridOf(8, bodies(1), [{ row: 0, column: 1, kind: 'label', text: '长'.repeat(400) }]);
    const pages = cut(grid, row * 6);
    expect(pages.length).toBeLessThan(50);
  });
});

const kinds: readonly CellKind[] = ['label', 'weight', 'value', 'amount', 'text', 'note'];

/** Any grid: random roles, and cells that tile it at random. */
const anyGrid: fc.Arbitrary<Grid> = fc
  .record({
    roles: fc.array(
      fc.constantFrom<RowRole>('body', 'body', 'body', 'body', 'head', 'repeatingHead', 'band'),
      {
        minLength: 1,
        maxLength: 40,
      },
    ),
    columnCount: fc.integer({ min: 1, max: 6 }),
    wishes: fc.array(
      fc.record({
        row: fc.nat(39),
        column: fc.nat(5),
        rowSpan: fc.integer({ min: 1, max: 15 }),
        columnSpan: fc.integer({ min: 1, max: 3 }),
        kind: fc.constantFrom(...kinds),
        length: fc.oneof(fc.nat(30), fc.nat(30), fc.nat(900)),
      }),
      { maxLength: 40 },
    ),
  })
  .map(({ roles, columnCount, wishes }) => {
    const taken = roles.map(() => Array.from({ length: columnCount }, () => false));
    const plans: CellPlan[] = [];
    for (const wish of wishes) {
      const { row: top, column, rowSpan, columnSpan, kind } = wish;
      const rows = taken.slice(top, top + rowSpan);
      const free =
        rows.length === rowSpan &&
        column + columnSpan <= columnCount &&
        rows.every((line) => line.slice(column, column + columnSpan).every((slot) => !slot));
      if (!free) continue;
      for (const line of rows) line.fill(true, column, column + columnSpan);
      plans.push({ row: top, column, rowSpan, columnSpan, kind, text: '字'.repeat(wish.length) });
    }
    return gridOf(columnCount, roles, plans);
  });

describe('any grid on any page', () => {
  const rooms = fc.record({ full: fc.integer({ min: 12, max: 40 }), first: fc.nat(40), tail: fc.nat(3) });

  it('prints each row once, or in parts in order, and never overfills a page', () => {
    fc.assert(
      fc.property(anyGrid, rooms, (grid, room) => {
        const full = room.full * row;
        const first = Math.min(full, room.first * row);
        const pages = cut(grid, full, first, room.tail * row);
        const own = pages.flatMap((page) => page?.slices.filter((slice) => !slice.repeated) ?? []);
        expect(own.filter((slice) => slice.isFirst).map((slice) => slice.row)).toEqual(
          grid.rows.map((_, i) => i),
        );
        expect(own.filter((slice) => slice.isLast).map((slice) => slice.row)).toEqual(
          grid.rows.map((_, i) => i),
        );
        for (const [index, page] of pages.entries()) {
          expect(page?.height ?? 0).toBeLessThanOrEqual(index === 0 ? Math.max(first, 0) : full);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('sets every line of flowing text once, in order, and every label wherever its rows stand', () => {
    fc.assert(
      fc.property(anyGrid, rooms, (grid, room) => {
        const pages = cut(grid, room.full * row);
        const set = new Map<number, number>();
        for (const fragment of pages.flatMap((page) => page?.fragments ?? [])) {
          const { cell, policy, text } = fragment.measured;
          if (policy !== 'flow') {
            expect([fragment.from, fragment.to]).toEqual([0, text.lineCount]);
            continue;
          }
          expect(fragment.from).toBe(set.get(cell.index) ?? 0);
          set.set(cell.index, fragment.to);
          if (fragment.ends) expect(fragment.to).toBe(text.lineCount);
        }
        for (const [cell, lines] of set)
          expect(lines).toBe(measure(grid, room.full * row).cells[cell]?.text.lineCount);
      }),
      { numRuns: 300 },
    );
  });

  it('gives every fragment the height its lines need', () => {
    fc.assert(
      fc.property(anyGrid, rooms, (grid, room) => {
        for (const page of cut(grid, room.full * row)) {
          for (const fragment of page?.fragments ?? []) {
            const heights = page?.heights.slice(fragment.slice, fragment.slice + fragment.sliceSpan) ?? [];
            const height = heights.reduce((total, value) => total + value, 0);
            expect((fragment.to - fragment.from) * pitch + 2 * padding).toBeLessThanOrEqual(height);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
