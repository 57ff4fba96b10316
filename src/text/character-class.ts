/** Classifies characters for line breaking: the classes of UAX #14 that matter in Chinese forms. */
import { isWestern } from './full-width-symbols.js';
import {
  alsoNeverAtLineEnd,
  alsoNeverAtLineStart,
  insideWords,
  neverAtLineEnd,
  neverAtLineStart,
  tightMarks,
} from './kinsoku.js';

/** The classes. Their order means nothing. */
export const characterClass = {
  /** Hanzi and kana: lines may end on both sides; a quarter em parts them from Latin. */
  ideograph: 0,
  /** ㎡, ㈠, full-width letters, Hangul, emoji: break as hanzi do, without the gap. */
  symbol: 1,
  /** Letters of alphabets. */
  letter: 2,
  digit: 3,
  /** & @ # _ and the like: part of a word, without the gap. */
  wordSymbol: 4,
  /** Swallowed at a line's end. */
  space: 5,
  /** Never at a line's end, full-width. */
  openWide: 6,
  /** Never at a line's end, and not separated from the word before: ( “ $. */
  openTight: 7,
  /** Never at a line's start, full-width. */
  closeWide: 8,
  /** Never at a line's start, and not separated from the word after: ) ” %. */
  closeTight: 9,
  /** Never at a line's start, and inside words and numbers: , . : ;. */
  infix: 10,
  /** ≥ = ± and the like: never separated from what follows. */
  operator: 11,
  slash: 12,
  hyphen: 13,
  /** Straight quotation marks, which may open or close. */
  quote: 14,
  /** No-break space, word joiner. */
  glue: 15,
  /** □ ☑, which stay with their word. */
  box: 16,
  /** Ⅲ √ → ★: break as hanzi do beside hanzi, never beside letters, digits and one another (UAX #14, class AI). */
  sign: 17,
  /** ① and the like: signs that a quarter em parts from Latin. */
  circled: 18,
  /** Part of a word, with which a line may begin behind hanzi, never end before them (UAX #14, class PR). */
  backslash: 19,
  /** Combining marks: part of the character before. */
  mark: 20,
  /** Controls, variation selectors, joiners: part of the character before, not drawn. */
  invisible: 21,
  /** Zero width joiner: invisible, and joins the character after it. */
  joiner: 22,
} as const;

export const characterClassCount = 23;

const operators = '≥≤＞＜＝><=±≈≠＋+−×÷≧≦';
const spaces = '\t\n\v\f\r \u0085\u1680\u2028\u2029\u205f\u3000\u200b';
const glue = '\u00a0\u202f\u2007\u2011\u2060\ufeff';

/** Sets of listed characters; the first match counts. */
const listed: readonly (readonly [string, number])[] = [
  [spaces, characterClass.space],
  [glue, characterClass.glue],
  ['\u200d', characterClass.joiner],
  [insideWords, characterClass.infix],
  ['/', characterClass.slash],
  ['\\', characterClass.backslash],
  ['-\u2010\u2013', characterClass.hyphen],
  ['"\'', characterClass.quote],
  ['□☐☑☒■', characterClass.box],
  [operators, characterClass.operator],
];

/** Returns the class of the character, one of `characterClass`. Slow except for common characters: cache it. */
export function classify(codePoint: number): number {
  if (codePoint >= 0x4e00 && codePoint <= 0x9fff) return characterClass.ideograph;
  if (codePoint >= 0x30 && codePoint <= 0x39) return characterClass.digit;
  if ((codePoint | 0x20) >= 0x61 && (codePoint | 0x20) <= 0x7a) return characterClass.letter;
  const character = String.fromCodePoint(codePoint);
  for (const [set, known] of listed) if (set.includes(character)) return known;
  if ((neverAtLineStart + alsoNeverAtLineStart).includes(character)) {
    return tightMarks.includes(character) ? characterClass.closeTight : characterClass.closeWide;
  }
  if ((neverAtLineEnd + alsoNeverAtLineEnd).includes(character)) {
    return tightMarks.includes(character) ? characterClass.openTight : characterClass.openWide;
  }
  return classifyByProperty(codePoint, character);
}

/** Classifies unlisted characters by Unicode properties. */
function classifyByProperty(codePoint: number, character: string): number {
  if (codePoint >= 0x2000 && codePoint <= 0x200a) return characterClass.space;
  if (/^[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]$/u.test(character)) return characterClass.invisible;
  if (/^\p{M}$/u.test(character)) return characterClass.mark;
  if (isWide(codePoint)) {
    return /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}]$/u.test(character)
      ? characterClass.ideograph
      : characterClass.symbol;
  }
  if (/^\p{Nd}$/u.test(character)) return characterClass.digit;
  if (/^\p{L}$/u.test(character)) return characterClass.letter;
  if (isWestern(codePoint)) return characterClass.wordSymbol;
  return isCircled(codePoint) ? characterClass.circled : characterClass.sign;
}

/** Whether it is a number or a letter in a circle or brackets, as before the items of a list. */
function isCircled(codePoint: number): boolean {
  return codePoint >= 0x2460 && codePoint <= 0x24ff;
}

/** Whether it is East Asian wide or full-width, or a lone surrogate (drawn as 〓). */
function isWide(codePoint: number): boolean {
  return (
    (codePoint >= 0x1100 && codePoint <= 0x11ff) ||
    (codePoint >= 0x2e80 && codePoint <= 0xdfff) ||
    (codePoint >= 0xf900 && codePoint <= 0xfaff) ||
    (codePoint >= 0xfe30 && codePoint <= 0xffef) ||
    codePoint >= 0x1f000
  );
}

/** Whether it is part of a Latin word or a number. */
export function isWordLike(known: number): boolean {
  return (
    known === characterClass.letter ||
    known === characterClass.digit ||
    known === characterClass.wordSymbol ||
    known === characterClass.backslash
  );
}

/** Whether it is a symbol that is kept to words as if it were one of their letters. */
export function isSign(known: number): boolean {
  return known === characterClass.sign || known === characterClass.circled;
}

/** Whether no line may begin with it. */
export function isClosing(known: number): boolean {
  return (
    known === characterClass.closeWide ||
    known === characterClass.closeTight ||
    known === characterClass.infix
  );
}

/** Whether the character is invisible or combines with the one before it. */
export function joinsBefore(known: number): boolean {
  return known >= characterClass.mark;
}
