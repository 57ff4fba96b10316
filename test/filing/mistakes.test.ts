/** Each kind of mistake is named at its place, in the field's words, and all of them at once. */
import { describe, expect, test } from 'vitest';
import { faults, read, readValue, withProject } from './reading.js';

/** A project's parts, and what is said of them after `projects[0].`. */
const projectMistakes: readonly (readonly [object, string])[] = [
  [
    { funding: { annual: { total: '十二万' } } },
    'funding.annual.total（年度资金申请总额）：不是金额："十二万"；请写以元为单位的数字，如 "150000.00"，空着写 null',
  ],
  [
    { funding: { total: '1e5' } },
    'funding.total（项目资金总额）：不是金额："1e5"；请不要用科学计数法，写出全部数位',
  ],
  [
    { funding: { fiscal: '1,00.00' } },
    'funding.fiscal（财政资金）：不是金额："1,00.00"；千位逗号应每三位一个，或者不写',
  ],
  [{ funding: { other: '1.2345678' } }, 'funding.other（其他资金）：不是金额："1.2345678"；小数最多 6 位'],
  [
    { funding: { annual: { fiscal: '1234567890123456' } } },
    'funding.annual.fiscal（当年财政拨款）：不是金额："1234567890123456"；整数部分最多 15 位',
  ],
  [
    { funding: { annual: { carryover: true } } },
    'funding.annual.carryover（上年结转资金）：不是金额：true；请写以元为单位的数字，如 "150000.00"，空着写 null',
  ],
  [
    { funding: { annual: { other: '' } } },
    'funding.annual.other（其他资金）：不是金额：""；请写以元为单位的数字，如 "150000.00"，空着写 null',
  ],
  [{ funding: 3 }, 'funding（项目资金）：应为 {…} 样式的对象，这里是 3'],
  [{ startDate: '2024-02-30' }, 'startDate（计划开始日期）：没有这一天："2024-02-30"；请核对年、月、日'],
  [
    { endDate: '2024.12.31' },
    'endDate（计划完成日期）：不是日期："2024.12.31"；请写 "2024-01-01" 或 "2024-01" 的样式，空着写 null',
  ],
  [
    { endDate: '2024' },
    'endDate（计划完成日期）：不是日期："2024"；请写 "2024-01-01" 或 "2024-01" 的样式，空着写 null',
  ],
  [
    { goals: { period: { start: '今年' } } },
    'goals.period.start（起始年份）：不是日期："今年"；请写 "2024"、"2024-01" 或 "2024-01-01" 的样式，空着写 null',
  ],
  [{ goals: { overall: 5 } }, 'goals.overall（项目总目标）：应为文字，请加上引号：5'],
  [{ nature: ['a'] }, 'nature（项目性质）：应为文字，这里是 […]'],
  [{ category: ['经常性项目', 3] }, 'category[1]（项目类别）：应为文字，请加上引号：3'],
  [{ category: {} }, 'category（项目类别）：应为文字或文字的列表，这里是 {}'],
  [{ indicators: {} }, 'indicators（绩效指标）：应为 […] 样式的列表，这里是 {}'],
  [{ indicators: [null] }, 'indicators[0]（绩效指标）：应为 {…} 样式的对象，这里是 null'],
  [{ indicators: [{ target: 85 }] }, 'indicators[0].target（年度指标值）：应为文字，请加上引号：85'],
  [{ indicators: [{ target: [] }] }, 'indicators[0].target（年度指标值）：应为文字，这里是 []'],
  [
    { indicators: [{ target: { operater: '≥' } }] },
    'indicators[0].target.operater（）：没有名为 operater 的键；是不是 operator？',
  ],
  [{ indicators: [{ target: { value: [] } }] }, 'indicators[0].target.value（数值）：应为文字，这里是 []'],
  [
    { goals: { annual: '坏\u0007字' } },
    'goals.annual（年度总体目标）：第 2 个字符是不能打印的控制字符 U+0007，请删去："坏\\u0007字"',
  ],
  [
    { goals: { annual: '𠮷\ud842' } },
    'goals.annual（年度总体目标）：第 2 个字符是残缺的字符（半个代理对） U+D842，请删去："𠮷\\ud842"',
  ],
  [
    { goals: { annual: 'a'.repeat(100_001) } },
    'goals.annual（年度总体目标）：文字过长：100001 个字符，最多 100000 个，请缩短',
  ],
  [{ indicatorss: [] }, 'indicatorss（）：没有名为 indicatorss 的键；是不是 indicators？'],
  [{ project_category: '一' }, 'project_category（）：没有名为 project_category 的键；是不是 category？'],
  [{ planStartDate: '一' }, 'planStartDate（）：没有名为 planStartDate 的键；是不是 startDate？'],
  [
    { endDate: '2204-01-01' },
    'endDate（计划完成日期）：年份不对："2204-01-01"；应在 1900 到 2200 年之间，请核对',
  ],
  ...['2024.2.30', '2024年2月30日', '2024-13-1', '2024年13月'].map(
    (day) =>
      [
        { startDate: day },
        `startDate（计划开始日期）：没有这一天：${JSON.stringify(day)}；请核对年、月、日`,
      ] as const,
  ),
  [{ name: '  ' }, 'name（项目名称）：不能为空，请填写'],
  [{ name: null }, 'name（项目名称）：缺少项目名称，请填写'],
];

