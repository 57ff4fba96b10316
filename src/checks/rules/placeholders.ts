/** Rules of texts that stand for a content which nobody has written: marks, 同上, XX, blanks to be filled in. */

import type { JsonPath } from '../../diagnostics/index.js';
import { type Filing, labelAt, operatorSign } from '../../filing/index.js';
import { isBlankText } from '../../identity/index.js';
import { clip, readPath, valueAlong, writePath } from '../../json/index.js';
import type { Fault } from '../fault.js';
import { keysOfWords, type PlacedValue } from '../leaves.js';
import { asExpected } from '../mendings.js';
import { isDitto, isStandIn, onlyDitto, onlyMarks, onlyStandIn } from '../names.js';
import { customary, published, type Rule, textRule } from '../rule.js';

/** Parts of a target, whose rules read them together, and reasons, which may well say 同上. */
const partsOfTargets: ReadonlySet<string | number> = new Set(['operator', 'value', 'unit']);
const reasons: ReadonlySet<string | number> = new Set(['remark', 'causeNote']);
/** Texts in which a number alone says nothing, too. */
const namesOfOffices: ReadonlySet<string | number> = new Set(['department', 'implementer', 'fundingMode']);

const signAlone = new RegExp(`^\\s*${operatorSign}\\D*$`, 'u');
const measure =
  '(?:个(?![人体性别])|名(?![称单额])|人次|场次|件|户(?![外籍])|项(?!目)|万元|公里|平方米|[%％])';
