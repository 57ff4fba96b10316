/** Parses an indicator's value as filings write it: `≥85.00(%)`, `95%以上`, `42人`, or words. */
import { type Operator, operatorSign, operators, operatorWords, type Target } from '../filing/index.js';
import { identityOf } from '../identity/index.js';
import { Memo } from '../memo/index.js';
import { type Miswriting, miswritingOf } from './miswritten.js';
import { isPartOfWhole } from './names.js';
import { halfWidth, holdsValue, readQuantity } from './quantity.js';

type WordedOperator = Exclude<Operator, '='>;

export interface TargetReading {
  /** As printed. */
  readonly text: string;
  /** The operator as written: `>=`, `＞`; null: none. */
  readonly writtenOperator: string | null;
  readonly operator: Operator | null;
  /** An operator in words: 以上, 不少于, 以下, 不超过, 超过, 低于; null: none. */
  readonly wordedOperator: WordedOperator | null;
  /** In millionths; null if the value is words, a date or a time of day. */
  readonly number: bigint | null;
  /** Whether there is a value: a number, also in words (二级, Ⅲ类), or a grade (合格). */
  readonly hasValue: boolean;
  /** Unit without brackets; '' if there is none. */
  readonly unit: string;
  /** The corrected text if operator or unit is written twice; else null. */
  readonly once: string | null;
  /** The words that contradict the operator: ≤ before 以上; else null. */
  readonly opposed: string | null;
  /** What is wrong with the number's signs, so that it cannot be read; else null. */
  readonly miswriting: Miswriting | null;
}

/** Matches operators that are signs; words before a number are worded operators. */
const signAtStart = new RegExp(`^${operatorSign}`, 'u');
/** Matches what after a number makes it a date, a time of day, a ratio, a range (90%-95%) or one with a tolerance (25±2℃). */
const noCount =
  /^\s*(?:年|月(?!度?均)|日(?!均)|号|点|时(?!间)|[:：∶]|[-~～—至]|\/\d|\.\d|学年|[^\d，。；]{0,8}(?:±|[-~～—–至]\s*\d))/u;
/** 以上 of ages, and before another number, says whom the value is for: 60周岁以上每人150元. */
const atLeast = new RegExp(
  `${operatorWords('≥')}${/\s*\d|\d(?!\s*周?岁)[^\d，。；]{0,6}以上(?![^，。；（(]*\d)|[百千]分之?[一二三四五六七八九十百零点]+及?以上|^[一二三四五六七八九]成及?以上/u.source}`,
  'u',
);
const atMost = new RegExp(
  `${operatorWords('≤')}${/\s*\d|\d(?!\s*周?岁)[^\d，。；]{0,6}以[下内](?![^，。；（(]*\d)|[百千]分之?[一二三四五六七八九十百零点]+及?以[下内]|^\d+(?:个?工作日|个月|天|日|小时|分钟|秒|h)之?内$/u.source}`,
  'u',
);
const moreThan = new RegExp(`^${operatorWords('>')}\\s*\\d`, 'u');
const lessThan = new RegExp(`^${operatorWords('<')}\\s*\\d`, 'u');
/** An operator in words behind or before a number, for one that has a sign as well: ≥5人以上, ≥不少于5人. */
const wordsBehind = /^([^，。；]*\d[^\d，。；]{0,6}?)(?:[(]含[)])?及?(?:以(?:上|下|内))$/u;
const wordsBefore = new RegExp(`^${operatorWords('≥', '≤')}\\s*(?=\\d)`, 'u');

const inBrackets = /^[(（](.*)[)）]$/su;
const about = /(?:及?以[上下内]|左右|(?<=[时天日月年周钟秒])之?内)$/u;

/** A value that is written as a sentence is the value: ≥95%。 */
const sentenceEnd = /(?<![。；;，、])[。；;，、]+$/u;

/** Capacity of the cache of texts of one filing. */
const mostTexts = 10_000;

/** null for a blank. */
export type TargetReader = (target: Target) => TargetReading | null;

/** Makes a reader with a cache: many indicators of a filing have the same text. */
export function targetReader(): TargetReader {
  const memo = new Memo<string, TargetReading>({ capacity: mostTexts });
  return (target) => {
    if (target === null) return null;
    if (typeof target === 'string') return memo.getOrCompute(target, readText);
    const [operator = '', value = '', unit = ''] = [target.operator, target.value, target.unit].map((part) =>
      identityOf(part ?? ''),
    );
    const quantity = `${value}${unit === '' ? '' : `(${unit})`}`;
    if (operator === '' && quantity === '') return null;
    if (operator === '' || signAtStart.test(operator))
      return memo.getOrCompute(`${operator}${quantity}`, readText);
    return withWord(operator, readText(quantity));
  };
}

/** Reads a target whose operator is a word or unknown. */
function withWord(operator: string, quantity: TargetReading): TargetReading {
  const known = operators.get(operator) ?? null;
  return {
    ...quantity,
    text: `${operator}${quantity.text}`,
    writtenOperator: operator,
    operator: known,
    wordedOperator: null,
  };
}

