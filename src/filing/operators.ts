/** Operators of targets, and the signs and words that they are written by. */

export type Operator = '≥' | '≤' | '=' | '>' | '<';

/** By spelling. */
export const operators: ReadonlyMap<string, Operator> = new Map([
  ...['≥', '≧', '⩾', '≮', '>=', '＞＝', '＞=', '大于等于', '大于或等于'].map(
    (written) => [written, '≥'] as const,
  ),
  ...['≤', '≦', '⩽', '≯', '<=', '＜＝', '＜=', '小于等于', '小于或等于'].map(
    (written) => [written, '≤'] as const,
  ),
  ...['=', '＝', '等于'].map((written) => [written, '='] as const),
  ...['>', '＞', '大于'].map((written) => [written, '>'] as const),
  ...['<', '＜', '小于'].map((written) => [written, '<'] as const),
]);

/** A sign, as part of a regular expression. */
export const operatorSign = '(?:[≥≧⩾≮≤≦⩽≯]|[>＞][=＝]?|[<＜][=＝]?|[=＝])';
