/** A pack is checked when it is loaded: every fault with line and column, and what was probably meant. */
import { describe, expect, test } from 'vitest';
import { fill, inParagraph, trial, trialPack, withProject } from './fixtures.js';

/** A whole template, or what stands in a paragraph, with its own lines. */
function diagnosticsOf(template: string, changes: object = {}) {
  if (template.startsWith('<form')) return trial(template, changes).diagnostics;
  return trial(inParagraph(template), changes).diagnostics.map(({ position, ...one }) => ({
    ...one,
    position: position === null ? null : { ...position, line: position.line - 1 },
  }));
}

/** `line:column code`. */
function faults(template: string, changes: object = {}): readonly string[] {
  return diagnosticsOf(template, changes).map(
    ({ code, position }) => `${position?.line}:${position?.column} ${code}`,
  );
}

function messages(template: string, changes: object = {}): string {
  return diagnosticsOf(template, changes)
    .map(({ message }) => message)
    .join('\n');
}

describe('a misspelt path', () => {
  test('in a condition does not keep what stands under it from being judged', () => {
    const under = '{{project.nmae}}{{sum projects "funding.annuel"}}{{else}}{{levle1}}';
    for (const block of ['if', 'unless'])
      expect(faults(`{{#${block} option.x}}${under}{{/${block}}}`).map((one) => one.split(' ')[1])).toEqual([
        'template/unknown-path',
        'template/unknown-path',
        'template/unknown-path',
        'template/unknown-path',
      ]);
  });

  test('is an error with line and column, wherever it stands', () => {
    const template = [
      '<form title="t">',
      '  <h1>{{project.nmae}}</h1>',
      '{{#if project.fundng}}{{/if}}',
      '{{#each project.indicator as |row|}}{{/each}}',
      '{{#each project.indicators as |row|}}',
      '  <h1>{{row.targt}} {{levle1}} {{../yaer}}</h1>',
      '{{/each}}',
      '  <p class="body">{{join "、" project.name project.natuer}}{{#if (and year (blank options.x))}}{{/if}}</p>',
      '</form>',
    ].join('\n');
    expect(faults(template)).toEqual([
      '2:9 template/unknown-path',
      '3:7 template/unknown-path',
      '4:9 template/unknown-path',
      '6:9 template/unknown-path',
      '6:23 template/unknown-path',
      '6:34 template/unknown-path',
      '8:43 template/unknown-path',
      '8:82 template/unknown-path',
    ]);
    expect(trial(template).value).toBeNull();
    expect(trial(template).diagnostics[0]).toMatchObject({
      file: '/packs/trial/form.hbs',
      severity: 'error',
    });
  });

  test('is answered with the nearest name, or with all that are known', () => {
    expect(messages('{{project.nmae}}')).toContain('是不是 name？');
    expect(messages('{{project.funding.anual.total}}')).toContain(
      '“project.funding”里没有“anual”；是不是 annual？',
    );
    expect(messages('{{unit.zzzzzz}}')).toContain('name、department');
  });

  test('is answered with ../ where the name is known further out', () => {
    const template = '{{#each project.indicators}}{{#with @root.project.funding}}{{year}}{{/with}}{{/each}}';
    expect(messages(template)).toContain('请写 ../../year');
    expect(faults(template.replace('{{year}}', '{{../../year}}'))).toEqual([]);
  });

  test('prototypes have no names', () => {
    for (const name of [
      'constructor',
      '__proto__',
      'toString',
      'project.constructor',
      'project.name.length',
      'project.indicators.length',
    ]) {
      expect([name, ...faults(`{{${name}}}`)]).toEqual([name, '1:3 template/unknown-path']);
    }
    expect(faults('{{lookup project "name"}}')).toEqual(['1:3 template/unknown-helper']);
    expect(faults('{{log project.name}}')).toEqual(['1:3 template/unknown-helper']);
  });

  test('of another scope, or out of the root', () => {
    expect(faults('{{projects}}')).toEqual(['1:3 template/unknown-path']);
    expect(faults('{{#each projects}}{{name}}{{/each}}', { scope: 'unit' })).toEqual([]);
    expect(faults('{{../year}}')).toEqual(['1:3 template/unknown-path']);
    expect(faults('{{@index}}{{@rot.year}}')).toEqual([
      '1:3 template/unknown-path',
      '1:13 template/unknown-path',
    ]);
    expect(faults('{{#each project.indicators}}{{@index}}{{@../index}}{{/each}}')).toEqual([
      '1:41 template/unknown-path',
    ]);
  });

  test('options are known by form.json', () => {
    const options = { numbering: { type: 'boolean', default: true, description: '编号' } };
    expect(faults('{{#if options.numbering}}{{/if}}', { options })).toEqual([]);
    expect(messages('{{#if options.numberin}}{{/if}}', { options })).toContain('是不是 numbering？');
  });
});

