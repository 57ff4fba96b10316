/** Each helper and each block, by what it prints. */
import { describe, expect, test } from 'vitest';
import { helperNames, helpers } from '../../src/template/helpers/index.js';
import { filingShape, type Shape } from '../../src/template/index.js';
import { filingOf, fill, inParagraph, print, printed, trial, trialPack, withProject } from './fixtures.js';

const v = (path: string, text: string) => `<v s="${path}">${text}</v>`;

describe('blocks', () => {
  test.each([
    ['a text', { name: '甲' }, 'project.name', true],
    ['a blank', {}, 'project.nature', false],
    ['an empty text', { nature: '  ' }, 'project.nature', false],
    ['the text 0', { nature: '0' }, 'project.nature', true],
    ['an amount of 0', { funding: { total: '0' } }, 'project.funding.total', true],
    ['an empty list', {}, 'project.indicators', false],
    ['a list', { indicators: [{}] }, 'project.indicators', true],
    ['a record of blanks', {}, 'project.goals.period', false],
    ['a record', { goals: { period: { start: '2024', end: null } } }, 'project.goals.period', true],
    ['an index of 0', {}, 'project.index', true],
  ])('if and unless: %s', (_name, project, path, holds) => {
    const filing = withProject(project);
    expect(print(`{{#if ${path}}}是{{else}}否{{/if}}`, filing)).toBe(holds ? '是' : '否');
    expect(print(`{{#unless ${path}}}是{{else}}否{{/unless}}`, filing)).toBe(holds ? '否' : '是');
  });

  test('else if', () => {
    const template = '{{#if project.nature}}一{{else if project.category}}二{{else}}三{{/if}}';
    expect(print(template, withProject({ category: '甲类' }))).toBe('二');
    expect(print(template, withProject({}))).toBe('三');
  });

  test('each: @index, @first, @last, block parameters, ../ and @root', () => {
    const filing = withProject({ indicators: ['一', '二', '三'].map((name) => ({ name })) });
    expect(
      print(
        '{{#each project.indicators as |row n|}}{{#if @first}}[{{/if}}{{@index}}{{n}}{{ordinal @index}}{{#if @last}}]{{/if}}{{/each}}',
        filing,
      ),
    ).toBe('[001112223]');
    const nested =
      '{{#each project.indicators}}{{#each ../project.indicators}}{{@../index}}{{@index}}{{/each}}{{/each}}';
    expect(print(nested, filing)).toBe('000102101112202122');
    expect(
      print(
        '{{#each project.indicators}}{{#if @first}}{{@root.year}}{{../project.name}}{{/if}}{{/each}}',
        filing,
      ),
    ).toBe(v('year', '2024') + v('projects[0].name', '甲'));
  });

  test('each: the else part for an empty list', () => {
    expect(print('{{#each project.indicators}}行{{else}}空行{{/each}}', withProject({}))).toBe('空行');
  });

  test('with: a record under a name, the else part for a record of blanks', () => {
    const template = '{{#with project.goals.period as |period|}}{{period.start}}{{end}}{{else}}无{{/with}}';
    const filing = withProject({ goals: { period: { start: '2024', end: '2025' } } });
    expect(print(template, filing)).toBe(
      v('projects[0].goals.period.start', '2024') + v('projects[0].goals.period.end', '2025'),
    );
    expect(print(template, withProject({}))).toBe('无');
  });
});

