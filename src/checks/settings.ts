/** Settings of the checks and their defaults. */
import type { Severity } from '../diagnostics/index.js';
import { formCategories } from '../filing/index.js';

/** A rule's changed severity, and the reason, which the report prints. */
interface RuleChange {
  readonly severity: Severity | 'off';
  readonly reason: string;
}

/** A threshold of rules: default, range and description. */
interface Threshold {
  readonly preset: number;
  readonly least: number;
  readonly whole: boolean;
  /** Chinese: for the configuration's JSON Schema. */
  readonly description: string;
}

/** All thresholds: a new one is an entry here. */
const thresholdTable = {
  /** Factor over the target from which an explanation is wanted. */
  overFulfilment: { preset: 1.3, least: 1, whole: false, description: '完成值达到目标的多少倍要说明原因' },
  /** Longest name of a project or an indicator, in characters. */
  nameLength: { preset: 100, least: 1, whole: true, description: '项目名称、三级指标名称最多多少个字符' },
  /** Σ分值. */
  fullMarks: { preset: 100, least: 0.01, whole: false, description: '分值合计' },
  /** Total in 元 below which a project was probably filled in in 万元, unless the filing's other projects are as small. */
  smallAmount: {
    preset: 1000,
    least: 0,
    whole: false,
    description: '年度资金不到多少元，疑为按万元填写；0 不查',
  },
  /** Tolerance of a filed 执行率, in percentage points; above what truncation and rounding to two decimals give. */
  rateTolerance: { preset: 0.01, least: 0, whole: false, description: '执行率容许的误差（百分点）' },
} as const satisfies Readonly<Record<string, Threshold>>;

type ThresholdName = keyof typeof thresholdTable;
type Thresholds = Readonly<Record<ThresholdName, number>>;

/** Maps each threshold to a value. */
export function eachThreshold<Made>(make: (threshold: Threshold, name: ThresholdName) => Made) {
  const made = Object.entries(thresholdTable).map(([name, one]) => [name, make(one, name as ThresholdName)]);
  return Object.fromEntries(made) as Record<ThresholdName, Made>;
}

/** 总分 from which a grade begins. */
interface Grade {
  readonly name: string;
  readonly from: number;
}

/** Allowed values of a form's 项目性质 and 项目类别; an empty list: the form does not ask for it. */
export interface FormChoices {
  readonly natures: readonly string[];
  readonly categories: readonly string[];
  /** Whether the categories are boxes, of which exactly one is ticked. */
  readonly boxes: boolean;
}

export interface CheckSettings {
  /** Rules that are disabled, raised or lowered, by code. */
  readonly rules: ReadonlyMap<string, RuleChange>;
  /** Whether warnings fail a check too. */
  readonly strict: boolean;
  readonly thresholds: Thresholds;
  /** Best first. */
  readonly grades: readonly Grade[];
  /** 一级指标 with the 二级指标 that belong to it. */
  readonly indicatorGroups: ReadonlyMap<string, readonly string[]>;
  /** By the form's id. */
  readonly formChoices: ReadonlyMap<string, FormChoices>;
}

export const defaultThresholds: Thresholds = eachThreshold(({ preset }) => preset);

export const defaultGrades: readonly Grade[] = [
  { name: '优', from: 90 },
  { name: '良', from: 80 },
  { name: '中', from: 60 },
  { name: '差', from: 0 },
];

/** Rows of 投入管理指标 as in 沪财绩〔2022〕13号, as unit forms print them. */
export const inputManagementRows: readonly string[] = [
  '预算编审管理',
  '预算执行管理',
  '预算绩效管理',
  '资产管理',
  '预算透明度',
  '内部控制管理',
  '预算信息化',
];

/** 财预〔2020〕10号, 财预〔2021〕101号; 成本指标 stands first of all in Shanghai in 2024, and under 产出指标 elsewhere. */
export const defaultIndicatorGroups: Readonly<Record<string, readonly string[]>> = {
  成本指标: ['经济成本指标', '社会成本指标', '生态环境成本指标'],
  产出指标: ['数量指标', '质量指标', '时效指标', '成本指标'],
  效益指标: ['经济效益指标', '社会效益指标', '生态效益指标', '可持续影响指标'],
  满意度指标: ['服务对象满意度指标', '满意度指标'],
  投入管理指标: inputManagementRows,
};

export const defaultFormChoices: Readonly<Record<string, FormChoices>> = {
  'project-target': {
    natures: [],
    categories: formCategories['project-target'],
    boxes: true,
  },
  'project-target-declaration': {
    natures: ['经常性项目', '一次性项目', '阶段性项目'],
    categories: formCategories['project-target-declaration'],
    boxes: false,
  },
};

export const defaultSettings: CheckSettings = {
  rules: new Map(),
  strict: false,
  thresholds: defaultThresholds,
  grades: defaultGrades,
  indicatorGroups: new Map(Object.entries(defaultIndicatorGroups)),
  formChoices: new Map(Object.entries(defaultFormChoices)),
};
