/** Rules of dates: order, the filing's year, the goals' period. */

import type { JsonPath } from '../../diagnostics/index.js';
import type { Fault, Found } from '../fault.js';
import { swapDates, yearAsExpected } from '../mendings.js';
import { customary, projectRule, published, type Rule } from '../rule.js';
import type { ProjectSubject, Subject } from '../subject.js';

const planColumns = '填报表的计划开始日期、计划完成日期栏';

/** First and last day of a date; canonical texts compare as texts. */
function firstDay(date: string): string {
  return date.padEnd(10, '-01-01'.slice(date.length - 10));
}

function lastDay(date: string): string {
  return date.padEnd(10, '-12-31'.slice(date.length - 10));
}

function isAfter(start: string, end: string): boolean {
  return firstDay(start) > lastDay(end);
}

/** Whether the dates are swapped, which is then the only finding about them. */
function isSwapped({ project: { startDate, endDate } }: ProjectSubject): boolean {
  return startDate !== null && endDate !== null && isAfter(startDate, endDate);
}

/** Whether a plan begins after the year or ends before it. */
function isOutside({ project: { startDate, endDate } }: ProjectSubject, year: number): boolean {
  return (startDate !== null && yearOf(startDate) > year) || (endDate !== null && yearOf(endDate) < year);
}

/** Reports a plan that begins after the year or ends before it. */
function outsideYear({ path, project: { startDate, endDate } }: ProjectSubject, year: number): Found {
  const fault = (key: string, actual: string): Fault => ({
    path: `${path}.${key}`,
    message: `项目计划与填报年度 ${year} 年没有交集，请核对`,
    english: `the plan does not touch the year ${year}`,
    expected: String(year),
    actual,
  });
  return [
    startDate !== null && yearOf(startDate) > year ? fault('startDate', startDate) : null,
    endDate !== null && yearOf(endDate) < year ? fault('endDate', endDate) : null,
  ];
}

