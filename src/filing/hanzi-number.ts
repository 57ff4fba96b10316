/** Reads numbers in hanzi: 三十一, 一百零五, and years digit by digit. */

const digits = '零一二三四五六七八九';

/** 2 of 二 and 两, 0 of 〇 and ○; -1 of all else. */
export function digitInHanzi(character: string): number {
  if (/[〇○]/u.test(character)) return 0;
  return digits.indexOf(character === '两' ? '二' : character);
}

/** Up to hundreds; null for anything else, such as two digits beside one another. */
export function numberInHanzi(words: string): number | null {
  let sum = 0;
  let last: number | null = null;
  for (const character of words) {
    if (character === '百' || character === '十') {
      sum += (last ?? 1) * (character === '百' ? 100 : 10);
      last = null;
    } else {
      const digit = digitInHanzi(character);
      if (digit < 0 || (last !== null && last > 0)) return null;
      last = digit;
    }
  }
  return sum + (last ?? 0);
}

/** A quick pre-filter: few texts have such a year. */
const perhapsYear = /二[〇○零0]|一九/u;
/** A year of which at least the first two digits are in hanzi. */
const year =
  /(?<![〇○零一二三四五六七八九十\d])(?:二[〇○零0]|一九)[〇○零一二三四五六七八九\d]{2}(?=\s*年|$)/gu;

/** 二〇二五年度 → 2025年度; the text keeps its length, so that places in it stay. */
export function yearsInFigures(text: string): string {
  if (!perhapsYear.test(text)) return text;
  return text.replace(year, (words) =>
    Array.from(words, (one) => (/\d/.test(one) ? one : digitInHanzi(one))).join(''),
  );
}

/** 二〇二五年三月一日 → 2025年3月1日. */
export function dateInFigures(text: string): string {
  return yearsInFigures(text).replace(
    /(?<=年|月)[一二三四五六七八九十]{1,3}(?=[月日号]|$)/gu,
    (words) => `${numberInHanzi(words) ?? words}`,
  );
}
