/** Operators of targets, and the signs and words that they are written by. */

export type Operator = '≥' | '≤' | '=' | '>' | '<';

function spellings(written: string, operator: Operator): readonly (readonly [string, Operator])[] {
  return written.split(' ').map((one) => [one, operator] as const);
}

/** By spelling. */
export const operators: ReadonlyMap<string, Operator> = new Map([
  ...spellings('≥ ≧ ⩾ ≮ >= ＞＝ ＞= => ＝＞ 大于等于 大于或等于 不少于 不低于 不小于 至少 最少', '≥'),
  ...spellings('≤ ≦ ⩽ ≯ <= ＜＝ ＜= =< ＝＜ 小于等于 小于或等于 不超过 不高于 不大于 不多于 至多 最多', '≤'),
  ...spellings('= ＝ 等于', '='),
  ...spellings('> ＞ 大于 超过 高于 多于', '>'),
  ...spellings('< ＜ 小于 低于 少于', '<'),
]);

const isWord = /^\p{Script=Han}/u;

/** The words for some operators, as part of a regular expression: longer ones first, 大于等于 before 大于. */
export function operatorWords(...wanted: readonly Operator[]): string {
  const words = [...operators].filter(
    ([written, operator]) => isWord.test(written) && wanted.includes(operator),
  );
  return `(?:${words
    .map(([word]) => word)
    .sort((a, b) => b.length - a.length)
    .join('|')})`;
}

/** Characters of the signs that are a bound, for a class of a regular expression. */
export const boundSigns = '≥≧⩾≮≤≦⩽≯<>＜＞';

/** A sign, as part of a regular expression. */
export const operatorSign = '(?:[≥≧⩾≮≤≦⩽≯]|[>＞][=＝]?|[<＜][=＝]?|[=＝][>＞<＜]?)';
