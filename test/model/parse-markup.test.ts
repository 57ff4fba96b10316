/** The dialect: what a markup may hold, what it becomes, and how its faults are reported. */
import { describe, expect, test } from 'vitest';
import { faults, formOf, gridOf, parse, table } from './markup.js';

describe('a right markup', () => {
  test('gives blocks in order, with the lines of the template', () => {
    const form = formOf(
      '<form line="1" title="表"><h1 line="2">表名</h1><p line="3" class="subtitle">年度</p>' +
        '<table line="4" columns="1"><tr line="5"><td line="6" class="label">甲</td></tr></table>' +
        '<p line="7" class="signature" align="right">签章</p></form>',
    );
    expect(form.title).toBe('表');
    expect(form.blocks).toMatchObject([
      { kind: 'heading', level: 1, line: 2 },
      { kind: 'paragraph', paragraphKind: 'subtitle', align: 'center', line: 3 },
      { kind: 'grid', grid: { rows: [{ role: 'body', line: 5 }], cells: [{ kind: 'label', line: 6 }] } },
      { kind: 'paragraph', paragraphKind: 'signature', align: 'right', line: 7 },
    ]);
  });

  test('gives covers and new pages', () => {
    const form = formOf(
      '<form title="表"><cover><h1>题</h1><p class="body">单位</p><p class="subtitle" align="left">副</p></cover>' +
        '<new-page title=" 目录 "/><new-page/></form>',
    );
    expect(form.blocks).toMatchObject([
      {
        kind: 'cover',
        blocks: [
          { kind: 'heading' },
          { kind: 'paragraph', paragraphKind: 'body', align: 'center' },
          { kind: 'paragraph', paragraphKind: 'subtitle', align: 'left' },
        ],
      },
      { kind: 'newPage', title: '目录' },
      { kind: 'newPage', title: null },
    ]);
    const wrong =
      '<form title="表"><cover><table columns="1"><tr><td class="value"/></tr></table></cover></form>';
    expect(parse(wrong).diagnostics.map(({ code }) => code)).toContain('model/misplaced-element');
  });

  test('gives each kind of cell its place in the box, unless the markup says otherwise', () => {
    const kinds = ['label', 'head', 'band', 'weight', 'value', 'amount', 'text', 'note'];
    const cells = kinds.map((kind) => `<td class="${kind}"/>`).join('');
    const styles = gridOf(table(8, `<tr>${cells}</tr>`)).cells.map(
      (cell) => `${cell.align} ${cell.verticalAlign}`,
    );
    expect(styles).toEqual([...Array(5).fill('center middle'), 'right middle', 'left middle', 'left middle']);
    const [own] = gridOf(table(1, '<tr><td class="text" align="right" valign="top"/></tr>')).cells;
    expect(own).toMatchObject({ align: 'right', verticalAlign: 'top' });
  });

  test('gives rows their roles', () => {
    const rows = ['', ' class="head"', ' class="repeating-head"', ' class="band"'].map(
      (role) => `<tr${role}><td class="value"/></tr>`,
    );
    const roles = gridOf(table(1, rows.join(''))).rows.map((row) => row.role);
    expect(roles).toEqual(['body', 'head', 'repeatingHead', 'band']);
  });

  test('gives columns shares that add up to 1000', () => {
    const cols = ['1', '1', '1'].map((width) => `<col width="${width}"/>`).join('');
    const row = '<tr><td class="value" colspan="3"/></tr>';
    expect(gridOf(table(3, cols + row)).columns).toEqual([334, 333, 333]);
    expect(gridOf(table(3, row)).columns).toEqual([334, 333, 333]);
    const uneven = '<col width="0.001"/><col width="999"/><col width="1.5"/>';
    const { columns } = gridOf(table(3, uneven + row));
    expect(columns.reduce((sum, share) => sum + share, 0)).toBe(1000);
    expect(Math.min(...columns)).toBeGreaterThan(0);
  });
});

