/** Whatever filing the schema accepts: the checks end, say nothing broken, and change nothing. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultSettings, ruleTable, runChecks } from '../../src/checks/index.js';
import { amountOf, type Filing, labelAt } from '../../src/filing/index.js';
import { corpusFiling, withEvaluated, withIndicator, withProject } from './filings.js';

const text = fc.option(
  fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom(
      '产出指标',
      '效益指标',
      '数量指标',
      '时效指标',
      '质量指标',
      '成本指标',
      '满意度指标',
      '投入管理指标',
    ),
    fc.constantFrom(
      '满意度',
      '合格率',
      '单次成本',
      '参加人数',
      '无',
      '/',
      '维修及时性',
      '投诉率',
      '指标2：',
      '长效机制',
    ),
    fc.constantFrom(
      '≥85.00(%)',
      '≥',
      '95%以上',
      '百分百',
      '0',
      '≤0(元)',
      '每年不少于2批',
      '达成指标',
      '>=1,0',
      '-3(人)',
      '若干',
      '350(万)',
      '≥≥95(%)',
      '#N/A',
    ),
    fc.constantFrom(
      '甲',
      '阶段性项目',
      '经常性项目',
      '专项资金',
      '财预【2022】1号',
      '2020年底前，甲,乙',
      '__proto__',
      '满意度达到95%',
      '建成ー批，1、甲；3、乙',
      '居 民 满 意 度',
      '1、1、甲。。乙&nbsp;丙',
      '项目资金20万元',
    ),
  ),
);
const amount = fc.option(fc.bigInt({ min: -(10n ** 21n), max: 10n ** 21n }).map(amountOf));
const decimal = fc.option(
  fc.constantFrom('0', '1', '-1', '100', '7.50', '1,000', '0.000001', '999999999999999.999999'),
);
const date = fc.option(
  fc.constantFrom('2023-01', '2024-01-01', '2024-02', '2024-12-31', '2025-06-30', '1900-01'),
);
const period = fc.option(fc.record({ start: fc.option(fc.constantFrom('2023', '2024-05')), end: date }));
const target = fc.oneof(text, fc.record({ operator: text, value: text, unit: text }));
const levels = { level1: text, level2: text, name: text, target };
const indicators = fc.array(fc.record(levels), { maxLength: 6 });
const line = fc.record({ budget: amount, executed: amount, rate: decimal });
const plain = fc.string({ minLength: 1, maxLength: 6 });
const category = fc.oneof(text, fc.array(plain, { maxLength: 3 }));
const annual = fc.record({ total: amount, fiscal: amount, carryover: amount, other: amount });
const project = fc.record({
  name: fc.oneof(plain, fc.constant('甲')),
  nature: text,
  category,
  department: text,
  implementer: text,
  startDate: date,
  endDate: date,
  funding: fc.record({ total: amount, fiscal: amount, other: amount, annual }),
  goals: fc.record({ period, overall: text, annual: text }),
  indicators,
});
const filing: fc.Arbitrary<Filing> = fc.record({
  year: fc.constantFrom(1900, 2024, 2200),
  unit: fc.record({ name: plain, department: text }),
  forms: fc.array(
    fc.constantFrom('project-target', 'project-target-declaration', 'project-target-summary', 'x'),
    {
      maxLength: 3,
    },
  ),
  projects: fc.array(project, { maxLength: 4 }),
  unitTarget: fc.option(
    fc.record({
      fundingMode: text,
      duties: fc.array(plain, { maxLength: 2 }),
      annualGoal: text,
      tasks: fc.array(fc.record({ name: text, content: text }), { maxLength: 2 }),
      budget: fc.record({ total: amount, fiscal: amount, other: amount, basic: amount, project: amount }),
      staff: fc.record({ onDuty: decimal, departments: decimal }),
      indicators,
      inputManagementNote: text,
    }),
  ),
  unitSelfEvaluation: fc.option(
    fc.record({
      subordinateUnits: decimal,
      budget: fc.record({ fiscal: line, other: line, basic: line, project: line }),
      goal: fc.record({ planned: text, actual: text }),
      indicators: fc.array(
        fc.record({
          ...levels,
          weight: decimal,
          actual: target,
          points: decimal,
          score: decimal,
          remark: text,
        }),
        { maxLength: 6 },
      ),
      inputManagementNote: text,
      totalPoints: decimal,
      totalScore: decimal,
    }),
  ),
});

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}

test('no throw, nothing changed, every finding whole, twice the same', () => {
  const fired = new Set<string>();
  fc.assert(
    fc.property(filing, (given) => {
      const frozen = deepFreeze(given);
      const findings = runChecks(frozen, defaultSettings);
      for (const { code } of findings) fired.add(code);
      const broken = findings.filter(
        ({ path, message, english }) =>
          (path !== '' && labelAt(path ?? '') === null) || /undefined|NaN|\[object/.test(message + english),
      );
      expect(broken).toEqual([]);
      expect(JSON.stringify(runChecks(frozen, defaultSettings))).toBe(JSON.stringify(findings));
    }),
    { numRuns: 400 },
  );
  const never = ruleTable.filter(({ code }) => !fired.has(code));
  expect(never.length).toBeLessThan(ruleTable.length / 4);
});

test('the corpus may be frozen too', () => {
  expect(() => runChecks(deepFreeze(corpusFiling('pujin-shequ-shiwu-2023')), defaultSettings)).not.toThrow();
});

/** What makes a careless pattern try again from every place. */
const parts = [
  '。',
  ' ',
  '(',
  '（',
  '1',
  '率',
  '不少于',
  '【2022】',
  '2022年',
  '满意度',
  '百分',
  '每',
  '指标 ',
  '≥',
  '0.0',
  '_x000D_',
  '<p',
  '\u200b',
  '一、',
  '2023年计划',
  '1、甲；3、',
  '二〇二三年',
  '（',
];

