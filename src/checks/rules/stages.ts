/** Rules between stages: what was declared against what is monitored or evaluated, known where the earlier filing is given. */
import type { JsonPath } from '../../diagnostics/index.js';
import type { Amount, Filing } from '../../filing/index.js';
import { identityOf, levelIdentity } from '../../identity/index.js';
import { valueAlong } from '../../json/index.js';
import type { Fault, Found } from '../fault.js';
import type { IndicatorRow, IndicatorTable } from '../indicators.js';
import { yuan } from '../money.js';
import { customary, type Rule, type RuleHead } from '../rule.js';
import type { EarlierStage, Subject } from '../subject.js';
import { sameUnit, type TargetReading } from '../target.js';

const sourceOfStages = '自评、监控对照批复的绩效目标；财预〔2020〕10号、〔2019〕136号未与原文核对';

function stageRule(
  head: Omit<RuleHead, 'source'>,
  find: (subject: Subject, earlier: EarlierStage) => Found,
): Rule {
  return {
    ...head,
    source: customary(sourceOfStages),
    find: (subject) => (subject.earlier === null ? null : find(subject, subject.earlier)),
  };
}

export const stageRules: readonly Rule[] = [
  stageRule(
    {
      code: 'check/stage-target',
      severity: 'error',
      title: '指标值（性质、数值、计量单位）与上一阶段一致',
    },
    (subject, earlier) =>
      tablePairs(subject, earlier).map(({ before, after }) => {
        const known = new Map(before.map((one) => [one.key, one.row]));
        return after.map(({ key, row }) => changedTarget(known.get(key), row));
      }),
  ),
  stageRule(
    {
      code: 'check/stage-indicator',
      severity: 'warning',
      title: '上一阶段的指标都在，没有另加的（按 id，没有 id 的按级次和名称辨认）',
    },
    (subject, earlier) =>
      tablePairs(subject, earlier).map(({ path, before, after }) => [
        lacking(before, after).map(
          ({ row }): Fault => ({
            path,
            message: `上一阶段的指标“${row.name || row.level2}”没有了，请核对；调整过的应有批复`,
            english: 'an indicator of the earlier stage is gone',
            expected: row.name,
          }),
        ),
        lacking(after, before).map(
          ({ row }): Fault => ({
            path: `${row.path}.name`,
            message: `“${row.name || row.level2}”上一阶段没有，请核对；调整过的应有批复`,
            english: 'was not among the indicators of the earlier stage',
            actual: row.name,
          }),
        ),
      ]),
  ),
  stageRule(
    { code: 'check/stage-budget', severity: 'warning', title: '项目资金与上一阶段一致' },
    ({ filing }, earlier) =>
      projectPairs(filing, earlier.filing).map(({ before, after }) => {
        const [was, is] = [earlier.filing.projects[before]?.funding, filing.projects[after]?.funding];
        if (was === undefined || is === undefined) return null;
        return [
          changedBudget(`projects[${after}].funding.total`, was.total, is.total),
          changedBudget(`projects[${after}].funding.annual.total`, was.annual.total, is.annual.total),
        ];
      }),
  ),
  stageRule(
    { code: 'check/stage-project', severity: 'warning', title: '上一阶段的项目都在' },
    ({ filing }, { filing: before }) => {
      const kept = new Set(projectPairs(filing, before).map((pair) => pair.before));
      return before.projects
        .filter((_, index) => !kept.has(index))
        .map(
          ({ name }): Fault => ({
            path: 'projects',
            message: `上一阶段的项目“${name}”没有了，请核对`,
            english: 'a project of the earlier stage is gone',
            expected: name,
          }),
        );
    },
  ),
];

/** Indexes of a project in both filings. */
interface ProjectPair {
  readonly before: number;
  readonly after: number;
}