function readText(text: string): TargetReading {
  const trimmed = identityOf(text);
  const signs = signsOf(trimmed);
  const [writtenOperator = null] = signs;
  const rest = halfWidth(trimmed.slice(signs.join('').length).trimStart()).replace(sentenceEnd, '');
  const miswriting = miswritingOf(rest, writtenOperator);
  if (miswriting !== null) return unreadable(trimmed, writtenOperator, miswriting);
  const { number, length, unit } = readQuantity(rest);
  const after = rest.slice(length);
  const isCount = number !== null && !noCount.test(after);
  const doubleUnit = isCount ? doubledUnit(after) : null;
  return {
    text: trimmed,
    writtenOperator,
    operator: operatorOf(writtenOperator),
    wordedOperator: writtenOperator === null ? wordedOperator(halfWidth(trimmed)) : null,
    number: isCount ? number : null,
    hasValue: length > 0 || holdsValue(rest),
    unit: unit ?? doubleUnit ?? (isCount || writtenOperator !== null ? unitOf(after) : ''),
    once: writtenOnce(signs, rest.slice(0, length), after, doubleUnit) ?? withoutWords(signs, rest),
    opposed: signs.length === 1 ? opposedWords(operatorOf(writtenOperator), rest) : null,
    miswriting: null,
  };
}

function operatorOf(written: string | null): Operator | null {
  return written === null ? null : (operators.get(written) ?? null);
}

function unreadable(text: string, writtenOperator: string | null, miswriting: Miswriting): TargetReading {
  return {
    text,
    writtenOperator,
    operator: operatorOf(writtenOperator),
    wordedOperator: null,
    number: null,
    hasValue: true,
    unit: '',
    once: null,
    opposed: null,
    miswriting,
  };
}

/** Returns the text without words that repeat its operator: ≥5人以上 → ≥5人; null if there are none, or they contradict it. */
function withoutWords([sign, ...more]: readonly string[], rest: string): string | null {
  if (sign === undefined || more.length > 0 || operatorOf(sign) !== wordedOperator(rest)) return null;
  const bare = wordsBefore.test(rest) ? rest.replace(wordsBefore, '') : wordsBehind.exec(rest)?.[1];
  return bare === undefined ? null : `${sign}${bare}`;
}

const boundWords = new RegExp(`${operatorWords('≥', '≤')}|以[上下内]`, 'u');

/** A sign and words that say the opposite of it; = and a bound are opposed as well. */
function opposedWords(operator: Operator | null, rest: string): string | null {
  const worded = wordedOperator(rest);
  if (operator === null || worded === null) return null;
  const agrees =
    worded === '≥' || worded === '>'
      ? operator === '≥' || operator === '>'
      : operator === '≤' || operator === '<';
  return agrees ? null : (boundWords.exec(rest)?.[0] ?? null);
}

/** Returns the operator signs at the start of a text, at most three; one if all is well. */
function signsOf(text: string): readonly string[] {
  const signs: string[] = [];
  let rest = text.slice(0, 6);
  for (
    let sign = signAtStart.exec(rest)?.[0];
    sign !== undefined && signs.length < 3;
    sign = signAtStart.exec(rest)?.[0]
  ) {
    signs.push(sign);
    rest = rest.slice(sign.length);
  }
  return signs;
}

/** Returns a unit that is written twice, `%(%)`; else null. */
function doubledUnit(after: string): string | null {
  if (/^\s*[(]?([%‰])[)]?\s*[(]?\1[)]?$/u.test(after)) return after.includes('%') ? '%' : '‰';
  const alone = /^\s*([\u4e00-\u9fff])\1$/u.exec(after)?.[1];
  if (alone !== undefined) return alone;
  const [, one = '', other = ''] = /^[(]?([^()]{1,10}?)[)]?\s*[(]([^()]{1,10})[)]$/u.exec(after.trim()) ?? [];
  return one !== '' && sameUnit(one, other) ? one : null;
}

/** Returns the text with duplicates removed; null if there are none. */
function writtenOnce(
  signs: readonly string[],
  digits: string,
  after: string,
  unit: string | null,
): string | null {
  if (signs.length < 2 && unit === null) return null;
  if (new Set(signs.map((sign) => operators.get(sign))).size > 1) return null;
  return `${signs[0] ?? ''}${digits}${unit === null ? after : `(${unit})`}`;
}

function wordedOperator(text: string): WordedOperator | null {
  if (atLeast.test(text)) return '≥';
  if (atMost.test(text)) return '≤';
  if (moreThan.test(text)) return '>';
  return lessThan.test(text) ? '<' : null;
}

/** Extracts the unit: `(%)` → `%`, `(场(4场招聘，36场面试))` → `场(4场招聘，36场面试)`, `%以上` → `%`. */
function unitOf(after: string): string {
  const trimmed = after.trim();
  const inner = inBrackets.exec(trimmed)?.[1] ?? trimmed;
  return inner.replace(about, '').trim();
}

/** Whether two units are equal, ignoring character width and text in trailing brackets. */
export function sameUnit(one: string, other: string): boolean {
  return bareUnit(one) === bareUnit(other);
}

function bareUnit(unit: string): string {
  const plain = halfWidth(unit).replace(/\s/gu, '');
  const bracket = plain.indexOf('(');
  return bracket >= 0 && plain.endsWith(')') ? plain.slice(0, bracket) : plain;
}

const percent = /^(?:[%％‰]|个?百分[比点])/u;

export function isPercent(unit: string): boolean {
  return percent.test(unit);
}

export function isHundredths(unit: string): boolean {
  return isPercent(unit) && !unit.startsWith('‰');
}

const hundred = 100_000_000n;

/** Whether it is a share of more than all, or of less than nothing, by a name that can be none. */
export function isBeyondWhole(ending: string, { number, unit }: TargetReading): boolean {
  if (number === null || (number >= 0n && number <= hundred)) return false;
  return isHundredths(unit) && isPartOfWhole(ending);
}

/** Whether the target is in per cent and the actual value at most 1 without a unit: 0.96 for 96%. */
export function lacksPercent(target: TargetReading, actual: TargetReading): boolean {
  if (!isPercent(target.unit) || actual.unit !== '' || actual.number === null || target.number === null)
    return false;
  return actual.number > 0n && actual.number <= 1_000_000n && target.number > 1_000_000n;
}
