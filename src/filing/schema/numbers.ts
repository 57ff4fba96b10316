/** Numbers of a filing: amounts become exact, all others keep the text that they were given as. */

import { NumberText, show } from '../../json/index.js';
import { type Amount, amountOf } from '../amount.js';
import { firstYear, lastYear } from '../calendar.js';
import { type DecimalFault, decimalPattern, readDecimal } from '../decimal.js';
import { excelErrorIn } from '../excel.js';
import { blank, type FieldReading, refused, required } from './field.js';
import { readText } from './text.js';

type NumberInput = string | number;

const json = { type: ['string', 'number'], pattern: decimalPattern } as const;

/** An amount of money, always given in 元. */
export function amount(label: string) {
  return blank<NumberInput, Amount>({
    label,
    description: '金额，以元为单位，如 "150000.00"；null 表示空着',
    kind: 'amount',
    json,
    read: readAmount,
  });
}

/** A number that prints as given: 分值, 得分, 权重, 执行率, counts. */
export function decimal(label: string) {
  return blank<NumberInput, string>({ label, kind: 'decimal', json, read: readAsGiven });
}

/** A number of hundredths, given without % or with it: 执行率, 权重. */
export function percent(label: string) {
  return blank<NumberInput, string>({ label, kind: 'decimal', isPercent: true, json, read: readAsGiven });
}

/** A number or a word: the value of a target. */
export function value(label: string) {
  return blank<NumberInput, string>({
    label,
    kind: 'value',
    json: { type: ['string', 'number'] },
    read: (given) => readText(typeof given === 'number' ? String(given) : given),
  });
}

export function year(label: string) {
  return required<number, number>({
    label,
    kind: 'year',
    json: { type: 'integer', minimum: firstYear, maximum: lastYear },
    read: readYear,
  });
}

function readYear(given: unknown): FieldReading<number> {
  if (typeof given === 'number' && Number.isInteger(given) && given >= firstYear && given <= lastYear)
    return { value: given };
  return refused(
    'not-a-year',
    `不是年份：${show(given)}；请写 ${firstYear} 到 ${lastYear} 之间的整数，不加引号，如 2024`,
    `not a year: ${show(given)}; give a whole number from ${firstYear} to ${lastYear} without quotes`,
    { found: show(given), least: firstYear, most: lastYear },
  );
}

function readAmount(given: unknown): FieldReading<Amount> {
  const text = textOf(given);
  const reading = text === null ? null : readDecimal(text);
  if (reading?.fault === null) return { value: amountOf(reading.millionths) };
  return notDecimal('not-an-amount', given, reading?.fault ?? 'not-a-number');
}

function readAsGiven(given: unknown): FieldReading<string> {
  const text = textOf(given);
  const reading = text === null ? null : readDecimal(text);
  if (text !== null && reading?.fault === null) return { value: text };
  return notDecimal('not-a-number', given, reading?.fault ?? 'not-a-number');
}

function textOf(given: unknown): string | null {
  if (typeof given === 'string') return given;
  if (typeof given === 'number') return String(given);
  return given instanceof NumberText ? given.text : null;
}

function notDecimal(code: 'not-an-amount' | 'not-a-number', given: unknown, fault: DecimalFault) {
  const excelError = typeof given === 'string' ? excelErrorIn(given) : null;
  if (excelError !== null)
    return refused(
      code,
      `这是 Excel 的错误值 ${excelError}，不是数；请在表格里改正公式，再填写它的结果`,
      `${excelError} is an error of Excel's and no number; mend the formula and give its result`,
      { found: excelError },
    );
  const [what, english] = code === 'not-an-amount' ? ['金额', 'an amount'] : ['数字', 'a number'];
  const [hint, hintEnglish] = fault === 'not-a-number' && code === 'not-an-amount' ? inYuan : remedy(fault);
  const found = show(given);
  const parameters = { found, fault };
  return refused(
    code,
    `不是${what}：${found}；${hint}`,
    `not ${english}: ${found}; ${hintEnglish}`,
    parameters,
  );
}

const inYuan = [
  '请写以元为单位的数字，如 "150000.00"，空着写 null',
  'give a number in yuan such as "150000.00", or null',
] as const;

/** Says what to do, in Chinese and English. */
function remedy(fault: DecimalFault): readonly [string, string] {
  switch (fault) {
    case 'not-a-number':
      return ['请写数字，如 "7.50"，空着写 null', 'give a number such as "7.50", or null'];
    case 'exponent':
      return ['请不要用科学计数法，写出全部数位', 'write all digits, without an exponent'];
    case 'commas':
      return ['千位逗号应每三位一个，或者不写', 'commas must stand before every three digits, or not at all'];
    case 'too-many-digits':
      return ['整数部分最多 15 位', 'at most 15 digits before the point'];
    case 'too-many-decimals':
      return ['小数最多 6 位', 'at most 6 decimals'];
  }
}
