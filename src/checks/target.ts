/** Reads an indicator's value as filings write it: `≥85.00(%)`, `95%以上`, `42人`, or words. */
import { identityOf, millionthsOf, type Target } from '../filing/index.js';
import { remembering } from './remembering.js';

export type Operator = '≥' | '≤' | '=' | '>' | '<';

export interface TargetReading {
  /** As printed. */
  readonly text: string;
  /** As it was written: `>=`, `＞`; null where there is none. */
  readonly writtenOperator: string | null;
  readonly operator: Operator | null;
  /** ≥ or ≤ where words say so: 以上, 不少于, 以下, 不超过. */
  readonly wordedOperator: '≥' | '≤' | null;
  /** In millionths; null where the value is words, a date or a clock time. */
  readonly number: bigint | null;
  /** '' where there is none; without the brackets that it is printed in. */
  readonly unit: string;
}

const OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ...['≥', '≧', '>=', '＞＝', '＞=', '大于等于', '大于或等于'].map((written) => [written, '≥'] as const),
  ...['≤', '≦', '<=', '＜＝', '＜=', '小于等于', '小于或等于'].map((written) => [written, '≤'] as const),
  ...['=', '＝', '等于'].map((written) => [written, '='] as const),
  ...['>', '＞', '大于'].map((written) => [written, '>'] as const),
  ...['<', '＜', '小于'].map((written) => [written, '<'] as const),
]);
/** Sign and number, each where it is there. Signs only: words before a number are worded operators. */
const BEGINNING = /^([≥≧≤≦]|[>＞][=＝]?|[<＜][=＝]?|[=＝])?\s*(-?\d[\d,]*(?:\.\d+)?)?/u;
/** After the number: a date, a clock time, a range. */
const NO_COUNT = /^\s*(?:年|月(?!度?均)|日(?!均)|号|点|时(?!间)|:|：|-|~|～|—|至|\/\d|学年)/u;
const AT_LEAST =
  /(?:不少于|不低于|不小于|大于等于|大于或等于|至少|最少)\s*\d|\d[^\d，。；]{0,6}(?:以上|及以上)/u;
const AT_MOST =
  /(?:不超过|不高于|不大于|不多于|小于等于|小于或等于|至多|最多)\s*\d|\d[^\d，。；]{0,6}(?:以下|及以下|以内)/u;

const IN_BRACKETS = /^[(（](.*)[)）]$/su;
const ABOUT = /(?:及?以[上下内]|左右)$/u;

/** null for a blank. */
export type TargetReader = (target: Target) => TargetReading | null;

/** Reads each text once: many indicators of a filing have the same. */
export function targetReader(): TargetReader {
  const readOnce = remembering(readText);
  return (target) => {
    if (target === null) return null;
    return typeof target === 'string' ? readOnce(target) : readParts(target);
  };
}

function readText(text: string): TargetReading {
  const trimmed = identityOf(text);
  const beginning = BEGINNING.exec(trimmed);
  const writtenOperator = beginning?.[1] ?? null;
  const number = beginning?.[2];
  const after = trimmed.slice(beginning?.[0].length);
  const isCount = number !== undefined && !NO_COUNT.test(after);
  return {
    text: trimmed,
    writtenOperator,
    operator: writtenOperator === null ? null : (OPERATORS.get(writtenOperator) ?? null),
    wordedOperator: writtenOperator === null ? wordedOperator(trimmed) : null,
    number: isCount ? millionthsOf(number) : null,
    unit: isCount || writtenOperator !== null ? unitOf(after) : '',
  };
}

function readParts({ operator, value, unit }: Exclude<Target, string | null>): TargetReading | null {
  const [written, number, measure] = [operator, value, unit].map((part) => identityOf(part ?? ''));
  if (!written && !number && !measure) return null;
  return {
    text: `${written}${number}${measure ? `(${measure})` : ''}`,
    writtenOperator: written || null,
    operator: OPERATORS.get(written ?? '') ?? null,
    wordedOperator: null,
    number: millionthsOf(number ?? ''),
    unit: measure ?? '',
  };
}

function wordedOperator(text: string): '≥' | '≤' | null {
  if (AT_LEAST.test(text)) return '≥';
  return AT_MOST.test(text) ? '≤' : null;
}

/** `(%)` → `%`, `(场(4场招聘，36场面试))` → `场(4场招聘，36场面试)`, `%以上` → `%`. */
function unitOf(after: string): string {
  const trimmed = after.trim();
  const inner = IN_BRACKETS.exec(trimmed)?.[1] ?? trimmed;
  return inner.replace(ABOUT, '').trim();
}

/** Units that say the same: full-width forms and what stands in brackets behind are set aside. */
export function sameUnit(one: string, other: string): boolean {
  return bareUnit(one) === bareUnit(other);
}

function bareUnit(unit: string): string {
  const plain = unit.normalize('NFKC').replace(/\s/gu, '');
  const bracket = plain.indexOf('(');
  return bracket >= 0 && plain.endsWith(')') ? plain.slice(0, bracket) : plain;
}

const PERCENT = /^[%％‰]/u;

export function isPercent(unit: string): boolean {
  return PERCENT.test(unit);
}