/** Reports a plan that begins before the year or ends after it. */
function beyondYear(
  { path, project: { startDate, endDate } }: ProjectSubject,
  year: number,
): readonly (Fault | null)[] {
  const fault = (key: string, actual: string): Fault => ({
    path: `${path}.${key}`,
    message: `不在填报年度 ${year} 年之内，请核对`,
    english: `is not in the year ${year}`,
    expected: String(year),
    actual,
  });
  return [
    startDate !== null && yearOf(startDate) < year ? fault('startDate', startDate) : null,
    endDate !== null && yearOf(endDate) > year ? fault('endDate', endDate) : null,
  ];
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

export const dateRules: readonly Rule[] = [
  {
    code: 'check/year-off',
    severity: 'error',
    title: '填报年度是各项目计划所在的年度',
    source: customary(`${planColumns}；全部项目同在另一年，多半是年度填错`),
    mend: yearAsExpected,
    find({ year, filing }) {
      if (year === filing.year) return null;
      return {
        path: 'year',
        message: `${filing.projects.length} 个项目的起止日期都在 ${year} 年，年度是不是 ${year}？`,
        english: `all projects are planned in ${year}: is that the year?`,
        expected: String(year),
        actual: String(filing.year),
      };
    },
  },
  projectRule(
    {
      code: 'check/dates-order',
      severity: 'error',
      title: '计划开始日期不晚于计划完成日期',
      source: published(planColumns),
      mend: swapDates('endDate', 'startDate'),
    },
    ({ path, project: { startDate, endDate } }) => {
      if (startDate !== null && endDate !== null && isAfter(startDate, endDate))
        return {
          path: `${path}.endDate`,
          message: `计划完成日期（${endDate}）早于计划开始日期（${startDate}），是不是填反了？`,
          english: `ends (${endDate}) before it starts (${startDate}): are the two swapped?`,
          actual: endDate,
        };
      return null;
    },
  ),
  projectRule(
    {
      code: 'check/dates-outside-year',
      severity: 'error',
      title: '项目计划与填报年度有交集',
      source: published(planColumns),
    },
    (one, { year }) => (isSwapped(one) ? null : outsideYear(one, year)),
  ),
  projectRule(
    {
      code: 'check/dates-beyond-year',
      severity: 'warning',
      title: '经常性、一次性项目的起止日期在填报年度之内（阶段性、跨年项目除外）',
      source: published(planColumns),
    },
    (one, { year }) =>
      one.isPhased || isSwapped(one) || isOutside(one, year) ? null : beyondYear(one, year),
  ),
  projectRule(
    {
      code: 'check/period-order',
      severity: 'error',
      title: '目标期间的起始不晚于终止',
      source: published('绩效目标表的项目总目标期间'),
      mend: swapDates('end', 'start'),
    },
    ({ path, project: { goals } }) => {
      const { start = null, end = null } = goals.period ?? {};
      if (start !== null && end !== null && isAfter(start, end))
        return {
          path: `${path}.goals.period.end`,
          message: `目标期间的终止（${end}）早于起始（${start}），是不是填反了？`,
          english: "the goal's period ends before it starts: are the two swapped?",
          actual: end,
        };
      return null;
    },
  ),
  projectRule(
    {
      code: 'check/period-dates',
      severity: 'warning',
      title: '项目计划的起止日期在目标期间之内',
      source: published('绩效目标表的项目总目标期间'),
    },
    againstPeriod((path, { startDate, endDate, start, end }, isOff) => [
      start !== null && startDate !== null && isAfter(start, startDate) && !isOff('startDate')
        ? outsidePeriod(`${path}.startDate`, `≥${start}`, startDate)
        : null,
      end !== null && endDate !== null && isAfter(endDate, end) && !isOff('endDate')
        ? outsidePeriod(`${path}.endDate`, `≤${end}`, endDate)
        : null,
    ]),
  ),
  projectRule(
    {
      code: 'check/period-wider',
      severity: 'note',
      title: '目标期间与项目计划的起止年份一致',
      source: customary('绩效目标表的项目总目标期间'),
    },
    againstPeriod((path, { startDate, endDate, start, end }) =>
      // Of a period that the plan is outside of it is said there.
      (start !== null && startDate !== null && isAfter(start, startDate)) ||
      (end !== null && endDate !== null && isAfter(endDate, end))
        ? null
        : [
            start !== null && startDate !== null && yearOf(start) < yearOf(startDate)
              ? widerPeriod(`${path}.goals.period.start`, startDate, start)
              : null,
            end !== null && endDate !== null && yearOf(end) > yearOf(endDate)
              ? widerPeriod(`${path}.goals.period.end`, endDate, end)
              : null,
          ],
    ),
  ),
];

interface PlanAndPeriod {
  readonly startDate: string | null;
  readonly endDate: string | null;
  readonly start: string | null;
  readonly end: string | null;
}

/** Whether the date is in another year than the filing's, which another rule reports. */
type IsOffYear = (key: 'startDate' | 'endDate') => boolean;

/** Compares the plan's dates with the goals' period, unless the dates of either are swapped. */
function againstPeriod(
  find: (path: JsonPath, dates: PlanAndPeriod, isOff: IsOffYear) => Found,
): (one: ProjectSubject, subject: Subject) => Found {
  return (one, { year }) => {
    const { startDate, endDate, goals } = one.project;
    const { start = null, end = null } = goals.period ?? {};
    if (isSwapped(one) || (start !== null && end !== null && isAfter(start, end))) return null;
    return find(
      one.path,
      { startDate, endDate, start, end },
      (key) => !one.isPhased && beyondYear(one, year).some((fault) => fault?.path === `${one.path}.${key}`),
    );
  };
}

function outsidePeriod(path: string, expected: string, actual: string): Fault {
  return {
    path,
    message: '不在目标期间之内，请核对',
    english: "is outside the goal's period",
    expected,
    actual,
  };
}

function widerPeriod(path: string, date: string, actual: string): Fault {
  return {
    path,
    message: '目标期间的年份与项目计划的起止日期不同，请核对',
    english: "the goal's period reaches beyond the plan's dates",
    expected: date.slice(0, 4),
    actual,
  };
}
