/** Rules of wording: names, values in words, punctuation, numbers of circulars. */
import type { JsonPath } from '../../diagnostics/index.js';
import { formatMillionths, operatorSign, operators, operatorWords } from '../../filing/index.js';
import type { Fault } from '../fault.js';
import { isNothing, nothing } from '../names.js';
import {
  customary,
  projectRule,
  published,
  type Rule,
  type RuleHead,
  rowRule,
  seen,
  textRule,
} from '../rule.js';
import type { TargetReading } from '../target.js';

const inWords = new RegExp(`^(?:${operatorSign})?为?百分之?[百一二三四五六七八九十零点]+$|^为\\d+$`, 'u');
/** ≥24次 within a name, or as the whole of it. */
const valueInName = new RegExp(`${operatorSign}\\s?\\d[^\\n]{0,60}`, 'u');
/** ：12次 behind a name. */
const valueBehindColon = /[：:]\s?(\d[\d.,]*\s?(?:[%％‰]|\p{Script=Han}{1,2}))$/u;
/** 12次 for a name. */
const onlyValue = /^\d[\d.,]*\s?(?:[%％‰]|人次|场次|[次份人件个场篇期套名家项批户台])$/u;
const numberBehind = /\d+(?:次|份|人|件|个|场|篇|期|套|名|家|项|批)$/u;
/** 沪财绩【2022】13号. */
const circularNumber = /[【[［(（]\s*((?:19|20)\d\d)\s*[】\]］)）]\s*第?(\d+)\s*号/u;
const halfWidth = /\p{Script=Han}[,;:?!]\p{Script=Han}/u;

const nothingStated: RuleHead = {
  code: 'check/nothing-stated',
  severity: 'warning',
  title: '指标值、指标名称、目标和任务写出内容，不写“无”“待定”“见附件”',
  source: seen('语料：指标值“无”的行'),
};
/** Keys of the texts that say what is to be done in the year. */
const aims: ReadonlySet<string | number> = new Set(['annual', 'annualGoal', 'planned', 'content']);
/** 见附件, 详见实施方案: not what the form asks for. */
const elsewhere =
  /^[（(]?(?:详?见|参见|另见)[^，。；\s]{0,3}(?:附件|附表|附页|附后|方案|申报[书表]|文本)[^，。；\s]{0,6}[)）]?[。.]?$/u;

const nothingInRows = rowRule(nothingStated, ({ path, name, target }) => {
  if (isNothing(name)) return statesNothing(`${path}.name`, name);
  return target !== null && isNothing(target.text) ? statesNothing(`${path}.target`, target.text) : null;
});

const nothingInTexts = textRule(
  nothingStated,
  { pattern: new RegExp(`${nothing.source}|${elsewhere.source}`, 'u') },
  (text) => {
    const isElsewhere = elsewhere.test(text.value);
    if (!aims.has(text.step) && !(isElsewhere && text.step === 'overall')) return null;
    return {
      path: text.path(),
      message: `写的是“${text.value}”，${isElsewhere ? '表上看不到内容；' : ''}请写出具体内容`,
      english: 'states nothing',
      actual: text.value,
    };
  },
);

/** A value in a name; undefined if there is none. */
function statedIn(name: string): string | undefined {
  if (/[:：]/u.test(name)) return valueInName.exec(name)?.[0] ?? valueBehindColon.exec(name)?.[1];
  return (valueInName.exec(name) ?? (/^\d/.test(name) ? onlyValue.exec(name) : null))?.[0];
}

