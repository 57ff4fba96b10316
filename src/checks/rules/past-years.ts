/** The rule of texts that still speak of a past year's plan: goals and tasks taken over from an earlier filing. */
import { labelAt, projectOf, yearsInFigures } from '../../filing/index.js';
import type { PlacedValue } from '../leaves.js';
import { type Rule, seen, textRule } from '../rule.js';
import type { Subject } from '../subject.js';
import { saysDay } from './target-dates.js';

/** Keys of the goals, the tasks and the indicators' values. */
const goals: ReadonlySet<string | number> = new Set(['annual', 'annualGoal', 'planned', 'content', 'target']);

/** Keys of the goals of the year alone. */
const aims: ReadonlySet<string | number> = new Set(['annual', 'annualGoal', 'planned', 'name']);

const anyYear = /(?:19|20)\d\d(?:\s?年|-\d|\.\d|\/\d)|(?:二[〇○零]|一九)[^，。]{2}年/u;
/** 2022年底前, 2023年12月31日前, 2023-12-31前, 2022年内, 2021年度. */
const deadline =
  /(?<!\d)((?:19|20)\d\d)(?:\s?年(?:\d{1,2}月(?:\d{1,2}日)?)?(?:(?:年?底|末)?(?:之?前|内)|度)|([-./])\d{1,2}\2\d{1,2}日?(?:之?前))/gu;
/** 2024年计划, 2024年，本项目拟, 2024年工作目标: the year of what is planned. */
const planned =
  /(?<!\d)((?:19|20)\d\d)\s?年(?:全年)?[，,]?(?:我们?|本)?(?:项目|单位|街道|镇|局|中心)?(?:计划(?!外)|拟|将|预计|预期|力争|争取|确保|目标|主要(?:目标|任务|工作)|重点(?:工作|任务)|工作(?:目标|任务|计划|重点)|全年|继续)/gu;
/** 2024年招聘会开办4次, 1.2024年开展培训: the year that a sentence begins with. */
const leading =
  /(?:^|[。；;！\n])\s*(?:\d{1,2}[.、．)）]|[（(]?[一二三四五六七八九十\d]{1,3}[）)、是])?\s*(?:在|于)?(?<phrase>((?:19|20)\d\d)\s?年)(?![\s度底末初前内至到起、，,和与或及\-—–~～]|以来|上半年)/gu;

/** Of a comparison (比2024年度增长), a source (根据2024年工作计划), a time from or until then, a work's name (《2024年计划》). */
const pastBefore = /(?:[比较同与照据按依自从《]|截[至止]|[\d年月日]度?\s?(?:至|到|[-—–~～]))\s*$/u;
/** So many characters before a phrase are looked at. */
const longestBefore = 20;
/** Of a comparison, a time until now, and what only what is past has: accounts, balances, remainders. */
const pastBehind =
  /^[^。；;\n]{0,16}?(?:相比|同期|水平|基础上|以来|起[，,至到]|结转|结余|余款|尾款|质保金|决算|审计|总结|遗留|未完成|续建|实际|已|曾|印发|发布|下发|批复|批准|立项|入职|建成|竣工|完工|至今)/u;
/** What is done in a year for the next. */
const forLater =
  /^[^。；;\n]{0,16}?(?:编制|申报|征订|订阅|预算|储备|谋划|制定|招生|入学|准备|打好|打下|奠定|项目库)/u;
/** Of names: what is paid for the year before. */
const paidLater = /^[^。；;\n]{0,16}?(?:考核|奖|补发|清算|兑现|经费|补贴|补助)/u;
/** A range that goes on: 2024年度至2025年度. */
const rangeBehind = /^\s*(?:至|到|[-—–~～、和及与])\s*(?:(?:19|20)\d\d|次年|今)/u;

interface Phrase {
  readonly words: string;
  readonly year: number;
  readonly at: number;
}

