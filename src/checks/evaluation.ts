/** The rows of a self-evaluation with their numbers read, for the rules of scoring. */
import {
  type EvaluatedIndicator,
  type Filing,
  formatMillionths,
  identityOf,
  millionthsOf,
} from '../filing/index.js';
import type { Fault } from './fault.js';
import type { IndicatorRow, IndicatorTable, RowReading } from './indicators.js';
import { saysNothing } from './names.js';
import type { TargetReading } from './target.js';

export interface EvaluatedRow extends IndicatorRow {
  readonly actual: TargetReading | null;
  /** In millionths; null: blank. */
  readonly weight: bigint | null;
  readonly points: bigint | null;
  readonly score: bigint | null;
  /** Whether a reason is given; `/` or `无` does not count. */
  readonly isExplained: boolean;
}

export function evaluatedRows(
  filing: Filing,
  tables: readonly IndicatorTable[],
  reading: RowReading,
): readonly EvaluatedRow[] {
  const indicators = filing.unitSelfEvaluation?.indicators ?? [];
  const rows = tables.find(({ kind }) => kind === 'self-evaluation')?.rows ?? [];
  return rows.flatMap((row, index) => {
    const indicator = indicators[index];
    return indicator === undefined ? [] : [{ ...row, ...readEvaluation(indicator, reading) }];
  });
}

function readEvaluation(
  { weight, points, score, actual, remark }: EvaluatedIndicator,
  { readTarget }: RowReading,
) {
  return {
    actual: readTarget(actual),
    weight: numberOf(weight),
    points: numberOf(points),
    score: numberOf(score),
    isExplained: !saysNothing(remark) && !/^(?:无|没有)$/u.test(identityOf(remark ?? '')),
  };
}

export function numberOf(text: string | null): bigint | null {
  return text === null ? null : millionthsOf(text);
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
