/** A pack's structure is checked when it is loaded, without any data: tags, attributes, cells, and how much work it asks for. */
import { describe, expect, test } from 'vitest';
import { fill, trial, trialPack, withProject } from './fixtures.js';

/** Each fault as `line:column code`. */
function faults(template: string, changes: object = {}): readonly string[] {
  return trial(template, changes).diagnostics.map(
    ({ code, position }) => `${position?.line}:${position?.column} ${code}`,
  );
}

function message(template: string, changes: object = {}): string {
  return trial(template, changes).diagnostics[0]?.message ?? '';
}

const form = (...lines: readonly string[]) => ['<form title="试">', ...lines, '</form>'].join('\n');
const table = (columns: number, ...rows: readonly string[]) =>
  form(`<table columns="${columns}">`, ...rows, '</table>');

describe('tags', () => {
  test.each([
    [
      'unclosed',
      table(2, '<tr><td class="label">甲', '<td class="text">乙</td></tr>'),
      '3:5 template/unclosed-tag',
      '<td> 没有结束',
    ],
    [
      'unclosed at the end of a part',
      table(1, '{{#if year}}<tr><td class="label">甲{{/if}}</tr>'),
      '3:13 template/unclosed-tag',
      '缺 </tr>',
    ],
    [
      'closed in another part of a block',
      table(1, '<tr>{{#if year}}</tr>{{/if}}'),
      '3:17 template/split-element',
      '第 3 行',
    ],
    [
      'closed without a start',
      table(1, '<tr><td class="label">甲</td></p></tr>'),
      '3:29 template/stray-end',
      '没有对应的 <p>',
    ],
    [
      'a tag that is not finished',
      form('<h1>甲</h1>', '<p class="body"'),
      '3:1 template/open-tag',
      '<p 没有写完',
    ],
    [
      'a quote that is not closed',
      form('<p class="body>甲</p>', '<p class="body">乙</p>'),
      '2:4 template/open-tag',
      '属性 class 没有写完',
    ],
    [
      'a part that ends within a tag',
      form('{{#if year}}<p {{/if}}class="body">甲</p>'),
      '2:13 template/split-tag',
      '同一段',
    ],
    [
      'void, not closed',
      table(1, '<tr><td class="label">甲<br>乙</td></tr>'),
      '3:24 template/unclosed-tag',
      '<br/>',
    ],
    ['th', table(1, '<tr><th>甲</th></tr>'), '3:5 model/unknown-element', '<td class="head">'],
    ['misspelt', form('<tabel columns="1"/>'), '2:1 model/unknown-element', '是不是 <table>？'],
    [
      'a cell without a row',
      table(1, '<td class="label">甲</td>'),
      '3:1 model/misplaced-element',
      '应放在：<tr>',
    ],
    ['text in a row', table(1, '<tr>甲<td class="label"/></tr>'), '3:5 model/text-outside-cell', '“甲”'],
    [
      'a value in a row',
      table(1, '<tr>{{year}}<td class="label"/></tr>'),
      '3:5 model/text-outside-cell',
      '<tr>',
    ],
    ['nothing', '', '1:1 template/no-form', '<form'],
    ['two forms', `${form('<h1>甲</h1>')}<form title="乙"/>`, '3:8 template/several-forms', '一个 <form>'],
  ])('%s', (_name, template, fault, words) => {
    expect(faults(template)).toContain(fault);
    expect(
      trial(template)
        .diagnostics.map((one) => one.message)
        .join('\n'),
    ).toContain(words);
    expect(trial(template).value).toBeNull();
  });

  test('that are wrong say so once, with nothing that follows from it', () => {
    expect(faults(table(2, '<tr><td class="label">甲', '<td class="text">乙</td></tr>'))).toHaveLength(1);
    expect(faults(table(1, '<td class="label">甲</td>', '<td class="label">乙</td>'))).toHaveLength(1);
    expect(faults(form('<p class="body>甲</p>', '<p class="body">乙</p>'))).toHaveLength(1);
  });

  test('a form for each of two ways is one form', () => {
    expect(faults('{{#if year}}<form title="甲"></form>{{else}}<form title="乙"></form>{{/if}}')).toEqual([]);
  });
});

