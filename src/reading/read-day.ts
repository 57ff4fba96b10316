/** Reads a cell as a day, or as one end of a period. */

import { dayOfSerial, readDate, understandDate, understandPeriod } from '../filing/index.js';
import { clip } from '../json/index.js';
import { type LeafReading, type LeafSource, refused } from './leaf-reading.js';

export function readDay({ text, content }: LeafSource): LeafReading {
  if (content?.kind === 'date')
    return content.hasTime
      ? {
          value: content.date,
          note: [`去掉了时刻：${text}`, `the time of day was left out: ${text}`, { found: text }],
        }
      : { value: content.date };
  const serial = content?.kind === 'number' ? serialDate(content.value) : null;
  if (serial !== null) return readAs(serial, text);
  const bare = text.trim();
  if (bare === '') return { value: null };
  const understood = understandDate(bare);
  const value = understood === undefined ? bare : understood;
  if (value === null) return { value: null };
  if (!('fault' in readDate(value)) && value.length > 4) {
    if (/[一二三四五六七八九十]/u.test(bare)) return readAs(value, text);
    return content?.kind === 'number' && isJanuary(value, bare) ? orOctober(value, bare) : { value };
  }
  const byHand = dayByHand(bare);
  return byHand === null
    ? refused(`不是日期：${clip(text)}`, `not a date: ${clip(text)}`, text)
    : readAs(byHand, text);
}

function readAs(day: string, text: string): LeafReading {
  return {
    value: day,
    note: [
      `把 ${clip(text)} 读作日期 ${day}`,
      `${clip(text)} was read as ${day}`,
      { found: text, readAs: day },
    ],
  };
}

/** A cell that holds the number 2024.1 may have been typed as 2024.10. */
const isJanuary = (value: string, text: string) => value.endsWith('-01') && /\.1$/u.test(text);

function orOctober(value: string, text: string): LeafReading {
  const october = value.replace(/01$/u, '10');
  return {
    value,
    doubt: [
      `格里是数 ${text}，读作 ${value}，也可能是 ${october}，请核对`,
      `the cell holds the number ${text}, read as ${value}; it may be ${october}`,
      { found: text, readAs: value },
    ],
  };
}

/** Days of this century as Excel counts them; other whole numbers in a cell of a day may be anything. */
function serialDate(value: number): string | null {
  return Number.isInteger(value) && value >= 36_526 && value <= 73_050 ? dayOfSerial(value) : null;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Spellings of days that only people type, and Excel in English: 24.1.31, 31-Jan-2024. */
function dayByHand(text: string): string | null {
  const plain = text.normalize('NFKC').replace(/\s/gu, '');
  const short = /^([2-4]\d)([./年-])(\d{1,2})(?:[./月-](\d{1,2})日?|月)?$/u.exec(plain);
  if (short !== null) return existing(`20${short[1]}`, short[3], short[4]);
  const english = /^(\d{1,2})[-/]?([a-z]{3})[a-z]*\.?[-/,]?(20\d\d)$/iu.exec(plain);
  const index = months.indexOf(english?.[2]?.toLowerCase() ?? '');
  return english === null || index < 0 ? null : existing(english[3] ?? '', String(index + 1), english[1]);
}

/** Returns null for a day or month that there is not. */
function existing(year: string, month = '', day?: string): string | null {
  const parts = day === undefined ? [year, month] : [year, month, day];
  const date = parts.map((part) => part.padStart(2, '0')).join('-');
  return 'fault' in readDate(date) ? null : date;
}

export function readPeriod({ text, content }: LeafSource, kind: 'period' | 'year'): LeafReading {
  if (content?.kind === 'date')
    return { value: kind === 'year' ? Number(content.date.slice(0, 4)) : content.date };
  const bare = text.trim();
  if (bare === '') return { value: null };
  const value = understandPeriod(bare) ?? bare;
  if ('fault' in readDate(value))
    return refused(`不是年份或日期：${clip(text)}`, `not a year or date: ${clip(text)}`, text);
  return { value: kind === 'year' ? Number(value.slice(0, 4)) : value };
}
