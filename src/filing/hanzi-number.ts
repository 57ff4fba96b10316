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
