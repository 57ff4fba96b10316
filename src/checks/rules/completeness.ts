/** Rules of what must be filled in: fields, boxes, indicators. */

import type { JsonPath } from '../../diagnostics/index.js';
import { departmentOf } from '../../filing/index.js';
import { isBlankText } from '../../identity/index.js';
import { blank, type Fault, type Found } from '../fault.js';
import { alsoAt, type IndicatorRow } from '../indicators.js';
import { removed } from '../mendings.js';
import { isSkeletonName } from '../names.js';
import { customary, projectRule, published, type Rule, rowRule, tableRule } from '../rule.js';
import { makesOthersOnly, type ProjectSubject, type Subject } from '../subject.js';

const sourceForm = '填报表各栏';

function requiredOf({ path, index, project }: ProjectSubject, subject: Subject): Found {
  const { goals, funding, startDate, endDate } = project;
  const hasDates = !makesOthersOnly(subject, 'project-target');
  return [
    blank(
      `${path}.department`,
      subject.asksFor('department') && isBlankText(departmentOf(subject.filing, index).text),
    ),
    blank(`${path}.startDate`, hasDates && startDate === null),
    blank(`${path}.endDate`, hasDates && endDate === null),
    blank(`${path}.goals.annual`, isBlankText(goals.annual) && subject.asksFor('goals', 'annual')),
    blank(
      `${path}.funding.annual.total`,
      funding.annual.total === null && subject.asksFor('funding', 'annual', 'total'),
    ),
  ];
}

/** Whether a group's name is unknown: a group that seems missing may only be misnamed, which another rule reports. */
function hasUnknownGroup(rows: readonly IndicatorRow[]): boolean {
  return rows.some(({ level1, group }) => level1 !== '' && group === null);
}

/** Reports blank levels once for a table, since merged cells give their text to the first row only. */
function blankLevel1(rows: readonly IndicatorRow[], blanks: readonly IndicatorRow[]): Fault | null {
  const [first] = blanks;
  if (first === undefined) return null;
  const above = rows.slice(0, first.number - 1).findLast(({ level1 }) => level1 !== '')?.level1 ?? null;
  const remedy = above === null ? '请补填' : `是不是同上面的“${above}”？请每行都写`;
  return {
    path: `${first.path}.level1`,
    message: `必填项空着，${remedy}${alsoAt(blanks)}`,
    english: 'must be filled in, in every row',
    expected: above,
  };
}

/** 产出 and 效益 as they stand in the names of first levels. */
const outputGroup = '产出';
const benefitGroup = '效益';
const satisfactionGroup = '满意';

export const completenessRules: readonly Rule[] = [
  projectRule(
    {
      code: 'check/required',
      severity: 'error',
      title: '主管部门、起止日期、年度总体目标、年度资金申请总额必填',
      source: published(sourceForm),
    },
    requiredOf,
  ),
  projectRule(
    {
      code: 'check/overall-goal-blank',
      severity: 'warning',
      title: '一次性、阶段性项目填写项目总目标和项目资金总额',
      source: customary('上海市区财政项目支出绩效目标申报表：经常性项目的左栏常空着，其余项目应填'),
    },
    ({ path, project, isPhased }) => {
      const kinds = [project.nature, project.category].flat();
      if (!isPhased && !kinds.some((kind) => kind?.includes('一次性'))) return null;
      return [
        isBlankText(project.goals.overall) ? blankOfOneOff(`${path}.goals.overall`) : null,
        project.funding.total === null ? blankOfOneOff(`${path}.funding.total`) : null,
      ];
    },
  ),
  tableRule(
    {
      code: 'check/no-indicators',
      severity: 'error',
      title: '至少有一条绩效指标',
      source: customary('财预〔2021〕101号'),
    },
    ({ path, rows }, subject) => {
      if (rows.length > 0 || !subject.asksFor('indicators')) return null;
      return { path, message: '没有绩效指标，请补填', english: 'there are no indicators' };
    },
  ),
  tableRule(
    {
      code: 'check/no-output-or-benefit',
      severity: 'error',
      title: '产出指标、效益指标各至少一条',
      source: customary('财预〔2021〕101号'),
    },
    ({ kind, path, rows }) => {
      if (kind === 'declared' || rows.length === 0 || hasUnknownGroup(rows)) return null;
      const lacking = [outputGroup, benefitGroup].filter(
        (word) => !rows.some(({ level1Identity }) => level1Identity.includes(word)),
      );
      if (lacking.length === 0) return null;
      const names = lacking.map((word) => `${word}指标`).join('、');
      return {
        path,
        message: `没有${names}，请${lacking.length > 1 ? '各' : ''}至少填一条`,
        english: `no indicator under ${names}`,
        expected: names,
      };
    },
  ),
  tableRule(
    {
      code: 'check/no-satisfaction',
      severity: 'warning',
      title: '满意度指标至少一条（确不适用的可免，其 10 分并入效益指标）',
      source: customary('财预〔2020〕10号；免填的做法未与原文核对'),
    },
    ({ kind, path, rows }) => {
      if (
        kind === 'declared' ||
        rows.length === 0 ||
        hasUnknownGroup(rows) ||
        rows.some(({ level1Identity }) => level1Identity.includes(satisfactionGroup))
      )
        return null;
      return {
        path,
        message: '没有满意度指标；确不适用的，请说明理由并把分值并入效益指标',
        english: 'no indicator of satisfaction',
        expected: '满意度指标',
      };
    },
  ),
  tableRule(
    {
      code: 'check/indicator-blank',
      severity: 'error',
      title: '每条指标有名称、指标值和一级指标',
      source: published(sourceForm),
    },
    ({ rows }) => {
      const filled = rows.filter((row) => !row.isNoted && !isSkeleton(row));
      return [
        blankLevel1(
          rows,
          filled.filter(({ level1 }) => level1 === ''),
        ),
        filled.map(({ path, name, target }) => [
          blank(`${path}.name`, name === ''),
          blank(`${path}.target`, target === null || target.text === ''),
        ]),
      ];
    },
  ),
  rowRule(
    {
      code: 'check/skeleton-row',
      severity: 'warning',
      title: '删去没有填的框架行（“指标2：”）',
      source: published('经办人的常见差错：框架行未删'),
      mend: removed,
    },
    (row) => {
      if (!isSkeleton(row) && !isSkeletonName(row.name)) return null;
      return {
        path: `${row.path}.name`,
        message: '这是没有填的框架行，请填写或删去',
        english: 'a row of the blank form that nobody filled in',
        actual: row.name || null,
      };
    },
  ),
];

function isSkeleton({ name, target }: IndicatorRow): boolean {
  return (name === '' || isSkeletonName(name)) && target === null;
}

function blankOfOneOff(path: JsonPath): Fault {
  return {
    path,
    message: '一次性、阶段性项目应填此栏，请补填',
    english: 'one-off and phased projects fill this in',
  };
}
