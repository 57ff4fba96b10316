/** Parses the number at the start of an indicator's value, in digits or words: 1,200, ½, 百分之九十. */
import { millionthsOf } from '../filing/index.js';

/** Digits in half width, with commas before every three. */
const NUMBER = /^-?(?:\d{1,3}(?:[,，]\d{3})+(?!\d)|\d+)(?:\.\d+)?/u;
const PERCENT_WORDS = /^百分之?([一二三四五六七八九十百零两点\d.]+)/u;
const FRACTION = /^[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]/u;
const OTHER_NUMERAL =
  /^(?:\p{Nl}|\p{No}|[零〇一二两三四五六七八九十百千万半]+(?:分之|点|余|多|[级等类档星级次场人件项户家个天年月日倍成批期小]))/u;

/** Whether a text begins with a number in words or signs: 二级, Ⅲ类, 一百人, 百分之九十. */
export function beginsWithNumeral(text: string): boolean {
  return OTHER_NUMERAL.test(text) || PERCENT_WORDS.test(text);
}

/** A number in millionths; `length`: characters that were read; `unit`: if the number implies it. */
interface Quantity {
  readonly number: bigint | null;
  readonly length: number;
  readonly unit: string | null;
}

/** Parses the number at the start of a half-width text. */
export function readQuantity(text: string): Quantity {
  const digits = NUMBER.exec(text)?.[0];
  if (digits !== undefined)
    return { number: millionthsOf(digits.replaceAll('，', ',')), length: digits.length, unit: null };
  const fraction = FRACTION.exec(text)?.[0];
  if (fraction !== undefined)
    return { number: valueOfFraction(fraction), length: fraction.length, unit: null };
  const [all = '', words = ''] = PERCENT_WORDS.exec(text) ?? [];
  const percent = words === '' ? null : chineseNumber(words);
  return percent === null
    ? { number: null, length: 0, unit: null }
    : { number: percent, length: all.length, unit: '%' };
}

/** Value of ½ as 500000 millionths; truncates thirds and the like. */
function valueOfFraction(character: string): bigint | null {
  const [part, whole] = character.normalize('NFKC').split('\u2044');
  if (part === undefined || whole === undefined) return null;
  return (BigInt(part) * 1_000_000n) / BigInt(whole);
}

/** Parses Chinese numbers up to 百: 九十, 九十五点五, 百 of 百分之百; null: not a number. */
function chineseNumber(words: string): bigint | null {
  if (/^[\d.]+$/.test(words)) return millionthsOf(words);
  const [whole = '', decimals = ''] = words.split('点');
  const digit = (character: string) => '零一二三四五六七八九'.indexOf(character === '两' ? '二' : character);
  let sum = 0;
  let last = -1;
  for (const character of whole) {
    if (character === '百' || character === '十') {
      sum += (last < 0 ? 1 : last) * (character === '百' ? 100 : 10);
      last = -1;
    } else last = digit(character);
  }
  const places = [...decimals].map(digit).join('');
  return millionthsOf(`${sum + Math.max(last, 0)}${places === '' ? '' : `.${places}`}`);
}

/** Replaces full-width forms by half-width ones, character by character; keeps commas, which may separate words. */
export function halfWidth(text: string): string {
  return text.replace(/[\uff01-\uff0b\uff0d-\uff5e]/g, (wide) =>
    String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
  );
}
