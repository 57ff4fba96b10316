/** Runs of labels: cells with one `merge` key become one cell that knows all their paths. */
import { describe, expect, test } from 'vitest';
import { shownSources } from '../../src/model/index.js';
import { readMarkup } from '../markup.js';
import { faults, gridOf, table } from './markup.js';

function row(...cells: readonly (readonly [key: string, text: string, path: string])[]): string {
  const written = cells.map(
    ([key, text, path]) =>
      `<td line="9" class="label"${key === '' ? '' : ` merge="${key}"`}><v s="${path}">${text}</v></td>`,
  );
  return `<tr>${written.join('')}</tr>`;
}

function summary(markup: string) {
  const grid = gridOf(markup);
  return {
    cells: grid.cells.map(
      (cell) => `${cell.row},${cell.column} ${cell.rowSpan} ${shownSources(cell).join(' ')}`,
    ),
    slots: grid.slots,
  };
}

describe('cells one above the other', () => {
  test('with the same key become one, with the words of the first and the paths of all', () => {
    const markup = table(
      2,
      row(['a', '产出', 'p0'], ['', '甲', 'n0']) + row(['a', '产出', 'p1'], ['', '乙', 'n1']),
    );
    expect(summary(markup)).toEqual({
      cells: ['0,0 2 p0 p1', '0,1 1 n0', '1,1 1 n1'],
      slots: [
        [0, 1],
        [0, 2],
      ],
    });
  });

  test('with other keys, without keys, or with others between stay apart', () => {
    const rows = ['a', 'b', 'a', '', ''].map((key, index) => row([key, '同', `p${index}`]));
    expect(summary(table(1, rows.join(''))).cells).toHaveLength(5);
  });

  test('in other columns or of another width stay apart', () => {
    const wide = '<tr><td class="label" merge="a" colspan="2">同</td></tr>';
    const narrow = '<tr><td class="label" merge="a">同</td><td class="label" merge="a">同</td></tr>';
    expect(gridOf(table(2, wide + narrow)).cells).toHaveLength(3);
  });

  test('with a row span of their own stay apart', () => {
    const long =
      '<tr><td class="label" merge="a" rowspan="2">同</td><td class="text"/></tr><tr><td class="text"/></tr>';
    const short = '<tr><td class="label" merge="a">同</td><td class="text"/></tr>';
    expect(gridOf(table(2, long + short)).cells.filter((cell) => cell.kind === 'label')).toHaveLength(2);
  });

  test('with one key and two texts stay apart with a warning: no text is lost', () => {
    const markup = table(1, row(['a', '产出', 'p0']) + row(['a', '效益', 'p1']));
    expect(summary(markup).cells).toHaveLength(2);
    expect(faults(markup)).toEqual(['9 model/merged-texts-differ']);
    expect(readMarkup(markup).diagnostics[0]?.severity).toBe('warning');
  });

  test('keep the paths of blanks', () => {
    const markup = table(1, row(['a', '', 'p0']) + row(['a', '', 'p1']));
    expect(summary(markup).cells).toEqual(['0,0 2 p0 p1']);
  });

  test('keep each span beside its own path', () => {
    const cell = (n: number) =>
      `<tr><td class="label" merge="a"><v s="x${n}">甲</v>：<v s="y${n}">乙</v></td></tr>`;
    const [merged] = gridOf(table(1, cell(0) + cell(1))).cells;
    expect(merged?.paragraphs[0]?.spans).toEqual([
      { kind: 'text', text: '甲', sources: ['x0', 'x1'] },
      { kind: 'text', text: '：', sources: [] },
      { kind: 'text', text: '乙', sources: ['y0', 'y1'] },
    ]);
  });
});
