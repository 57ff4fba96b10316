/** Fields that forms declare as data: read, labelled and described like the core's. */
import { describe, expect, it } from 'vitest';
import {
  type Declarations,
  type FilingSchema,
  fieldsJsonSchema,
  filingJsonSchema,
  labelAt,
  mergeDeclarations,
  readDeclarations,
  readFiling,
  schemaWith,
} from '../../src/filing/index.js';

const declarations: Declarations = {
  projects: {
    list: {
      code: { label: '项目代码', required: true },
      kind: { label: '项目属性', kind: 'choice', values: ['新增', '延续'] },
      leader: { label: '负责人', inherit: 'unit.leader' },
      execution: {
        label: '预算执行',
        fields: {
          executed: { label: '全年执行数', kind: 'amount' },
          rate: { label: '执行率', kind: 'percent' },
        },
      },
      schedule: { label: '进度', list: { name: '内容', start: { label: '开始时间', kind: 'date' } } },
      funding: { fields: { annual: { fields: { central: { label: '中央补助', kind: 'amount' } } } } },
      indicators: {
        list: { points: { label: '分值', kind: 'decimal' }, actual: { label: '实际完成值', kind: 'target' } },
      },
    },
  },
  unit: { fields: { leader: '单位负责人' } },
  unitTarget: { fields: { goals: { label: '年度总体目标', list: '年度总体目标' } } },
  threePublic: { label: '三公经费', fields: { abroad: { label: '因公出国（境）费', kind: 'amount' } } },
};

function schemaOf(given: Declarations): FilingSchema {
  const { value, problems } = schemaWith(given);
  if (value === null) throw new Error(JSON.stringify(problems));
  return value;
}

const schema = schemaOf(declarations);

function read(filing: unknown) {
  return readFiling(new TextEncoder().encode(JSON.stringify(filing)), {
    file: 'a.json',
    resources: { schema },
  });
}

function faults(filing: unknown): readonly string[] {
  return read(filing).diagnostics.map(({ path, label, message }) => `${path}（${label ?? ''}）：${message}`);
}

const filing = {
  year: 2024,
  unit: { name: '某中心', leader: '张三' },
  projects: [
    {
      name: '甲',
      code: 'A1',
      kind: '新增',
      execution: { executed: '1,234.50', rate: 95.5 },
      funding: { annual: { total: '1', central: '2' } },
      indicators: [
        { name: '乙', target: '≥1', points: '7.50', actual: { operator: '=', value: 2, unit: '次' } },
      ],
      schedule: [{ name: '招标', start: '2024-03' }],
    },
  ],
  unitTarget: { goals: ['一', '二'] },
  threePublic: { abroad: '100' },
};

describe('declared fields', () => {
  it('are read by their kinds, beside the core', () => {
    const { value, diagnostics } = read(filing);
    expect(diagnostics).toEqual([]);
    expect(value).toMatchObject({
      unit: { name: '某中心', department: null, leader: '张三' },
      projects: [
        {
          code: 'A1',
          kind: '新增',
          leader: null,
          execution: { executed: 1_234_500_000n, rate: '95.5' },
          funding: { total: null, annual: { total: 1_000_000n, central: 2_000_000n } },
          indicators: [{ level1: null, points: '7.50', actual: { operator: '=', value: '2', unit: '次' } }],
          schedule: [{ name: '招标', start: '2024-03' }],
        },
      ],
      unitTarget: { goals: ['一', '二'] },
      threePublic: { abroad: 100_000_000n },
    });
  });

  it('are blank where nothing is given: sections with all parts, lists empty', () => {
    const { value } = read({ year: 2024, unit: { name: '甲' }, projects: [{ name: '乙', code: '1' }] });
    expect(value).toMatchObject({
      threePublic: { abroad: null },
      unitTarget: null,
      projects: [{ execution: { executed: null, rate: null }, schedule: [], kind: null }],
    });
  });

  it.each([
    [
      'an amount',
      { threePublic: { abroad: '十余万' } },
      'threePublic.abroad（因公出国（境）费）：不是金额："十余万"',
    ],
    [
      'a name nearly right',
      { threePublic: { abrod: 1 } },
      'threePublic.abrod（）：没有名为 abrod 的键；是不是 abroad？',
    ],
    [
      'a section nearly right',
      { threePublik: {} },
      'threePublik（）：没有名为 threePublik 的键；是不是 threePublic？',
    ],
    [
      'a date',
      { projects: [{ ...filing.projects[0], schedule: [{ start: '2024-13' }] }] },
      'projects[0].schedule[0].start（开始时间）：没有这一天',
    ],
    [
      'a choice',
      { projects: [{ ...filing.projects[0], kind: '新曾' }] },
      'projects[0].kind（项目属性）："新曾" 不在可选之列（新增、延续）；是不是 新增？',
    ],
    [
      'what must be there',
      { projects: [{ name: '乙' }] },
      'projects[0].code（项目代码）：缺少项目代码，请填写',
    ],
    [
      'a core field',
      { projects: [{ ...filing.projects[0], nature: 1 }] },
      'projects[0].nature（项目性质）：应为文字，请加上引号：1',
    ],
  ])('%s that is wrong is told at its place', (_what, changes, said) => {
    const [first, ...more] = faults({ ...filing, ...changes });
    expect(first).toContain(said);
    expect(more).toEqual([]);
  });

  it('take a percentage with its sign, with a note', () => {
    const { value, diagnostics } = read({
      ...filing,
      projects: [{ ...filing.projects[0], execution: { rate: '95.5%' } }],
    });
    expect(value).toMatchObject({ projects: [{ execution: { rate: '95.5' } }] });
    expect(diagnostics).toMatchObject([
      { code: 'filing/normalized', label: '执行率', path: 'projects[0].execution.rate' },
    ]);
  });

  it('have labels and stand in the JSON Schema', () => {
    expect(labelAt('projects[3].execution.executed', schema)).toBe('全年执行数');
    expect(labelAt('projects[3].funding.annual.total', schema)).toBe('年度资金申请总额');
    expect(labelAt('projects[3].execution.executed')).toBeNull();
    const json = JSON.parse(JSON.stringify(filingJsonSchema(schema)));
    const project = json.properties.projects.items;
    expect(project.required).toEqual(['name', 'code']);
    expect(project.properties.kind).toMatchObject({ title: '项目属性', enum: ['新增', '延续', null] });
    expect(json.properties.threePublic.properties.abroad.title).toBe('因公出国（境）费');
    expect(project.properties.funding.properties.annual.properties.central.title).toBe('中央补助');
  });
});

