/** Slots: every one owned by exactly one cell, or the faults said, for any table whatever. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMarkup } from '../markup.js';
import { faults, gridOf, table } from './markup.js';

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
        const result = readMarkup(markupOf(rows, columns, wrong));
        expect(result.value).toBeNull();
        expect(result.diagnostics.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});

describe('faults', () => {
  test('of single rows are reported together, with the template lines', () => {
    const rows =
      '<tr line="2"><td line="3" class="value"/><td line="4" class="value"/></tr>' +
      '<tr line="6"><td line="7" class="value" colspan="9"/><td line="8" class="value"/></tr>' +
      '<tr line="9"><td line="10" class="value" colspan="3"/></tr>';
    expect(faults(table(3, rows))).toEqual([
      '2 model/gap',
      '7 model/column-span-too-long',
      '8 model/too-many-cells',
    ]);
  });

  test('of row spans end the table: what follows is their consequence', () => {
    const full = '<tr line="8"><td line="9" class="value" colspan="3"/></tr>';
    const overlap =
      '<tr line="2"><td line="3" class="value"/><td line="4" class="value" rowspan="2"/><td line="5" class="value"/></tr>' +
      `<tr line="6"><td line="7" class="value" colspan="3"/></tr>${full}`;
    expect(faults(table(3, overlap))).toEqual(['7 model/overlap']);
    const long = `<tr line="2"><td line="3" class="value" rowspan="5"/><td line="4" class="value"/></tr>${full}`;
    expect(faults(table(3, long))).toEqual(['3 model/row-span-too-long']);
  });

  test('name the cell that comes down into a row that is too full', () => {
    const first =
      '<tr line="2"><td line="3" class="label" rowspan="3">项目资金</td><td line="4" class="value"/></tr>';
    const messageOf = (second: string) =>
      readMarkup(
        table(2, `${first}<tr line="5">${second}</tr><tr line="7"><td line="8" class="value"/></tr>`),
      )
        .diagnostics.map(({ message }) => message)
        .join();
    const said = '如果模板第 3 行的 <td>“项目资金” 不应跨到此行，请减小它的 rowspan';
    expect(messageOf('<td line="6" class="value" colspan="2"/>')).toContain(said);
    expect(messageOf('<td line="6" class="value"/><td line="6" class="value"/>')).toContain(said);
    const { diagnostics } = readMarkup(
      table(2, '<tr line="2"><td line="3" class="value" colspan="3"/></tr>'),
    );
    expect(diagnostics.map(({ message }) => message).join()).not.toContain('rowspan');
  });

  test('name the cell that probably lost its rowspan, once, and the words of the culprit', () => {
    const rows =
      '<tr line="2"><td line="3" class="label">项目资金</td><td line="4" class="value"/></tr>' +
      '<tr line="5"><td line="6" class="value"/></tr><tr line="7"><td line="8" class="value"/></tr>';
    const { diagnostics } = readMarkup(table(2, rows));
    expect(diagnostics.map(({ message }) => message)).toEqual([
      expect.stringContaining('从第 2 列起缺 1 列'),
    ]);
    expect(diagnostics[0]?.message).toContain('模板第 4 行的 <td> 应跨到此行');
    const wide = table(2, '<tr><td line="3" class="label" colspan="3">项目资金</td></tr>');
    expect(readMarkup(wide).diagnostics[0]?.message).toContain('<td>“项目资金” 从第 1 列起横跨 3 列');
  });

  test('a table of too many slots is a fault, not a full memory', () => {
    expect(faults(table(100, '<tr line="2"><td class="value" colspan="100"/></tr>'.repeat(60_000)))).toEqual([
      '1 model/too-large',
    ]);
  });

  test('a huge span is a fault, not a hang', () => {
    expect(
      faults(table(2, '<tr line="1"><td line="2" class="value" rowspan="999999" colspan="2"/></tr>')),
    ).toEqual(['2 model/row-span-too-long']);
  });

  test('what a template line gets wrong in every row is said once, with how many more there are', () => {
    const short = '<tr line="2"><td line="3" class="value"/></tr>';
    const { diagnostics } = readMarkup(table(2, `${short.repeat(120)}<tr line="5"/>`));
    expect(diagnostics.map(({ position, message }) => `${position?.line} ${message}`)).toEqual([
      expect.stringMatching(/^2 <tr>（表格第 1 行）从第 2 列起缺 1 列/),
      expect.stringMatching(/^5 <tr>（表格第 121 行）从第 1 列起缺 2 列/),
    ]);
  });
});
