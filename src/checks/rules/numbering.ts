/** The rule of numbered points that do not follow one another: one was lost, or numbered twice. */

import { listNumber } from '../../filing/index.js';
import type { Fault } from '../fault.js';
import type { PlacedValue } from '../leaves.js';
import { customary, type Rule, textRule } from '../rule.js';
import { isInWords } from './sentences.js';

const hanzi = '[一二三四五六七八九十]{1,3}';
/** A number at the beginning of a point, by the ways it is written: 1、 （1） 一、 （一） ①. */
const point = new RegExp(
  `(?:^|[\\n。；;：:！])\\s{0,9}(?:(\\d{1,2})[、．.）)](?!\\s?\\d)|[（(](\\d{1,2})[）)]|(${hanzi})、|[（(](${hanzi})[）)]|([①-⑳]))`,
  'gu',
);
/** A number that is not followed by the next may belong to something else, if it is this far from it. */
const farthest = 3;

interface NumberedPoint {
  /** Which of the ways it is written in. */
  readonly way: number;
  readonly number: number;
  readonly written: string;
  readonly at: number;
}

function pointsOf(text: string): readonly NumberedPoint[] {
  return Array.from(text.matchAll(point), (match) => {
    const [, ...forms] = match;
    const way = forms.findIndex((form) => form !== undefined);
    const written = forms[way] ?? '';
    return { way, written, number: listNumber(written) ?? 0, at: match.index + match[0].length };
  });
}

interface Break {
  readonly before: NumberedPoint;
  readonly behind: NumberedPoint;
}

/** The first two points, one behind the other, that are not numbered so; null if all are. */
function firstBreak(text: string): Break | null {
  const last = new Map<number, NumberedPoint>();
  for (const behind of pointsOf(text)) {
    const before = last.get(behind.way);
    last.set(behind.way, behind);
    if (before === undefined || behind.number === 1) continue;
    const step = behind.number - before.number;
    if (step === 0 || (step > 1 && step <= farthest && !holdsNext(text.slice(before.at, behind.at), before)))
      return { before, behind };
  }
  return null;
}

/** Whether the point that seems to be missing stands within a sentence, or is written in another way. */
function holdsNext(between: string, { number }: NumberedPoint): boolean {
  const next = number + 1;
  const words = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'][next] ?? '';
  const circled = next <= 20 ? String.fromCharCode(0x2460 + number) : '';
  return new RegExp(
    `(?<!\\d)${next}\\s?[、．.）)]|${words === '' ? '(?!)' : words}[、）)是]|${circled}`,
    'u',
  ).test(between);
}

/** The point 2 that a text begins with, where a point 3 follows and no point 1; null for others. */
function headlessStart(text: string): NumberedPoint | null {
  const points = pointsOf(text);
  const [first] = points;
  if (first?.number !== 2 || /[^\s（(]/u.test(text.slice(0, first.at - first.written.length - 1)))
    return null;
  const alike = points.filter(({ way }) => way === first.way);
  return alike[1]?.number === 3 && !alike.some(({ number }) => number === 1) ? first : null;
}

function startFault(text: PlacedValue<string>): Fault | null {
  const start = headlessStart(text.value);
  if (start === null) return null;
  return {
    path: text.path(),
    message: `编号从“${start.written}”开始，是不是漏了第一条？`,
    english: 'the points begin with the second',
    actual: start.written,
  };
}

export const numberingRules: readonly Rule[] = [
  textRule(
    {
      code: 'check/number-skipped',
      severity: 'warning',
      title: '目标、任务里的编号连续，不跳号、不重号',
      source: customary('删改、粘贴时漏掉一条的常见差错'),
    },
    { pattern: /[2-9](?:[、．）)]|\.(?!\d))|[二三四五六七八九十][、）)]|[②-⑳]/u },
    (text: PlacedValue<string>) => {
      if (!isInWords(text)) return null;
      const found = firstBreak(text.value);
      if (found === null) return startFault(text);
      const { before, behind } = found;
      const isTwice = before.number === behind.number;
      return {
        path: text.path(),
        message: isTwice
          ? `编号“${behind.written}”用了两次，请核对`
          : `编号从“${before.written}”跳到“${behind.written}”，是不是漏了一条？`,
        english: isTwice ? 'two points have one number' : 'a number of the points is missing',
        actual: behind.written,
      };
    },
  ),
];
