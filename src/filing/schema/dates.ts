/** Dates of a filing: canonical, and on the calendar. */

import type { Text } from '../../diagnostics/index.js';
import { show } from '../../json/index.js';
import { datePattern, firstYear, lastYear, periodPattern, readDate } from '../calendar.js';
import { excelDay, excelErrorIn } from '../excel.js';
import { blank, type FieldReading, refused } from './field.js';

/** A day or a month: `2024-01-31`, `2024-01`. */
export function date(label: string) {
  return blank<string, string>({
    label,
    description: '日期，如 "2024-01-01" 或 "2024-01"；null 表示空着',
    kind: 'date',
    json: { type: 'string', pattern: datePattern },
    read: (given) => (yearAlone(given) ? notDate(given, dayOrMonth) : readCanonical(given, dayOrMonth)),
  });
}

/** One end of a goal's period: a day, a month or a year; a year may be given as a number. */
export function periodEnd(label: string) {
  return blank<string | number, string>({
    label,
    description: '年份、年月或日期，如 "2024"、"2024-01"',
    kind: 'period',
    json: { type: ['string', 'integer'], pattern: periodPattern },
    read: (given) => readCanonical(typeof given === 'number' ? String(given) : given, anyLength),
  });
}

const dayOrMonth: Text = {
  zh: '请写 "2024-01-01" 或 "2024-01" 的样式',
  en: 'write it as "2024-01-01" or "2024-01"',
};
const anyLength: Text = {
  zh: '请写 "2024"、"2024-01" 或 "2024-01-01" 的样式',
  en: 'write it as "2024", "2024-01" or "2024-01-01"',
};

function yearAlone(given: unknown): boolean {
  return typeof given === 'string' && given.length === 4;
}

function readCanonical(given: unknown, wanted: Text): FieldReading<string> {
  if (typeof given !== 'string') return notDate(given, wanted);
  const reading = readDate(given);
  if (!('fault' in reading)) return { value: given };
  return reading.fault === 'no-such-date' || namesNoDay(given) ? noSuchDate(given) : notDate(given, wanted);
}

/** Whether it is written as a date (2024.2.30, 2024年13月), of a day or month that there is not. */
function namesNoDay(given: string): boolean {
  const [, year, month = '', day] =
    /^\s*(\d{4})\s*[-./年]\s*(\d{1,2})(?:\s*[-./月]\s*(\d{1,2})\s*[日号]?|\s*月)?\s*$/u.exec(given) ?? [];
  if (year === undefined) return false;
  const parts = day === undefined ? [year, month] : [year, month, day];
  return 'fault' in readDate(parts.map((part) => part.padStart(2, '0')).join('-'));
}

function notDate(given: unknown, wanted: Text): FieldReading<never> {
  const day = excelDay(given);
  if (day !== null)
    return refused(
      'not-a-date',
      `不是日期：${show(given)}；这像是 Excel 的日期序号，是不是 ${day}？请写成日期`,
      `not a date: ${show(given)}; it looks like Excel's number of a day: ${day}?`,
      { found: show(given), meant: day },
    );
  const error = typeof given === 'string' ? excelErrorIn(given) : null;
  const reason = error === null ? '' : `这是 Excel 的错误值；`;
  const message = `不是日期：${show(given)}；${reason}${wanted.zh}，空着写 null`;
  const english = `not a date: ${show(given)}; ${wanted.en}, or null`;
  return refused('not-a-date', message, english, { found: show(given), excelError: error });
}

function noSuchDate(given: string): FieldReading<never> {
  const year = Number(given.slice(0, 4));
  const [message, english] =
    year < firstYear || year > lastYear
      ? [
          `年份不对：${show(given)}；应在 ${firstYear} 到 ${lastYear} 年之间，请核对`,
          `the year of ${show(given)} is none from ${firstYear} to ${lastYear}`,
        ]
      : [
          `没有这一天：${show(given)}；请核对年、月、日`,
          `no such date: ${show(given)}; check year, month and day`,
        ];
  return refused('no-such-date', message, english, { found: show(given) });
}