describe('values', () => {
  test('amount and date print in another way', () => {
    const filing = withProject({ funding: { total: '150000' }, startDate: '2024-01-05' });
    expect(print('{{amount project.funding.total "万元"}}', filing)).toBe(
      v('projects[0].funding.total', '15.00'),
    );
    expect(print('{{date project.startDate "2024年1月1日"}}', filing)).toBe(
      v('projects[0].startDate', '2024年1月5日'),
    );
  });

  test.each([
    [{ start: '2024', end: '2024' }, '(2024年-2024年)'],
    [{ start: '2024-01', end: '2024-12' }, '(2024年1月-2024年12月)'],
    [{ start: '2024-01-05', end: null }, '(2024年1月5日-)'],
    [null, ''],
  ])('goalPeriod %j', (period, printed) => {
    expect(print('{{goalPeriod project.goals.period}}', withProject({ goals: { period } }))).toBe(
      v('projects[0].goals.period.start projects[0].goals.period.end', printed),
    );
  });

  test('join and coalesce take what is filled in', () => {
    const both = withProject({ nature: '经常性项目', category: ['甲类', '乙类'] });
    expect(print('{{join "/" project.nature project.category}}', both)).toBe(
      v('projects[0].nature projects[0].category', '经常性项目/甲类、乙类'),
    );
    const one = withProject({ category: '甲类' });
    expect(print('{{join "/" project.nature project.category}}', one)).toBe(
      v('projects[0].category', '甲类'),
    );
    expect(print('{{coalesce project.nature project.category}}', one)).toBe(
      v('projects[0].category', '甲类'),
    );
    const none = v('projects[0].nature projects[0].category', '');
    expect(print('{{join "/" project.nature project.category}}', withProject({}))).toBe(none);
    expect(print('{{coalesce project.nature project.category}}', withProject({}))).toBe(none);
  });

  test.each([
    ['as given', { budget: '100', executed: '50', rate: '49.9' }, '49.9'],
    ['cut, not rounded', { budget: '82368086.83', executed: '81774893.77' }, '99.27'],
    ['0/0', { budget: '0', executed: '0' }, '0.00'],
    ['blank', { budget: '100' }, ''],
  ])('executionRate %s', (_name, fiscal, printed) => {
    const filing = filingOf({ year: 2024, unit: { name: '甲' }, unitSelfEvaluation: { budget: { fiscal } } });
    const template = '{{executionRate unitSelfEvaluation.budget.fiscal}}';
    const markup = print(template, filing, { scope: 'unit' }, { scope: 'unit' });
    expect(markup?.replace(/<[^>]*>/g, '')).toBe(printed);
    expect(markup).toContain('unitSelfEvaluation.budget.fiscal.rate');
  });
});

describe('boxes', () => {
  const template = '{{ticks project.category project.nature boxes="专项资金 经常性项目 一次性项目"}}';
  test.each([
    [
      'category',
      { category: '经常性项目', nature: '一次性项目' },
      '专项资金□ 经常性项目☑ 一次性项目□',
      'category',
    ],
    ['nature', { nature: '一次性项目' }, '专项资金□ 经常性项目□ 一次性项目☑', 'nature'],
    ['several', { category: ['专项资金', '一次性项目'] }, '专项资金☑ 经常性项目□ 一次性项目☑', 'category'],
  ])('are ticked by %s', (_name, project, ticked, source) => {
    const { value, diagnostics } = fill(trialPack(inParagraph(template)), withProject(project));
    expect(value && printed(value)).toBe(v(`projects[0].${source}`, ticked));
    expect(diagnostics).toEqual([]);
  });

  test('none is ticked where neither is filled in', () => {
    expect(print(template, withProject({}))).toBe(
      v('projects[0].category projects[0].nature', '专项资金□ 经常性项目□ 一次性项目□'),
    );
  });

  test('a value without a box prints no tick and is a finding with its path', () => {
    const { value, diagnostics } = fill(
      trialPack(inParagraph(template)),
      withProject({ category: ['特定目标类', '专项资金'] }),
    );
    expect(value && printed(value)).toBe(v('projects[0].category', '专项资金☑ 经常性项目□ 一次性项目□'));
    expect(diagnostics).toMatchObject([
      { code: 'template/no-box', severity: 'warning', path: 'projects[0].category', label: '项目类别' },
    ]);
    expect(diagnostics[0]?.message).toContain('特定目标类');
  });
});

test('conditions', () => {
  const filing = withProject({ nature: '经常性项目' });
  const cases: readonly (readonly [string, boolean])[] = [
    ['(eq project.nature "经常性项目")', true],
    ['(eq year "2024")', true],
    ['(ne year 2024)', false],
    ['(and project.nature project.category)', false],
    ['(or project.nature project.category)', true],
    ['(not project.category)', true],
    ['(blank project.category)', true],
    ['(blank project.indicators)', true],
    ['(not (eq project.nature project.name))', true],
  ];
  for (const [condition, holds] of cases) {
    expect([condition, print(`{{#if ${condition}}}是{{else}}否{{/if}}`, filing)]).toEqual([
      condition,
      holds ? '是' : '否',
    ]);
  }
});