export const wordingRules: readonly Rule[] = [
  rowRule(
    {
      code: 'check/worded-operator',
      severity: 'warning',
      title: '用 ≥、≤，不用以上、不少于、大于等于',
      source: seen('语料：95%以上、大于等于10件、每年不少于2批'),
    },
    ({ path, target }) => {
      if (target === null || target.wordedOperator === null) return null;
      const expected = inSigns(target.text);
      return {
        path: `${path}.target`,
        message: `请用比较符“${target.wordedOperator}”代替文字${expected === null ? '' : `，写作 ${expected}`}`,
        english: `write ${target.wordedOperator} instead of words`,
        expected,
        actual: target.text,
      };
    },
    'target',
  ),
  rowRule(
    {
      code: 'check/number-in-words',
      severity: 'warning',
      title: '数值写数字，不写百分百、百分之九十',
      source: seen('语料：百分百'),
    },
    ({ path, target }) => {
      if (target === null || !inWords.test(target.text)) return null;
      return {
        path: `${path}.target`,
        message: inFigures(target) === null ? '请写成比较符、数值和单位，如 =100%' : '数值请用数字写',
        english: 'write operator, number and unit',
        expected: inFigures(target),
        actual: target.text,
      };
    },
    'target',
  ),
  {
    ...nothingInTexts,
    find: (subject) => [nothingInRows.find(subject), nothingInTexts.find(subject)],
  },
  rowRule(
    {
      code: 'check/number-in-name',
      severity: 'warning',
      title: '数值写在指标值里，不写在指标名称里',
      source: seen('语料：“印刷品350份”→100%'),
    },
    ({ path, name, target }) => {
      const stated = statedIn(name);
      if (stated !== undefined)
        return {
          path: `${path}.name`,
          message: stated === name ? nameIsValue(target) : `指标名称里写了指标值“${stated}”，请移到指标值`,
          english: 'the value stands in the name',
          actual: name,
        };
      if (!target?.text.includes('%')) return null;
      const number = numberBehind.exec(name.slice(-20))?.[0];
      if (number === undefined) return null;
      return {
        path: `${path}.name`,
        message: `指标名称里写了数值“${number}”，指标值却是“${target.text}”；请把数值移到指标值`,
        english: 'the number stands in the name instead of the target',
        expected: number,
        actual: target.text,
      };
    },
  ),
  rowRule(
    {
      code: 'check/indicator-name-length',
      severity: 'warning',
      title: '三级指标名称不超过 100 个字符',
      source: published('公开的预算绩效系统的填报校验'),
    },
    ({ path, name }, { settings }) => tooLong(path, name, settings.thresholds.nameLength),
    'heading',
  ),
  projectRule(
    {
      code: 'check/project-name-length',
      severity: 'warning',
      title: '项目名称不超过 100 个字符',
      source: published('公开的预算绩效系统的填报校验'),
    },
    ({ path, project }, { settings }) => tooLong(path, project.name, settings.thresholds.nameLength),
  ),
  textRule(
    {
      code: 'check/circular-brackets',
      severity: 'note',
      title: '发文字号的年份用六角括号〔 〕',
      source: seen('GB/T 9704-2012 7.2.5；语料：沪财绩【2022】13号'),
    },
    { pattern: circularNumber, hint: /号/ },
    (text) => {
      const [phrase = '', year, number] = circularNumber.exec(text.value) ?? [];
      return {
        path: text.path(),
        message: '发文字号的年份应用六角括号〔 〕',
        english: "the year of a circular's number stands in 〔 〕",
        expected: `〔${year}〕${number}号`,
        actual: phrase,
      };
    },
  ),
  textRule(
    {
      code: 'check/half-width-punctuation',
      severity: 'note',
      title: '中文之间用全角标点',
      source: customary('GB/T 15834-2011'),
    },
    { pattern: halfWidth, hint: /[,;:?!]/ },
    (text) => {
      const found = excerptAt(text.value, text.value.search(halfWidth));
      return {
        path: text.path(),
        message: `中文里有半角标点，请改为全角：“${found}”`,
        english: 'half-width punctuation between hanzi',
        actual: found,
      };
    },
  ),
];

/** Converts ≥百分之九十 to ≥90%, 百分百 to =100%; null if the number is not plain. */
function inFigures({ writtenOperator, number, unit, text }: TargetReading): string | null {
  if (number !== null && unit === '%') return `${writtenOperator ?? '='}${formatMillionths(number)}%`;
  return /百分之?百$/u.test(text) ? '=100%' : null;
}

/** Quotes some characters before and after the mark that follows `at`. */
function excerptAt(text: string, at: number): string {
  return text.slice(Math.max(0, at - 4), at + 7).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
}

function statesNothing(path: JsonPath, text: string): Fault {
  return {
    path,
    message: `写的是“${text}”，请写具体内容或删去此行`,
    english: 'states nothing',
    actual: text,
  };
}

/** Reports a name that is too long; counts characters, not UTF-16 units. */
function tooLong(path: JsonPath, name: string, most: number): Fault | null {
  const length = name.length > most ? [...name].length : 0;
  if (length <= most) return null;
  return {
    path: `${path}.name`,
    message: `名称有 ${length} 个字符，最多 ${most} 个，请缩短`,
    english: `${length} characters, at most ${most}`,
    expected: `≤${most}`,
    actual: String(length),
  };
}

const wordsBefore = new RegExp(
  `^(?:每(\\S{1,3}?))?(${operatorWords('≥', '≤', '>', '<')})\\s*(\\d[\\d.]*[^\\d，。；]{0,6}?)(?:及?以[上下内])?$`,
  'u',
);

/** `95%以上` → `≥95%`, `每年不少于2批` → `≥2批/年`; null if other words stand around. */
function inSigns(text: TargetReading['text']): string | null {
  const after = /^(\d[\d.]*[^\d，。；]{0,4}?)(?:及?以(上|下|内)|之?内)$/u.exec(text);
  if (after !== null) return `${after[2] === '上' ? '≥' : '≤'}${after[1]}`;
  const before = wordsBefore.exec(text);
  if (before === null) return null;
  const [, every, words = '', amount] = before;
  return `${operators.get(words)}${amount}${every === undefined ? '' : `/${every}`}`;
}

/** A name that is a value: whether it was swapped with the value is told by that. */
function nameIsValue(target: TargetReading | null): string {
  const isName = target !== null && target.number === null && !/\d/.test(target.text);
  return isName
    ? `三级指标与指标值像是填反了：“${target.text}”填在了指标值栏，请对调`
    : '三级指标栏里是指标值，请写指标的名称';
}
