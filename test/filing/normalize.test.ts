/** What people write instead of the canonical form is understood, each time with a note; texts are left alone. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainYuan, readFiling } from '../../src/filing/index.js';
import { faults, withProject } from './reading.js';

function read(value: unknown, normalize = true) {
  return readFiling(new TextEncoder().encode(JSON.stringify(value)), { file: 'a.json', normalize });
}

const amounts: readonly (readonly [string, string | null])[] = [
  ['93. 50', '93.50'],
  [' 150000 ', '150000.00'],
  ['１５０，０００．００', '150000.00'],
  ['150万', '1500000.00'],
  ['150万元', '1500000.00'],
  ['133.87万元', '1338700.00'],
  ['237.162928万', '2371629.28'],
  ['0.5亿', '50000000.00'],
  ['-2.5万', '-25000.00'],
  ['¥1,200.5元', '1200.50'],
  ['15万元人民币', '150000.00'],
  ['CNY 1,200', '1200.00'],
  ['壹佰万元整', '1000000.00'],
  ['人民币叁拾伍万元整', '350000.00'],
  ['壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分', '1234567.89'],
  ['伍仟元零伍分', '5000.05'],
  ['一百二十万元', '1200000.00'],
  ['两百万', '2000000.00'],
  ['十二万', '120000.00'],
  ['一亿二千万零三百元', '120000300.00'],
  ['三千零五十元', '3050.00'],
  ['零元', '0.00'],
  ['/', null],
  ['／', null],
  ['—', null],
  ['', null],
];

test.each(amounts)('an amount %j is read as %j', (given, wanted) => {
  const reading = read(withProject({ funding: { annual: { total: given } } }));
  const total = reading.value?.projects[0]?.funding.annual.total ?? null;
  expect(total === null ? null : plainYuan(total)).toBe(wanted);
  expect(reading.diagnostics).toMatchObject([
    {
      code: 'filing/normalized',
      severity: 'note',
      path: 'projects[0].funding.annual.total',
      label: '年度资金申请总额',
      file: 'a.json',
      position: { line: 1 },
    },
  ]);
});

const dates: readonly (readonly [string, string | null])[] = [
  ['2024.1.1', '2024-01-01'],
  ['2024. 1. 1', '2024-01-01'],
  ['2024.01.01', '2024-01-01'],
  ['2024年1月1日', '2024-01-01'],
  ['2024年1月', '2024-01'],
  ['2024年元月1日', '2024-01-01'],
  ['2024.1', '2024-01'],
  ['2026/1/1', '2026-01-01'],
  ['2024-1-1', '2024-01-01'],
  ['２０２４－１２－３１', '2024-12-31'],
  ['20241231', '2024-12-31'],
  ['二〇二四年一月一日', '2024-01-01'],
  ['二○二四年十二月三十一日', '2024-12-31'],
  ['二零二四年十二月', '2024-12'],
  ['2024年三月一日', '2024-03-01'],
  ['/', null],
];

test.each(dates)('a date %j is read as %j', (given, wanted) => {
  const reading = read(withProject({ startDate: given }));
  expect(reading.value?.projects[0]?.startDate).toBe(wanted);
  expect(faults(reading)).toEqual([
    `projects[0].startDate（计划开始日期）：${JSON.stringify(given)} 读作 ${wanted ?? '空白'}`,
  ]);
});

const choices: readonly (readonly [unknown, unknown])[] = [
  ['经常性项目☑', '经常性项目'],
  ['√经常性项目', '经常性项目'],
  ['经常性项目（√）', '经常性项目'],
  ['【√】经常性项目', '经常性项目'],
  ['[x]经常性项目 [ ]一次性项目', '经常性项目'],
  ['专项资金（ ） 经常性项目（ ✓ ）', '经常性项目'],
  ['（√）经常性项目（）专项资金（V）一次性项目', ['经常性项目', '一次性项目']],
  ['专项资金□ 经常性项目☑ 一次性项目□', '经常性项目'],
  ['□专项资金　☑经常性项目　☑一次性项目', ['经常性项目', '一次性项目']],
  ['专项资金□ 经常性项目□', null],
  ['专项资金◻ 经常性项目◼ 一次性项目◯', '经常性项目'],
  [{ 专项资金: '否', 经常性项目: '是' }, '经常性项目'],
  [{ 专项资金: false, 经常性项目: true }, '经常性项目'],
];

test.each(choices)('ticks %j are read as %j', (given, wanted) => {
  const reading = read(withProject({ category: given }));
  expect(reading.value?.projects[0]?.category).toEqual(wanted);
  expect(reading.diagnostics.map(({ code, path }) => [code, path])).toEqual([
    ['filing/normalized', 'projects[0].category'],
  ]);
});

describe('the rest of a filing', () => {
  test('year, period, rates and counts', () => {
    const reading = read({
      year: '2024年度',
      unit: { name: '某中心' },
      projects: [
        { name: '甲', nature: '一次性项目√', goals: { period: { start: '2024年', end: '２０２５' } } },
      ],
      unitTarget: { staff: { onDuty: '１３' } },
      unitSelfEvaluation: {
        budget: { fiscal: { rate: '99.27%' } },
        indicators: [
          { weight: '30％', points: '7. 50', target: { operator: '≥', value: '８５', unit: '%' } },
        ],
      },
    });
    const { value } = reading;
    expect(value?.year).toBe(2024);
    expect(value?.projects[0]).toMatchObject({
      nature: '一次性项目',
      goals: { period: { start: '2024', end: '2025' } },
    });
    expect(value?.unitTarget?.staff.onDuty).toBe('13');
    expect(value?.unitSelfEvaluation).toMatchObject({
      budget: { fiscal: { rate: '99.27' } },
      indicators: [{ weight: '30', points: '7.50', target: { value: '85' } }],
    });
    expect(reading.diagnostics).toHaveLength(9);
  });

  test.each(['二〇二四', '二○二四年', '二零二四年度'])('the year %s is 2024', (year) => {
    const reading = read({ year, unit: { name: '某中心' } });
    expect(reading.value?.year).toBe(2024);
    expect(reading.diagnostics).toMatchObject([{ code: 'filing/normalized', path: 'year' }]);
  });

  test('texts are never touched', () => {
    const texts = { name: '１５０万　√', department: '/', goals: { annual: '2024.1.1 完成□' } };
    const reading = read(withProject({ ...texts, indicators: [{ name: '９３', target: '≥９０％' }] }));
    expect(reading.value?.projects[0]).toMatchObject(texts);
    expect(reading.value?.projects[0]?.indicators[0]).toMatchObject({ name: '９３', target: '≥９０％' });
    expect(reading.diagnostics).toEqual([]);
  });

  test.each([
    '十二',
    '一五零万',
    '一百二十万五',
    '三千五',
    '百百万',
    '拾伍万余元',
    '元',
    '万元',
    '整',
    '150万人',
    '1e5',
    '12-34',
    '2024年',
    '1.2.3',
  ])('%j is no amount and stays an error', (given) => {
    const reading = read(withProject({ funding: { total: given } }));
    expect(reading.diagnostics.map(({ code }) => code)).toEqual(['filing/not-an-amount']);
  });

  test.each(['2024.2.30', '二〇二四年二月三十日', '2024年十三月', '2024年13月', '1月1日', '2024'])(
    '%j is no date and stays an error',
    (given) => {
      expect(read(withProject({ startDate: given })).diagnostics).toMatchObject([{ severity: 'error' }]);
    },
  );

  test('without normalising they are refused', () => {
    const given = withProject({ startDate: '2024.1.1', funding: { total: '150万' } });
    const reading = read(given, false);
    expect(reading.value).toBeNull();
    expect(reading.diagnostics.map(({ code }) => code)).toEqual([
      'filing/not-a-date',
      'filing/not-an-amount',
    ]);
  });
});

test('whatever stands there: no throw, and a canonical filing gives no note', () => {
  const strange = fc.oneof(
    fc.string(),
    fc.jsonValue(),
    fc.stringMatching(/^[0-9０-９.．,，万亿元年月日/ -]{0,12}$/u),
  );
  fc.assert(
    fc.property(strange, strange, strange, (total, startDate, category) => {
      const { value, diagnostics } = read(withProject({ funding: { total }, startDate, category }));
      if (value === null) return;
      const [project] = value.projects;
      const again = withProject({
        funding: { total: project?.funding.total == null ? null : plainYuan(project.funding.total) },
        startDate: project?.startDate,
        category: project?.category,
      });
      expect(diagnostics.every(({ code }) => code === 'filing/normalized')).toBe(true);
      expect(read(again).diagnostics).toEqual([]);
    }),
    { numRuns: 600 },
  );
});

test.each(['☑', ' ', '0', '一', '十', '，', '年', '/', 'x'])('%j without end is answered', (part) => {
  const words = part.repeat(90_000);
  const given = {
    startDate: words,
    category: `x☑${words}`,
    nature: `${words}x`,
    funding: { total: `${words}万` },
  };
  const { diagnostics } = read(withProject(given));
  expect(diagnostics.length).toBeGreaterThan(0);
});

test.each([
  ['weight', '40(%)', '40'],
  ['weight', '40分', '40'],
  ['points', '40分', '40'],
  ['score', '39.5分', '39.5'],
])('%s %j is read as %j', (key, given, wanted) => {
  const reading = read({
    year: 2024,
    unit: { name: '某中心' },
    unitSelfEvaluation: { indicators: [{ level1: '产出指标', [key]: given }] },
  });
  expect(reading.value?.unitSelfEvaluation?.indicators[0]).toMatchObject({ [key]: wanted });
  expect(reading.diagnostics.map(({ code }) => code)).toEqual(['filing/normalized']);
});

test('points are no percentage', () => {
  const unitSelfEvaluation = { indicators: [{ level1: '产出指标', points: '40%' }] };
  const { diagnostics } = read({ year: 2024, unit: { name: '某中心' }, unitSelfEvaluation });
  expect(diagnostics.map(({ code }) => code)).toEqual(['filing/not-a-number']);
});