describe('rows', () => {
  const indicators = [
    { level1: '产出指标', level2: '数量指标', name: '甲' },
    { level1: '产出指标', level2: '数量指标', name: null },
    { level1: '产出指标', level2: '数量指标', name: '乙' },
    { level1: '产出指标', level2: '质量指标', name: '丙' },
    { level1: '效益指标', level2: '数量指标', name: '丁' },
  ];

  test('numbered counts names within their 二级指标', () => {
    expect(
      print(
        '{{#each (numbered project.indicators) as |row|}}[{{row.number}}]{{/each}}',
        withProject({ indicators }),
      ),
    ).toBe('[1][][2][1][1]');
  });

  test('withGroups puts rows into the order of the groups, adds blank rows, and drops none', () => {
    const groups = '"产出指标/时效指标" "产出指标/质量指标" "产出指标/数量指标" "满意度指标/满意度指标"';
    const template = `{{#each (withGroups project.indicators ${groups}) as |row|}}{{plainRow}}{{/each}}`;
    const row = '{{row.level1}}·{{row.level2}}·{{row.name}}<br/>';
    const markup = print(template.replace('{{plainRow}}', row), withProject({ indicators }));
    expect(
      markup
        ?.replace(/<[^>]*>/g, '')
        .trim()
        .split('\n'),
    ).toEqual([
      '产出指标·时效指标·',
      '产出指标·质量指标·丙',
      '产出指标·数量指标·甲',
      '产出指标·数量指标·',
      '产出指标·数量指标·乙',
      '满意度指标·满意度指标·',
      '效益指标·数量指标·丁',
    ]);
    expect(markup).not.toContain('<v s="">');
  });

  test('withGroups takes 数量 for 数量指标 and leaves rows as they are when it is not wanted', () => {
    const short = withProject({ indicators: [{ level1: '产出', level2: '数量', name: '甲' }] });
    const template = (when: string) =>
      `{{#each (withGroups project.indicators "产出指标/数量指标" "产出指标/质量指标" when=${when}) as |row|}}{{row.level1}}{{row.level2}}{{row.name}};{{/each}}`;
    expect(print(template('year'), short)?.replace(/<[^>]*>/g, '')).toBe('产出数量甲;产出质量指标;');
    expect(print(template('false'), short)?.replace(/<[^>]*>/g, '')).toBe('产出数量甲;');
  });

  test('withGroups gives whole blank rows even where there are none to copy', () => {
    const template =
      '{{#each (withGroups project.indicators "产出指标/数量指标") as |row|}}{{row.level2}}{{row.name}}{{row.target}};{{/each}}';
    expect(print(template, withProject({}))).toBe('数量指标;');
  });

  test('sum, count, ordinal and page', () => {
    const project = (total: string | null) => ({
      name: '甲',
      funding: { annual: { total } },
      indicators: [{}, {}],
    });
    const filing = filingOf({
      year: 2024,
      unit: { name: '甲' },
      projects: [project('0.1'), project(null), project('0.2')],
    });
    const summary = [{ scope: 'summary' }, { scope: 'summary', projects: null }] as const;
    expect(print('{{sum projects "funding.annual.total"}}', filing, ...summary)).toBe(
      v('projects[0].funding.annual.total projects[2].funding.annual.total', '0.30'),
    );
    expect(print('{{sum projects "funding.total"}}', filing, ...summary)).toMatch(/^<v s="[^"]+"><\/v>$/);
    expect(
      print(
        '{{#each projects}}{{ordinal @index}}{{count indicators}}{{page index}}{{/each}}',
        filing,
        ...summary,
      ),
    ).toBe(
      [0, 1, 2].map((n) => `${n + 1}${v(`projects[${n}].indicators`, '2')}<page project="${n}"/>`).join(''),
    );
    const chosen = { scope: 'summary', projects: [2] } as const;
    expect(print('{{#each projects}}{{page index}}{{/each}}', filing, { scope: 'summary' }, chosen)).toBe(
      '<page project="2"/>',
    );
  });

  test('sum adds points exactly', () => {
    const indicators = ['7.50', '0.1', '0.2', null].map((points) => ({ points }));
    const filing = filingOf({ year: 2024, unit: { name: '甲' }, unitSelfEvaluation: { indicators } });
    const template = '{{sum unitSelfEvaluation.indicators "points"}}';
    expect(print(template, filing, { scope: 'unit' }, { scope: 'unit' })?.replace(/<[^>]*>/g, '')).toBe(
      '7.8',
    );
  });

  test('plain is the text for an attribute: data are never markup, line ends are spaces', () => {
    const pack = trialPack('<form title="甲{{plain project.name}}乙"><h1>表</h1></form>');
    const filing = withProject({ name: '"甲"<&>\n乙&amp;' });
    expect(fill(pack, filing).value?.title).toBe('甲"甲"<&> 乙&amp;乙');
  });

  test('key joins cells whose values are the same, each of them, and no others', () => {
    const template = `<form title="t"><table columns="1">{{#each project.indicators as |row|}}
      <tr><td class="label" merge="{{key row.level1 row.level2}}">同</td></tr>{{else}}<tr><td class="label"></td></tr>{{/each}}</table></form>`;
    const pairs = [
      ['a', 'b'],
      ['a', 'b'],
      ['a b', null],
      ['ab', null],
      ['a', '"<b>'],
      ['a', '"<b>'],
    ];
    const indicators = pairs.map(([level1, level2]) => ({ level1, level2, name: '甲' }));
    const { value } = fill(trialPack(template), withProject({ indicators }));
    const [grid] = value?.blocks.flatMap((block) => (block.kind === 'grid' ? [block.grid] : [])) ?? [];
    expect(grid?.cells.map(({ rowSpan }) => rowSpan)).toEqual([2, 1, 1, 2]);
  });
});