/** What a draft leaves to be filled in: XX, 20××年, ____, （ ）, a gap before a measure word. */
const gap = new RegExp(
  [
    '(?:19|20)(?:[XxＸｘ×*＊_＿—]{2}|\\d[XxＸｘ×*＊])(?=\\s*年)',
    '(?<![A-Za-z\\d])[XxＸｘ]{2,}(?![A-Za-z\\d-])',
    '×{2,}|(?<![一二三四五六七八九十])[○〇]{2,}(?![一二三四五六七八九十年])|[_＿]{2,}|某{2}|[(（]\\s+[)）]',
    `(?<![A-Za-z\\d])[XxＸｘ×](?=\\s?(?:年|月|日|${measure}))`,
    `[*＊]{2,}(?=\\s?${measure})`,
    `(?<=\\p{Script=Han})[^\\S\\n]{2,}${measure}`,
    '[^\\S\\n](?<=\\p{Script=Han}{2}.)(?:人次|场次|[次人户场个项件名])(?=[，。；、])',
  ].join('|'),
  'u',
);
/** Of a gap that a finding quotes, in characters. */
const longestGap = 10;
const gapHint = /[XxＸｘ×○〇_＿某*＊]|[(（]\s|\s{2}|[^\S\n][次人户场个项件名]/u;

export const placeholderRules: readonly Rule[] = [
  textRule(
    {
      code: 'check/placeholder',
      severity: 'error',
      title: '文字不能只是 * _ - / 之类的记号，也不能是 XX、请填写之类的占位文字',
      source: published('公开的预算绩效系统的填报校验'),
    },
    { pattern: new RegExp(`${onlyMarks.source}|${onlyStandIn.source}`, 'iu') },
    (text) => {
      const path = text.path();
      if (isJustBlank(path, text.value)) return null;
      const remedy = remedyAt(path);
      if (isBlankText(text.value))
        return { path, message: `这一项空着，${remedy.chinese}`, english: `blank; ${remedy.english}` };
      const isMarks = onlyMarks.test(text.value);
      if (isMarks && text.step === 'remark') return null;
      if (!isMarks && (partsOfTargets.has(text.step) || !standsIn(text))) return null;
      const what = isMarks
        ? '只有记号，没有内容'
        : /^[^\p{L}]*\d/u.test(text.value)
          ? '只有数字，没有内容'
          : '是占位的文字，没有内容';
      return {
        path,
        message: `${labelAt(path) ?? '此处'}${what}，${remedy.chinese}`,
        english: `only ${isMarks ? 'marks' : 'a placeholder'}, no content; ${remedy.english}`,
        actual: text.value,
      };
    },
  ),
  {
    ...textRule(
      {
        code: 'check/ditto',
        severity: 'error',
        title: '每一格写出内容，不写“同上”“〃”',
        source: customary('填报表按一级、二级指标合并单元格；“同上”单独成格，排序、汇总、读回之后不知所指'),
        mend: asExpected,
      },
      { pattern: onlyDitto },
      (text, { filing }) => (reasons.has(text.step) ? null : dittoFault(text, filing)),
    ),
  },
  textRule(
    {
      code: 'check/left-blank',
      severity: 'warning',
      title: '文字里没有留着待填的空（XX、20××年、____、（　））',
      source: customary('套用范本、沿用草稿的常见差错'),
    },
    { pattern: gap, hint: gapHint },
    (text) => {
      if (isLeftToOthers(text)) return null;
      const found = gap.exec(text.value);
      if (found === null) return null;
      const words = excerpt(text.value, found.index, found[0].length);
      return {
        path: text.path(),
        message: `“${words}”里有待填的空，请补写`,
        english: 'a blank that nobody has filled in',
        actual: words,
      };
    },
  ),
];

/** A number, or a word typed to try the form, says nothing where words are asked for. */
function standsIn({ value, step }: PlacedValue<string>): boolean {
  // Of a value with its operator in a name's place a rule of its own tells.
  if (step === 'name' && /^\s*[≥≤=]/u.test(value)) return false;
  return isStandIn(value) || keysOfWords.has(step) || namesOfOffices.has(step);
}

/** Texts that another rule judges as a whole: levels, targets that lack a number, placeholders. */
function isLeftToOthers({ value, step }: PlacedValue<string>): boolean {
  if (partsOfTargets.has(step) || step === 'level1' || step === 'level2') return true;
  return onlyStandIn.test(value) || onlyMarks.test(value) || signAlone.test(value);
}

/** Quotes some characters before and behind, whole ones only. */
function excerpt(text: string, at: number, length: number): string {
  const [before, behind] = [[...text.slice(0, at)].slice(-6), [...text.slice(at + length)].slice(0, 6)];
  return `${before.join('')}${clip(text.slice(at, at + length), longestGap)}${behind.join('')}`
    .replace(/\n/g, ' ')
    .trim();
}

function dittoFault(text: PlacedValue<string>, filing: Filing): Fault {
  const path = text.path();
  const above = text.step === 'name' ? null : textAbove(path, filing);
  const written = text.value.trim();
  return {
    path,
    message: `写的是“${written}”，${above === null ? '请写出具体内容' : `是不是“${above}”？请每格都写出来`}`,
    english: `“${written}” instead of the content; write it out`,
    expected: above,
    actual: written,
  };
}

/** The nearest text above in the same list that is written out; null if there is none. */
function textAbove(path: JsonPath, filing: Filing): string | null {
  const steps = readPath(path) ?? [];
  const at = steps.findLastIndex((step) => typeof step === 'number');
  const index = steps[at];
  if (typeof index !== 'number' || at === steps.length - 1) return null;
  for (let row = index - 1; row >= 0; row -= 1) {
    const value = valueAlong(filing, writePath(steps.with(at, row)));
    if (typeof value !== 'string') return null;
    if (!isDitto(value)) return value.trim();
  }
  return null;
}

/** Keys that the schema or another rule requires. */
const neverBlank =
  /^(?:unit|projects\[\d+\])\.name$|\.goals\.annual$|\.indicators\[\d+\]\.(?:level1|name|target\b|actual\b)/;

function remedyAt(path: JsonPath): { readonly chinese: string; readonly english: string } {
  if (neverBlank.test(path)) return { chinese: '请填写', english: 'fill it in' };
  if (path.endsWith(']')) return { chinese: '请填写或删去这一项', english: 'fill it in or remove it' };
  return { chinese: '请填写或留空（null）', english: 'fill it in or leave it blank (null)' };
}

/** Whether the blank is reported by another rule or is no fault: an empty text means null. */
function isJustBlank(path: JsonPath, text: string): boolean {
  return isBlankText(text) && !/\.duties\[\d+\]$/.test(path);
}