describe('attributes', () => {
  test.each([
    ['unknown', '<td class="label" colspn="2"/>', '3:23 model/unknown-attribute', '是不是 colspan？'],
    ['wrong', '<td class="lable"/>', '3:9 model/wrong-attribute', '是不是 label？'],
    ['missing', '<td/>', '3:5 model/missing-attribute', 'class'],
    ['twice', '<td class="label" class="text"/>', '3:23 template/bad-attribute', '两次'],
    ['without quotes', '<td class=label/>', '3:9 template/bad-attribute', '名称="值"'],
    ['a span of nothing', '<td class="label" colspan="0"/>', '3:23 model/wrong-attribute', '从 1 起'],
  ])('%s', (_name, cell, fault, words) => {
    const template = table(1, `<tr>${cell}</tr>`);
    expect(faults(template)).toEqual([fault]);
    expect(message(template)).toContain(words);
  });

  test('a column of no width', () => {
    const template = table(1, '<col width="0"/><tr><td class="label"/></tr>');
    expect(faults(template)).toEqual(['3:6 model/wrong-attribute']);
  });

  describe('ranges of column widths', () => {
    const ranged = (attributes: string, ...columns: readonly string[]) =>
      form(
        `<table columns="2"${attributes}>`,
        columns.map((width) => `<col width="${width}"/>`).join(''),
        '<tr><td class="label"/><td class="label"/></tr></table>',
      );

    test('are right where the table’s width lies between their sums', () => {
      expect(faults(ranged(' width="100"', '30', '60-90'))).toEqual([]);
      expect(faults(ranged(' width="90"', '30', '60-90'))).toEqual([]);
      expect(faults(ranged(' width="70.4"', '35.2', '35.2'))).toEqual([]);
    });

    test.each(['90-60', '60-60', '60-', '-60', '0-60', '60-70-80', '60–90', '60~90'])(
      'are not %s',
      (width) => {
        expect(faults(ranged(' width="100"', width, '50'))).toEqual(['3:6 model/wrong-attribute']);
        expect(message(ranged(' width="100"', width, '50'))).toContain('60-90');
      },
    );

    test.each([
      ['without the table’s width', '', ['30', '60-90'], '在 90 与 120 之间'],
      ['narrower than the least', ' width="89"', ['30', '60-90'], '在 90 与 120 之间，表格的 width 却是 89'],
      ['wider than the most', ' width="121"', ['30', '60-90'], '却是 121'],
      ['other than fixed widths', ' width="100"', ['30', '60'], '各列宽合计是 90'],
    ])('are refused %s', (_name, attributes, columns, words) => {
      expect(faults(ranged(attributes, ...columns))).toEqual(['2:1 model/wrong-column-widths']);
      expect(message(ranged(attributes, ...columns))).toContain(words);
    });
  });

  test('in a branch that no data takes are checked too', () => {
    const template = table(
      1,
      '<tr>{{#if (eq year "1")}}<td class="lable"/>{{else}}<td class="label"/>{{/if}}</tr>',
    );
    expect(faults(template)).toEqual(['3:30 model/wrong-attribute']);
  });
});

describe('references and other markup', () => {
  test('references are read, comments passed over', () => {
    const { value, diagnostics } = trial(
      form('<p class="body">&lt;&#21494;&#x7532;&amp;&apos;<!-- <td> & -->乙</p>'),
    );
    expect(diagnostics).toEqual([]);
    expect(value?.steps).toContainEqual({
      kind: 'line',
      line: expect.objectContaining({
        paragraphs: [{ spans: [{ kind: 'text', text: "<叶甲&'乙", sources: [] }] }],
      }),
    });
  });

  test.each([
    ['an unknown reference', '甲&nbsp;乙', '2:18 template/unknown-reference', '没有 &nbsp; 这种写法'],
    ['a bare ampersand', '甲&乙', '2:18 template/unknown-reference', '&amp;'],
    ['a bare bracket', '甲<3', '2:18 template/bare-bracket', '&lt;'],
    ['CDATA', '<![CDATA[甲]]>', '2:17 template/forbidden', '<!…>'],
    ['a processing instruction', '<?xml version="1.0"?>', '2:17 template/forbidden', '<?…>'],
  ])('%s', (_name, words, fault, said) => {
    const template = form(`<p class="body">${words}</p>`);
    expect(faults(template)).toEqual([fault]);
    expect(message(template)).toContain(said);
  });
});

describe('blocks that are not closed', () => {
  test.each([
    [
      'at the end',
      form('{{#each project.indicators as |row|}}', '<p class="body">甲</p>'),
      '2:1 template/syntax',
      '{{/each}}',
    ],
    [
      'before another ends',
      form('{{#if year}}', '{{#each project.indicators}}', '{{/if}}'),
      '3:1 template/syntax',
      '{{/each}}',
    ],
    ['closed without a start', form('{{/if}}'), '2:1 template/syntax', '没有对应的'],
  ])('%s', (_name, template, fault, words) => {
    expect(faults(template)).toEqual([fault]);
    expect(message(template)).toContain(words);
  });

  test('braces in texts, comments and after a backslash begin no block', () => {
    expect(
      faults(form('{{!-- {{#if}} --}}{{! {{#each }}<p class="body">\\{{#if x}} {{join "{{#if" year}}</p>')),
    ).toEqual([]);
  });
});

