/** Rules of an indicator's place: its 一级 and 二级指标, and whether its name fits them. */

import { levelIdentity } from '../../identity/index.js';
import type { Fault, Found } from '../fault.js';
import { alsoAt, groupsBy, type IndicatorRow, isInputManagement } from '../indicators.js';
import { nearestWord, swappedLevels } from '../mendings.js';
import {
  endsInCost,
  isAchievement,
  isCost,
  isCount,
  isLasting,
  isLowerBetter,
  isOpinion,
  isOwnName,
  isQuality,
  isRate,
  isSatisfaction,
  isTimeliness,
} from '../names.js';
import { customary, type Rule, rowRule, seen, tableRule } from '../rule.js';

const frame =
  '已印发填报表的指标框架（财预〔2020〕10号、财预〔2021〕101号未与原文核对）；上海市 2024 年起成本指标列为一级指标';

export const levelRules: readonly Rule[] = [
  tableRule(
    {
      code: 'check/level1-unknown',
      severity: 'warning',
      title: '一级指标是框架规定的',
      source: seen(frame),
      mend: nearestWord,
    },
    ({ rows }, { levels }) =>
      onceForEach(
        rows.filter(({ level1, group }) => level1 !== '' && group === null),
        'level1',
        ({ level1 }, also) =>
          inTraditional(levels.traditional(level1), also) ??
          asSecond(level1, levels.home(level1)?.name ?? null, also) ?? {
            message: `没有这样的一级指标，请改为规定的${also}`,
            english: 'not a known first level',
            expected: levels.groups.map(({ name }) => name).join('、'),
          },
      ),
  ),
  tableRule(
    {
      code: 'check/levels-swapped',
      severity: 'error',
      title: '一级指标栏填一级指标，二级指标栏填二级指标',
      source: seen(frame),
      mend: swappedLevels,
    },
    ({ rows }) => {
      const swapped = rows.filter(({ isSwapped }) => isSwapped);
      const [first] = swapped;
      if (first === undefined) return null;
      return {
        path: `${first.path}.level1`,
        message: `一级指标与二级指标填反了，请对调：“${first.level1}”是一级指标，“${first.level2}”是二级指标${alsoAt(swapped)}`,
        english: 'the first and the second level stand in each other’s place',
        expected: first.level1,
        actual: first.level2,
        alike: swapped.slice(1).map(({ path }) => `${path}.level1`),
      };
    },
  ),
  tableRule(
    {
      code: 'check/level2-level1',
      severity: 'error',
      title: '二级指标属于它的一级指标',
      source: seen(frame),
    },
    ({ rows }) =>
      onceForEach(rows.filter(isMisplaced), 'level2', ({ level1, level2, group, home }, also) => ({
        message: `${level2}属于${home?.name ?? ''}，不属于${level1}${also}`,
        english: 'does not belong to its first level',
        expected: group?.members.join('、') ?? null,
      })),
  ),
  tableRule(
    {
      code: 'check/level2-unknown',
      severity: 'warning',
      title: '二级指标是框架规定的',
      source: seen(frame),
      mend: nearestWord,
    },
    ({ rows }, { levels }) =>
      onceForEach(
        rows.filter(({ level2, group, home }) => level2 !== '' && group !== null && home === null),
        'level2',
        ({ level1, level2, name, group }, also) =>
          inTraditional(levels.traditional(level2), also) ??
          asThird(name, levels.home(name) !== null, also) ?? {
            message: `${level1}下没有这样的二级指标，请核对名称${also}`,
            english: 'not a known second level',
            expected: group?.members.join('、') ?? null,
          },
      ),
  ),
  rowRule(
    {
      code: 'check/name-wrong-group',
      severity: 'warning',
      title: '三级指标的名称与二级指标相符（及时性归时效，合格率归质量，满意度归满意度……）',
      source: customary('各类指标的通常含义；财预〔2021〕101号的说明未与原文核对，语料中多处不符'),
    },
    (row) => {
      // A blank second level, or one that is none, is a finding of its own.
      const isKnown = row.level2 !== '' && (row.group === null || row.home !== null);
      const hasGroup = isKnown && !isInputManagement(row.level1Identity);
      const better = hasGroup ? betterGroup(row) : null;
      if (better === null) return null;
      return {
        path: `${row.path}.level2`,
        message: `“${row.name}”放在${row.level2}下不合适，${better.advice}`,
        english: 'the name does not fit its group',
        expected: better.group,
        actual: row.level2,
      };
    },
    'heading',
  ),
  rowRule(
    {
      code: 'check/name-is-group',
      severity: 'warning',
      title: '三级指标有自己的名称，不照抄一级、二级指标',
      source: seen('语料（空框架行未删）'),
    },
    ({ path, level1, level2, name }) => {
      if (!isOwnName(name) || !(repeats(name, level1) || repeats(name, level2))) return null;
      return {
        path: `${path}.name`,
        message: '三级指标照抄了上一级的名称，请写具体指标或删去此行',
        english: 'the name only repeats its group',
        actual: name,
      };
    },
    'heading',
  ),
];

