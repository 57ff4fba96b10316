/** An indicator's target taken apart, as forms print it (`≥85.00(%)`) and as people type it (`>=85%`). */
import { operatorSign, operators } from '../filing/index.js';

interface TargetParts {
  /** '' where there is none. */
  readonly operator: string;
  readonly value: string;
  readonly unit: string;
}

const pattern = new RegExp(
  `^\\s*(${operatorSign})?\\s*(-?\\d[\\d,]*(?:\\.\\d+)?)\\s*(?:[(（](.*)[)）]|([^\\d\\s()（）]{1,10}))?\\s*$`,
  'su',
);

/** Null where the target is words, a date or a range: what says less than a number with its unit stays as it is. */
export function targetParts(text: string): TargetParts | null {
  const [, sign = '', value, inBrackets, behind] = pattern.exec(text) ?? [];
  const operator = sign === '' ? '' : operators.get(sign);
  if (value === undefined || operator === undefined) return null;
  // 95%以上 says its operator in words; 10日 is a date as often as a number of days.
  if (behind !== undefined && sign === '' && !/^[%％‰]$/.test(behind)) return null;
  if (behind !== undefined && /[以之]?[上下内外]$|左右$/u.test(behind)) return null;
  return { operator, value, unit: inBrackets ?? behind ?? '' };
}

/** The target as forms print it; words as they are. */
export function targetText(typed: string): string {
  const parts = targetParts(typed);
  if (parts === null) return typed;
  return `${parts.operator}${parts.value}${parts.unit === '' ? '' : `(${parts.unit})`}`;
}
