/** Defines a rule: its texts for reports and documentation, and a pure function from a filing to its faults. */
import type { Severity } from '../diagnostics/index.js';
import type { Found } from './fault.js';
import type { IndicatorRow } from './indicators.js';
import type { PlacedValue } from './leaves.js';
import type { Mender } from './mendings.js';
import type { RowGroupings } from './row-groups.js';
import type { Subject } from './subject.js';

export const ruleGroups = {
  money: '资金',
  dates: '日期',
  completeness: '完整性',
  wording: '用语',
  indicators: '绩效指标',
  scoring: '评分',
  'self-evaluation': '自评合计',
  unit: '单位整体',
  stages: '与上一阶段（check --against）',
} as const;
export type RuleGroup = keyof typeof ruleGroups;

/** How reliable a rule is: seen in printed filings, published in documents or systems, or general knowledge. */
export const surenesses = {
  seen: '见于已印发的填报表',
  public: '见于公开文件或公开系统',
  general: '一般做法，未与原文核对',
} as const;
type Sureness = keyof typeof surenesses;

export type RuleCode = `check/${string}`;

/** Circular, form or practice that a rule comes from, in Chinese, and how sure that is. */
interface RuleSource {
  readonly text: string;
  readonly sureness: Sureness;
}

const sourceOf =
  (sureness: Sureness) =>
  (text: string): RuleSource => ({ text, sureness });
export const seen = sourceOf('seen');
export const published = sourceOf('public');
export const customary = sourceOf('general');

export interface RuleHead {
  readonly code: RuleCode;
  /** Default; settings may change it. */
  readonly severity: Severity;
  /** Chinese: what should hold. */
  readonly title: string;
  readonly source: RuleSource;
  /** For rules that know what was meant. */
  readonly mend?: Mender;
}

export interface Rule extends RuleHead {
  readonly find: (subject: Subject) => Found;
  /** For rules of free texts: a pre-filter that every faulty text matches. */
  readonly hint?: RegExp;
}

/** Applies a rule to each item. Loops by index: an iterator step costs as much as most rules. */
function findInEach<One>(
  ones: readonly One[],
  subject: Subject,
  find: (one: One, subject: Subject) => Found,
): Found {
  const found: Found[] = [];
  for (let index = 0; index < ones.length; index += 1) {
    const one = ones[index];
    const here = one === undefined ? null : find(one, subject);
    if (here !== null) found.push(here);
  }
  return found;
}

/** Makes rules that look at one of these at a time. */
export function rulesOf<One>(pick: (subject: Subject) => readonly One[]) {
  return (head: RuleHead, find: (one: One, subject: Subject) => Found): Rule => ({
    ...head,
    find: (subject) => findInEach(pick(subject), subject, find),
  });
}

export const projectRule = rulesOf(({ projects }) => projects);
/** Of a table of indicators: a project's, or one of the unit's. */
export const tableRule = rulesOf(({ tables }) => tables);
/** Of the unit's self-evaluation, or a project's. */
export const evaluationRule = rulesOf(({ evaluations }) => evaluations.filter(({ rows }) => rows.length > 0));

/**
 * Makes a rule that looks at one indicator at a time, leaving out placeholders under 投入管理's note. Whether it finds
 * anything may depend only on the part of the row that it looks at (`heading`, `target`, else both), never on the row's
 * position: it is applied to one row of each group, and to the others only if that has a fault.
 */
export function rowRule(
  head: RuleHead,
  find: (row: IndicatorRow, subject: Subject) => Found,
  part: keyof RowGroupings = 'content',
): Rule {
  return {
    ...head,
    find(subject) {
      const { samples, sampleOf } = subject.groupings[part];
      const faulty = samples.map((row) => find(row, subject) !== null);
      if (!faulty.includes(true)) return null;
      const rows = subject.rows.filter((_, index) => faulty[sampleOf[index] ?? 0]);
      return findInEach(rows, subject, find);
    },
  };
}

/** Makes a rule that looks at one free text at a time that matches the pattern; `hint` is a quicker pre-filter. */
export function textRule(
  head: RuleHead,
  { pattern, hint = pattern }: { readonly pattern: RegExp; readonly hint?: RegExp },
  find: (text: PlacedValue<string>, subject: Subject) => Found,
): Rule {
  return {
    ...head,
    hint,
    find: (subject) =>
      findInEach(subject.texts, subject, (one) => (pattern.test(one.value) ? find(one, subject) : null)),
  };
}