/** Projects of one name; the only ones of both filings, whatever their names. */
function projectPairs({ projects }: Filing, earlier: Filing): readonly ProjectPair[] {
  if (projects.length === 1 && earlier.projects.length === 1) return [{ before: 0, after: 0 }];
  const names = new Map(earlier.projects.map(({ name }, index) => [identityOf(name), index]));
  return projects.flatMap(({ name }, after) => {
    const before = names.get(identityOf(name));
    return before === undefined ? [] : [{ before, after }];
  });
}

interface KeyedRow {
  readonly key: string;
  readonly row: IndicatorRow;
}

interface TablePair {
  /** Of the later list. */
  readonly path: JsonPath;
  readonly before: readonly KeyedRow[];
  readonly after: readonly KeyedRow[];
}

/** Tables that hold the same indicators: of a project, of the unit's targets, or these and the unit's evaluation. */
function tablePairs({ filing, tables }: Subject, earlier: EarlierStage): readonly TablePair[] {
  const paths = [
    ...projectPairs(filing, earlier.filing).map(({ before, after }) => [
      `projects[${before}].indicators`,
      `projects[${after}].indicators`,
    ]),
    ['unitTarget.indicators', 'unitTarget.indicators'],
    ...(filing.unitTarget === null ? [['unitTarget.indicators', 'unitSelfEvaluation.indicators']] : []),
  ];
  return paths.flatMap(([from = '', to = '']) => {
    const before = keyedRows(earlier.filing, earlier.tables, from);
    const after = keyedRows(filing, tables, to);
    return before.length === 0 || after.length === 0 ? [] : [{ path: to, before, after }];
  });
}

function keyedRows(filing: Filing, tables: readonly IndicatorTable[], path: JsonPath): readonly KeyedRow[] {
  const rows = tables.find((table) => table.path === path)?.rows ?? [];
  return rows.map((row) => ({ key: keyOf(row, valueAlong(filing, `${row.path}.id`)), row }));
}

/** Its declared `id` where it has one, else its levels and name; what a declaration calls 目标 an evaluation calls 指标. */
function keyOf({ level1, level2, name }: IndicatorRow, id: unknown): string {
  if (typeof id === 'string') return `id ${identityOf(id)}`;
  const levels = [level1, level2].map((level) => levelIdentity(level.replace(/目标$/u, '指标')));
  return [...levels, identityOf(name)].join('\n');
}

function lacking(ones: readonly KeyedRow[], others: readonly KeyedRow[]): readonly KeyedRow[] {
  const known = new Set(others.map(({ key }) => key));
  return ones.filter(({ key, row }) => !row.isNoted && !known.has(key));
}

function changedTarget(
  before: IndicatorRow | undefined,
  { path, target, isNoted }: IndicatorRow,
): Fault | null {
  if (before === undefined || isNoted || isSameTarget(before.target, target)) return null;
  const [was, is] = [before.target?.text ?? null, target?.text ?? null];
  const isUnitOnly =
    before.target?.number != null &&
    before.target.number === target?.number &&
    !sameUnits(before.target, target);
  return {
    path: `${path}.target`,
    message: `${isUnitOnly ? '计量单位' : '指标值'}与上一阶段不同，请核对；调整过目标的应有批复`,
    english: isUnitOnly
      ? 'another unit than in the earlier stage'
      : 'another target than in the earlier stage',
    expected: was,
    actual: is,
  };
}

function isSameTarget(one: TargetReading | null, other: TargetReading | null): boolean {
  if (one === null || other === null) return one === other;
  if (identityOf(one.text) === identityOf(other.text)) return true;
  if (one.number === null || one.number !== other.number || !sameUnits(one, other)) return false;
  return (one.operator ?? one.wordedOperator) === (other.operator ?? other.wordedOperator);
}

function sameUnits(one: TargetReading, other: TargetReading): boolean {
  return one.unit === other.unit || sameUnit(one.unit, other.unit);
}

function changedBudget(path: JsonPath, before: Amount | null, after: Amount | null): Fault | null {
  if (before === null || before === after) return null;
  return {
    path,
    message: '与上一阶段不同，请核对；调整过预算的应有批复',
    english: 'is not the amount of the earlier stage',
    expected: yuan(before),
    actual: yuan(after),
  };
}
