/** jibiao.config.json: what it changes, and what is said of mistakes in it. */
import { describe, expect, test } from 'vitest';
import {
  type CheckSettings,
  configJsonSchema,
  parseConfig,
  ruleTable,
  runChecks,
} from '../../src/checks/index.js';
import { check, corpusFiling, indicator, withEvaluation, withIndicator, withProject } from './filings.js';

function settings(config: unknown): CheckSettings {
  const { value, diagnostics } = parseConfig(JSON.stringify(config), { file: 'jibiao.config.json' });
  if (value === null) throw new Error(JSON.stringify(diagnostics));
  return value;
}

function faults(config: unknown): readonly string[] {
  const { value, diagnostics } = parseConfig(JSON.stringify(config), { file: 'jibiao.config.json' });
  expect(value).toBeNull();
  expect(diagnostics.every((one) => one.code === 'check/bad-config' && one.severity === 'error')).toBe(true);
  return diagnostics.map(({ path, message }) => `${path}：${message}`);
}

describe('what it changes', () => {
  const wrong = withProject({
    funding: { total: '3', fiscal: '2', annual: { total: '9000', fiscal: '9000' } },
    goals: { period: { start: '2023', end: '2024' }, overall: '甲', annual: '乙' },
  });
  const codes = (config: unknown) =>
    check(wrong, settings(config)).map(({ code, severity }) => [code, severity]);

  test('a rule is off, lowered or raised', () => {
    expect(codes({})).toEqual([
      ['check/funding-total', 'error'],
      ['check/period-wider', 'note'],
    ]);
    const rules = {
      'check/funding-total': { severity: 'note', reason: '本区左栏另有口径' },
      'check/period-wider': { severity: 'error', reason: '本区必查' },
    };
    expect(codes({ rules })).toEqual([
      ['check/period-wider', 'error'],
      ['check/funding-total', 'note'],
    ]);
    expect(codes({ rules: { 'check/funding-total': { severity: 'off', reason: '左栏不填' } } })).toEqual([
      ['check/period-wider', 'note'],
    ]);
    expect(settings({ rules }).rules.get('check/funding-total')?.reason).toBe('本区左栏另有口径');
  });

  test('thresholds', () => {
    const config = settings({ thresholds: { nameLength: 5, smallAmount: 200000 } });
    const found = check(withProject({ name: '六个字的名称' }), config);
    const codes = new Set(found.map(({ code }) => code));
    expect([...codes].toSorted()).toEqual([
      'check/indicator-name-length',
      'check/project-name-length',
      'check/small-amount',
    ]);
  });

  test('grades, groups of indicators, choices of a form', () => {
    const grades = [
      { name: '合格', from: 60 },
      { name: '优秀', from: 95 },
    ];
    expect(check(withEvaluation({ totalScore: '94' }), settings({ grades }))).toContainEqual(
      expect.objectContaining({
        code: 'check/grade',
        expected: '≥95',
        message: '总分未到“优秀”（95 分），等级为“合格”',
      }),
    );
    const row = withIndicator(indicator('产出指标', '安全指标', '检查次数', '=1(次)'));
    const own = settings({
      indicatorGroups: {
        产出: ['数量', '质量', '时效', '安全'],
        成本: ['经济成本'],
        效益: ['社会效益', '可持续影响'],
        满意度: ['服务对象满意度'],
      },
    });
    const codesOf = (one: typeof own) => check(row, one).map(({ code }) => code);
    expect(codesOf(settings({}))).toEqual(['check/level2-unknown', 'check/rows-scattered']);
    expect(codesOf(own)).toEqual(['check/rows-scattered']);
    const choices = { 'city-form': { natures: [], categories: ['甲类'], boxes: true } };
    const found = runChecks(withProject({}), settings({ formChoices: choices }), { forms: ['city-form'] });
    expect(found.map(({ code }) => code)).toEqual(['check/category-no-box']);
  });

  test('comments, a byte order mark and a trailing comma are fine', () => {
    const text = '\ufeff{ // 本区\n "strict": true, }';
    expect(parseConfig(text, { file: 'c' }).value?.strict).toBe(true);
  });

  test('nothing in it: the defaults', () => {
    const filing = corpusFiling('pujiang-jiwei-2024');
    expect(check(filing, settings({}))).toEqual(check(filing));
  });
});

