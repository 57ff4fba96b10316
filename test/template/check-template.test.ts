/** A pack is checked when it is loaded: every fault with line and column, and what was probably meant. */
import { describe, expect, test } from 'vitest';
import { print, trial, trialPack, withProject } from './fixtures.js';

/** `line:column code`, with the message where it is asked for. */
function faults(template: string, changes: object = {}): readonly string[] {
  return trial(template, changes).diagnostics.map(
    ({ code, position }) => `${position?.line}:${position?.column} ${code}`,
  );
}

function messages(template: string, changes: object = {}): string {
  return trial(template, changes)
    .diagnostics.map(({ message }) => message)
    .join('\n');
}

describe('a misspelt path', () => {
  test('is an error with line and column, wherever it stands', () => {
    const template = [
      '<form title="t">',
      '  <h1>{{project.nmae}}</h1>',
      '{{#if project.fundng}}{{/if}}',
      '{{#each project.indicator as |row|}}{{/each}}',
      '{{#each project.indicators as |row|}}',
      '  {{row.targt}} {{levle1}} {{../yaer}}',
      '{{/each}}',
      '  {{join "、" project.name project.natuer}}{{#if (and year (blank options.x))}}{{/if}}',
      '</form>',
    ].join('\n');
    expect(faults(template)).toEqual([
      '2:9 template/unknown-path',
      '3:7 template/unknown-path',
      '4:9 template/unknown-path',
      '6:5 template/unknown-path',
      '6:19 template/unknown-path',
      '6:30 template/unknown-path',
      '8:27 template/unknown-path',
      '8:66 template/unknown-path',
    ]);
    expect(trial(template).value).toBeNull();
    expect(trial(template).diagnostics[0]).toMatchObject({
      file: '/packs/trial/form.hbs',
      severity: 'error',
    });
  });

  test('is answered with the nearest name, or with all that are known', () => {
    expect(messages('{{project.nmae}}')).toContain('是不是“name”？');
    expect(messages('{{project.funding.anual.total}}')).toContain(
      '“project.funding”里没有“anual”；是不是“annual”？',
    );
    expect(messages('{{unit.zzzzzz}}')).toContain('name、department');
  });

  test('is answered with ../ where the name is known further out', () => {
    const template = '{{#each project.indicators}}{{#with @root.project.funding}}{{year}}{{/with}}{{/each}}';
    expect(messages(template)).toContain('请写 ../../year');
    expect(trial(template.replace('{{year}}', '{{../../year}}')).diagnostics).toEqual([]);
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
    expect(messages('{{#if options.numberin}}{{/if}}', { options })).toContain('是不是“numbering”？');
  });
});

describe('helpers', () => {
  test.each([
    ['unknown', '{{amuont project.funding.total}}', '是不是“amount”？'],
    ['too few arguments', '{{amount project.funding.total}}', '参数'],
    ['too many arguments', '{{ordinal project.index year}}', '参数'],
    ['of the wrong kind', '{{amount project.name "元"}}', '要金额，这里是文字'],
    ['a word that is not among the known', '{{date project.startDate "2024年"}}', '2024年1月1日'],
    ['a value where a word is wanted', '{{join project.name project.nature}}', '引号里的文字'],
    ['a list where a value is wanted', '{{join "、" project.indicators}}', '这里是列表'],
    ['an unknown named argument', '{{ticks project.category box="甲"}}', 'boxes'],
    ['a named argument that is missing', '{{ticks project.category}}', '缺少“boxes=”'],
    ['a sum of what is no number', '{{sum project.indicators "name"}}', '不是数'],
    ['a sum of what is not there', '{{sum project.indicators "points"}}', '没有“points”'],
    ['groups not written as such', '{{count (withGroups project.indicators "产出")}}', '一级指标/二级指标'],
    ['null', '{{join "、" null}}', 'blank'],
  ])('%s', (_name, template, message) => {
    expect(trial(template).value).toBeNull();
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
    ['a partial', '{{> part}}'],
    ['a partial block', '{{#> part}}{{/part}}'],
    ['a decorator', '{{* part}}'],
    ['a raw block', '{{{{if year}}}} {{{{/if}}}}'],
  ])('%s', (_name, template) => {
    expect(faults(template)).toEqual(['1:1 template/forbidden']);
  });
});

describe('data and markup', () => {
  test.each([
    ['a list printed as it is', '{{project.indicators}}', '1:1 template/not-printable'],
    ['a record printed as it is', '{{project.funding}}', '1:1 template/not-printable'],
    ['data in an attribute', '<td merge="{{project.name}}"/>', '1:12 template/in-attribute'],
    ['data in a tag', '<td {{project.name}}/>', '1:5 template/in-attribute'],
    ['an attribute’s text outside', '<td>{{key project.name}}</td>', '1:5 template/not-printable'],
    [
      'a tag that a block begins and does not end',
      '{{#if year}}<td {{/if}}class="label"/>',
      '1:13 template/split-tag',
    ],
    ['a tag that is not closed', '<td class="label', '1:1 template/open-tag'],
  ])('%s', (_name, template, fault) => {
    expect(faults(template)).toContain(fault);
  });

  test('whole attributes and whole tags may stand in a block; > in quotes and comments is no end', () => {
    expect(
      faults('<td{{#if year}} merge="{{key year}}"{{/if}} title="a>b"><!-- {{year}} <td --></td>'),
    ).toEqual([]);
  });
});

describe('a template that Handlebars cannot read', () => {
  test.each([
    ['an open brace', '\n\n{{project.name}', 3],
    ['blocks that do not match', '\n{{#if year}}\n{{/each}}', 2],
    ['a block that is not closed', '{{#if year}}\n', 2],
    ['a path that cannot be', '\n{{project/../name}}', 2],
  ])('%s', (_name, template, line) => {
    const { diagnostics } = trial(template);
    expect(diagnostics).toMatchObject([{ code: 'template/syntax', position: { line } }]);
    expect(diagnostics[0]?.message).not.toContain('\n');
  });
});

test('every tag knows its line, whatever blocks stand around it', () => {
  const template = [
    '<form title="t">',
    '{{! a comment',
    '   of two lines }}',
    '{{#each project.indicators as |row|}}',
    '  <tr>',
    '    <td class="label"{{#if row.name}} merge="{{key row.name}}"{{/if}}>甲</td><td',
    '      class="text"></td>',
    '  </tr>',
    '{{else}}',
    '  <tr/>',
    '{{/each}}',
    '{{~#if year~}}   <p class="body"/>   {{~/if~}}   <table/>',
    '</form>',
  ].join('\r\n');
  const pack = trialPack(template);
  expect(pack.id).toBe('trial');
  const lines = (filled: string) =>
    [...filled.matchAll(/<(\w+) line="(\d+)"/g)].map(([, tag, line]) => `${tag} ${line}`);
  expect(lines(markup(template, [{ name: '甲' }]))).toEqual([
    'form 1',
    'tr 5',
    'td 6',
    'td 6',
    'p 12',
    'table 12',
  ]);
  expect(lines(markup(template, []))).toEqual(['form 1', 'tr 10', 'p 12', 'table 12']);
});

function markup(template: string, indicators: readonly object[]): string {
  return print(template, withProject({ indicators })) ?? '';
}
