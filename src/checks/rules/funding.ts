/** Rules of a project's money (项目资金). */

import { type Amount, type Funding, wan } from '../../filing/index.js';
import type { Found } from '../fault.js';
import { formRule } from '../form-rules.js';
import { asExpected } from '../mendings.js';
import { leastYuan, misplacement, readSum, yuan } from '../money.js';
import { projectRule, published, type Rule, seen } from '../rule.js';
import type { Subject } from '../subject.js';

const shanghai = '上海市区财政项目支出绩效目标表、申报表的资金栏';

function leftParts({ fiscal, other }: Funding): readonly (Amount | null)[] {
  return [fiscal, other];
}

function annualParts({ annual }: Funding): readonly (Amount | null)[] {
  return [annual.fiscal, annual.carryover, annual.other];
}

/** Whether a sum is wrong: reported elsewhere, and the right total is unknown. */
function hasWrongSum(funding: Funding): boolean {
  return readSum(funding.total, leftParts(funding)).kind === 'differs' || sumOfParts(funding) !== null;
}

/** The sum of the year's parts where it is not the total; else null. */
export function sumOfParts(funding: Funding): Amount | null {
  if (hasOtherSources(funding)) return null;
  const sum = readSum(funding.annual.total, annualParts(funding));
  return sum.kind === 'differs' ? sum.sum : null;
}

const usualSources: ReadonlySet<string> = new Set(['total', 'fiscal', 'carryover', 'other']);

/** Whether the annual amount is filled in by sources that a form declares (中央补助, 地方资金): its own rule adds them up. */
function hasOtherSources({ annual }: Funding): boolean {
  return Object.entries(annual).some(([key, amount]) => amount !== null && !usualSources.has(key));
}

/** Whether a form has both sources: parts that have no place add up to nothing. */
function asksForSources({ asksFor }: Subject): boolean {
  return asksFor('fiscal', 'other');
}

function ofUsualSources(found: Found, subject: Subject): Found {
  if (found === null || !asksForSources(subject)) return null;
  if (!('path' in found)) return found.map((one) => ofUsualSources(one, subject));
  const one = subject.projects.find(({ path }) => found.path.startsWith(`${path}.`));
  return one !== undefined && hasOtherSources(one.project.funding) ? null : found;
}

const annualTotal = formRule('check/annual-total');

export const fundingRules: readonly Rule[] = [
  { ...formRule('check/funding-total'), mend: asExpected },
  projectRule(
    {
      code: 'check/funding-sources-blank',
      severity: 'error',
      title: '填了项目资金总额，就应填财政资金、其他资金',
      source: seen(shanghai),
    },
    ({ path, project: { funding } }, subject) => {
      if (!asksForSources(subject)) return null;
      if (readSum(funding.total, leftParts(funding)).kind !== 'parts-missing') return null;
      return {
        path: `${path}.funding.fiscal`,
        message: '填了项目资金总额，但财政资金和其他资金都空着，请补填资金来源',
        english: 'the total is given but both of its sources are blank',
        expected: yuan(funding.total),
      };
    },
  ),
  projectRule(
    {
      code: 'check/funding-total-blank',
      severity: 'warning',
      title: '填了财政资金或其他资金，就应填项目资金总额',
      source: seen(shanghai),
      mend: asExpected,
    },
    ({ path, project: { funding } }) => {
      const sum = readSum(funding.total, leftParts(funding));
      if (sum.kind !== 'total-missing') return null;
      return {
        path: `${path}.funding.total`,
        message: '填了财政资金或其他资金，但总额空着，请补填',
        english: 'its parts are given but the total is blank',
        expected: yuan(sum.sum),
      };
    },
  ),
  {
    ...annualTotal,
    mend: asExpected,
    find: (subject) => ofUsualSources(annualTotal.find(subject), subject),
  },
  projectRule(
    {
      code: 'check/annual-sources-blank',
      severity: 'error',
      title: '填了年度资金申请总额，就应填其中各项',
      source: seen(shanghai),
    },
    ({ path, project: { funding } }, subject) => {
      if (hasOtherSources(funding) || !asksForSources(subject)) return null;
      if (readSum(funding.annual.total, annualParts(funding)).kind !== 'parts-missing') return null;
      return {
        path: `${path}.funding.annual.fiscal`,
        message: '填了年度资金申请总额，但其中各项都空着，请补填资金来源',
        english: 'the annual total is given but all of its sources are blank',
        expected: yuan(funding.annual.total),
      };
    },
  ),
  projectRule(
    {
      code: 'check/one-year-total',
      severity: 'warning',
      title: '当年完成的项目：项目资金总额 = 年度资金申请总额（阶段性、跨年项目不比较）',
      source: published(shanghai),
    },
    ({ path, project, isMultiYear }) => {
      const { total, annual } = project.funding;
      if (isMultiYear || total === null || annual.total === null || total === annual.total) return null;
      if (hasWrongSum(project.funding)) return null;
      const [less, more] = total < annual.total ? [total, annual.total] : [annual.total, total];
      if (less * wan === more) {
        const [wrong, meant] = less < leastYuan ? [less, more] : [more, less];
        return misplacement(
          `${path}.funding${wrong === total ? '' : '.annual'}.total`,
          wrong,
          meant,
          '项目在一年内完成，总额与年度才相等',
        );
      }
      return {
        path: `${path}.funding.total`,
        message:
          '项目在一年内完成，项目资金总额却不等于年度资金申请总额；如为跨年项目，请核对项目性质和起止日期',
        english: 'a one-year project whose total is not its annual amount',
        expected: yuan(annual.total),
        actual: yuan(total),
      };
    },
  ),
  projectRule(
    {
      code: 'check/annual-over-total',
      severity: 'warning',
      title: '跨年项目：年度资金申请总额不超过项目资金总额',
      source: published('项目资金总额为各年度之和'),
    },
    ({ path, project, isMultiYear }) => {
      const { total, annual } = project.funding;
      if (!isMultiYear || total === null || annual.total === null || annual.total <= total) return null;
      if (hasWrongSum(project.funding)) return null;
      if (total < leastYuan && total * 100n <= annual.total && annual.total <= total * wan)
        return misplacement(`${path}.funding.total`, total, total * wan, '才不少于年度资金申请总额');
      return {
        path: `${path}.funding.annual.total`,
        message: '年度资金申请总额超过了项目资金总额，请核对',
        english: 'the annual amount is more than the whole project',
        expected: `≤${yuan(total)}`,
        actual: yuan(annual.total),
      };
    },
  ),
];
