/** Rates each pair of neighbouring character classes as a line end, after UAX #14, with priority to kinsoku. */
import {
  characterClass as c,
  characterClassCount,
  isClosing,
  isSign,
  isWordLike,
} from './character-class.js';
import { gapMark, levelShift } from './prepared-paragraph.js';

/** Quality of a boundary as a line end; a higher level is preferred. */
export const breakLevel = {
  /** Inside a character, or before a space: no line end. */
  never: 0,
  /** Violates kinsoku: only if the text cannot fit otherwise. */
  fault: 1,
  /** Inside a word: only if the word is wider than the measure. */
  word: 2,
  /** Inside a kept group, at its `/` or `(`: only if the group is wider than the measure. */
  soft: 3,
  /** Anywhere else a line may end. */
  ordinary: 4,
} as const;

const opening: readonly number[] = [c.openWide, c.openTight];

/** Level of the boundary between two neighbours of these classes, none of them a space or part of the other. */
function levelBetween(before: number, after: number): number {
  if (before === c.glue || after === c.glue) return breakLevel.word;
  if (isClosing(after) || opening.includes(before)) return breakLevel.fault;
  if (after === c.slash || after === c.hyphen) return breakLevel.word;
  if (before === c.quote || after === c.quote) return breakLevel.word;
  if (before === c.operator) return after === c.digit ? breakLevel.soft : breakLevel.word;
  if (before === c.slash) return levelBehindSlash(after);
  if (before === c.backslash) return breakLevel.word;
  if (isSign(before) || isSign(after)) return levelBesideSign(isSign(before) ? after : before);
  if (isWordLike(after)) return levelBeforeWord(before, after);
  if (isWordLike(before)) {
    if (after === c.openTight) return breakLevel.soft;
    if (after === c.operator) return breakLevel.word;
  }
  return breakLevel.ordinary;
}

/** No word processor parts a slash from a number (UAX #14, rule LB25). */
function levelBehindSlash(after: number): number {
  if (after === c.ideograph) return breakLevel.ordinary;
  return after === c.digit ? breakLevel.word : breakLevel.soft;
}

/** Level between a sign and its neighbour on either side. */
function levelBesideSign(neighbour: number): number {
  const holds = isWordLike(neighbour) || isSign(neighbour) || neighbour === c.operator;
  return holds ? breakLevel.word : breakLevel.ordinary;
}

/** Level before a letter, a digit or a symbol inside a word. */
function levelBeforeWord(before: number, after: number): number {
  if (isWordLike(before) || before === c.infix) return breakLevel.word;
  if (before === c.closeTight) return breakLevel.soft;
  if (before === c.hyphen && after === c.digit) return breakLevel.soft;
  return breakLevel.ordinary;
}

/** Level of the boundary between two classes with spaces between them (where the spaces end). */
function levelOverSpaces(before: number, after: number): number {
  if (isClosing(after) || opening.includes(before)) return breakLevel.fault;
  if (before === c.operator && after === c.digit) return breakLevel.soft;
  return after === c.slash ? breakLevel.word : breakLevel.ordinary;
}

/** A quarter em between hanzi or circled numbers and Latin letters or digits, either way round. */
function wantsGap(before: number, after: number): boolean {
  if (before === c.ideograph || before === c.circled) return after === c.letter || after === c.digit;
  const isEastAsian = after === c.ideograph || after === c.circled;
  return isEastAsian && (before === c.letter || before === c.digit);
}

/** Levels and gaps for all pairs of classes, directly together and with spaces between. */
export class PairTable {
  readonly #together = new Uint16Array(characterClassCount * characterClassCount);
  readonly #apart = new Uint16Array(characterClassCount * characterClassCount);

  constructor() {
    for (let before = 0; before < characterClassCount; before += 1) {
      for (let after = 0; after < characterClassCount; after += 1) {
        const pair = before * characterClassCount + after;
        const gap = wantsGap(before, after) ? gapMark : 0;
        this.#together[pair] = (levelBetween(before, after) << levelShift) | gap;
        this.#apart[pair] = levelOverSpaces(before, after) << levelShift;
      }
    }
  }

  /** Level and gap mark of the second of two neighbours, placed as in a unit. */
  boundary(before: number, after: number, overSpaces: boolean): number {
    const table = overSpaces ? this.#apart : this.#together;
    return table[before * characterClassCount + after] ?? 0;
  }
}
