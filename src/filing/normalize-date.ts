/** Understands dates as offices write them: `2024.1.1`, `2024. 1. 1`, `2024年1月`, `2026年元月`, `2026/1/1`, `二〇二四年一月一日`. */
import { readDate } from './calendar.js';
import { dateInFigures, yearsInFigures } from './hanzi-number.js';
import { isBlankMark, plainCharacters, type Understood } from './normalize-number.js';

/** Year, month and perhaps a day, parted by one kind of mark. */
const written = /^(\d{4})([-./年])(\d{1,2})(?:(?:[-./月])(\d{1,2})[日号]?|月)?\.?$/u;

/** The time that programs add to a day: its beginning, or its last second. */
const midnight =
  /^(\s*\d{4}\D.*\d[日号]?)(?:\s*T\s*|\s+)(?:00?:00(?::00(?:\.0+)?)?(?:\+08:?00)?|上午\s*12:00(?::00)?|23:59:59(?:\.9+)?)\s*$/u;

export function understandDate(given: string): Understood {
  const text = given.replace(midnight, '$1');
  if (text !== given && !('fault' in readDate(text))) return text;
  if (text.length > 4 && !('fault' in readDate(text))) return undefined;
  const plain = dateInFigures(plainCharacters(text));
  if (isBlankMark(plain)) return null;
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (compact !== null) return canonical(compact.slice(1));
  const [, year, , month, day] = written.exec(plain.replace('年元月', '年1月')) ?? [];
  if (year === undefined || month === undefined) return undefined;
  return canonical(day === undefined ? [year, month] : [year, month, day]);
}

/** One end of a goal's period: a year alone is fine. */
export function understandPeriod(text: string): Understood {
  if (!('fault' in readDate(text))) return undefined;
  const year = /^(\d{4})年?$/u.exec(yearsInFigures(plainCharacters(text)))?.[1];
  return year === undefined ? understandDate(text) : canonical([year]);
}

/** The filing's year as a number. */
export function understandYear(text: string): number | undefined {
  const year = /^(\d{4})(?:年度?)?$/u.exec(yearsInFigures(plainCharacters(text)))?.[1];
  return year === undefined ? undefined : Number(year);
}

/** undefined for a day that does not exist: that is to be reported, not guessed. */
function canonical(parts: readonly string[]): Understood {
  const date = parts.map((part) => part.padStart(2, '0')).join('-');
  return 'fault' in readDate(date) ? undefined : date;
}
