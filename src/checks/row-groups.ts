/** Groups rows of equal texts, so that rules are applied to one row of each group. */
import type { IndicatorRow } from './indicators.js';

/** A partition of the rows by equal texts. */
interface RowGrouping {
  /** One row of each group. */
  readonly samples: readonly IndicatorRow[];
  /** Index of its sample, for each row in order. */
  readonly sampleOf: readonly number[];
}

/** By levels and name; by target; by both. */
export type RowGroupings = Readonly<Record<'heading' | 'target' | 'content', RowGrouping>>;

export function groupRows(rows: readonly IndicatorRow[]): RowGroupings {
  const heading = groupBy(rows, (row) => row.heading);
  const target = groupBy(rows, (row) => row.target);
  const numberOf = (index: number) =>
    (heading.sampleOf[index] ?? 0) * rows.length + (target.sampleOf[index] ?? 0);
  return { heading, target, content: groupBy(rows, (_row, index) => numberOf(index)) };
}

function groupBy(
  rows: readonly IndicatorRow[],
  traitOf: (row: IndicatorRow, index: number) => unknown,
): RowGrouping {
  const known = new Map<unknown, number>();
  const samples: IndicatorRow[] = [];
  const sampleOf = rows.map((row, index) => {
    const trait = traitOf(row, index);
    const before = known.get(trait);
    if (before !== undefined) return before;
    known.set(trait, samples.length);
    return samples.push(row) - 1;
  });
  return { samples, sampleOf };
}