/** What is said of a second level in the place of a first; null of any other. */
function asSecond(level: string, home: string | null, also: string): Omit<Fault, 'path' | 'actual'> | null {
  if (home === null) return null;
  return {
    message: `“${level}”是二级指标，它的一级指标是“${home}”，请改正${also}`,
    english: 'a second level in the place of a first',
    expected: home,
  };
}

/** What is said where the name is a second level and the second level none; null of any other. */
function asThird(name: string, isLevel: boolean, also: string): Omit<Fault, 'path' | 'actual'> | null {
  if (!isLevel) return null;
  return {
    message: `三级指标栏里是“${name}”：二级指标与三级指标像是填反了，请对调${also}`,
    english: 'the second level and the name stand in each other’s place',
  };
}

/** What is said of a level in traditional characters; null if it is in none. */
function inTraditional(name: string | null, also: string): Omit<Fault, 'path' | 'actual'> | null {
  if (name === null) return null;
  return {
    message: `写成了繁体字，请改为 ${name}${also}`,
    english: 'written in traditional characters',
    expected: name,
  };
}

/** Whether the second level is known but belongs to another first level. */
function isMisplaced({ level2Identity, group, home }: IndicatorRow): boolean {
  return group !== null && home !== null && group !== home && !group.has(level2Identity);
}

/** Reports a fault of rows of equal levels once, at the first. */
function onceForEach(
  rows: readonly IndicatorRow[],
  level: 'level1' | 'level2',
  faultOf: (first: IndicatorRow, also: string) => Omit<Fault, 'path' | 'actual'>,
): Found {
  const keyOf = ({ level1, level2 }: IndicatorRow) => (level === 'level1' ? level1 : `${level1}\n${level2}`);
  return Array.from(groupsBy(rows, keyOf).values(), (alike) => {
    const [first] = alike;
    return { path: `${first.path}.${level}`, actual: first[level], ...faultOf(first, alsoAt(alike)) };
  });
}

function repeats(name: string, level: string): boolean {
  return level !== '' && levelIdentity(level) === levelIdentity(name);
}

interface Better {
  /** null: only the present group is known to be wrong. */
  readonly group: string | null;
  readonly advice: string;
}

function moveTo(group: string): Better {
  return { group, advice: `建议归入${group}` };
}

/** Returns null if the name may stand where it does; judges only unambiguous names. */
function betterGroup({ level1Identity, level2Identity, name, ending }: IndicatorRow): Better | null {
  const level = level2Identity || level1Identity;
  if (!isOwnName(name)) return null;
  if (level1Identity.includes('满意') || level.includes('满意'))
    return isOpinion(name) ? null : { group: null, advice: '它不是对服务对象满意程度的测量' };
  if (isSatisfaction(ending)) return moveTo('服务对象满意度指标');
  if (level !== '时效' && isTimeliness(ending)) return moveTo('时效指标');
  if (isLasting(name) && benefits.includes(level)) return moveTo('可持续影响指标');
  switch (level) {
    case '成本':
      return betterThanCost(name, ending);
    case '数量':
      return isQuality(ending) ? moveTo('质量指标') : endsInCost(ending) ? moveTo('成本指标') : null;
    case '质量':
      // How few troubles there are tells the quality: 事故发生次数.
      return isCount(ending) && !isLowerBetter(ending)
        ? moveTo('数量指标')
        : endsInCost(ending)
          ? moveTo('成本指标')
          : null;
    case '时效':
      return betterThanTime(name, ending);
    case '经济效益':
      return isQuality(ending) || name.includes('质量') ? moveTo('质量指标') : null;
    default:
      return null;
  }
}

/** Groups for effects that do not last; lasting ones have a group of their own. */
const benefits: readonly string[] = ['经济效益', '社会效益', '生态效益'];

function betterThanCost(name: string, ending: string): Better | null {
  if (isQuality(ending)) return moveTo('质量指标');
  if (isCount(ending)) return moveTo('数量指标');
  if (isCost(name) && !isAchievement(ending)) return null;
  return { group: null, advice: '它说的不是成本' };
}

function betterThanTime(name: string, ending: string): Better | null {
  if (isCount(ending)) return moveTo('数量指标');
  if (isQuality(ending)) return moveTo('质量指标');
  const timed = /[时期前]|[年月日天限]内|完成|完工|竣工|进度|当[日天月年]/u.test(name);
  return isRate(ending) && !timed ? { group: null, advice: '它说的不是时间' } : null;
}