test.each(projectMistakes)('$1', (project, said) => {
  const reading = readValue(withProject(project));
  expect(faults(reading)).toEqual([`projects[0].${said}`]);
  expect(reading.value).toBeNull();
});

/** Whole files. */
const fileMistakes: readonly (readonly [unknown, readonly string[]])[] = [
  [[], ['（）：应为 {…} 样式的对象，这里是 []']],
  [[{ year: 2024 }], ['（）：应为 {…} 样式的对象，这里是 […]；请去掉外面的 [ ]']],
  [
    [{ year: 2024 }, { year: 2025 }],
    ['（）：应为 {…} 样式的对象，这里是 […]；这里只写一份，有几份的请分成几个文件'],
  ],
  [
    '{"year":1}',
    [
      '（）：应为 {…} 样式的对象，这里是 "{\\"year\\":1}"；这是写成文字的 JSON，请去掉外面的引号和里面的反斜杠',
    ],
  ],
  [
    { year: 2024, unit: { name: '甲' }, projects: { name: '乙' } },
    ['projects（项目）：应为 […] 样式的列表，这里是 {…}；请在外面加上 [ ]'],
  ],
  [
    { year: 2024, unit: { name: '甲' }, projects: { 乙: { name: '乙' } } },
    ['projects（项目）：应为 […] 样式的列表，这里是 {…}'],
  ],
  [{}, ['year（年度）：缺少年度，请填写', 'unit（单位）：缺少单位，请填写']],
  [
    { year: '2024', unit: { name: '甲' } },
    ['year（年度）：不是年份："2024"；请写 1900 到 2200 之间的整数，不加引号，如 2024'],
  ],
  [
    { year: 2024, unit: { name: '甲' }, forms: 'a' },
    ['forms（填报的表）：应为 […] 样式的列表，这里是 "a"；请写在 [ ] 里'],
  ],
  [
    { year: 2024, unit: { name: '甲' }, unitSelfEvaluation: { budget: { other: { rate: '99%' } } } },
    ['unitSelfEvaluation.budget.other.rate（执行率）：不是数字："99%"；请写数字，如 "7.50"，空着写 null'],
  ],
  [
    { year: 2024, unit: { name: '甲' }, unitTarget: { staff: { onDuty: '十三' } } },
    ['unitTarget.staff.onDuty（年末在职人数）：不是数字："十三"；请写数字，如 "7.50"，空着写 null'],
  ],
  [
    { year: 2024, unit: { name: '甲' }, forms: Array.from({ length: 101 }, () => 'x') },
    ['forms（填报的表）：共 101 项，最多 100 项；请分成几个文件'],
  ],
];

test.each(fileMistakes)('$1', (value, said) => {
  expect(faults(readValue(value))).toEqual(said);
});

test('all mistakes of a file come at once, in the order of the file, with line and column', () => {
  const text = `{
  // a comment
  "year": 2024,
  "unit": { "name": "甲", "nmae": "乙", "department": 5 },
  "projects": [
    { "name": "一", "name": "二", "startDate": "2024-13" },
    {},
  ],
}`;
  const reading = read(text);
  const places = reading.diagnostics.map(({ code, path, position }) => [
    code,
    path,
    position?.line,
    position?.column,
  ]);
  expect(places).toEqual([
    ['filing/unknown-key', 'unit.nmae', 4, 26],
    ['filing/not-a-text', 'unit.department', 4, 53],
    ['filing/duplicate-key', 'projects[0].name', 6, 20],
    ['filing/no-such-date', 'projects[0].startDate', 6, 46],
    ['filing/missing', 'projects[1].name', 7, 5],
  ]);
  expect(reading.diagnostics[2]?.message).toBe(
    '键 name 写了两次：第 6 行第 7 列和第 6 行第 20 列；请只留一个',
  );
  expect(reading.diagnostics.every(({ file, severity }) => file === 'a.json' && severity === 'error')).toBe(
    true,
  );
});

