/** Reads amounts of money in hanzi, as contracts and vouchers write them: 壹佰万元整, 一百二十万元, 叁元伍角. */
import { numberInHanzi } from './hanzi-number.js';

/** Characters of vouchers and of traditional writing, each with the one that is common. */
const common = new Map(
  Array.from(
    '壹一贰二貳二叁三叄三肆四伍五陆六陸六柒七捌八玖九拾十佰百仟千萬万億亿圆元圓元正整〇零○零两二'.matchAll(
      /(.)(.)/gu,
    ),
    ([, one = '', other = '']) => [one, other],
  ),
);
const written =
  /^(?:人民币)?(?:([一二三四五六七八九零十百千]+)亿)?(?:([一二三四五六七八九零十百千]+)万)?([一二三四五六七八九零十百千]*)(?:元(?:([一二三四五六七八九])角)?(?:零?([一二三四五六七八九])分)?)?整?$/u;
/** Thousands, and what is less. */
const group =
  /^零?(?:([一二三四五六七八九])千)?(零?(?:[一二三四五六七八九]百)?零?(?:[一二三四五六七八九]?十)?零?[一二三四五六七八九]?)$/u;
/** 五 of 三千五 and 三百五, which is not five: hundreds or tens are meant. */
const shortened = /[千百][一二三四五六七八九]$/u;

/** In 元; null where it is none, or leaves a doubt: a number without 元, 万 or 亿, 一百二十万五. */
export function amountInHanzi(text: string): string | null {
  const plain = Array.from(text, (one) => common.get(one) ?? one).join('');
  const [whole, hundredMillions, tenThousands, rest = '', jiao = '零', fen = '零'] =
    written.exec(plain) ?? [];
  if (whole === undefined || !/[元万亿]/u.test(whole) || !/[一二三四五六七八九零]/u.test(whole)) return null;
  const isAlone = hundredMillions === undefined && tenThousands === undefined;
  if (!isAlone && /^[一二三四五六七八九]$/u.test(rest)) return null;
  const parts = [hundredMillions, tenThousands, rest].map((part) => upToThousands(part ?? ''));
  const yuan = parts.reduce<number | null>(
    (sum, part) => (sum === null || part === null ? null : sum * 10_000 + part),
    0,
  );
  if (yuan === null) return null;
  const cents = `${numberInHanzi(jiao)}${numberInHanzi(fen)}`;
  return cents === '00' ? String(yuan) : `${yuan}.${cents}`;
}

function upToThousands(words: string): number | null {
  const [whole, thousands = '零', rest = ''] = group.exec(words) ?? [];
  if (whole === undefined || shortened.test(words)) return null;
  const number = numberInHanzi(rest);
  return number === null ? null : (numberInHanzi(thousands) ?? 0) * 1000 + number;
}
