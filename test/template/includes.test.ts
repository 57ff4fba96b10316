/** A block that several forms share: checked in place, with the names around it and those that it is given. */
import { describe, expect, test } from 'vitest';
import { fill, printed, trial, withProject } from './fixtures.js';

const form = (content: string) => `<form title="t">\n${content}\n</form>`;

function faults(template: string, includes: Readonly<Record<string, string>>) {
  return trial(template, {}, includes).diagnostics.map(
    ({ code, file, position }) => `${file} ${position?.line}:${position?.column} ${code}`,
  );
}

describe('an included file', () => {
  test('has the names of its place, and those that it is given', () => {
    const block =
      '<p class="body">{{project.name}}：{{#each rows as |row|}}{{row.name}}{{unit}};{{/each}}</p>';
    const template = form(
      '{{> block rows=project.indicators unit="项"}}{{> block rows=(numbered project.indicators) unit=year}}',
    );
    const { value, diagnostics } = trial(template, {}, { block });
    expect(diagnostics).toEqual([]);
    const filing = withProject({ name: '甲', indicators: [{ name: '子' }, { name: '丑' }] });
    const words = value && fill(value, filing).value;
    expect(words && printed(words).replace(/<[^>]*>/g, '')).toBe('甲：子项;丑项;\n甲：子2024;丑2024;');
  });

  test('may include another, and be given a record', () => {
    const { value } = trial(
      form('{{> outer goals=project.goals}}'),
      {},
      {
        outer: '<p class="body">{{> inner text=goals.annual}}</p>',
        inner: '目标{{text}}',
      },
    );
    const words = value && fill(value, withProject({ goals: { annual: '甲' } })).value;
    expect(words && printed(words)).toBe('目标<v s="projects[0].goals.annual">甲</v>');
  });

  test.each([
    [
      'a misspelt name',
      '<p class="body">\n{{project.nmae}}</p>',
      '/packs/block.hbs 2:3 template/unknown-path',
    ],
    ['a tag that is not closed', '<p class="body">甲', '/packs/block.hbs 1:1 template/unclosed-tag'],
    ['a block that is not closed', '\n{{#if year}}', '/packs/block.hbs 2:1 template/syntax'],
    ['a wrong class', '<p class="bdy"/>', '/packs/block.hbs 1:4 model/wrong-attribute'],
    ['a closing tag of what is around it', '</form>', '/packs/block.hbs 1:1 template/split-element'],
  ])('is named where it has %s', (_name, block, fault) => {
    expect(faults(form('{{> block}}'), { block })).toEqual([fault]);
  });

  test('is named where a cell of it does not fill its table', () => {
    const block = '<table columns="2">\n<tr><td class="label"/></tr></table>';
    expect(faults(form('{{> block}}'), { block })).toEqual(['/packs/block.hbs 2:1 model/gap']);
  });
});

describe('an include', () => {
  const trialFile = '/packs/trial/form.hbs';
  test.each([
    ['that there is not', '{{> blok}}', { block: '' }, `${trialFile} 2:1 template/unknown-include`],
    [
      'with data that have no name',
      '{{> block year}}',
      { block: '' },
      `${trialFile} 2:1 template/wrong-argument`,
    ],
    ['of itself', '{{> a}}', { a: '{{> b}}', b: '\n{{> a}}' }, '/packs/b.hbs 2:1 template/endless-include'],
  ])('%s', (_name, content, includes, fault) => {
    expect(faults(form(content), includes)).toEqual([fault]);
  });

  test('that doubles at each step is refused soon', () => {
    const names = Array.from({ length: 30 }, (_, index) => `b${index}`);
    const includes = Object.fromEntries(
      names.map((name, index) => [name, `{{> b${index + 1}}}{{> b${index + 1}}}`]),
    );
    const before = process.cpuUsage().user;
    const { diagnostics } = trial(form('{{> b0}}'), {}, { ...includes, b30: '甲' });
    expect(diagnostics.map(({ code }) => code)).toContain('template/endless-include');
    expect((process.cpuUsage().user - before) / 1e6).toBeLessThan(2);
  });
});