test('no helper is called like a field: {{name}} would call it', () => {
  const fields = new Set<string>();
  const collect = (shape: Shape): void => {
    if (shape.kind === 'list') collect(shape.item);
    if (shape.kind !== 'record') return;
    for (const [name, part] of shape.fields) {
      fields.add(name);
      collect(part);
    }
  };
  collect(filingShape());
  expect(fields.size).toBeGreaterThan(40);
  expect(helperNames.filter((name) => fields.has(name))).toEqual([]);
});

describe('the example of every helper passes the check of packs', () => {
  const options = Object.fromEntries(
    ['numbering', 'emptyGroups', 'groupRows', 'list', 'form'].map((name) => [
      name,
      { type: 'boolean', default: true, description: '试' },
    ]),
  );

  test.each(helpers.map(({ name, example }) => [name, example] as const))('%s', (_name, example) => {
    const closings = [...example.matchAll(/\{\{#(\w+)/g)]
      .map(([, block]) => `{{/${block}}}`)
      .filter((end) => !example.includes(end));
    const written = `${example}${closings.join('')}`;
    const closed = written.startsWith('<form')
      ? '{{project.name}}'
      : written.replace(/^<td.*$/, '{{row.name}}');
    const needsRow = closed.includes('row.') && !closed.includes('as |row|');
    const inRow = `{{#each (numbered project.indicators) as |row|}}${closed.replace(/(?<!@root\.)options/, '@root.options')}{{/each}}`;
    if (example.includes('unit.filing')) {
      const inUnit = `{{#each departments as |group|}}{{#each group.units as |unit|}}${closed}{{/each}}{{/each}}`;
      expect(trial(inParagraph(inUnit), { scope: 'compilation', options }).diagnostics).toEqual([]);
      return;
    }
    const scope = example.includes('unitSelf')
      ? 'unit'
      : example.includes(' projects ')
        ? 'summary'
        : 'project';
    const template = needsRow
      ? inRow
      : closed.includes('@index')
        ? `{{#each project.indicators}}${closed}{{/each}}`
        : closed;
    expect(trial(inParagraph(template), { scope, options }).diagnostics).toEqual([]);
  });
});
