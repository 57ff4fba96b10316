/** Dates as filings give them: canonical texts that name a day, a month or a year that exists. */

/** Years that a filing may name. */
export const firstYear = 1900;
export const lastYear = 2200;

/** A day or a month: `2024-01-31`, `2024-01`. */
export const datePattern = '^\\d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\\d|3[01]))?$';
/** A day, a month or a year. */
export const periodPattern = '^\\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\\d|3[01]))?)?$';

interface CalendarDate {
  readonly year: number;
  /** From 1; null if only the year is given. */
  readonly month: number | null;
  /** From 1; null if only the month is given. */
  readonly day: number | null;
}

type DateFault = 'not-a-date' | 'no-such-date';

type DateReading = CalendarDate | { readonly fault: DateFault };

/** Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; a day that the month does not have is a fault of its own. */
export function readDate(text: string): DateReading {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (parts === null) return { fault: 'not-a-date' };
  const year = Number(parts[1]);
  const month = parts[2] === undefined ? null : Number(parts[2]);
  const day = parts[3] === undefined ? null : Number(parts[3]);
  return exists(year, month, day) ? { year, month, day } : { fault: 'no-such-date' };
}

function exists(year: number, month: number | null, day: number | null): boolean {
  if (year < firstYear || year > lastYear) return false;
  if (month === null) return true;
  if (month < 1 || month > 12) return false;
  return day === null || (day >= 1 && day <= daysIn(year, month));
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
