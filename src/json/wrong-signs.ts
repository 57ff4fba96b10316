/** Says of a fault what stands there in the place of another sign: a bracket of the other kind, ; for a comma, a key without quotes. */
import { show } from './show.js';

export interface Explanation {
  readonly message: string;
  readonly english: string;
  readonly parameters?: Readonly<Record<string, string | number>>;
  /** What the parser finds behind it only follows from it: in the rest of the line, in the line and at the next key, in all that follows, or at the end. */
  readonly spoils?: 'line' | 'quotes' | 'rest' | 'ends';
}

/** A place where a comma was expected; `before`: what stands before it, `word`: from it on without a blank. */
export function insteadOfComma(found: string, before: string, word: string): Explanation | null {
  if (found === '}')
    return {
      message: '这里的 } 与前面的 [ 不成对：缺少右方括号 "]"',
      english: 'this } closes a [: a closing bracket is missing',
      spoils: 'ends',
    };
  if (found === ']')
    return {
      message: '这里的 ] 没有对应的 [：多了一个，或者前面缺少右花括号 "}"',
      english: 'this ] closes no [: it is one too many, or a closing brace is missing before it',
      spoils: 'ends',
    };
  if (found === ':')
    return {
      message: '列表 […] 里不写键名；有键名的请用花括号 {…}',
      english: 'a list has no keys; put keys into braces',
      spoils: 'line',
    };
  if (/^[-\d]/u.test(found) && /\d$/u.test(before) && !/(?:^|[^\d.])0$/u.test(before))
    return unquoted(/[\w.-]*$/u.exec(before)?.[0] ?? '', word);
  if (/^\d/u.test(found) && /(?:^|[^\d.])0$/u.test(before))
    return {
      message: '数字不以 0 开头，请去掉前面的 0，或把整个数用双引号括起',
      english: 'a number does not begin with 0; remove it, or put the number in quotes',
      spoils: 'line',
    };
  return null;
}

/** 2025-01-01, 86万, 1_000: a number and what directly follows it are a text. */
export function unquoted(number: string, found: string): Explanation {
  const shown = show(`${number}${found}`).slice(1, -1);
  return {
    message: `“${shown}”不是单独的数，请用双引号括起`,
    english: `${shown} is no number by itself; put it in double quotes`,
    parameters: { found: shown },
    spoils: 'line',
  };
}

/** A place where a key was expected. */
export function insteadOfKey(found: string, before: string): Explanation | null {
  if (!/^\d/u.test(found) || !/\d\s?,\s?$/u.test(before)) return null;
  return {
    message: '数里不写千位逗号，请删去，或把整个数用双引号括起',
    english: 'no commas within a number; remove it, or put the number in quotes',
    spoils: 'line',
  };
}

/** A word or sign that JSON does not know; `behind`: the rest of its line. */
export function wrongSign(found: string, before: string, behind: string): Explanation | null {
  for (const [pattern, message, english, spoils] of signs)
    if (pattern.test(found)) return { message, english, spoils };
  if (/^[\p{L}_]/u.test(found) && /^\s*[:：]/u.test(behind))
    return {
      message: `键名要用双引号括起，写作 "${show(found).slice(1, -1)}"`,
      english: `put the key ${show(found)} in double quotes`,
      parameters: { found: show(found) },
      spoils: 'line',
    };
  if (before.trim() !== '') return null;
  return beforeData(found);
}

export function beforeData(found: string): Explanation {
  return {
    message: `数据应以 { 开头，这里是 ${show(found)}；请删去 { 前面的内容`,
    english: `the data begins with {, found ${show(found)}; remove what stands before it`,
    parameters: { found: show(found) },
    spoils: 'rest',
  };
}

const signs: readonly (readonly [RegExp, string, string, 'line' | 'rest'])[] = [
  [/^;/u, '这里应为逗号 ","，不是分号', 'write a comma instead of the semicolon', 'line'],
  [/^=/u, '键名后应为冒号 ":"，不是 =', 'write a colon instead of =', 'line'],
  [/^(?:#|<!--)/u, '注释请写在 // 后面', 'write comments behind //', 'line'],
  [
    /^```/u,
    '``` 是文档里标代码的记号，请删去这一行',
    '``` marks code in a document; remove the line',
    'rest',
  ],
  [/^\+\d/u, '数字前面不写 +', 'no + before a number', 'line'],
  [/^\.\d/u, '小数点前面要有数字，如 0.5', 'a digit must stand before the point', 'line'],
  [/^[０-９]/u, '数字请用半角的 0-9', 'write digits in half width', 'line'],
];
