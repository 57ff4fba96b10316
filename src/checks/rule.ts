/** What a rule is: its words for the report and the documentation, and a pure function from a filing to its faults. */
import type { Severity } from '../diagnostics/index.js';
import type { Found } from './fault.js';
import type { IndicatorRow, IndicatorTable } from './indicators.js';
import type { PlacedValue } from './leaves.js';
import type { Likenesses } from './likeness.js';
import type { ProjectSubject, Subject } from './subject.js';

export const ruleGroups = {
  money: '资金',
  dates: '日期',
  completeness: '完整性',
  wording: '用语',
  indicators: '绩效指标',
  scoring: '评分',
  'self-evaluation': '自评合计',
  unit: '单位整体',
} as const;
export type RuleGroup = keyof typeof ruleGroups;

/** How sure a rule is: seen in printed filings, read in public documents and systems, or general knowledge only. */
export const surenesses = {
  seen: '见于已印发的填报表',
  public: '见于公开文件或公开系统',
  general: '一般做法，未与原文核对',
} as const;
export type Sureness = keyof typeof surenesses;

export type RuleCode = `check/${string}`;

export interface RuleHead {
  readonly code: RuleCode;
  readonly group: RuleGroup;
  /** Unless the settings say otherwise. */
  readonly severity: Severity;
  /** Chinese: what should hold. */
  readonly title: string;
  /** Chinese: circular, form or practice that the rule comes from. */
  readonly source: string;
  readonly sureness: Sureness;
}

export interface Rule extends RuleHead {
  readonly find: (subject: Subject) => Found;
  /** Of a rule of free texts: stands in every text that it finds a fault in. */
  readonly sign?: RegExp;
}

/** What a rule finds in one after the other; counted through, for a step of an iterator costs as much as most rules. */
export function findInEach<One>(
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

/** A rule that looks at one project at a time. */
export function projectRule(head: RuleHead, find: (one: ProjectSubject, subject: Subject) => Found): Rule {
  return { ...head, find: (subject) => findInEach(subject.projects, subject, find) };
}

/** A rule that looks at one table of indicators at a time: a project's, or one of the unit's. */
export function tableRule(head: RuleHead, find: (table: IndicatorTable, subject: Subject) => Found): Rule {
  return { ...head, find: (subject) => findInEach(subject.tables, subject, find) };
}

/**
 * A rule that looks at one indicator at a time; rows that only hold the place of 投入管理's note are left out. Whether it
 * finds anything goes by the row's part that it looks at, its levels and name or its target, else by both, and never by
 * the row's place: it is asked of one row of each kind, and of all only where it has found something.
 */
export function rowRule(
  head: RuleHead,
  find: (row: IndicatorRow, subject: Subject) => Found,
  part: keyof Likenesses = 'content',
): Rule {
  return {
    ...head,
    find(subject) {
      const { samples, sampleOf } = subject.likenesses[part];
      const faulty = samples.map((row) => find(row, subject) !== null);
      if (!faulty.includes(true)) return null;
      const rows = subject.rows.filter((_, index) => faulty[sampleOf[index] ?? 0]);
      return findInEach(rows, subject, find);
    },
  };
}

/** A rule that looks at one free text at a time, of those that the pattern is found in; `sign` is quicker to look for. */
export function textRule(
  head: RuleHead,
  { pattern, sign = pattern }: { readonly pattern: RegExp; readonly sign?: RegExp },
  find: (text: PlacedValue<string>, subject: Subject) => Found,
): Rule {
  return {
    ...head,
    sign,
    find: (subject) =>
      findInEach(subject.texts, subject, (one) => (pattern.test(one.value) ? find(one, subject) : null)),
  };
}
