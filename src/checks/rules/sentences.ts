/** Rules of how texts begin, end and are numbered: cut in the middle, numbers and marks twice. */

import { listNumber } from '../../filing/index.js';
import { valueAlong } from '../../json/index.js';
import { keysOfWords, type PlacedValue } from '../leaves.js';
import { asExpected, rewritten } from '../mendings.js';
import { onlyMarks } from '../names.js';
import { customary, published, type Rule, textRule } from '../rule.js';

/** Whether a text is written in words: a name, goal, task, duty or reason. */
export function isInWords({ step, value }: PlacedValue<string>): boolean {
  return (keysOfWords.has(step) || step === 'remark' || typeof step === 'number') && !onlyMarks.test(value);
}

/** A comma, colon, opening mark or conjunction at the end, dots, or a number behind which nothing stands. */
const openEnd =
  /(?:[，、：（(《〈“【〔]|,|(?<![饱缓平祥总共温调中随亲])和|(?<![普涉波顾触])及|(?<!…)…|\.{2,6}|(?:^|[\n。；;])\s{0,9}(?:\d{1,2}[、.．]|[（(]?[一二三四五六七八九十]{1,3}(?:[）)]、?|、)))\s*$/u;
const opening = '（《“【〔';
const closing = '）》”】〕';
const anyBracket = /[（《“【〔）》】(]/u;

/** 1）, 一）, A） are numbers, not a bracket's end. */
const numberBehind = /[\da-z一二三四五六七八九十]$/iu;

/** The first bracket of a text that has no other half; null if all have. Quotation marks are often written both alike. */
function alone(text: string): string | null {
  const open: string[] = [];
  let before = '';
  for (const mark of text.replace(/[(]/g, '（').replace(/[)]/g, '）')) {
    if (opening.includes(mark)) open.push(mark);
    const at = closing.indexOf(mark);
    if (at >= 0 && open.at(-1) === opening[at]) open.pop();
    else if (at >= 0 && '）》】'.includes(mark) && open.length === 0 && !numberBehind.test(before))
      return mark;
    before = mark;
  }
  return open[0] ?? null;
}

const doubledMark = /[，。；、：][，。；、：]/u;
const stopBehind = /[。；;．]$/u;

/** A number of a list, as 1、 1. （1） 一、 （一） ①, twice: 1、1、 2、2. （一）（一） 1、（1） 1.1. */
const oneNumber = '[（(]?(?:\\d{1,2}|[一二三四五六七八九十]{1,3})(?:[）)]、?|[、．]|\\.(?!\\d))|[①-⑳]';
const numberPair = new RegExp(
  `((?:^|[\\n。；;])\\s{0,9})(?:(${oneNumber})\\s{0,9}(${oneNumber})|(\\d{1,2})\\.\\4[.、．])(?=\\s{0,9}\\S)`,
  'gu',
);
const marksAround = /[（()）、．.]/gu;

interface NumberPair {
  readonly at: number;
  /** Length of both numbers, and of the first of them. */
  readonly length: number;
  readonly keep: number;
  readonly number: number | null;
  readonly isAlike: boolean;
}

/** Numbers of a list that stand twice; 一、（一） alone is the first point of a first part. */
function doubledNumbers(text: string): readonly NumberPair[] {
  const pairs = Array.from(text.matchAll(numberPair), (match): NumberPair | null => {
    const [whole, before = '', one, second, both] = match;
    const length = whole.length - before.length;
    const at = match.index + before.length;
    if (both !== undefined)
      return { at, length, keep: both.length + 1, number: listNumber(both), isAlike: false };
    const [left = '', right = ''] = [one, second].map((number) => number?.replace(marksAround, ''));
    if (listNumber(left) !== listNumber(right)) return null;
    const keep = length - (second?.length ?? 0);
    return { at, length, keep, number: listNumber(left), isAlike: one === second };
  }).filter((pair) => pair !== null);
  return pairs.some(({ number, isAlike }) => isAlike || (number ?? 0) > 1) ? pairs : [];
}

/** The text with each number once. */
function once(text: string): string {
  return doubledNumbers(text).reduceRight(
    (whole, { at, keep }) => whole.slice(0, at) + whole.slice(at + keep),
    text,
  );
}

export const sentenceRules: readonly Rule[] = [
  textRule(
    {
      code: 'check/text-cut',
      severity: 'warning',
      title: '文字没有断在半句（末尾不是逗号、冒号、前半个括号，不以“和”“及”结束）',
      source: published('从长度有限的栏目、单元格取出的常见差错；语料中有被原系统截断的名称'),
    },
    { pattern: new RegExp(`${openEnd.source}|${anyBracket.source}`, 'u') },
    (text) => {
      if (!isInWords(text)) return null;
      const [end] = openEnd.exec(text.value) ?? [];
      const mark = end === undefined ? alone(text.value) : null;
      if (end === undefined && mark === null) return null;
      const tail = [...text.value.trimEnd()].slice(-10).join('');
      return {
        path: text.path(),
        message:
          end === undefined
            ? `“${mark}”没有另一半，文字像是没有写完，请补写`
            : `文字断在“${tail}”，像是没有写完，请补写`,
        english: 'the text seems to be cut',
        actual: tail,
      };
    },
  ),
  textRule(
    {
      code: 'check/name-stop',
      severity: 'note',
      title: '名称末尾不带句号、分号',
      source: customary('GB/T 15834-2011：名称不是句子'),
      mend: asExpected,
    },
    { pattern: stopBehind },
    (text) => {
      const name = text.value.trimEnd();
      if (text.step !== 'name' || onlyMarks.test(name)) return null;
      return {
        path: text.path(),
        message: `名称末尾的“${name.slice(-1)}”请删去`,
        english: 'a name ends without a full stop',
        expected: name.replace(/[。；;．\s]+$/u, ''),
        actual: text.value,
      };
    },
  ),
  textRule(
    {
      code: 'check/mark-doubled',
      severity: 'note',
      title: '标点不连写两个（。。 ，， ；。）',
      source: customary('GB/T 15834-2011'),
    },
    { pattern: doubledMark },
    (text) => {
      if (!isInWords(text)) return null;
      const at = text.value.search(doubledMark);
      const around = text.value.slice(Math.max(0, at - 6), at + 6).replace(/\n/g, ' ');
      return {
        path: text.path(),
        message: `“${around}”里连写了两个标点，请删去一个`,
        english: 'two marks in a row',
        actual: text.value.slice(at, at + 2),
      };
    },
  ),
  textRule(
    {
      code: 'check/number-doubled',
      severity: 'warning',
      title: '目标、任务里的编号只写一次（不写 1、1、）',
      source: published('带着编号粘贴进自动编号的段落'),
      mend: ({ path }, filing) => {
        const text = valueAlong(filing, path);
        return typeof text === 'string' ? [rewritten(path, once(text), '编号只留一个')] : [];
      },
    },
    { pattern: /[\d①-⑳一二三四五六七八九十][）)、．.]?\s{0,9}[（(]?[\d①-⑳一二三四五六七八九十]/u },
    (text) => {
      if (!isInWords(text)) return null;
      const pairs = doubledNumbers(text.value);
      const [first] = pairs;
      if (first === undefined) return null;
      const shown = text.value.slice(first.at, first.at + first.length).replace(/\s/gu, '');
      const more = pairs.length === 1 ? '' : `（共 ${pairs.length} 处）`;
      return {
        path: text.path(),
        message: `编号“${shown}”写了两遍，请只留一个${more}`,
        english: 'a number of the list stands twice',
        actual: shown,
      };
    },
  ),
];