test.each(parts)('texts of nothing but %j, without end', (part) => {
  const words = part.repeat(Math.floor(90_000 / part.length));
  const given = withIndicator({
    level1: '产出指标',
    level2: words,
    name: `${words}x`,
    target: `≥1${words}x`,
  });
  const long = withEvaluated({
    name: `x${words}`,
    target: `${words}次`,
    actual: `1(${words}`,
    remark: words,
  });
  const goals = withProject({
    goals: { overall: words, annual: `${words}x` },
    category: `x☑${words}`,
    department: words,
  });
  const findings = [given, long, goals].flatMap((one) => runChecks(one, defaultSettings));
  expect(findings.length).toBeGreaterThan(0);
  for (const { message, actual } of findings) expect(`${message}${actual}`.length).toBeLessThan(700);
});

test('a message about an endless name is short, and still says what to do', () => {
  const name = '长'.repeat(5000);
  const row = { level1: '产出指标', level2: '数量指标', name, target: '≥1.00(次)' };
  const filing = withIndicator(row, [row]);
  const long = runChecks(filing, defaultSettings).filter(({ message }) => message.includes('长长长'));
  expect(long.length).toBeGreaterThan(0);
  for (const { message } of long) {
    expect(message.length).toBeLessThanOrEqual(301);
    expect(message).toMatch(/[^长…“”]{4}$/u);
  }
});

/** What is found in one project's indicators, told without its number. */
function indicatorFindings(given: Filing, index: number): readonly unknown[] {
  const place = `projects[${index}].indicators`;
  return runChecks(given, defaultSettings)
    .filter(({ path }) => path?.startsWith(place))
    .map(({ path, mendings = [], ...finding }) => ({
      ...finding,
      path: path?.slice(place.length),
      mendings: mendings.map((one) => ({
        ...one,
        edits: one.edits.map((edit) => ({ ...edit, path: edit.path.slice(2) })),
      })),
    }));
}

test('a row is judged by what it says, not by where it stands', () => {
  const few = fc.record({
    level1: fc.constantFrom('产出指标', '满意度指标', null),
    level2: fc.constantFrom('数量指标', '成本指标', '质量', null),
    name: fc.constantFrom('合格率', '单次成本', '产出指标', '无', '甲'.repeat(101), null),
    target: fc.constantFrom('≥85.00(%)', '95%以上', '百分百', '>=3', '12', '无', '350(万)', '≤5(人)', null),
  });
  const rows = fc.array(few, { maxLength: 5 });
  fc.assert(
    fc.property(filing, fc.array(rows, { minLength: 1, maxLength: 3 }), project, (given, tables, one) => {
      const projects = tables.map((table) => ({ ...one, indicators: table }));
      const together = { ...given, projects };
      projects.forEach((each, index) => {
        const alone = indicatorFindings({ ...given, projects: [each] }, 0);
        expect(indicatorFindings(together, index)).toEqual(alone);
      });
    }),
    { numRuns: 200 },
  );
});
