/** Rules of dates: order, the filing's year, the goals' period. */
import { type Fault, projectRule, type Rule } from '../rule.js';
import { isPhased, type ProjectSubject } from '../subject.js';

const PLAN = '填报表的计划开始日期、计划完成日期栏';

/** The first and the last day that a date may mean; canonical texts compare as texts. */
function firstDay(date: string): string {
  return date.padEnd(10, '-01-01'.slice(date.length - 10));
}

function lastDay(date: string): string {
  return date.padEnd(10, '-12-31'.slice(date.length - 10));
}

function isAfter(start: string, end: string): boolean {
  return firstDay(start) > lastDay(end);
}

function* planBeyondYear(
  { path, project }: ProjectSubject,
  year: number,
): Generator<Fault & { readonly outside: boolean }> {
  for (const [key, date] of [
    ['startDate', project.startDate],
    ['endDate', project.endDate],
  ] as const) {
    if (date === null || date.startsWith(`${year}-`)) continue;
    const outside = key === 'startDate' ? Number(date.slice(0, 4)) > year : Number(date.slice(0, 4)) < year;
    yield {
      path: `${path}.${key}`,
      message: outside
        ? `项目计划与填报年度 ${year} 年没有交集，请核对`
        : `不在填报年度 ${year} 年之内，请核对`,
      english: outside ? `the plan does not touch the year ${year}` : `is not in the year ${year}`,
      expected: String(year),
      actual: date,
      outside,
    };
  }
}

function* withoutMark(faults: Iterable<Fault & { readonly outside: boolean }>, outside: boolean) {
  for (const { outside: mark, ...fault } of faults) if (mark === outside) yield fault;
}

export const dateRules: readonly Rule[] = [
  projectRule(
    {
      code: 'check/dates-order',
      group: 'dates',
      severity: 'error',
      title: '计划开始日期不晚于计划完成日期',
      source: PLAN,
      sureness: 'public',
    },
    function* ({ path, project: { startDate, endDate } }) {
      if (startDate !== null && endDate !== null && isAfter(startDate, endDate))
        yield {
          path: `${path}.endDate`,
          message: '计划完成日期早于计划开始日期，请核对',
          english: 'ends before it starts',
          expected: `≥${startDate}`,
          actual: endDate,
        };
    },
  ),
  projectRule(
    {
      code: 'check/dates-outside-year',
      group: 'dates',
      severity: 'error',
      title: '项目计划与填报年度有交集',
      source: PLAN,
      sureness: 'public',
    },
    (one, { filing }) => withoutMark(planBeyondYear(one, filing.year), true),
  ),
  projectRule(
    {
      code: 'check/dates-beyond-year',
      group: 'dates',
      severity: 'warning',
      title: '经常性、一次性项目的起止日期在填报年度之内（阶段性、跨年项目除外）',
      source: PLAN,
      sureness: 'public',
    },
    function* (one, { filing }) {
      if (!isPhased(one.project)) yield* withoutMark(planBeyondYear(one, filing.year), false);
    },
  ),
  projectRule(
    {
      code: 'check/period-order',
      group: 'dates',
      severity: 'error',
      title: '目标期间的起始不晚于终止',
      source: '绩效目标表的项目总目标期间',
      sureness: 'public',
    },
    function* ({ path, project: { goals } }) {
      const { start = null, end = null } = goals.period ?? {};
      if (start !== null && end !== null && isAfter(start, end))
        yield {
          path: `${path}.goals.period.end`,
          message: '目标期间的终止早于起始，请核对',
          english: "the goal's period ends before it starts",
          expected: `≥${start}`,
          actual: end,
        };
    },
  ),
  projectRule(
    {
      code: 'check/period-dates',
      group: 'dates',
      severity: 'warning',
      title: '项目计划的起止日期在目标期间之内',
      source: '绩效目标表的项目总目标期间',
      sureness: 'public',
    },
    function* ({ path, project: { startDate, endDate, goals } }) {
      const { start = null, end = null } = goals.period ?? {};
      if (start !== null && startDate !== null && isAfter(start, startDate))
        yield outsidePeriod(`${path}.startDate`, `≥${start}`, startDate);
      if (end !== null && endDate !== null && isAfter(endDate, end))
        yield outsidePeriod(`${path}.endDate`, `≤${end}`, endDate);
    },
  ),
  projectRule(
    {
      code: 'check/period-wider',
      group: 'dates',
      severity: 'note',
      title: '目标期间与项目计划的起止年份一致',
      source: '绩效目标表的项目总目标期间',
      sureness: 'general',
    },
    function* ({ path, project: { startDate, endDate, goals } }) {
      const { start = null, end = null } = goals.period ?? {};
      if (start !== null && startDate !== null && start.slice(0, 4) < startDate.slice(0, 4))
        yield widerPeriod(`${path}.goals.period.start`, startDate, start);
      if (end !== null && endDate !== null && end.slice(0, 4) > endDate.slice(0, 4))
        yield widerPeriod(`${path}.goals.period.end`, endDate, end);
    },
  ),
];

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
