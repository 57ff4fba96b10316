/** Self-evaluations with the numbers of their rows read, for the rules of scoring. */
import type { JsonPath } from '../diagnostics/index.js';
import { type Filing, formatMillionths, millionthsOf, type Target } from '../filing/index.js';
import { identityOf } from '../identity/index.js';
import { isRecord } from '../json/index.js';
import type { Fault } from './fault.js';
import type { IndicatorRow, IndicatorTable, RowReading } from './indicators.js';
import { isNothing, isStandIn, saysNothing } from './names.js';
import type { TargetReading } from './target.js';

export interface EvaluatedRow extends IndicatorRow {
  readonly actual: TargetReading | null;
  /** In millionths; null: blank. */
  readonly weight: bigint | null;
  readonly points: bigint | null;
  readonly score: bigint | null;
  /** Whether a reason is given, or there is no place for one; `/` or `无` does not count. */
  readonly isExplained: boolean;
}

/** An evaluation of indicators: the unit's, or that of a project whose form declares scores. */
export interface Evaluation {
  /** Path of the object that holds the indicators: `unitSelfEvaluation`, `projects[0]`. */
  readonly path: JsonPath;
  readonly rows: readonly EvaluatedRow[];
  /** Whether the rows have a place for weights. */
  readonly hasWeights: boolean;
  /** Points and score that 预算执行率 has beside the indicators; null if it has none. */
  readonly execution: Scored | null;
  /** As printed; null if they are blank or have no place. */
  readonly total: Scored;
}

interface Scored {
  readonly points: bigint | null;
  readonly score: bigint | null;
}

/**
 * Evaluations of the filing. A project is evaluated where its indicators have a declared `score` and one says a score or
 * an actual value: what these parts mean is known from the unit's evaluation, whatever form declares them.
 */
export function evaluationsOf(
  filing: Filing,
  tables: readonly IndicatorTable[],
  reading: RowReading,
): readonly Evaluation[] {
  const { unitSelfEvaluation: unit, projects } = filing;
  const ofProjects = projects.flatMap((project, index) =>
    isEvaluated(project.indicators)
      ? evaluationOf(`projects[${index}]`, project, project.indicators, tables, reading)
      : [],
  );
  if (unit === null) return ofProjects;
  return [...ofProjects, evaluationOf('unitSelfEvaluation', unit, unit.indicators, tables, reading)];
}

function isEvaluated(indicators: readonly object[]): boolean {
  const [first] = indicators;
  if (first === undefined || !('score' in first)) return false;
  return indicators.some((one) => partOf(one, 'score') !== null || partOf(one, 'actual') !== null);
}

function evaluationOf(
  path: JsonPath,
  holder: object,
  indicators: readonly object[],
  tables: readonly IndicatorTable[],
  reading: RowReading,
): Evaluation {
  const table = tables.find((one) => one.path === `${path}.indicators`);
  const rows = (table?.rows ?? []).flatMap((row, index) => {
    const indicator = indicators[index];
    return indicator === undefined ? [] : [{ ...row, ...readEvaluation(indicator, reading) }];
  });
  const execution = partOf(holder, 'execution');
  const [first] = indicators;
  return {
    path,
    rows,
    hasWeights: first !== undefined && 'weight' in first,
    execution: isRecord(execution) ? scored(execution, 'points', 'score') : null,
    total: scored(holder, 'totalPoints', 'totalScore'),
  };
}

function scored(holder: object, points: string, score: string): Scored {
  return { points: numberOf(partOf(holder, points)), score: numberOf(partOf(holder, score)) };
}

function readEvaluation(indicator: object, { readTarget }: RowReading) {
  const actual = partOf(indicator, 'actual');
  const remark = partOf(indicator, 'remark');
  const reason = typeof remark === 'string' ? remark : null;
  return {
    actual: isTarget(actual) ? readTarget(actual) : null,
    weight: numberOf(partOf(indicator, 'weight')),
    points: numberOf(partOf(indicator, 'points')),
    score: numberOf(partOf(indicator, 'score')),
    isExplained: !('remark' in indicator) || (!saysNothing(reason) && !isNoReason(identityOf(reason ?? ''))),
  };
}

/** 无, 无偏差, 待补充, XX. */
function isNoReason(text: string): boolean {
  return isNothing(text) || isStandIn(text) || /^(?:无|没有)偏差[。.]?$/u.test(text);
}

/** Returns the value of a declared key; null if it is missing. */
function partOf(holder: object, name: string): unknown {
  return Reflect.get(holder, name) ?? null;
}

function isTarget(value: unknown): value is Target {
  return typeof value === 'string' || (isRecord(value) && 'operator' in value && 'unit' in value);
}

/** In millionths; null for what is no decimal. */
function numberOf(text: unknown): bigint | null {
  return typeof text === 'string' ? millionthsOf(text) : null;
}

export function sumOf(numbers: readonly (bigint | null)[]): bigint {
  return numbers.reduce<bigint>((sum, number) => sum + (number ?? 0n), 0n);
}

/** Formats with at least two decimals, as scores are printed. */
export function scoreText(millionths: bigint): string {
  return formatMillionths(millionths, 2);
}

/** Reports a sum that differs from the expected one. */
export function wrongSum(
  path: string,
  message: string,
  english: string,
  expected: bigint,
  actual: bigint,
): Fault {
  return { path, message, english, expected: scoreText(expected), actual: scoreText(actual) };
}