describe('cells, tried with made data', () => {
  const row = (cells: string) => `<tr>${cells}</tr>`;
  test.each([
    [
      'too wide',
      table(2, row('<td class="label" colspan="3">甲</td>')),
      '3:5 model/column-span-too-long',
      '<td>“甲”',
    ],
    ['missing', table(2, row('<td class="label">甲</td>')), '3:1 model/gap', '从第 2 列起缺 1 列'],
    [
      'only with rows',
      table(
        2,
        '{{#each project.indicators}}',
        row('<td class="label"/>'),
        '{{else}}',
        row('<td class="label" colspan="2"/>'),
        '{{/each}}',
      ),
      '4:1 model/gap',
      '列表各一项',
    ],
    [
      'only without',
      table(1, '{{#each project.indicators}}', row('<td class="label"/>'), '{{/each}}'),
      '2:1 model/no-rows',
      '数据全空',
    ],
    [
      'only where a word is filled in',
      table(1, row('<td class="label"/>{{#if (eq project.nature "专项")}}<td class="label">甲</td>{{/if}}')),
      '3:56 model/too-many-cells',
      '“专项”',
    ],
  ])('%s', (_name, template, fault, words) => {
    expect(faults(template)).toEqual([fault]);
    expect(message(template)).toContain(words);
  });

  test('with each option both ways', () => {
    const options = { wide: { type: 'boolean', default: false, description: '宽' } };
    const template = table(1, row('<td class="label"{{#if options.wide}} colspan="2"{{/if}}>甲</td>'));
    expect(faults(template, { options })).toEqual(['3:5 model/column-span-too-long']);
    expect(message(template, { options })).toContain('选项 wide=true');
  });
});

describe('more work than any form takes', () => {
  const seconds = (work: () => unknown) => {
    const before = process.cpuUsage().user;
    work();
    return (process.cpuUsage().user - before) / 1e6;
  };

  test.each([
    [
      '20,000 blocks within one another',
      `${'{{#if year}}'.repeat(20_000)}${'{{/if}}'.repeat(20_000)}`,
      '100 层',
    ],
    ['20,000 else ifs', `{{#if year}}${'{{else if year}}'.repeat(20_000)}{{/if}}`, '100 层'],
    [
      '20,000 calls within one another',
      `{{#if ${'(not '.repeat(20_000)}year${')'.repeat(20_000)}}}{{/if}}`,
      '100 层',
    ],
    ['a million characters', `<!--${'甲'.repeat(1_000_000)}-->`, '模板太大'],
    ['comments that do not end', '{{!--'.repeat(90_000), ''],
    ['braces that do not end', '{{"'.repeat(120_000), ''],
    [
      'loops within loops',
      `${'{{#each @root.project.indicators}}'.repeat(60)}<p class="body">甲</p>${'{{/each}}'.repeat(60)}`,
      '展开得太多',
    ],
  ])('%s are an error within two seconds', (_name, content, words) => {
    let said = '';
    expect(seconds(() => (said = message(form(content))))).toBeLessThan(2);
    expect(said).not.toBe('');
    expect(said).toContain(words);
  });

  test.each([
    [
      'rows',
      (loops: string, ends: string) =>
        `<table columns="1"><col width="1"/>${loops}<tr><td class="value">甲</td></tr>${ends}<tr><td class="value">乙</td></tr></table>`,
    ],
    ['lines', (loops: string, ends: string) => `<p class="body">甲</p>${loops}<p class="body">乙</p>${ends}`],
    [
      'values in one text',
      (loops: string, ends: string) => `<p class="body">${loops}{{@root.unit.name}}${ends}</p>`,
    ],
  ])('%s without end are one, whatever few steps they take', (_name, inside) => {
    const indicators = Array.from({ length: 13 }, () => ({ level1: '产出指标' }));
    const content = inside('{{#each @root.project.indicators}}'.repeat(5), '{{/each}}'.repeat(5));
    const pack = trialPack(form(content));
    const taken = seconds(() => {
      const { value, diagnostics } = fill(pack, withProject({ indicators }));
      expect(value).toBeNull();
      expect(diagnostics).toMatchObject([{ message: expect.stringContaining('展开得太多') }]);
    });
    expect(taken).toBeLessThan(2);
  });
});
