/** Slots: every one owned by exactly one cell, or the faults said, for any table whatever. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { faults, gridOf, parse, table } from './markup.js';

interface Box {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** Cuts a table into boxes, at random but whole. */
function tiling(rows: number, columns: number, choices: readonly number[]): readonly Box[] {
  const taken = Array.from({ length: rows }, () => Array<boolean>(columns).fill(false));
  const boxes: Box[] = [];
  let turn = 0;
  const choose = (most: number) => 1 + ((choices[turn++ % choices.length] ?? 0) % most);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (taken[row]?.[column]) continue;
      let free = 0;
      while (column + free < columns && !taken[row]?.[column + free]) free += 1;
      const box = { row, column, rows: choose(rows - row), columns: choose(free) };
      boxes.push(box);
      for (let r = row; r < row + box.rows; r += 1) taken[r]?.fill(true, column, column + box.columns);
    }
  }
  return boxes;
}

function markupOf(rows: number, columns: number, boxes: readonly Box[]): string {
  const written = Array.from({ length: rows }, (_, row) => {
    const cells = boxes
      .filter((box) => box.row === row)
      .map((box) => `<td class="value" rowspan="${box.rows}" colspan="${box.columns}"/>`);
    return `<tr line="${row + 1}">${cells.join('')}</tr>`;
  });
  return table(columns, written.join(''));
}

const tilings = fc
  .record({
    rows: fc.integer({ min: 1, max: 9 }),
    columns: fc.integer({ min: 1, max: 9 }),
    choices: fc.array(fc.nat(20), { minLength: 1, maxLength: 40 }),
  })
  .map(({ rows, columns, choices }) => ({ rows, columns, boxes: tiling(rows, columns, choices) }));

describe('any table that is cut into boxes', () => {
  test('resolves into those boxes, and every slot has one owner', () => {
    fc.assert(
      fc.property(tilings, ({ rows, columns, boxes }) => {
        const grid = gridOf(markupOf(rows, columns, boxes));
        expect(
          grid.cells.map(({ row, column, rowSpan, columnSpan }) => ({
            row,
            column,
            rows: rowSpan,
            columns: columnSpan,
          })),
        ).toEqual(boxes);
        expect(grid.cells.every((cell, index) => cell.index === index)).toBe(true);
        const covered = grid.slots.flatMap((slots, row) =>
          slots.map((owner, column) => ({ cell: grid.cells[owner], row, column })),
        );
        expect(covered).toHaveLength(rows * columns);
        for (const { cell, row, column } of covered) {
          expect(cell !== undefined && row >= cell.row && row < cell.row + cell.rowSpan).toBe(true);
          expect(cell !== undefined && column >= cell.column && column < cell.column + cell.columnSpan).toBe(
            true,
          );
        }
      }),
      { numRuns: 300 },
    );
  });

  test('is refused once a box is taken away or made longer, and nothing is thrown', () => {
    const spoilt = fc.record({
      tiling: tilings,
      which: fc.nat(80),
      how: fc.constantFrom('drop', 'wider', 'longer'),
    });
    fc.assert(
      fc.property(spoilt, ({ tiling: { rows, columns, boxes }, which, how }) => {
        const target = which % boxes.length;
        const wrong = boxes.flatMap((box, index) => {
          if (index !== target) return [box];
          if (how === 'drop') return [];
          return [how === 'wider' ? { ...box, columns: box.columns + 1 } : { ...box, rows: box.rows + 1 }];
        });
        const result = parse(markupOf(rows, columns, wrong));
        expect(result.value).toBeNull();
        expect(result.diagnostics.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});

describe('faults', () => {
  test('overlaps, gaps and overlong spans are reported together, with the template lines', () => {
    const rows =
      '<tr line="2"><td line="3" class="value"/><td line="4" class="value" rowspan="2"/><td line="5" class="value"/></tr>' +
      '<tr line="6"><td line="7" class="value" colspan="3"/></tr>' +
      '<tr line="8"><td line="9" class="value" rowspan="5" colspan="2"/></tr>' +
      '<tr line="10"><td line="11" class="value" colspan="9"/><td line="12" class="value"/></tr>';
    expect(faults(table(3, rows))).toEqual([
      '7 model/overlap',
      '9 model/row-span-too-long',
      '8 model/gap',
      '11 model/column-span-too-long',
      '12 model/too-many-cells',
    ]);
  });

  test('a huge span is a fault, not a hang', () => {
    expect(
      faults(table(2, '<tr line="1"><td line="2" class="value" rowspan="999999" colspan="2"/></tr>')),
    ).toEqual(['2 model/row-span-too-long']);
  });

  test('what a template line gets wrong in every row is said once, with how many more there are', () => {
    const short = '<tr line="2"><td line="3" class="value"/></tr>';
    const { diagnostics } = parse(table(2, `${short.repeat(120)}<tr line="5"/>`));
    expect(diagnostics.map(({ position, message }) => `${position?.line} ${message}`)).toEqual([
      expect.stringMatching(/^2 表格第 1 行缺 1 列.*（模板这一行在此表中还有 119 处同样的问题）$/),
      expect.stringMatching(/^5 表格第 121 行缺 2 列.*colspan$/),
    ]);
  });
});
