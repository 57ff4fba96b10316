/** Rules about repetitions and contradictions. */

import { isSameText } from '../../identity/index.js';
import type { Found } from '../fault.js';
import { type IndicatorRow, namesakesIn } from '../indicators.js';
import { asExpected, removed } from '../mendings.js';
import { isDitto, textKey } from '../names.js';
import { customary, projectRule, published, type Rule, seen, tableRule } from '../rule.js';
import type { ProjectSubject } from '../subject.js';

function sameGroup(one: IndicatorRow, other: IndicatorRow): boolean {
  return one.level1Identity === other.level1Identity && one.level2Identity === other.level2Identity;
}

function onlyMarks(one: string, other: string): string {
  return one === other ? '' : '（只差空格或标点）';
}

function repeatedWithin([first, ...others]: readonly IndicatorRow[]): Found {
  if (first === undefined) return null;
  return others
    .filter((row) => sameGroup(first, row))
    .map((row) => ({
      path: `${row.path}.name`,
      message: `与指标 ${first.number} 重复：“${row.name}”${onlyMarks(first.name, row.name)}，请删去或改名`,
      english: `the same name as indicator ${first.number} of the group`,
      actual: row.name,
    }));
}

function repeatedElsewhere([first, ...others]: readonly IndicatorRow[]): Found {
  if (first === undefined) return null;
  return others
    .filter((row) => !sameGroup(first, row))
    .map((row) => ({
      path: `${row.path}.name`,
      message: `与指标 ${first.number} 同名：${first.level2 || first.level1}和${row.level2 || row.level1}下各有一条，请核对是否重复`,
      english: 'the same name in two groups',
      actual: row.name,
    }));
}

function repeatedProject([first, ...others]: readonly ProjectSubject[]): Found {
  const number = (first?.index ?? 0) + 1;
  return others.map(({ path, project }) => ({
    path: `${path}.name`,
    message: `与第 ${number} 个项目同名，请核对是否重复`,
    english: `has the name of project ${number}`,
    actual: project.name,
  }));
}

export const repeatRules: readonly Rule[] = [
  tableRule(
    {
      code: 'check/duplicate-row',
      severity: 'warning',
      title: '同组的三级指标不重复',
      source: published('公开的预算绩效系统的填报校验'),
      mend: removed,
    },
    ({ namesakes }) => namesakes.map(repeatedWithin),
  ),
  tableRule(
    {
      code: 'check/duplicate-name',
      severity: 'warning',
      title: '同一条三级指标不放在两个组里',
      source: seen('语料：同名指标在产出和效益下各有一条'),
      mend: removed,
    },
    ({ namesakes }) => namesakes.map(repeatedElsewhere),
  ),
];

/** Of projects as a whole: their names and departments. */
export const projectRules: readonly Rule[] = [
  {
    code: 'check/duplicate-project',
    severity: 'warning',
    title: '项目不重复',
    source: customary('一般常识'),
    mend: removed,
    find: ({ projects }) =>
      namesakesIn(projects, ({ project: { name } }) => (isDitto(name) ? '' : textKey(name))).map(
        repeatedProject,
      ),
  },
  projectRule(
    {
      code: 'check/department-is-project',
      severity: 'warning',
      title: '主管部门、实施单位不是项目名称，项目名称不是单位名称',
      source: seen('语料：主管部门栏填了项目名称'),
      mend: asExpected,
    },
    ({ path, project }, { filing }) => {
      if (isSameText(project.name, filing.unit.name))
        return {
          path: `${path}.name`,
          message: '项目名称栏填的是单位名称，请改正',
          english: "the unit's name stands in the project's place",
          actual: project.name,
        };
      if (project.implementer !== null && isSameText(project.implementer, project.name))
        return {
          path: `${path}.implementer`,
          message: '实施单位栏填的是项目名称，请改正',
          english: "the project's name stands in the implementer's place",
          expected: filing.unit.name,
          actual: project.implementer,
        };
      if (project.department === null || !isSameText(project.department, project.name)) return null;
      return {
        path: `${path}.department`,
        message: '主管部门栏填的是项目名称，请改正',
        english: "the project's name stands in the department's place",
        expected: filing.unit.department,
        actual: project.department,
      };
    },
  ),
  projectRule(
    {
      code: 'check/department-differs',
      severity: 'note',
      title: '同一单位各项目的主管部门一致',
      source: seen('语料：同一单位的项目主管部门不一'),
      mend: asExpected,
    },
    ({ path, project }, { filing }) => {
      const expected = filing.unit.department;
      const { department } = project;
      if (department === null || expected === null || isDitto(department)) return null;
      if ([expected, project.name].some((one) => isSameText(department, one))) return null;
      return {
        path: `${path}.department`,
        message: '与单位的主管部门不同，请核对',
        english: "differs from the unit's department",
        expected,
        actual: department,
      };
    },
  ),
];
