/** Recognizes numbers whose signs are mistyped or misplaced, so that no rule judges what was not meant: 9O%, 90..5%, 99,5%, 90≥%. */

export interface Miswriting {
  /** Chinese, without what to do. */
  readonly what: string;
  readonly english: string;
  /** The value as it was probably meant; null if there are several ways. */
  readonly meant: string | null;
}

const signs = /[≥≧≤≦<>]/u;
/** 90%≥, 90≥(%): nothing but the unit follows the operator. */
const signBehind = /^(\d[\d.,]*)\s*([%‰]?)\s*([≥≧≤≦<>])\s*([%‰]|[(][^()]{1,10}[)])?$/u;
/** 90..5, 90.0.5%; but 2026.12.31 is a date. */
const severalPoints = /^(?!(?:19|20)\d\d\.)\d+(?:\.{2,}\d+|(?:\.\d+){2,}(?=\s*[%‰(]))/u;
/** 99,5%: three digits follow the comma of thousands. */
const commaAsPoint = /^\d{1,3}[,，]\d{1,2}(?=\s*[%‰(])/u;
/** The letter O for 0, l or I for 1, before a unit. */
const lettersAsDigits = /^(?:\d+[Oo][\dOo]*|[lI]\d[\dOo]*)(?=\s*(?:[%‰(]|\p{Script=Han}))/u;

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
  const letters = lettersAsDigits.exec(value)?.[0];
  if (letters === undefined) return null;
  const digits = letters.replace(/[Oo]/g, '0').replace(/[lI]/g, '1');
  return {
    what: `“${letters}”里有字母，不是数字`,
    english: 'a letter in the number',
    meant: `${operator ?? ''}${digits}${value.slice(letters.length)}`,
  };
}