describe('mistakes in it', () => {
  test.each([
    ['{\n"strict": true', '2:15 缺少右花括号 "}"'],
    ['{"strict"：true}', '1:10 「：」是中文的冒号，请改为英文（半角）的 :'],
    ['\ufeff{"strict": True}', '1:12 True 请写作 true'],
    ['[{'.repeat(200), '1:65 括号嵌套超过 64 层，请核对是否选错了文件'],
  ])('%j', (text, first) => {
    const [problem] = parseConfig(text, { file: 'c' }).diagnostics;
    const place = problem?.position && `${problem.position.line}:${problem.position.column}`;
    expect(`${place ?? undefined} ${problem?.message}`).toBe(first);
  });

  test.each([
    [
      { rules: { 'check/funding-totl': { severity: 'off', reason: '因' } } },
      'rules["check/funding-totl"]：没有规则“check/funding-totl”；是不是 check/funding-total？',
    ],
    [
      { rules: { 'funding-total': { severity: 'off', reason: '因' } } },
      'rules["funding-total"]：没有规则“funding-total”；是不是 check/funding-total？',
    ],
    [
      { rules: { 'check/funding-total': { severity: 'off' } } },
      'rules["check/funding-total"].reason：缺少这一项，请填写',
    ],
    [
      { rules: { 'check/funding-total': { severity: 'off', reason: ' ' } } },
      'rules["check/funding-total"].reason：不能为空，请填写',
    ],
    [
      { rules: { 'check/funding-total': { severity: 'of', reason: '因' } } },
      'rules["check/funding-total"].severity：应为 "error"、"warning"、"note"、"off" 之一，这里是 "of"',
    ],
    [
      { rules: { 'check/funding-total': { severity: 'off', raeson: '因', reason: '因' } } },
      'rules["check/funding-total"].raeson：没有名为 raeson 的键；是不是 reason？',
    ],
    [{ treshholds: {} }, 'treshholds：没有名为 treshholds 的键；是不是 thresholds？'],
    [
      { thresholds: { nameLenght: 3 } },
      'thresholds.nameLenght：没有名为 nameLenght 的键；是不是 nameLength？',
    ],
    [{ thresholds: { nameLength: '100' } }, 'thresholds.nameLength：应为数，这里是 "100"'],
    [{ thresholds: { overFulfilment: 0.5 } }, 'thresholds.overFulfilment：应不小于 1，这里是 0.5'],
    [{ strict: 'yes' }, 'strict：应为 true 或 false，这里是 "yes"'],
    [{ grades: [] }, 'grades：不能为空，请填写'],
    [[], '：应为 {…} 样式的对象，这里是 []'],
  ])('%j', (config, said) => {
    expect(faults(config)).toEqual([said]);
  });

  test('all of them at once', () => {
    expect(faults({ strict: 1, grades: [{ name: '优' }], extra: 0 })).toHaveLength(3);
  });

  test('broken JSON says where', () => {
    const { diagnostics } = parseConfig('{\n  "strict": tru\n}', { file: 'c.json' });
    expect(diagnostics).toMatchObject([{ file: 'c.json', position: { line: 2, column: 13 } }]);
  });

  test.each(['', '// nothing', '['.repeat(100_000)])('no JSON at all (%#)', (text) => {
    expect(parseConfig(text, { file: 'c' })).toMatchObject({
      value: null,
      diagnostics: [{ severity: 'error' }],
    });
  });
});

test('the JSON Schema names every rule with its title', () => {
  const schema = configJsonSchema();
  const { rules } = schema.properties as Record<string, { properties: Record<string, unknown> }>;
  expect(Object.keys(rules?.properties ?? {})).toEqual(ruleTable.map(({ code }) => code));
  expect(JSON.stringify(schema)).toContain('整个取代默认的');
});
