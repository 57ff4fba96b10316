/** Parses the number at the start of an indicator's value, in digits or words: 1,200, ½, 百分之九十, ￥500. */
import { digitInHanzi, millionthsOf, numberInHanzi } from '../filing/index.js';

/** Digits in half width, with commas before every three. */
const numberAtStart = /^-?(?:\d{1,3}(?:[,，]\d{3})+(?!\d)|\d+)(?:\.\d+)?/u;
const currencyAtStart = /^[￥¥]\s*(?=\d)/u;
const shareWords = /^(百|千)分之?([一二三四五六七八九十百零两点\d.]+)/u;
/** 九十%, 十二(人): a number in words that ends where its unit begins. */
const wordsBeforeUnit = /^[一二三四五六七八九十百零两点]+(?=\s*(?:[%‰(（]|$))/u;
const fractionAtStart = /^[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]/u;
const otherNumeral =
  /^(?:\p{Nl}|\p{No}|[IVX]+(?=[类级等期档])|[零〇一二两三四五六七八九十百千万半]+(?:分之|点|余|多|[级等类档星级次场人件项户家个天年月日倍成批期小]|\s*(?:[%(（]|$)))/u;
/** Steps of a scale, which can be compared though they are no numbers. */
const grade =
  /^(?:[A-Z]{1,3}\+*[级类等]|★+|(?:国家|省|部|市|区|县|特|甲|乙|丙|高|中|初)[级等]|省部级|优[良秀]?|良好?|中等|合格|达标|(?:较|基本)?满意)/u;

/** Whether a text begins with a number in words or signs, or with a grade: 二级, Ⅲ类, III类, 一百人, 万分之一, 合格, AA级. */
function beginsWithNumeral(text: string): boolean {
  return otherNumeral.test(text) || grade.test(text);
}

/** Whether there is a value at the start of a text, or a number in its words: 前10名, (90)%. */
export function holdsValue(text: string): boolean {
  return beginsWithNumeral(text) || /^(?:[^(（]*|[(（])\d/u.test(text);
}

/** A number in millionths; `length`: characters that were read; `unit`: if the number implies it. */
interface Quantity {
  readonly number: bigint | null;
  readonly length: number;
  readonly unit: string | null;
}

const none: Quantity = { number: null, length: 0, unit: null };

/** Parses the number at the start of a half-width text. */
export function readQuantity(text: string): Quantity {
  const currency = currencyAtStart.exec(text)?.[0] ?? '';
  const digits = numberAtStart.exec(text.slice(currency.length))?.[0];
  if (digits !== undefined)
    return {
      number: millionthsOf(digits.replaceAll('，', ',')),
      length: currency.length + digits.length,
      unit: currency === '' ? null : '元',
    };
  const fraction = fractionAtStart.exec(text)?.[0];
  if (fraction !== undefined)
    return { number: valueOfFraction(fraction), length: fraction.length, unit: null };
  return inWords(text);
}

/** Parses 百分之九十, 千分之三, 九十% and 十二(人). */
function inWords(text: string): Quantity {
  const [share = '', base = '', part = ''] = shareWords.exec(text) ?? [];
  const words = wordsBeforeUnit.exec(text)?.[0] ?? '';
  const number = hanziNumber(part || words);
  if (number === null) return none;
  if (part === '') return { number, length: words.length, unit: null };
  return { number, length: share.length, unit: base === '百' ? '%' : '‰' };
}

/** Value of ½ as 500000 millionths; truncates thirds and the like. */
function valueOfFraction(character: string): bigint | null {
  const [part, whole] = character.normalize('NFKC').split('\u2044');
  if (part === undefined || whole === undefined) return null;
  return (BigInt(part) * 1_000_000n) / BigInt(whole);
}

/** Parses numbers in hanzi up to 百: 九十, 九十五点五, 百 of 百分之百; null: not a number. */
function hanziNumber(words: string): bigint | null {
  if (words === '') return null;
  if (/^[\d.]+$/.test(words)) return millionthsOf(words);
  const [whole = '', decimals = ''] = words.split('点');
  const places = [...decimals].map(digitInHanzi).join('');
  return millionthsOf(`${numberInHanzi(whole)}${places === '' ? '' : `.${places}`}`);
}

/** Replaces full-width forms, − and ﹪ by half-width ones, character by character; keeps commas, which may separate words. */
export function halfWidth(text: string): string {
  return text.replace(/[\uff01-\uff0b\uff0d-\uff5e\u2212\ufe6a]/g, (wide) => {
    if (wide === '\u2212') return '-';
    return wide === '\ufe6a' ? '%' : String.fromCharCode(wide.charCodeAt(0) - 0xfee0);
  });
}