describe('declarations that cannot be', () => {
  it.each<[string, Declarations, string]>([
    ['a known name declared again', { year: '年份' }, 'year 已有（年度），不能重新声明'],
    [
      'a known list as fields',
      { projects: { fields: { a: '甲' } } },
      'projects 已有（项目），不能重新声明，只能用 list 加栏目',
    ],
    [
      'a known section renamed',
      { unit: { label: '机构', fields: { a: '甲' } } },
      'unit 已有（单位），不能重新声明，只能用 fields 加项',
    ],
    [
      'a leaf deepened',
      { unit: { fields: { name: { fields: { a: '甲' } } } } },
      'name 已有（单位名称），不能重新声明',
    ],
    ['no label', { extra: { kind: 'amount' } }, '新的一项要有中文名（label）'],
    ['a name that templates use', { options: '选项' }, 'options 是表样里另有用处的名称'],
  ])('%s', (_what, given, said) => {
    const { value, problems } = schemaWith(given);
    expect(value).toBeNull();
    expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining(said)]);
  });

  it('are told with line and column', () => {
    const { diagnostics } = readDeclarations(
      '{\n  "a": { "label": "甲", "kind": "amont" }\n}',
      'fields.json',
    );
    expect(diagnostics).toMatchObject([
      {
        code: 'fields/bad-declaration',
        file: 'fields.json',
        path: 'a.kind',
        position: { line: 2, column: 32 },
      },
    ]);
  });

  it.each([
    ['a choice without values', { label: '甲', kind: 'choice' }],
    ['values without a choice', { label: '甲', values: ['x'] }],
    ['two shapes at once', { label: '甲', kind: 'text', list: '乙' }],
    ['a required list', { label: '甲', list: '乙', required: true }],
    ['a list of nothing', { label: '甲', list: {} }],
    ['a section of nothing', { label: '甲', fields: {} }],
  ])('%s', (_what, one) => {
    expect(
      readDeclarations(JSON.stringify({ a: { fields: {}, ...{ b: 1 } }, c: one }), 'f').value,
    ).toBeNull();
    expect(readDeclarations(JSON.stringify({ c: one }), 'f').diagnostics).toHaveLength(1);
  });
});

describe('several folders', () => {
  const file = (name: string, given: Declarations) => ({ file: name, declarations: given });

  it('may declare the same, and each its own', () => {
    const one = file('a/fields.json', { projects: { list: { code: '项目代码', a: '甲' } } });
    const two = file('b/fields.json', { projects: { list: { code: '项目代码', b: '乙' } } });
    expect(mergeDeclarations([one, two]).value).toEqual({
      projects: { list: { code: '项目代码', a: '甲', b: '乙' } },
    });
  });

  it('that differ are told, both files named', () => {
    const one = file('a/fields.json', { projects: { list: { code: '项目代码' } } });
    const two = file('b/fields.json', { projects: { list: { code: { label: '编码', kind: 'decimal' } } } });
    const { value, diagnostics } = mergeDeclarations([one, two]);
    expect(value).toBeNull();
    expect(diagnostics).toMatchObject([
      { code: 'fields/conflict', file: 'b/fields.json', path: 'projects.list.code' },
    ]);
    expect(diagnostics[0]?.message).toContain('a/fields.json');
  });
});

it('fields.json has a JSON Schema of its own', () => {
  expect(JSON.stringify(fieldsJsonSchema())).toContain('"choice"');
});
