/** form.json: what it may say, and what is said of mistakes in it; options and what --set makes of them. */
import { describe, expect, test } from 'vitest';
import type { PageSetup } from '../../src/layout/index.js';
import { loadPack, type PackDefinition, packJsonSchema, readOptions } from '../../src/template/index.js';
import { definition, trial, trialPack } from './fixtures.js';

const empty = '<form title="试"></form>';

function faults(changes: object): readonly string[] {
  return trial(empty, changes).diagnostics.map(({ path, message }) => `${path}：${message}`);
}

function load(formJson: string | Uint8Array, formHbs: string | Uint8Array = empty, folder = 'packs/trial') {
  const bytes = (given: string | Uint8Array) =>
    typeof given === 'string' ? new TextEncoder().encode(given) : given;
  return loadPack({ folder, formJson: bytes(formJson), formHbs: bytes(formHbs) });
}

describe('form.json', () => {
  test('is read as it stands', () => {
    const pack = trialPack(empty, { $schema: './form.schema.json' });
    expect(pack).toMatchObject({
      id: 'trial',
      title: '试表',
      scope: 'project',
      amountUnit: '元',
      file: '/packs/trial/form.hbs',
    });
    expect(pack).not.toHaveProperty('$schema');
  });

  test.each([
    ['scope', { scope: 'projects' }, 'scope：应为 "project"、"each"、"unit"、"summary"、"findings"'],
    ['dateStyle', { dateStyle: 'iso' }, 'dateStyle：应为 "2024-01-01"'],
    ['title', { title: '' }, 'title：不能为空，请填写'],
    ['title', { title: 7 }, 'title：应为文字，这里是 7'],
    ['order', { order: undefined }, 'order：缺少这一项'],
    ['an unknown key', { titel: '甲' }, 'titel：没有名为 titel 的键；是不是 title？'],
    ['body size', { page: { ...definition.page, bodySize: 7 } }, 'page.bodySize：应不小于 7.5，这里是 7'],
    [
      'padding',
      { page: { ...definition.page, cellPadding: { x: 1, y: 1, leastY: 2 } } },
      'page.cellPadding.leastY：不能大于 y（1）',
    ],
    ['an option', { options: { a: { type: 'number' } } }, 'options.a.type：'],
    [
      'an option’s name',
      { options: { 'a b': { type: 'boolean', default: true, description: '甲' } } },
      'options["a b"]：',
    ],
    [
      'an option’s default',
      { options: { a: { type: 'choice', values: ['x', 'y'], default: 'z', description: '甲' } } },
      'options.a.default：“z”不在 values 里',
    ],
    ['an id unlike its folder', { id: 'other' }, 'id：id 是“other”，文件夹名是“trial”'],
  ])('%s', (_name, changes, expected) => {
    const [first, ...more] = faults(changes);
    expect(first).toContain(expected);
    expect(more).toEqual([]);
  });

  test('all mistakes together, with line and column', () => {
    const text = `{\n  "id": "trial",\n  "title": 3,\n  "scop": 1\n}`;
    const { value, diagnostics } = load(text);
    expect(value).toBeNull();
    expect(diagnostics.length).toBeGreaterThan(6);
    expect(diagnostics.find(({ path }) => path === 'title')?.position).toEqual({ line: 3, column: 12 });
    expect(diagnostics.find(({ path }) => path === 'scop')?.position).toEqual({ line: 4, column: 3 });
    expect(diagnostics.every(({ file }) => file === 'packs/trial/form.json')).toBe(true);
  });

  test.each([
    ['no JSON', '{ "id": "trial" ', 'template/not-json'],
    ['nothing', '', 'template/not-json'],
    ['a list', '[]', 'template/bad-definition'],
    ['GBK', new Uint8Array([0x7b, 0xb1, 0xed, 0x7d]), 'template/encoding'],
  ])('%s', (_name, text, code) => {
    expect(load(text).diagnostics.map((fault) => fault.code)).toEqual([code]);
  });

  test('a byte order mark is fine, a template in GBK is not', () => {
    expect(load(`\ufeff${JSON.stringify(definition)}`, `\ufeff${empty}`).diagnostics).toEqual([]);
    expect(load(JSON.stringify(definition), new Uint8Array([0xb1, 0xed])).diagnostics).toMatchObject([
      { code: 'template/encoding', file: 'packs/trial/form.hbs' },
    ]);
  });

  test('has a JSON Schema, and page set-ups are those of layout', () => {
    expect(packJsonSchema()).toMatchObject({
      type: 'object',
      properties: { scope: { enum: expect.arrayContaining(['unit']) } },
    });
    const ofLayout = (setup: PageSetup): PackDefinition['page'] => setup;
    const ofPack = (page: PackDefinition['page']): PageSetup => page;
    const { page } = trialPack(empty);
    expect(ofLayout(ofPack(page))).toBe(page);
  });
});

