/** Recognizes numbers whose signs are mistyped or misplaced, so that no rule judges what was not meant: 9O%, 90..5%, 99,5%, 90≥%. */
import { boundSigns, readDate } from '../filing/index.js';

export interface Miswriting {
  /** Chinese, without what to do. */
  readonly what: string;
  readonly english: string;
  /** The value as it was probably meant; null if there are several ways. */
  readonly meant: string | null;
}

const signs = new RegExp(`[${boundSigns}]`, 'u');
/** 90%≥, 90≥(%): nothing but the unit follows the operator. */
const signBehind = new RegExp(
  `^(\\d[\\d.,]*)\\s*([%‰]?|\\p{Script=Han}{1,3})\\s*([${boundSigns}])\\s*([%‰]|[(][^()]{1,10}[)])?$`,
  'u',
);
/** 90..5, 90.0.5%; but 2026.12.31 is a date. */
const severalPoints = /^(?!(?:19|20)\d\d\.)\d+(?:\.{2,}\d+|(?:\.\d+){2,}(?=\s*[%‰(]))/u;
/** 99,5%: three digits follow the comma of thousands. */
const commaAsPoint = /^\d{1,3}[,，]\d{1,2}(?=\s*[%‰(])/u;
/** The letter O, Latin, Cyrillic or Greek, or 〇 for 0, l, I or | for 1, before a unit. */
const [zeros, ones] = ['OoОоΟο〇○', 'lIⅠ|'];
const lettersAsDigits = new RegExp(
  `^(?:\\d+[${zeros}][\\d${zeros}]*|[${ones}](?:\\d|[${zeros}]{2})[\\d${zeros}]*)(?=\\s*(?:[%‰(]|\\p{Script=Han}|$))`,
  'u',
);
/** 一2, 3一5: figures and hanzi in one number. */
const hanziWithin =
  /^(?:[一二三四五六七八九零]\d|\d+[一二三四五六七八九零](?=\d|\s*[%‰(]))[\d一二三四五六七八九零]*/u;

/** 99。5%, 99·5%: no stop stands within a number. */
const stopAsPoint = /^\d+\s?[。·•]\s?\d+(?=\s*[%‰(])/u;
/** 95.%, .95, %95. */
const halfNumber = /^\d+[.。](?=\s*[%‰(])|^\.\d+|^[%‰]\s?\d[\d.]*$/u;
/** 》95%: of the marks of a title. */
const titleMark = /^[《》〈〉]\s?(?=\d)/u;
/** 95(%, 95%), 12次(: one of the brackets. */
const oneBracket = /^(\d[\d.,]*)\s*(?:[(]\s*([%‰]|[^\s()\d]{1,6})|([%‰]|[^\s()\d]{1,6})\s*[)])$/u;
/** 9 5%, 1 300(人): a blank in the number. */
const blankWithin = /^\d+(?:\s+\d+)+(?=\s*[%‰(])/u;
/** 95,%: a comma behind the number. */
const commaBehind = /^(\d+(?:\.\d+)?)\s?[,，、](?=\s*[%‰(])/u;
/** 95%(≥), 95(≥). */
const signInBrackets = new RegExp(`^(\\d[\\d.]*)\\s*([%‰]?)\\s*[(]([${boundSigns}])[)]$`, 'u');
/** 95%人, 95%(个), 95个%: a second unit beside the first. */
const unitBesidePercent =
  /^\d[\d.]*\s*(?:[(]?[%‰][)]?\s?[(]?(?<behind>人次?|[名次个元户件场项])[)]?|(?<before>人次?|[名次个元户件场项])\s?[(]?[%‰][)]?)$/u;
/** ≥12次，≥200人: two values of one direction. */
const secondValue = new RegExp(
  `^\\d[\\d.]*[^\\d;；,，、。]{0,8}[;；,，、]\\s*([${boundSigns}=])\\s*\\d`,
  'u',
);
/** 95%！ */
const cryBehind = /^(\d[^!?]{0,20})[!?]+$/u;
/** ~95%, —95%, →95%: a mark of ranges or of change before the number. */
const markBefore = /^[~～—–→⇒]\s?(?=\d)|^-\s+(?=\d)/u;
/** 95%-, 12场~: a range that was not finished. */
const openRange = /^\d[\d.,]*\s?[^\s\d;；,，、。]{0,4}\s?([-—–~～→])$/u;
/** 95percent, 95 pct. */
const percentInWords = /^(\d[\d.]*)\s?(?:percent|per\s?cent|pct)\.?$/iu;
/** A tick says that something is so, not what is to be reached. */
const tickOnly = /^[√✓✔☑]$/u;
const anyDay =
  /(?<!\d)(?:((?:19|20)\d\d)年)?(\d{1,2})月(\d{1,2})[日号]|(?<!\d)((?:19|20)\d\d)年(\d{1,2})月/gu;

/** Returns what is wrong with a half-width value that stood behind `operator`; null if nothing is. */
export function miswritingOf(value: string, operator: string | null): Miswriting | null {
  const [, number, percent = '', sign, unit = ''] = signs.test(value) ? (signBehind.exec(value) ?? []) : [];
  if (number !== undefined && sign !== undefined)
    return {
      what: `比较符“${sign}”写在了数值后面`,
      english: 'the operator stands behind the number',
      meant: operator === null || operator === sign ? `${sign}${number}${percent}${unit}` : null,
    };
  const points = severalPoints.exec(value)?.[0];
  if (points !== undefined)
    return {
      what: `“${points}”里的小数点不止一个`,
      english: 'more than one decimal point',
      meant: null,
    };
  const comma = commaAsPoint.exec(value)?.[0];
  if (comma !== undefined)
    return {
      what: `“${comma}”里的逗号像是小数点`,
      english: 'a comma for the decimal point',
      meant: `${operator ?? ''}${comma.replace(/[,，]/u, '.')}${value.slice(comma.length)}`,
    };
  const other = otherMiswriting(value, operator ?? '');
  if (other !== null) return other;
  const letters = lettersAsDigits.exec(value)?.[0];
  if (letters === undefined) return mixedHanzi(value);
  const digits = Array.from(letters, (one) =>
    zeros.includes(one) ? '0' : ones.includes(one) ? '1' : one,
  ).join('');
  return {
    what: `“${letters}”里有${/[〇○]/u.test(letters) ? '汉字' : '字母'}，不是数字`,
    english: 'a letter in the number',
    meant: `${operator ?? ''}${digits}${value.slice(letters.length)}`,
  };
}

function mixedHanzi(value: string): Miswriting | null {
  const [mixed] = hanziWithin.exec(value) ?? [];
  if (mixed === undefined) return null;
  return { what: `“${mixed}”里数字和汉字混写`, english: 'figures and hanzi in one number', meant: null };
}

function otherMiswriting(value: string, operator: string): Miswriting | null {
  const [stop] = stopAsPoint.exec(value) ?? [];
  if (stop !== undefined)
    return {
      what: `“${stop}”里的小数点写成了别的符号`,
      english: 'another mark for the decimal point',
      meant: `${operator}${stop.replace(/\s?[。·•]\s?/u, '.')}${value.slice(stop.length)}`,
    };
  const [half] = halfNumber.exec(value) ?? [];
  if (half !== undefined) return halfWritten(half, value.slice(half.length), operator);
  const [mark] = titleMark.exec(value) ?? [];
  if (mark !== undefined)
    return {
      what: `“${mark.trim()}”是书名号，不是比较符`,
      english: 'the mark of a title for an operator',
      meant: null,
    };
  if (isHalfBracketed(value)) {
    const [, number, opened, closed] = oneBracket.exec(value) ?? [];
    return {
      what: '括号只有一半',
      english: 'one of the brackets is missing',
      meant: number === undefined ? null : `${operator}${number}(${opened ?? closed ?? ''})`,
    };
  }
  return strayMark(value, operator) ?? noSuchDay(value);
}

/** Longer values are sentences. */
const longestValue = 20;

/** 1) stands before the first point of a list. */
function isHalfBracketed(value: string): boolean {
  if (value.length > longestValue || !/^\d.*[()]/u.test(value) || /^\d{1,2}[)]/.test(value)) return false;
  return value.split('(').length !== value.split(')').length;
}

function strayMark(value: string, operator: string): Miswriting | null {
  const [spaced] = blankWithin.exec(value) ?? [];
  if (spaced !== undefined)
    return {
      what: `“${spaced}”中间有空格`,
      english: 'a blank within the number',
      meant: `${operator}${spaced.replace(/\s/gu, '')}${value.slice(spaced.length)}`,
    };
  const [comma, before] = commaBehind.exec(value) ?? [];
  if (comma !== undefined)
    return {
      what: `“${comma}”后面多了一个标点`,
      english: 'a mark behind the number',
      meant: `${operator}${before}${value.slice(comma.length)}`,
    };
  const [, number, percent, sign] = signInBrackets.exec(value) ?? [];
  if (sign !== undefined && operator === '')
    return {
      what: `比较符“${sign}”写在了数值后面`,
      english: 'the operator stands behind the number',
      meant: `${sign}${number}${percent}`,
    };
  const { behind, before: ahead } = /[%‰]/u.test(value) ? (unitBesidePercent.exec(value)?.groups ?? {}) : {};
  const second = behind ?? ahead;
  if (second !== undefined)
    return {
      what: `百分号${behind === undefined ? '前面' : '后面'}又写了“${second}”`,
      english: 'a second unit beside the first',
      meant: null,
    };
  const [cry, bare] = /[!?]$/u.test(value) ? (cryBehind.exec(value) ?? []) : [];
  if (cry !== undefined)
    return {
      what: `“${cry}”末尾多了一个标点`,
      english: 'a mark behind the value',
      meant: `${operator}${bare}`,
    };
  if (operator !== '' && secondValue.exec(value)?.[1] === operator.charAt(0))
    return { what: '一条指标写了两个指标值', english: 'two values in one', meant: null };
  const [mark] = markBefore.exec(value) ?? [];
  return mark === undefined
    ? otherSign(value, operator)
    : { what: `数值前面有“${mark.trim()}”`, english: 'a mark before the number', meant: null };
}

function otherSign(value: string, operator: string): Miswriting | null {
  if (tickOnly.test(value))
    return { what: `“${value}”没有说要达到什么`, english: 'a tick in place of a value', meant: null };
  const [, end] = openRange.exec(value) ?? [];
  if (end !== undefined)
    return { what: `“${end}”后面没有另一个数`, english: 'a range without its end', meant: null };
  const [, number] = percentInWords.exec(value) ?? [];
  return number === undefined
    ? null
    : { what: '百分号写成了英文', english: 'percent in words', meant: `${operator}${number}%` };
}

function halfWritten(half: string, rest: string, operator: string): Miswriting {
  if (/^[%‰]/u.test(half))
    return {
      what: `“${half.charAt(0)}”写在了数值前面`,
      english: 'the unit stands before the number',
      meant: `${operator}${half.slice(1).trim()}${half.charAt(0)}`,
    };
  const isBefore = half.startsWith('.');
  return {
    what: `“${half}”的小数点${isBefore ? '前' : '后'}面没有数字`,
    english: `no digit ${isBefore ? 'before' : 'behind'} the decimal point`,
    meant: `${operator}${isBefore ? `0${half}` : half.slice(0, -1)}${rest}`,
  };
}

/** 12月32日, 2024年13月. Without a year it may be a leap year. */
function noSuchDay(value: string): Miswriting | null {
  for (const [day, year = '2024', month, date, otherYear, otherMonth] of value.matchAll(anyDay)) {
    const text = [
      otherYear ?? year,
      (otherMonth ?? month ?? '').padStart(2, '0'),
      ...(date === undefined ? [] : [date.padStart(2, '0')]),
    ];
    if ('fault' in readDate(text.join('-')))
      return {
        what: `没有“${day}”${date === undefined ? '这个月' : '这一天'}`,
        english: 'there is no such day',
        meant: null,
      };
  }
  return null;
}
