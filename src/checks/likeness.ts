/** Which rows say the same: many rows of a filing do, and what a rule finds in one of them it finds in all. */
import type { IndicatorRow } from './indicators.js';

/** Rows that agree in something. */
export interface Likeness {
  /** One row of each kind. */
  readonly samples: readonly IndicatorRow[];
  /** By row, in their order, which of the samples it is like. */
  readonly sampleOf: readonly number[];
}

/** In levels and name; in the target; in both. */
export type Likenesses = Readonly<Record<'heading' | 'target' | 'content', Likeness>>;

export function likenessesOf(rows: readonly IndicatorRow[]): Likenesses {
  const heading = likeness(rows, (row) => row.heading);
  const target = likeness(rows, (row) => row.target);
  const numberOf = (index: number) =>
    (heading.sampleOf[index] ?? 0) * rows.length + (target.sampleOf[index] ?? 0);
  return { heading, target, content: likeness(rows, (_row, index) => numberOf(index)) };
}

function likeness(
  rows: readonly IndicatorRow[],
  traitOf: (row: IndicatorRow, index: number) => unknown,
): Likeness {
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
