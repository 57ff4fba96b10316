/** Filings for the rules' tests: a sound one of each kind, and ways to change it. */
import { readFileSync } from 'node:fs';
import { type CheckSettings, defaultSettings, type Finding, runChecks } from '../../src/checks/index.js';
import { type Filing, readFiling } from '../../src/filing/index.js';

/** As filings are given. */
type Json = Record<string, unknown>;

export function filingOf(value: unknown): Filing {
  const { value: filing, diagnostics } = readFiling(new TextEncoder().encode(JSON.stringify(value)), {
    file: 'a.json',
    normalize: false,
  });
  if (filing === null)
    throw new Error(diagnostics.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  return filing;
}

export function corpusFiling(name: string): Filing {
  const bytes = readFileSync(new URL(`../../samples/${name}.json`, import.meta.url));
  const { value } = readFiling(bytes, { file: name });
  if (value === null) throw new Error(`${name} does not load`);
  return value;
}

export const soundProject: Json = {
  name: '甲项目',
  nature: '经常性项目',
  category: '特定目标类',
  startDate: '2024-01-01',
  endDate: '2024-12-31',
  funding: {
    total: '150000',
    fiscal: '150000',
    other: '0',
    annual: { total: '150000', fiscal: '100000', carryover: '30000', other: '20000' },
  },
  goals: { period: { start: '2024', end: '2024' }, overall: '总目标。', annual: '年度目标，满意度达到90%。' },
  indicators: [
    indicator('产出指标', '数量指标', '活动开展次数', '=12(次)'),
    indicator('产出指标', '质量指标', '验收合格率', '=100(%)'),
    indicator('产出指标', '时效指标', '活动开展及时性', '及时'),
    indicator('成本指标', '经济成本指标', '单次活动成本', '≤2000(元)'),
    indicator('效益指标', '社会效益指标', '政策知晓率', '≥90(%)'),
    indicator('效益指标', '可持续影响指标', '长效管理机制', '健全'),
    indicator('满意度指标', '服务对象满意度指标', '居民满意度', '≥90(%)'),
  ],
};

export function indicator(level1: string, level2: string | null, name: string | null, target: unknown): Json {
  return { level1, level2, name, target };
}

/** A filing of the sound project with these parts in its place. */
export function withProject(parts: Json, others: Json = {}): Filing {
  return filingOf({ ...soundFiling([{ ...soundProject, ...parts }]), ...others });
}

/** The sound project with one more indicator. */
export function withIndicator(row: Json, kept: readonly Json[] = indicatorsOf(soundProject)): Filing {
  return withProject({ indicators: [...kept, row] });
}

export function withFunding(parts: Json): Filing {
  const funding = soundProject.funding as Json;
  return withProject({ funding: { ...funding, ...parts } });
}

export function indicatorsOf(part: Json): readonly Json[] {
  return part.indicators as readonly Json[];
}

export function soundFiling(projects: readonly Json[]): Json {
  return { year: 2024, unit: { name: '某中心', department: '某街道' }, projects };
}

const inputRows: readonly Json[] = [
  ['预算编审管理', '7.50'],
  ['预算执行管理', '10.20'],
  ['预算绩效管理', '4.50'],
  ['资产管理', '0.90'],
  ['预算透明度', '3.00'],
  ['内部控制管理', '2.40'],
  ['预算信息化', '1.50'],
].map(([level2, points]) => ({
  level1: '投入管理指标',
  level2,
  name: null,
  target: null,
  weight: '30',
  points,
  score: points,
}));

const unitRows: readonly Json[] = [
  indicator('产出指标', '数量指标', '补贴发放人数', '≥100(人)'),
  indicator('效益指标', '社会效益指标', '政策知晓率', '≥90(%)'),
  indicator('满意度指标', '服务对象满意度指标', '居民满意度', '≥90(%)'),
];

export const soundTarget: Json = {
  fundingMode: '全额',
  duties: ['承担社区事务。'],
  annualGoal: '年度目标。',
  tasks: [{ name: '任务', content: '内容' }],
  budget: { total: '300', fiscal: '300', other: '0', basic: '100', project: '200' },
  staff: { onDuty: 13, departments: 1 },
  indicators: [
    ...inputRows.map(({ level1, level2, name, target }) => ({ level1, level2, name, target })),
    ...unitRows,
  ],
  inputManagementNote: '按规定设置',
};

export function withTarget(parts: Json, others: Json = {}): Filing {
  return filingOf({
    year: 2024,
    unit: { name: '某中心' },
    unitTarget: { ...soundTarget, ...parts },
    ...others,
  });
}

/** An evaluated row in place of the sound ones of 产出指标 (weight 40, points 40). */
export function evaluated(parts: Json): Json {
  return {
    ...indicator('产出指标', '数量指标', '补贴发放人数', '≥100(人)'),
    weight: '40',
    actual: '100(人)',
    points: '40',
    score: '40',
    remark: null,
    ...parts,
  };
}

const benefit = {
  ...evaluated({}),
  ...unitRows[1],
  weight: '20',
  actual: '95(%)',
  points: '20',
  score: '20',
};
const content = {
  ...evaluated({}),
  ...unitRows[2],
  weight: '10',
  actual: '95(%)',
  points: '10',
  score: '10',
};
const evenLines = {
  fiscal: { budget: '300', executed: '297', rate: '99.00' },
  other: { budget: '0', executed: '0', rate: '0.00' },
  basic: { budget: '100', executed: '99', rate: '99.00' },
  project: { budget: '200', executed: '198', rate: '99.00' },
};

export const soundEvaluation: Json = {
  subordinateUnits: 0,
  budget: evenLines,
  goal: { planned: '设定', actual: '完成' },
  indicators: [...inputRows, evaluated({}), benefit, content],
  inputManagementNote: '按规定设置',
  totalPoints: '100',
  totalScore: '100',
};

export function withEvaluation(parts: Json, others: Json = {}): Filing {
  const unitSelfEvaluation = { ...soundEvaluation, ...parts };
  return filingOf({ year: 2024, unit: { name: '某中心' }, unitSelfEvaluation, ...others });
}

/** The sound self-evaluation with another row under 产出指标; the printed total follows. */
export function withEvaluated(parts: Json): Filing {
  const row = evaluated(parts);
  const score = row.score === null ? 60 : 60 + Number(row.score);
  return withEvaluation({
    indicators: [...inputRows, row, benefit, content],
    totalScore: String(score),
  });
}

export function withLine(line: keyof typeof evenLines, parts: Json): Filing {
  return withEvaluation({ budget: { ...evenLines, [line]: { ...evenLines[line], ...parts } } });
}

const earlierOf = new WeakMap<Filing, Filing>();

/** The later filing, which is checked against the earlier one. */
export function after(earlier: Filing, later: Filing): Filing {
  earlierOf.set(later, earlier);
  return later;
}

export function check(filing: Filing, settings: CheckSettings = defaultSettings): readonly Finding[] {
  return runChecks(filing, settings, { file: 'a.json', earlier: earlierOf.get(filing) });
}
