/** Rules of days in an indicator's value: Excel's number of one, and one of another year. */

import { dateInFigures, excelDay, readDate } from '../../filing/index.js';
import type { Fault } from '../fault.js';
import type { IndicatorRow } from '../indicators.js';
import { asExpected } from '../mendings.js';
import { isTimeliness } from '../names.js';
import { customary, projectRule, published, type Rule, rowRule } from '../rule.js';
import type { ProjectSubject } from '../subject.js';

/**
 * A day or a month: 2026年元月1日, 2026年3月, 2026-01-01, 2026.1.1; no amount (2000.10) and no 学年, and none that
 * something is compared with or was issued on (比2025年12月下降, 自2021年6月起, 2020年3月印发).
 */
const anyDay =
  /(?<![\d比较自从以同按据])((?:19|20)\d\d)(?:\s?年\s?(?:元|1[0-2]|0?[1-9])\s?月|([-./])(?:1[0-2]|0?[1-9])\2(?:[12]\d|3[01]|0?[1-9])(?!\d))(?![^，。；]{0,6}(?:以来|起|相比|基础上|同期|印发|发布|下发))/gu;

/** A quick pre-filter. */
const perhapsDay = /年|\d{4}[-./]/u;
/** 23年底, 23年12月. */
const shortYear = /(?<![\d.])(\d\d)年(?=(?:1[0-2]|0?[1-9])月|年?底)/gu;
/** Further away two digits are a number of years. */
const nearYears = 6;

/** Whether the row asks for a day, so that a bare number of five digits is one of Excel's. */
function asksForDay({ level2Identity, ending, name }: IndicatorRow): boolean {
  return level2Identity === '时效' || isTimeliness(ending) || /(?:时间|日期|期限|时点)/u.test(name);
}

/** The day that a target without operator and unit stands for; null: none. */
export function serialDay(row: IndicatorRow): string | null {
  return row.target === null || !asksForDay(row) ? null : excelDay(row.target.text);
}

/** Whether the target is a day without marks between its parts: 20261231. */
export function isBareDay(text: string): boolean {
  const [, year, month, day] = /^((?:19|20)\d\d)(\d\d)(\d\d)$/.exec(text) ?? [];
  return year !== undefined && !('fault' in readDate(`${year}-${month}-${day}`));
}

/** Whether a target of a project says a day, which a rule of its own judges. */
export function saysDay(text: string): boolean {
  return dateInFigures(text).search(anyDay) >= 0;
}

export const targetDateRules: readonly Rule[] = [
  rowRule(
    {
      code: 'check/target-is-serial',
      severity: 'error',
      title: '指标值是日期，不是 Excel 的日期序号（45292）',
      source: published('从 Excel 转出时的常见差错'),
      mend: asExpected,
    },
    (row) => {
      const day = serialDay(row);
      if (day === null) return null;
      return {
        path: `${row.path}.target`,
        message: `这像是 Excel 的日期序号，即 ${day}；请写日期`,
        english: `looks like Excel's number of the day ${day}`,
        expected: day,
        actual: row.target?.text ?? null,
      };
    },
  ),
  projectRule(
    {
      code: 'check/target-date-off',
      severity: 'warning',
      title: '指标值里的日期在项目的年度之内',
      source: customary('沿用上年的指标值时，日期常常忘了改'),
    },
    (one, { year }) => {
      const first = Math.min(year, yearOf(one.project.startDate) ?? year);
      const last = Math.max(
        year,
        yearOf(one.project.endDate) ?? year,
        yearOf(one.project.goals.period?.end) ?? year,
      );
      const faults = one.table.rows.flatMap((row) => dateFault(row, first, last));
      return faults.length === 0 ? null : faults;
    },
  ),
];

function dateFault(
  { path, target }: ProjectSubject['table']['rows'][number],
  first: number,
  last: number,
): readonly Fault[] {
  if (target === null || !perhapsDay.test(target.text) || /次年|翌年|跨年/u.test(target.text)) return [];
  const text = dateInFigures(target.text);
  const written = Array.from(text.matchAll(anyDay), ([, digits]) => Number(digits));
  const short = Array.from(text.matchAll(shortYear), ([, digits]) => 2000 + Number(digits));
  const years = [...written, ...short.filter((one) => Math.abs(one - first) < nearYears)];
  const [year] = years;
  // Of a time that begins or ends in another year: 2025年9月至2026年8月.
  if (year === undefined || years.some((one) => one >= first && one <= last)) return [];
  return [
    {
      path: `${path}.target`,
      message:
        year < first
          ? `指标值里的日期在 ${year} 年，早于项目的年度 ${first} 年；是不是沿用了上年的？`
          : `指标值里的日期在 ${year} 年，晚于项目完成的年度 ${last} 年，请核对`,
      english: `a day in ${year}, ${year < first ? `before ${first}` : `after ${last}`}`,
      actual: target.text,
    },
  ];
}

function yearOf(date: string | null | undefined): number | null {
  return date == null ? null : Number(date.slice(0, 4));
}