describe('aliases', () => {
  const labelled = `<form title="试"><table columns="2">
  <tr><td class="label">项目名称</td><td class="value">{{project.name}}</td></tr>
  <tr><td class="label">年度目标{{#if project.goals.period}} {{goalPeriod project.goals.period}}{{/if}}</td><td class="text">{{project.goals.annual}}</td></tr>
  {{#if options.more}}<tr><td class="label">备注（选填）</td><td class="text">只有要印时才有</td></tr>{{/if}}
</table></form>`;
  const more = { options: { more: { type: 'boolean', default: false, description: '备注' } } };
  const faultsOf = (aliases: object) =>
    trial(labelled, { ...more, aliases }).diagnostics.map(({ path, message }) => `${path}：${message}`);

  test('of all labels that the form may print', () => {
    expect(
      faultsOf({ 项目名称: ['项目全称'], 年度目标: ['年度总体目标'], '备注(选填)': ['说明', '注'] }),
    ).toEqual([]);
  });

  test.each([
    ['of no label', { 项目全称: ['名称'] }, 'aliases.项目全称：表上没有名目“项目全称”'],
    ['of a label that is misspelt', { 项目名秤: ['名称'] }, '是不是“项目名称”？'],
    [
      'of two labels, however spelt',
      { 项目名称: ['名 称'], 年度目标: ['名称：'] },
      'aliases.年度目标[0]：“名称：”已是“项目名称”的叫法',
    ],
    ['that are another label', { 项目名称: ['年度目标'] }, 'aliases.项目名称[0]：“年度目标”是表上另一个名目'],
    ['twice', { 项目名称: ['名称', '名称'] }, 'aliases.项目名称[1]：“名称”写了两次'],
  ])('%s', (_name, aliases, said) => {
    const [first, ...others] = faultsOf(aliases);
    expect(first).toContain(said);
    expect(others).toEqual([]);
  });

  test('are told with line and column', () => {
    const text = JSON.stringify({ ...definition, aliases: { 甲: ['乙'] } }, null, 2);
    const line = text.split('\n').findIndex((one) => one.includes('"甲"')) + 1;
    expect(load(text).diagnostics).toMatchObject([
      { code: 'template/bad-definition', file: 'packs/trial/form.json', position: { line } },
    ]);
  });
});

describe('options', () => {
  const pack = trialPack(empty, {
    options: {
      numbering: { type: 'boolean', default: true, description: '编号' },
      form: { type: 'choice', values: ['甲', '乙'], default: '甲', description: '表' },
      note: { type: 'text', default: '', description: '注' },
    },
  });

  test('have their defaults, and take what is given', () => {
    expect(readOptions(pack, {}).value).toEqual({ numbering: true, form: '甲', note: '' });
    expect(readOptions(pack, { numbering: 'false', form: '乙', note: '=' }).value).toEqual({
      numbering: false,
      form: '乙',
      note: '=',
    });
  });

  test('unknown names and wrong values are errors, all together', () => {
    const { value, diagnostics } = readOptions(pack, {
      numberin: 'true',
      numbering: 'yes',
      form: '丙',
      constructor: '1',
    });
    expect(value).toBeNull();
    expect(diagnostics.map(({ message }) => message)).toEqual([
      '表 trial 没有选项“numberin”；是不是 numbering？',
      '选项“numbering”不能是“yes”；可取：true、false',
      '选项“form”不能是“丙”；可取：甲、乙',
      expect.stringContaining('没有选项“constructor”'),
    ]);
  });
});
