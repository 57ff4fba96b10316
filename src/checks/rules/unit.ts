/** Rules of the unit as a whole: its budget, its targets' completeness, and its forms against each other. */
import type { JsonPath } from '../../diagnostics/index.js';
import { type Amount, type Filing, millionthsOf, sumAmounts, wan } from '../../filing/index.js';
import { isBlankText } from '../../identity/index.js';
import { blank, type Fault, type Found } from '../fault.js';
import { type IndicatorRow, type IndicatorTable, isInputManagement } from '../indicators.js';
import { misplacedPart, misplacement, readSum, yuan } from '../money.js';
import { saysNothing } from '../names.js';
import { customary, published, type Rule, seen } from '../rule.js';
import { inputManagementRows } from '../settings.js';
import { makesOthersOnly, type ProjectSubject } from '../subject.js';
import { meantTotal } from './amounts.js';
import { sumOfParts } from './funding.js';

const form = '单位整体支出绩效目标申报表';

export const unitRules: readonly Rule[] = [
  {
    code: 'check/unit-budget-sum',
    severity: 'error',
    title: '部门整体预算总额 = 财政拨款 + 其他资金 = 基本支出 + 项目支出',
    source: seen(`${form}预算情况栏`),
    find({ filing }) {
      const budget = filing.unitTarget?.budget;
      if (budget === undefined) return null;
      const { total, fiscal, other, basic, project } = budget;
      return wrongBudgets(total, [
        { keys: ['fiscal', 'other'], parts: [fiscal, other], name: '资金来源（财政拨款 + 其他资金）' },
        { keys: ['basic', 'project'], parts: [basic, project], name: '资金结构（基本支出 + 项目支出）' },
      ]);
    },
  },
  {
    code: 'check/unit-projects-sum',
    severity: 'warning',
    title: '各项目年度资金申请总额之和 = 单位的项目支出',
    source: published(`${form}与各项目申报表`),
    find(subject) {
      const { filing } = subject;
      const wanted = filing.unitTarget?.budget.project ?? null;
      const amounts = filing.projects.map(({ funding }) => funding.annual.total);
      if (wanted === null || amounts.length === 0 || amounts.includes(null)) return null;
      const sum = sumAmounts(amounts);
      if (sum === wanted) return null;
      // An amount that is off by 10,000, or is not the sum of its parts, is a finding of its own.
      const meant = subject.projects.map(
        (one, index) =>
          meantTotal(one, subject) ??
          sumOfParts(one.project.funding) ??
          ofOneYear(one) ??
          amounts[index] ??
          null,
      );
      if (sumAmounts(meant) === wanted) return null;
      if (sum === wanted * wan || wanted === sum * wan)
        return isSaidOfBudget(filing)
          ? null
          : misplacement(
              'unitTarget.budget.project',
              wanted,
              sum,
              '才等于各项目年度资金之和；预算情况各栏请一并核对',
            );
      return {
        path: 'unitTarget.budget.project',
        message: `${amounts.length} 个项目的年度资金之和不等于单位的项目支出，请核对是否有项目没有列入`,
        english: 'the projects do not add up to it',
        expected: yuan(sum),
        actual: yuan(wanted),
      };
    },
  },
  {
    code: 'check/unit-required',
    severity: 'error',
    title: '拨款方式、单位职责、年度履职目标、重点任务、预算总额必填',
    source: published(form),
    find(subject) {
      const target = subject.filing.unitTarget;
      if (target === null || makesOthersOnly(subject, 'unit-target-declaration')) return null;
      return [
        blank('unitTarget.fundingMode', isBlankText(target.fundingMode)),
        blank('unitTarget.duties', target.duties.length === 0),
        blank('unitTarget.annualGoal', isBlankText(target.annualGoal)),
        blank('unitTarget.tasks', target.tasks.length === 0),
        blank('unitTarget.budget.total', target.budget.total === null),
        target.tasks.map(({ name, content }, index) => [
          blank(`unitTarget.tasks[${index}].name`, isBlankText(name)),
          blank(`unitTarget.tasks[${index}].content`, isBlankText(content)),
        ]),
      ];
    },
  },
  {
    code: 'check/headcount',
    severity: 'warning',
    title: '在职人数、机构数、下属单位个数是非负整数',
    source: customary(form),
    find: ({ filing: { unitTarget, unitSelfEvaluation } }) => [
      wrongCount('unitTarget.staff.onDuty', unitTarget?.staff.onDuty ?? null),
      wrongCount('unitTarget.staff.departments', unitTarget?.staff.departments ?? null),
      wrongCount('unitSelfEvaluation.subordinateUnits', unitSelfEvaluation?.subordinateUnits ?? null),
    ],
  },
  {
    code: 'check/input-management',
    severity: 'warning',
    title: '投入管理指标七行齐全，并有说明',
    source: seen('沪财绩〔2022〕13号，见于单位整体表'),
    find({ filing, tables }) {
      const noteOf = { 'unit-target': filing.unitTarget, 'self-evaluation': filing.unitSelfEvaluation };
      return tables.map((table) =>
        table.kind === 'project' || table.kind === 'declared'
          ? null
          : inputManagementFaults(table, noteOf[table.kind]?.inputManagementNote ?? null),
      );
    },
  },
  {
    code: 'check/target-changed',
    severity: 'error',
    title: '自评表的指标值与申报表一致',
    source: customary('自评对照批复的绩效目标；财预〔2020〕10号未与原文核对'),
    find({ tables }) {
      const declared = new Map(rowsOf(tables, 'unit-target').map((row) => [keyOf(row), row]));
      return rowsOf(tables, 'self-evaluation').map((row) => {
        const before = declared.get(keyOf(row));
        if (before === undefined || row.isNoted || before.target?.text === row.target?.text) return null;
        return {
          path: `${row.path}.target`,
          message: '与申报表的指标值不同，请核对；调整过目标的应有批复',
          english: 'is not what was declared',
          expected: before.target?.text ?? null,
          actual: row.target?.text ?? null,
        };
      });
    },
  },
  {
    code: 'check/indicator-not-evaluated',
    severity: 'warning',
    title: '申报的指标都有自评，自评的指标都申报过',
    source: customary('自评对照批复的绩效目标；财预〔2020〕10号未与原文核对'),
    find({ tables }) {
      const [declared, evaluated] = [rowsOf(tables, 'unit-target'), rowsOf(tables, 'self-evaluation')];
      if (declared.length === 0 || evaluated.length === 0) return null;
      return [
        missingIn(evaluated, declared, '申报了，自评表里没有', 'was declared and is not evaluated'),
        missingIn(declared, evaluated, '自评了，申报表里没有', 'is evaluated and was not declared'),
      ];
    },
  },
];