test('keys at another place are told where they belong, labels which key they mean', () => {
  const { diagnostics } = readValue({
    year: 2024,
    unit: { name: '甲' },
    startDate: null,
    projects: [
      { name: '乙', overall: '目标', annual: '目标', goals: { indicators: [] } },
      { name: '丙', indicators: [{ name: '次数', 指标值: '=1(次)', children: [] }] },
    ],
  });
  const advice = diagnostics.map(({ path, message }) => [path, message.replace(/^.*的键；/u, '')]);
  expect(Object.fromEntries(advice)).toEqual({
    startDate: '它应写在 projects 的各项里',
    'projects[0].overall': '它应写在 goals 里',
    'projects[0].annual': '它应写在 funding 或 goals 里',
    'projects[0].goals.indicators': '它应写在外面一层里',
    'projects[1].indicators[0].指标值': '是不是 target？',
    'projects[1].indicators[0].children': '可用的键有 level1、level2、name、target',
  });
});

test('keys of the prototype are unknown keys like any other', () => {
  const text = '{"year":2024,"unit":{"name":"甲"},"__proto__":{"a":1},"constructor":2,"toString":3}';
  expect(read(text).diagnostics.map(({ code, path }) => [code, path])).toEqual([
    ['filing/unknown-key', '__proto__'],
    ['filing/unknown-key', 'constructor'],
    ['filing/unknown-key', 'toString'],
  ]);
});

test('past a thousand the rest is counted', () => {
  const reading = readValue(withProject({ indicators: Array.from({ length: 2000 }, () => ({ name: 1 })) }));
  expect(reading.diagnostics).toHaveLength(1001);
  expect(reading.diagnostics.at(-1)?.message).toBe('另有 1000 个问题没有列出；请先改正上面的');
});

test.each([
  ['unknown keys', Array.from({ length: 20_000 }, (_, index) => `"k${index}": 1`).join()],
  ['a key given again and again', Array.from({ length: 200_000 }, () => '"name": 1').join()],
])('%s without end', (_, keys) => {
  expect(read(`{${keys}}`).diagnostics).toHaveLength(1001);
});

test('a number stands without quotes, with the digits of the file, a text in them', () => {
  const given =
    '{ "total": 1e5, "fiscal": "1e5", "other": 12345678901234567, "annual": { "total": 0.12345678 } }';
  const shown = read(
    `{ "year": 2024, "unit": { "name": "甲" }, "projects": [{ "name": "乙", "funding": ${given} }] }`,
  ).diagnostics.map(({ message }) => /：(.*)；/.exec(message)?.[1]);
  expect(shown).toEqual(['1e5', '"1e5"', '12345678901234567', '0.12345678']);
});

test('a long value is shown short', () => {
  const [fault = ''] = faults(readValue(withProject({ funding: { total: '万'.repeat(500) } })));
  expect(fault).toContain(`"${'万'.repeat(40)}…"`);
  expect(fault.length).toBeLessThan(140);
});

describe('what is fine', () => {
  const filing = read(`{
    "$schema": "./filing.schema.json", "year": 2024, "unit": {"name": "甲"},
    "projects": [{"name": "乙", "category": ["专项资金", "一次性项目"], "funding": null, "goals": {"period": {"start": 2024, "end": "2024-06"}},
      "indicators": [{"name": null, "target": {"operator": "≥", "value": 85.00, "unit": "%"}}, {"target": "每月10日"}, {}]}],
    "unitSelfEvaluation": {"totalPoints": 100, "indicators": [{"points": 7.50, "weight": "30"}]}
  }`);

  test('missing and null are blank', () => {
    expect(filing.diagnostics).toEqual([]);
    expect(filing.value?.unit.department).toBeNull();
    expect(filing.value?.projects[0]?.funding.annual).toEqual({
      total: null,
      fiscal: null,
      carryover: null,
      other: null,
    });
    expect(filing.value?.unitTarget).toBeNull();
    expect(filing.value?.forms).toEqual([]);
    expect(filing.value).not.toHaveProperty('$schema');
  });

  test('numbers keep the digits that they are written with', () => {
    expect(filing.value?.unitSelfEvaluation?.indicators[0]).toMatchObject({ points: '7.50', weight: '30' });
    expect(filing.value?.unitSelfEvaluation?.totalPoints).toBe('100');
    expect(filing.value?.projects[0]?.goals.period).toEqual({ start: '2024', end: '2024-06' });
    expect(filing.value?.projects[0]?.indicators.map(({ target }) => target)).toEqual([
      { operator: '≥', value: '85.00', unit: '%' },
      '每月10日',
      null,
    ]);
  });

  test('a path leads to its place in the file', () => {
    expect(filing.positionOf('year')).toEqual({ line: 2, column: 48 });
    expect(filing.positionOf('projects[0].indicators[1].target')).toEqual({ line: 4, column: 107 });
    expect(filing.positionOf('projects[0].indicators[2].target')).toEqual({ line: 4, column: 117 });
    expect(filing.positionOf('projects[')).toBeNull();
  });

  test('line ends of Windows in a text are line ends', () => {
    expect(readValue({ year: 2024, unit: { name: '甲\r\n乙\t丙' } }).value?.unit.name).toBe('甲\n乙\t丙');
  });
});
