/** Drawn lines become tables: merged cells, open sides, double lines, rows that the page's end cuts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RuledLine, ruledTables } from '../../src/pdf-tables/index.js';

const across = (at: number, from: number, to: number): RuledLine => ({ isAcross: true, at, from, to });
const down = (at: number, from: number, to: number): RuledLine => ({ isAcross: false, at, from, to });
/** `row,column+rowSpan×columnSpan` */
const placesOf = (lines: readonly RuledLine[]): readonly (readonly string[])[] =>
  ruledTables(lines).map(({ cells }) =>
    cells.map(({ row, column, rowSpan, columnSpan }) => `${row},${column}+${rowSpan}×${columnSpan}`),
  );

const frame = [across(0, 0, 200), across(90, 0, 200), down(0, 0, 90), down(200, 0, 90)];

describe('a grid of drawn lines', () => {
  it('has merged cells where lines are missing', () => {
    const lines = [...frame, down(50, 0, 90), down(120, 30, 90), across(30, 50, 200), across(60, 50, 200)];
    expect(placesOf(lines)).toEqual([['0,0+3×1', '0,1+1×2', '1,1+1×1', '1,2+1×1', '2,1+1×1', '2,2+1×1']]);
  });

  it('takes pieces and double lines for one line', () => {
    const pieces = [across(0, 0, 100), across(0.4, 101, 200), across(1.8, 0, 200)];
    expect(placesOf([...frame, ...pieces, down(100, 0, 44), down(100.3, 45, 90)])).toEqual([
      ['0,0+1×1', '0,1+1×1'],
    ]);
  });

  it('may be open at its sides, and at the end of the page', () => {
    const open = [across(0, 0, 200), across(30, 0, 200), across(60, 0, 200), down(80, 0, 60)];
    expect(placesOf(open)).toEqual([['0,0+1×1', '0,1+1×1', '1,0+1×1', '1,1+1×1']]);
    expect(placesOf([down(0, 10, 700), down(80, 10, 700), down(200, 10, 700)])).toEqual([
      ['0,0+1×1', '0,1+1×1'],
    ]);
  });

  it('has heads over two rows beside heads over several columns', () => {
    const beside = [...frame, down(40, 30, 90), down(80, 0, 90), down(120, 0, 90), down(160, 30, 90)];
    const heads = [...beside, across(30, 0, 80), across(30, 120, 200), across(60, 0, 200)];
    expect(placesOf(heads)[0]).toContain('0,2+2×1');
  });

  it('is none under a title or around nothing', () => {
    expect(placesOf([across(40, 0, 200)])).toEqual([]);
    expect(placesOf([down(40, 0, 200), down(90, 0, 200)])).toEqual([]);
  });

  it('covers each slot once, whichever lines are drawn', () => {
    const grid = fc.record({
      columns: fc.integer({ min: 1, max: 6 }),
      rows: fc.integer({ min: 1, max: 6 }),
      drawn: fc.array(fc.boolean(), { minLength: 120, maxLength: 120 }),
    });
    fc.assert(
      fc.property(grid, ({ columns, rows, drawn }) => {
        const [wide, high] = [columns * 40, rows * 20];
        const inner = Array.from({ length: rows }, (_, row) =>
          Array.from({ length: columns }, (_, column): readonly RuledLine[] => [
            ...(drawn[row * 20 + column] === true ? [across(row * 20, column * 40, column * 40 + 40)] : []),
            ...(drawn[row * 20 + column + 10] === true ? [down(column * 40, row * 20, row * 20 + 20)] : []),
          ]).flat(),
        ).flat();
        const outer = [across(0, 0, wide), across(high, 0, wide), down(0, 0, high), down(wide, 0, high)];
        for (const { xs, ys, cells } of ruledTables([...outer, ...inner])) {
          const slots = cells.flatMap(({ row, column, rowSpan, columnSpan }) =>
            Array.from({ length: rowSpan * columnSpan }, (_, slot) =>
              [row + Math.floor(slot / columnSpan), column + (slot % columnSpan)].join(),
            ),
          );
          expect(new Set(slots).size).toBe(slots.length);
          expect(slots).toHaveLength((xs.length - 1) * (ys.length - 1));
        }
      }),
    );
  });
});