describe('text in a cell', () => {
  function paragraphs(inline: string) {
    const [cell] = gridOf(table(1, `<tr><td class="text">${inline}</td></tr>`)).cells;
    return cell?.paragraphs.map(({ spans }) =>
      spans.map((span) =>
        span.kind === 'text' ? [span.text, ...span.sources].join('|') : `page ${span.project}`,
      ),
    );
  }

  test('an empty cell has one paragraph without spans', () => {
    expect(paragraphs('\n  \n')).toEqual([[]]);
  });

  test('own words lose the blanks around them and between lines of hanzi', () => {
    expect(paragraphs('\n  年度\n  指标值  \n')).toEqual([['年度指标值']]);
    expect(paragraphs('GB/T\n  9704  of 2012')).toEqual([['GB/T 9704 of 2012']]);
    expect(paragraphs('序 号')).toEqual([['序 号']]);
    expect(paragraphs('　　填报人：　　')).toEqual([['　　填报人：　　']]);
  });

  test('data is kept as it is, and its line ends end paragraphs', () => {
    expect(paragraphs('<v s="a">  1\t 2  </v>')).toEqual([['  1\t 2  |a']]);
    expect(paragraphs('<v s="a">甲\n乙\r\n丙</v>')).toEqual([['甲|a'], ['乙|a'], ['丙|a']]);
    expect(paragraphs('<v s="a">甲\n\n乙\n</v>')).toEqual([['甲|a'], [], ['乙|a']]);
  });

  test('an empty value keeps its paths and moves nothing', () => {
    expect(paragraphs('<v s="a b"></v>')).toEqual([['|a|b']]);
    expect(paragraphs('甲<br/><v s="a"></v>')).toEqual([['甲', '|a']]);
  });

  test('words and data stand side by side, br ends a paragraph, page is a reference', () => {
    expect(paragraphs('指标<v s="n">1</v>：<v s="x">数量</v><br/>见 <page project="3"/> 页')).toEqual([
      ['指标', '1|n', '：', '数量|x'],
      ['见 ', 'page 3', ' 页'],
    ]);
  });

  test('markup that is escaped stays text', () => {
    expect(paragraphs('<v s="a">&lt;td&gt; &amp;amp; ]]&gt; {{x}}</v>')).toEqual([
      ['<td> &amp; ]]> {{x}}|a'],
    ]);
  });
});

describe('faults', () => {
  test('of XML: the first one, with the line of the tag before it', () => {
    expect(faults('<form title="t"><p line="3" class="body">甲</form>')).toEqual(['3 model/not-xml']);
    expect(faults('')).toEqual(['1 model/not-xml']);
    expect(faults('<form title="t">&nbsp;</form>')).toEqual(['1 model/not-xml']);
    expect(faults('<!DOCTYPE form><form title="t"/>')).toEqual(['1 model/not-xml']);
    expect(faults('<form title=t/>')).toEqual(['1 model/not-xml']);
  });

  test('of the dialect: all together', () => {
    const markup =
      '<form line="1" title="t"><div line="2"/><p line="3">甲</p><p line="4" class="odd"/>散文' +
      '<table line="5" columns="1"><tr line="6"><td line="7" class="label" colour="red" rowspan="0">乙</td></tr></table>' +
      '<tr line="8"/></form>';
    expect(faults(markup)).toEqual([
      '2 model/unknown-element',
      '3 model/missing-attribute',
      '4 model/wrong-attribute',
      '1 model/text-outside-cell',
      '7 model/unknown-attribute',
      '7 model/wrong-attribute',
      '8 model/misplaced-element',
    ]);
    expect(parse(markup).value).toBeNull();
  });

  test.each([
    ['no rows', table(1, ''), 'model/no-rows'],
    [
      'columns that disagree',
      table(2, '<col width="1"/><tr><td class="label" colspan="2"/></tr>'),
      'model/wrong-column-count',
    ],
    ['too many columns', table(101, '<tr/>'), 'model/wrong-column-count'],
    ['another root', '<table columns="1"/>', 'model/misplaced-element'],
    [
      'a value in a value',
      table(1, '<tr><td class="text"><v s="a"><v s="b"/></v></td></tr>'),
      'model/misplaced-element',
    ],
  ])('%s', (_name, markup, code) => {
    expect(parse(markup).diagnostics.map((fault) => fault.code)).toEqual([code]);
  });

  test('a fault that a loop repeats is told once, and no more than fifty at all', () => {
    expect(faults(table(1, '<tr line="4"><td line="5" class="odd"/></tr>'.repeat(9)))).toEqual([
      '5 model/wrong-attribute',
    ]);
    const many = Array.from({ length: 90 }, (_, line) => `<x line="${line + 1}"/>`).join('');
    expect(faults(`<form title="t">${many}</form>`)).toHaveLength(50);
  });
});
