/** Rules of characters that only look like those that are meant: other alphabets, the mark of long vowels, blanks between hanzi. */

import { customary, type Rule, textRule } from '../rule.js';
import { isInWords } from './sentences.js';

/** Letters of other alphabets, each with the Latin one that looks the same. */
const latin = new Map(
  Array.from(
    'АAВBЕEКKМMНHОOРPСCТTУYХXаaсcеeоoрpуyхxΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοo'.matchAll(/(.)(.)/gu),
    ([, one = '', other = '']) => [one, other] as const,
  ),
);
/** One or two such letters; a whole word is one of that language. */
const foreignLetter = new RegExp(
  `(?<![\\u0370-\\u03ff\\u0400-\\u04ff])[${[...latin.keys()].join('')}]{1,2}(?![\\u0370-\\u03ff\\u0400-\\u04ff])`,
  'u',
);
/** The mark of long vowels between hanzi. */
const longVowel = /(?<![\u3040-\u30ff])ー(?![\u3040-\u30ff])/u;
const lookAlike = new RegExp(`${foreignLetter.source}|${longVowel.source}`, 'u');

const spaced = /(?:\p{Script=Han}[ \u3000\u00a0]){4}\p{Script=Han}/u;

export const lookAlikeRules: readonly Rule[] = [
  textRule(
    {
      code: 'check/look-alike',
      severity: 'warning',
      title: '没有形状相同的外文字母、符号（西里尔字母 А、长音符 ー）',
      source: customary('输入法、文字识别的常见差错；看着一样，查找、汇总时不是同一个字'),
    },
    { pattern: lookAlike, hint: /[\u0370-\u04ffー]/ },
    (text) => {
      if (!isInWords(text)) return null;
      const found = lookAlike.exec(text.value);
      if (found === null) return null;
      const [letters] = found;
      const meant = Array.from(letters, (one) => latin.get(one) ?? '一').join('');
      const around = text.value.slice(Math.max(0, found.index - 4), found.index + 6).replace(/\n/g, ' ');
      const what = letters === 'ー' ? '日文的长音符' : '外文字母，不是英文字母';
      return {
        path: text.path(),
        message: `“${around}”里的“${letters}”是${what}；是不是“${meant}”？请改正`,
        english: `${letters} only looks like ${meant}`,
        expected: meant,
        actual: letters,
      };
    },
  ),
  textRule(
    {
      code: 'check/spaced-text',
      severity: 'note',
      title: '字与字之间没有空格',
      source: customary('从 PDF、扫描件复制的常见差错'),
    },
    { pattern: spaced, hint: /[ \u3000\u00a0].[ \u3000\u00a0]/ },
    (text) => {
      if (!isInWords(text)) return null;
      const [words = ''] = spaced.exec(text.value) ?? [];
      return {
        path: text.path(),
        message: `“${words}”字与字之间有空格，请删去`,
        english: 'blanks between the characters',
        actual: words,
      };
    },
  ),
];