export const pastYearRules: readonly Rule[] = [
  textRule(
    {
      code: 'check/past-deadline',
      severity: 'note',
      title: '项目名称、年度目标、重点任务不留过去年份的时限、年度和计划，也不写以后年份的计划',
      source: seen('语料：2026 年的任务写着 2022 年底前完成'),
    },
    { pattern: anyYear, hint: /年|\d前|日前/ },
    (text, subject) => {
      if (!isOfTheYear(text, subject)) return null;
      return otherYears(text, subject.year).map(({ words, year }) => ({
        path: text.path(),
        message: `${labelAt(text.path()) ?? '此处'}里的“${words}”${year < subject.year ? '早于填报年度，请核对是否沿用了旧文' : '晚于填报年度，请核对'}`,
        english: `speaks of a ${year < subject.year ? 'past' : 'later'} year`,
        actual: words,
      }));
    },
  ),
];

/** Whether the text is of the filing's year: a goal of several years may well begin in one that is past. */
function isOfTheYear(text: PlacedValue<string>, { projects, year }: Subject): boolean {
  const path = text.path();
  if (text.step === 'target' && path.startsWith('projects[')) return !saysDay(text.value);
  if (text.step === 'actual') return /\.goals?\.actual$/u.test(path);
  if (text.step !== 'overall' && text.step !== 'name') return goals.has(text.step);
  const one = projects[projectOf(path) ?? -1];
  if (one === undefined || path !== `${one.path}.${text.step === 'name' ? 'name' : 'goals.overall'}`)
    return false;
  const { startDate: start } = one.project;
  return !one.isMultiYear && start !== null && Number(start.slice(0, 4)) >= year;
}

/** What speaks of a past year as if it were to come, or of a later one, in the order of the text; days of targets have a rule of their own. */
function otherYears({ value, step }: PlacedValue<string>, meant: number): readonly Phrase[] {
  const text = yearsInFigures(value);
  const years = Array.from(text.matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/gu), ([year]) => Number(year));
  // A text that names the year, or a later one, tells of the past one beside it.
  const isOfNow = years.some((year) => year >= meant);
  const begins = step === 'target' ? [] : phrasesOf(leading, text);
  const past = [
    ...(step === 'actual' ? [] : phrasesOf(deadline, text)),
    ...(isOfNow ? [] : [...phrasesOf(planned, text), ...begins]),
  ].filter(
    (phrase) =>
      phrase.year < meant &&
      !isOfPast(text, phrase, step === 'name') &&
      // What was done may well have begun in a month of the year before.
      !(step === 'actual' && /^\d/.test(text.slice(phrase.at + phrase.words.length))),
  );
  const isOfLater = aims.has(step) && years.every((year) => year > meant);
  const later = isOfLater
    ? [...phrasesOf(planned, text), ...begins].filter(
        ({ words, at }) => !forLater.test(text.slice(at + words.length - 2)),
      )
    : [];
  // Of phrases that begin at one place, the first of these lists.
  const inOrder = [...past, ...later].toSorted((one, other) => one.at - other.at);
  return inOrder
    .filter(({ at }, index) => at - (inOrder[index - 1]?.at ?? -2) >= 2)
    .map((phrase) => ({ ...phrase, words: value.slice(phrase.at, phrase.at + phrase.words.length) }));
}

function phrasesOf(pattern: RegExp, text: string): readonly Phrase[] {
  return Array.from(text.matchAll(pattern), (match): Phrase => {
    const [whole] = match;
    const words = match.groups?.phrase ?? whole;
    const year = Number(/\d{4}/u.exec(words)?.[0]);
    return { words, year, at: match.index + whole.length - words.length };
  });
}

function isOfPast(text: string, { words, at }: Phrase, isName: boolean): boolean {
  const behind = text.slice(at + words.length);
  if (isName && paidLater.test(behind)) return true;
  return (
    pastBefore.test(text.slice(Math.max(0, at - longestBefore), at)) ||
    rangeBehind.test(behind) ||
    pastBehind.test(behind)
  );
}