describe('helpers', () => {
  test.each([
    ['unknown', '{{amuont project.funding.total}}', '是不是 amount？'],
    ['too few arguments', '{{amount project.funding.total}}', '参数'],
    ['too many arguments', '{{ordinal project.index year}}', '参数'],
    ['of the wrong kind', '{{amount project.name "元"}}', '要金额，这里是文字'],
    ['a word that is not among the known', '{{date project.startDate "2024年"}}', '2024年1月1日'],
    ['a value where a word is wanted', '{{join project.name project.nature}}', '引号里的文字'],
    ['a list where a value is wanted', '{{join "、" project.indicators}}', '这里是列表'],
    ['an unknown named argument', '{{ticks project.category box="甲"}}', 'boxes'],
    ['a named argument that is missing', '{{ticks project.category}}', '没有写 boxes'],
    ['a sum of what is no number', '{{sum project.indicators "name"}}', '不是数'],
    ['a sum of what is not there', '{{sum project.indicators "points"}}', '没有“points”'],
    ['groups not written as such', '{{count (withGroups project.indicators "产出")}}', '一级指标/二级指标'],
    ['null', '{{join "、" null}}', 'blank'],
  ])('%s', (_name, template, message) => {
    expect(messages(template)).toContain(message);
  });
});

describe('blocks', () => {
  test.each([
    ['an unknown one', '{{#eahc project.indicators}}{{/eahc}}', '1:1 template/unknown-helper'],
    ['a plain section', '{{#project}}{{/project}}', '1:1 template/unknown-helper'],
    ['if without an argument', '{{#if}}{{/if}}', '1:1 template/wrong-argument'],
    ['if with two', '{{#if year unit.name}}{{/if}}', '1:1 template/wrong-argument'],
    ['each over a record', '{{#each project}}{{/each}}', '1:1 template/wrong-argument'],
    ['with over a list', '{{#with project.indicators}}{{/with}}', '1:1 template/wrong-argument'],
    ['if with block parameters', '{{#if year as |y|}}{{/if}}', '1:1 template/wrong-argument'],
  ])('%s', (_name, template, fault) => {
    expect(faults(template)).toEqual([fault]);
  });
});

describe('what packs must not use', () => {
  test.each([
    ['a triple mustache', '{{{project.name}}}'],
    ['an ampersand', '{{&project.name}}'],
    ['a partial block', '{{#> part}}{{/part}}'],
    ['a decorator', '{{* part}}'],
    ['a raw block', '{{{{if year}}}} {{{{/if}}}}'],
  ])('%s', (_name, template) => {
    expect(faults(template)).toEqual(['1:1 template/forbidden']);
  });
});

describe('data and tags', () => {
  test.each([
    ['a list printed as it is', '{{project.indicators}}', '1:1 template/not-printable'],
    ['a record printed as it is', '{{project.funding}}', '1:1 template/not-printable'],
    ['data in an attribute', '<td merge="{{project.name}}"/>', '1:12 template/in-attribute'],
    ['data in a tag', '<td {{project.name}}/>', '1:5 template/in-attribute'],
    ['an attribute’s text outside', '{{key project.name}}', '1:1 template/not-printable'],
  ])('%s', (_name, template, fault) => {
    expect(faults(template)).toContain(fault);
  });

  test('whole attributes may stand in a block, > in quotes; nothing in a comment is read but names', () => {
    const template = (merge: string) =>
      `<form title="a>b"><table columns="1"><tr><td class='label'${merge}><!-- {{year}} <td {{#if year}}"{{/if}} -->甲</td></tr></table></form>`;
    expect(faults(template('{{#if year}} merge="{{key year}}"{{/if}}'))).toEqual([]);
    expect(faults(template(' merge="{{#if year}}{{key year}}{{else}}无{{/if}}"'))).toEqual([]);
    expect(faults(template('{{#if year}} mrege="甲"{{/if}}'))).toEqual(['1:72 model/unknown-attribute']);
  });
});

describe('a template that Handlebars cannot read', () => {
  test.each([
    ['an open brace', '\n\n{{project.name}', 3],
    ['blocks that do not match', '\n{{#if year}}\n{{/each}}', 2],
    ['a block that is not closed: where it begins', '{{#if year}}\n\n', 1],
    ['a path that cannot be', '\n{{project/../name}}', 2],
  ])('%s', (_name, template, line) => {
    const diagnostics = diagnosticsOf(template);
    expect(diagnostics).toMatchObject([{ code: 'template/syntax', position: { line } }]);
    expect(diagnostics[0]?.message).not.toContain('\n');
  });
});

test('every row and cell knows its line, whatever blocks stand around it', () => {
  const template = [
    '<form title="t"><table columns="2">',
    '{{! a comment',
    '   of two lines }}',
    '{{#each project.indicators as |row|}}',
    '  <tr>',
    '    <td class="label"{{#if row.name}} merge="{{key row.name}}"{{/if}}>甲</td><td',
    '      class="text"></td>',
    '  </tr>',
    '{{else}}',
    '  <tr><td class="text" colspan="2"/></tr>',
    '{{/each}}',
    '</table>',
    '{{~#if year~}}   <p class="body"/>   {{~/if~}}   <h1/>',
    '</form>',
  ].join('\r\n');
  const lines = (indicators: readonly object[]) =>
    fill(trialPack(template), withProject({ indicators })).value?.blocks.flatMap((block) =>
      block.kind === 'grid'
        ? [...block.grid.rows, ...block.grid.cells].map(({ line }) => line)
        : 'line' in block
          ? [block.line]
          : [],
    );
  expect(lines([{ name: '甲' }])).toEqual([5, 6, 6, 13, 13]);
  expect(lines([])).toEqual([10, 10, 13, 13]);
});