/** The whole of a project that is done within the year: that the year's total is another is a finding of its own. */
function ofOneYear({ project, isMultiYear }: ProjectSubject): Amount | null {
  return isMultiYear ? null : project.funding.total;
}

function wrongCount(path: JsonPath, count: string | null): Fault | null {
  const number = count === null ? null : millionthsOf(count);
  if (number === null || (number >= 0n && number % 1_000_000n === 0n)) return null;
  return { path, message: '应为非负整数，请核对', english: 'must be a whole number', actual: count };
}

function rowsOf(tables: readonly IndicatorTable[], kind: IndicatorTable['kind']): readonly IndicatorRow[] {
  return tables.find((table) => table.kind === kind)?.rows ?? [];
}

function keyOf({ level1, level2, name }: IndicatorRow): string {
  return JSON.stringify([level1, level2, name]);
}

/** The rows that are not among the others. */
function missingIn(
  others: readonly IndicatorRow[],
  rows: readonly IndicatorRow[],
  message: string,
  english: string,
): Found {
  const known = new Set(others.map(keyOf));
  return rows
    .filter((row) => !known.has(keyOf(row)))
    .map(({ path, name, level2 }) => ({
      path: `${path}.name`,
      message: `“${name || level2}”${message}，请核对`,
      english,
    }));
}

interface BudgetSide {
  readonly keys: readonly [string, string];
  readonly parts: readonly (Amount | null)[];
  readonly name: string;
}

/** Returns what is wrong: the total if both sides agree on another sum, else the side that differs from it. */
function wrongBudgets(total: Amount | null, sides: readonly [BudgetSide, BudgetSide]): Found {
  const [sources, uses] = sides.map(({ parts }) => readSum(total, parts));
  if (sources?.kind === 'differs' && uses?.kind === 'differs' && sources.sum === uses.sum)
    return {
      path: 'unitTarget.budget.total',
      message: '资金来源、资金结构两边的合计相等，部门整体预算总额却与它们不同，请核对',
      english: 'its sources and its uses agree with each other and not with it',
      expected: yuan(sources.sum),
      actual: yuan(total),
    };
  return sides.map((side) => wrongSide(total, side));
}

/** Whether the budget's own sum shows already that its 项目支出 is off by 10,000. */
function isSaidOfBudget({ unitTarget }: Filing): boolean {
  const { total = null, basic = null, project = null } = unitTarget?.budget ?? {};
  return total !== null && misplacedPart(total, [basic, project])?.index === 1;
}

function wrongSide(total: Amount | null, { keys, parts, name }: BudgetSide): Fault | null {
  const sum = readSum(total, parts);
  if (sum.kind === 'parts-missing')
    return {
      path: `unitTarget.budget.${keys[0]}`,
      message: `填了部门整体预算总额，${name}空着，请补填`,
      english: 'the total is given but its parts are blank',
      expected: yuan(total),
    };
  if (sum.kind !== 'differs' || total === null) return null;
  const misplaced = misplacedPart(total, parts);
  const at = misplaced === null ? undefined : keys[misplaced.index];
  if (misplaced !== null && at !== undefined)
    return misplacement(`unitTarget.budget.${at}`, parts[misplaced.index] ?? 0n, misplaced.meant, '合计才对');
  return {
    path: `unitTarget.budget.${keys[0]}`,
    message: `${name}之和为 ${yuan(sum.sum)}，不等于部门整体预算总额 ${yuan(total)}，请核对`,
    english: 'its sum is not the total of the budget',
  };
}

function inputManagementFaults({ path, rows }: IndicatorTable, note: string | null): Found {
  const ofInput = rows.filter(({ level1Identity }) => isInputManagement(level1Identity));
  if (ofInput.length === 0) return null;
  const filed = new Set(ofInput.map(({ level2Identity }) => level2Identity));
  const lacking = inputManagementRows.filter((name) => !filed.has(name));
  const wantsNote = ofInput.some(({ isNoted }) => isNoted) && saysNothing(note);
  return [
    lacking.length === 0
      ? null
      : {
          path,
          message: `投入管理指标缺少 ${lacking.join('、')}`,
          english: 'rows of 投入管理指标 are missing',
          expected: inputManagementRows.join('、'),
          actual: ofInput.map(({ level2 }) => level2).join('、'),
        },
    wantsNote
      ? {
          path: path.replace(/indicators$/, 'inputManagementNote'),
          message: '投入管理指标没有填名称和指标值，也没有说明，请补填',
          english: '投入管理指标 have neither targets nor a note',
        }
      : null,
  ];
}
