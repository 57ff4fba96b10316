/** What a template reckons, pairs and fills up, and the parts of a target. */
import { describe, expect, test } from 'vitest';
import { fill, inParagraph, print, printed, trial, trialPack, withProject } from './fixtures.js';

const v = (path: string, text: string) => `<v s="projects[0].${path}">${text}</v>`;
const words = (text: string | null) => text?.replace(/<[^>]*>/g, '');

describe('parts of a target', () => {
  const template =
    '{{#each project.indicators as |row|}}[{{row.target.operator}}|{{row.target.value}}|{{row.target.unit}}]{{/each}}';
  const filing = (...targets: readonly unknown[]) =>
    withProject({ indicators: targets.map((target) => ({ target })) });

  test.each([
    [{ operator: '≥', value: 85.5, unit: '%' }, '[≥|85.5|%]'],
    [{ operator: null, value: '3', unit: null }, '[|3|]'],
    ['≥2万亩', '[≥|2|万亩]'],
    ['1,200 人次', '[|1,200|人次]'],
    ['每月10日前', '[|每月10日前|]'],
    [null, '[||]'],
  ])('%j', (target, parts) => {
    expect(words(print(template, filing(target)))).toBe(parts);
  });

  test('know their paths', () => {
    const given = filing({ operator: '≥', value: '1', unit: '个' });
    expect(print('{{#each project.indicators as |row|}}{{row.target.unit}}{{/each}}', given)).toBe(
      v('indicators[0].target.unit', '个'),
    );
    expect(
      trial(inParagraph('{{#each project.indicators as |row|}}{{row.target.units}}{{/each}}')).value,
    ).toBeNull();
  });
});

describe('reckoning', () => {
  const filing = withProject({
    funding: {
      total: '100000.1',
      fiscal: '0.2',
      other: null,
      annual: { total: '142500.55', carryover: '-1425004.9' },
    },
  });
  const sources = (...paths: readonly string[]) =>
    paths.map((path) => `projects[0].funding.${path}`).join(' ');

  test('sums and differences are exact, blanks count as nothing', () => {
    expect(print('{{add project.funding.total project.funding.fiscal project.funding.other}}', filing)).toBe(
      `<v s="${sources('total', 'fiscal')}">100,000.30</v>`,
    );
    expect(words(print('{{subtract project.funding.fiscal project.funding.total}}', filing))).toBe(
      '-99,999.90',
    );
    expect(print('{{add project.funding.other}}', filing)).toBe(`<v s="${sources('other')}"></v>`);
    expect(trial(inParagraph('{{add project.funding.total 3}}')).diagnostics[0]?.message).toContain(
      '金额只能和金额',
    );
  });

  test.each([
    ['(gt project.funding.total 100000)', true],
    ['(gt project.funding.fiscal project.funding.total)', false],
    ['(lt project.funding.fiscal 1)', true],
    ['(lt project.funding.other 1)', false],
    ['(gt project.name 1)', false],
  ])('%s', (condition, holds) => {
    expect(print(`{{#if ${condition}}}是{{else}}否{{/if}}`, filing)).toBe(holds ? '是' : '否');
  });

  test('percent and default say what stands for blanks', () => {
    expect(print('{{default project.funding.other "—"}}', filing)).toBe(v('funding.other', '—'));
    expect(print('{{default project.funding.fiscal "—"}}', filing)).toBe(v('funding.fiscal', '0.20'));
    const rows = withProject({ indicators: [{ name: '95.00' }, { name: '95%' }, { name: null }] });
    expect(words(print('{{#each project.indicators as |row|}}{{percent row.name}};{{/each}}', rows))).toBe(
      '95.00%;95%;;',
    );
  });

  test.each([
    ['annual.total', '万元', 2, '14.25', true],
    ['annual.carryover', '万元', 2, '-142.50', true],
    ['total', '万元', 2, '10.00', true],
    ['fiscal', '元', 1, '0.2', false],
    ['fiscal', '元', 0, '0', true],
  ])('%s in %s to %i places, and what is lost is told', (path, unit, places, text, isLost) => {
    const pack = trialPack(inParagraph(`{{amount project.funding.${path} "${unit}" places=${places}}}`));
    const { value, diagnostics } = fill(pack, filing);
    expect(value && words(printed(value))).toBe(text);
    const found = diagnostics.map(({ code, severity, path: place }) => `${severity} ${code} ${place}`);
    expect(found).toEqual(isLost ? [`note template/digits-lost projects[0].funding.${path}`] : []);
  });
});

describe('two lists side by side', () => {
  const rows = (...names: readonly (readonly [string, string])[]) =>
    names.map(([level1, name]) => ({ level1, name }));

  test('pair by pair, and within groups of the same names', () => {
    const both = withProject({ indicators: rows(['产出', '甲'], ['产出', '乙'], ['效益', '丙']) });
    const template = (by: string) =>
      `{{#each (pair project.indicators (numbered project.indicators)${by}) as |row|}}{{row.left.name}}{{row.right.number}};{{/each}}`;
    expect(words(print(template(''), both))).toBe('甲1;乙2;丙1;');
    const grouped =
      '{{#each (pair project.indicators (withGroups project.indicators "满意度/满意度") by="level1") as |row|}}{{row.level1}}{{row.left.name}}{{row.right.name}};{{/each}}';
    expect(words(print(grouped, both))).toBe('满意度;产出甲甲;产出乙乙;效益丙丙;');
    const apart = withProject({
      indicators: rows(['产出', '甲'], ['效益', '乙'], ['产出', '丙'], ['满意', '丁']),
    });
    expect(words(print(template(' by="level1"'), apart))).toBe('甲1;丙2;乙1;丁1;');
    expect(trial(inParagraph(template(' by="levle1"'))).diagnostics[0]?.message).toContain('都有“levle1”');
  });
});

test('atLeast fills a list up with blank rows', () => {
  const template = '{{#each (atLeast project.indicators 3) as |row|}}[{{row.name}}]{{/each}}';
  const named = (...names: readonly string[]) => withProject({ indicators: names.map((name) => ({ name })) });
  expect(words(print(template, named('甲')))).toBe('[甲][][]');
  expect(words(print(template, named('一', '二', '三', '四')))).toBe('[一][二][三][四]');
  expect(trial(inParagraph('{{#each (atLeast project.indicators 0)}}{{/each}}')).value).toBeNull();
});

test('boxes stand before their words where the form has them so', () => {
  const template = '{{ticks project.nature boxes="新增 延续" style="□名称"}}';
  expect(words(print(template, withProject({ nature: '延续' })))).toBe('□新增 ☑延续');
});
