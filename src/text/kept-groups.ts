/** Groups that stay together while they fit: numbers with their units, boxes with their words. */
import { breakLevel } from './break-opportunity.js';
import { characterClass as c } from './character-class.js';
import type { Boundaries } from './prepared-paragraph.js';

/** Units that stay with the number before them, longest first. */
const units = [
  '万元',
  '亿元',
  '年度',
  '月份',
  '年',
  '月',
  '日',
  '号',
  '时',
  '分',
  '秒',
  '元',
  '万',
  '亿',
  '㎡',
  '㎥',
];

/** The longest unit in brackets, in UTF-16 units, that stays with its number: `(平方米/人)`. */
const longestBracket = 8;

/** The longest word that stays whole beside its box, in UTF-16 units: 经常性项目. */
const longestWord = 8;

function lower(boundaries: Boundaries, at: number, level: number): void {
  const known = boundaries.levels[at] ?? breakLevel.never;
  if (known > level) boundaries.levels[at] = level;
}

/** `85.00(%)`, `2024年`, `300元/人`, `2024-01-01`: from each number on, what belongs to it. */
export function keepNumbers(boundaries: Boundaries): void {
  const { classes, text } = boundaries;
  let at = 0;
  while (at < text.length) {
    if (classes[at] !== c.digit) {
      at += 1;
      continue;
    }
    keepSign(boundaries, at);
    const end = endOfNumber(classes, at);
    at = Math.max(keepBracket(boundaries, end), keepUnit(boundaries, end));
  }
}

/** What makes a number negative or positive where nothing stands before it that it could join. */
const signs = '-−+＋±';

/** A sign never stands alone, however narrow the line: `-1,234,567.00` is rather broken between its digits. */
function keepSign(boundaries: Boundaries, digit: number): void {
  const { text, classes, levels } = boundaries;
  if (digit === 0 || !signs.includes(text[digit - 1] ?? '')) return;
  const before = classes[digit - 2];
  if (digit > 1 && !mayStandBeforeSign(before)) return;
  lower(boundaries, digit, breakLevel.fault);
  if (before === c.closeWide) levels[digit - 1] = breakLevel.ordinary;
}

function mayStandBeforeSign(characterClass: number | undefined): boolean {
  switch (characterClass) {
    case c.space:
    case c.operator:
    case c.openWide:
    case c.openTight:
    case c.closeWide:
    case c.infix:
      return true;
    default:
      return false;
  }
}

/** Digits, with `,` `.` `:` `-` `/` between them. */
function endOfNumber(classes: readonly number[], start: number): number {
  let at = start + 1;
  for (;;) {
    const here = classes[at];
    const joins = here === c.infix || here === c.hyphen || here === c.slash;
    if (here === c.digit) at += 1;
    else if (joins && classes[at + 1] === c.digit) at += 2;
    else return at;
  }
}

/** A short unit in brackets right after a number: broken before the bracket or after its `/`, if at all. */
function keepBracket(boundaries: Boundaries, open: number): number {
  const { text, classes } = boundaries;
  const bracket = text[open];
  if (bracket !== '(' && bracket !== '（') return open;
  const last = Math.min(open + longestBracket + 1, text.length - 1);
  for (let at = open + 1; at <= last; at += 1) {
    const character = text[at];
    if (character === ')' || character === '）') {
      markBracket(boundaries, open, at);
      return at + 1;
    }
    if (!isInUnit(classes[at], character)) return open;
  }
  return open;
}

function markBracket(boundaries: Boundaries, open: number, close: number): void {
  lower(boundaries, open, breakLevel.soft);
  for (let at = open + 1; at <= close; at += 1) {
    const afterSlash = boundaries.classes[at - 1] === c.slash;
    lower(boundaries, at, afterSlash ? breakLevel.soft : breakLevel.word);
  }
}

function isInUnit(characterClass: number | undefined, character: string | undefined): boolean {
  if (characterClass === c.slash || character === '％' || character === '%') return true;
  return isInWord(characterClass) || character === '℃' || character === '‰' || character === '°';
}

/** A unit right after a number, and what it counts by: `300元/人`, `300元/人次`. */
function keepUnit(boundaries: Boundaries, start: number): number {
  const { text, classes } = boundaries;
  const unit = units.find((known) => text.startsWith(known, start));
  if (unit === undefined) return start;
  const end = start + unit.length;
  lower(boundaries, start, breakLevel.soft);
  for (let at = start + 1; at < end; at += 1) lower(boundaries, at, breakLevel.word);
  if (classes[end] !== c.slash || classes[end + 1] !== c.ideograph) return end;
  lower(boundaries, end + 1, breakLevel.soft);
  if (text[end + 2] !== '次') return end + 2;
  lower(boundaries, end + 2, breakLevel.word);
  return end + 3;
}

/** `专项资金□ 经常性项目☑` or `□是 □否`: each box with the word on its side. */
export function keepBoxes(boundaries: Boundaries): void {
  const { classes, text } = boundaries;
  const boxesFollow = endsInBox(boundaries);
  let at = 0;
  while (at < text.length) {
    const start = at;
    let boxes = 0;
    while (isInWord(classes[at]) || classes[at] === c.box) {
      if (classes[at] === c.box) boxes += 1;
      at += 1;
    }
    if (boxes === 1 && at - start === 1) keepLoneBox(boundaries, start, boxesFollow);
    else if (boxes > 0) keepSegment(boundaries, start, at);
    at = Math.max(at, start + 1);
  }
}

function endsInBox({ text, classes }: Boundaries): boolean {
  let last = text.length - 1;
  while (last > 0 && classes[last] === c.space) last -= 1;
  return classes[last] === c.box;
}

/** One stretch of words and boxes without spaces or marks; which side the words are on shows at its ends. */
function keepSegment(boundaries: Boundaries, start: number, end: number): void {
  const { classes } = boundaries;
  const follows = classes[end - 1] === c.box && classes[start] !== c.box;
  let word = start;
  for (let at = start; at <= end; at += 1) {
    if (at < end && classes[at] !== c.box) continue;
    keepWord(boundaries, word, at, follows ? at < end : word > start);
    const joint = follows ? at : at + 1;
    if (joint < end) lower(boundaries, joint, breakLevel.word);
    word = at + 1;
  }
}

/** A word that a box stands by is not broken while it fits. */
function keepWord(boundaries: Boundaries, start: number, end: number, hasBox: boolean): void {
  if (!hasBox || end - start > longestWord) return;
  for (let at = start + 1; at < end; at += 1) lower(boundaries, at, breakLevel.soft);
}

/** `□ 是` or `是 □`: a box that spaces part from its word. */
function keepLoneBox(boundaries: Boundaries, box: number, boxesFollow: boolean): void {
  const { classes } = boundaries;
  if (boxesFollow) {
    lower(boundaries, box, breakLevel.soft);
    return;
  }
  let next = box + 1;
  while (classes[next] === c.space) next += 1;
  if (isInWord(classes[next])) lower(boundaries, next, breakLevel.soft);
}

function isInWord(characterClass: number | undefined): boolean {
  switch (characterClass) {
    case c.ideograph:
    case c.symbol:
    case c.letter:
    case c.digit:
    case c.wordSymbol:
    case c.mark:
    case c.invisible:
      return true;
    default:
      return false;
  }
}
