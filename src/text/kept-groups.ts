/** Marks groups that are kept on one line if they fit: numbers with units, short alternatives, boxes with words. */
import { breakLevel } from './break-opportunity.js';
import { characterClass as c } from './character-class.js';
import { classMask, levelOf, withLevel } from './prepared-paragraph.js';

/** Units that stay with the number before them, longest first. */
const counters = ['万元', '亿元', '年度', '月份', ...'年月日号时分秒元万亿㎡㎥'];

/** The longest unit in brackets, in UTF-16 units, that stays with its number: `(平方米/人)`. */
const longestBracket = 8;

/** The longest word that stays whole beside its box, in UTF-16 units: 经常性项目. */
const longestWord = 8;

/** Returns the class of the unit; -1 outside the text. */
function classAt(units: readonly number[], at: number): number {
  const unit = units[at];
  return unit === undefined ? -1 : unit & classMask;
}

function lower(units: number[], at: number, level: number): void {
  const unit = units[at];
  if (unit !== undefined && levelOf(unit) > level) units[at] = withLevel(unit, level);
}

/** Keeps each number with what belongs to it: `85.00(%)`, `2024年`, `300元/人`, `2024-01-01`. */
export function keepNumbers(text: string, units: number[]): void {
  let at = 0;
  while (at < text.length) {
    if (classAt(units, at) !== c.digit) {
      at += 1;
      continue;
    }
    keepSign(text, units, at);
    const end = endOfNumber(units, at);
    at = Math.max(keepBracket(text, units, end), keepUnit(text, units, end));
  }
}

/** Signs of numbers, unless something before them could be an operand. */
const signs = '-−+＋±';

/** Never leaves a sign alone, however narrow the line: `-1,234,567.00` is rather broken between digits. */
function keepSign(text: string, units: number[], digit: number): void {
  if (digit === 0 || !signs.includes(text[digit - 1] ?? '')) return;
  const before = classAt(units, digit - 2);
  if (digit > 1 && !beforeSign.includes(before)) return;
  lower(units, digit, breakLevel.fault);
  if (before === c.closeWide) units[digit - 1] = withLevel(units[digit - 1] ?? 0, breakLevel.ordinary);
}

const beforeSign: readonly number[] = [c.space, c.operator, c.openWide, c.openTight, c.closeWide, c.infix];

/** Finds the end of digits with `,` `.` `:` `-` `/` between them. */
function endOfNumber(units: readonly number[], start: number): number {
  let at = start + 1;
  for (;;) {
    const here = classAt(units, at);
    const joins = here === c.infix || here === c.hyphen || here === c.slash;
    if (here === c.digit) at += 1;
    else if (joins && classAt(units, at + 1) === c.digit) at += 2;
    else return at;
  }
}

/** Keeps a short unit in brackets with its number; if needed, breaks before the bracket or after its `/`. */
function keepBracket(text: string, units: number[], open: number): number {
  const bracket = text[open];
  if (bracket !== '(' && bracket !== '（') return open;
  const last = Math.min(open + longestBracket + 1, text.length - 1);
  for (let at = open + 1; at <= last; at += 1) {
    const character = text[at];
    if (character === ')' || character === '）') {
      markBracket(units, open, at);
      return at + 1;
    }
    if (!isInUnit(classAt(units, at), character)) return open;
  }
  return open;
}

function markBracket(units: number[], open: number, close: number): void {
  lower(units, open, breakLevel.soft);
  for (let at = open + 1; at <= close; at += 1) {
    const afterSlash = classAt(units, at - 1) === c.slash;
    lower(units, at, afterSlash ? breakLevel.soft : breakLevel.word);
  }
}

function isInUnit(characterClass: number, character: string | undefined): boolean {
  if (characterClass === c.slash || character === '％' || character === '%') return true;
  return isInWord(characterClass) || character === '℃' || character === '‰' || character === '°';
}

/** Keeps a unit with its number, and the unit that it is counted by: `300元/人`, `300元/人次`. */
function keepUnit(text: string, units: number[], start: number): number {
  const unit = counters.find((known) => text.startsWith(known, start));
  if (unit === undefined) return start;
  const end = start + unit.length;
  lower(units, start, breakLevel.soft);
  for (let at = start + 1; at < end; at += 1) lower(units, at, breakLevel.word);
  if (classAt(units, end) !== c.slash || classAt(units, end + 1) !== c.ideograph) return end;
  lower(units, end + 1, breakLevel.soft);
  if (text[end + 2] !== '次') return end + 2;
  lower(units, end + 2, breakLevel.word);
  return end + 3;
}

/** From this length on of both alternatives, in hanzi, a line may end behind the slash: 经常性项目/特定目标类. */
const longAlternative = 4;

/** Keeps short alternatives together (GB/T 15834-2011 clause 5.1: no slash at a line's end): `线上/线下`, `浦江镇/颛桥镇`. */
export function keepAlternatives(text: string, units: number[]): void {
  for (let at = text.indexOf('/', 1); at > 0 && at + 1 < text.length; at = text.indexOf('/', at + 1)) {
    const isLong = (step: number): boolean => {
      let length = 1;
      while (length <= longAlternative && classAt(units, at + length * step) === c.ideograph) length += 1;
      return length > longAlternative;
    };
    if (!(isLong(-1) && isLong(1))) lower(units, at + 1, breakLevel.soft);
  }
}

/** Keeps each box with its word, on either side: `专项资金□ 经常性项目☑`, `□是 □否`. */
export function keepBoxes(text: string, units: number[]): void {
  const boxesFollow = endsInBox(text, units);
  let at = 0;
  while (at < text.length) {
    const start = at;
    let boxes = 0;
    while (isInWord(classAt(units, at)) || classAt(units, at) === c.box) {
      if (classAt(units, at) === c.box) boxes += 1;
      at += 1;
    }
    if (boxes === 1 && at - start === 1) keepLoneBox(units, start, boxesFollow);
    else if (boxes > 0) keepSegment(units, start, at);
    at = Math.max(at, start + 1);
  }
}

function endsInBox(text: string, units: readonly number[]): boolean {
  let last = text.length - 1;
  while (last > 0 && classAt(units, last) === c.space) last -= 1;
  return classAt(units, last) === c.box;
}

/** Handles a sequence of words and boxes without spaces or marks; its ends show on which side the words are. */
function keepSegment(units: number[], start: number, end: number): void {
  const follows = classAt(units, end - 1) === c.box && classAt(units, start) !== c.box;
  let word = start;
  for (let at = start; at <= end; at += 1) {
    if (at < end && classAt(units, at) !== c.box) continue;
    keepWord(units, word, at, follows ? at < end : word > start);
    const joint = follows ? at : at + 1;
    if (joint < end) lower(units, joint, breakLevel.word);
    word = at + 1;
  }
}

/** Keeps a word beside a box unbroken if it fits. */
function keepWord(units: number[], start: number, end: number, hasBox: boolean): void {
  if (!hasBox || end - start > longestWord) return;
  for (let at = start + 1; at < end; at += 1) lower(units, at, breakLevel.soft);
}

/** Keeps a box with a word that spaces separate from it: `□ 是`, `是 □`. */
function keepLoneBox(units: number[], box: number, boxesFollow: boolean): void {
  if (boxesFollow) {
    lower(units, box, breakLevel.soft);
    return;
  }
  let next = box + 1;
  while (classAt(units, next) === c.space) next += 1;
  if (isInWord(classAt(units, next))) lower(units, next, breakLevel.soft);
}

const inWord: readonly number[] = [
  c.ideograph,
  c.symbol,
  c.letter,
  c.digit,
  c.wordSymbol,
  c.sign,
  c.circled,
  c.mark,
  c.invisible,
];

function isInWord(characterClass: number): boolean {
  return inWord.includes(characterClass);
}
