/** Counts the indicators of filings: a name in its group, how often, and the target that it usually has. */
import { targetParts } from '../editing/index.js';
import type { Filing, Indicator, Target } from '../filing/index.js';
import { identityOf } from '../identity/index.js';
import type { IndicatorLibrary, LibraryIndicator } from './library-file.js';

type CountedIndicator = Pick<Indicator, 'level1' | 'level2' | 'name' | 'target'>;

export function countIndicators(filings: Iterable<Filing>): IndicatorLibrary {
  const counted = new Map<string, { row: CountedIndicator; count: number; targets: Map<string, number> }>();
  for (const filing of filings) {
    for (const row of rowsOf(filing)) {
      if (row.name === null) continue;
      const key = keyOf(row);
      const entry = counted.get(key) ?? { row, count: 0, targets: new Map<string, number>() };
      entry.count += 1;
      const target = printedTarget(row.target);
      if (target !== '') entry.targets.set(target, (entry.targets.get(target) ?? 0) + 1);
      counted.set(key, entry);
    }
  }
  const library = [...counted.values()].map(({ row, count, targets }) =>
    indicator({ ...row, name: row.name ?? '' }, mostFrequent(targets), count),
  );
  return library.sort(byFrequency);
}

/** One library of several: counts add up, and of an indicator the target of where it occurs most often stays. */
export function mergeLibraries(libraries: readonly IndicatorLibrary[]): IndicatorLibrary {
  const merged = new Map<string, LibraryIndicator>();
  for (const one of libraries.flat()) {
    const key = keyOf(one);
    const known = merged.get(key);
    const usual = known === undefined || known.count < one.count ? one : known;
    merged.set(key, { ...usual, count: one.count + (known?.count ?? 0) });
  }
  return [...merged.values()].sort(byFrequency);
}

function keyOf({ level1, level2, name }: Omit<CountedIndicator, 'target'>): string {
  return [level1, level2, name].map((part) => identityOf(part ?? '')).join('\n');
}

function rowsOf({ projects, unitTarget, unitSelfEvaluation }: Filing): readonly CountedIndicator[] {
  const ofProjects = projects.flatMap(({ indicators }) => indicators);
  return [...ofProjects, ...(unitTarget?.indicators ?? []), ...(unitSelfEvaluation?.indicators ?? [])];
}

function indicator(
  { level1, level2, name }: CountedIndicator & { readonly name: string },
  target: string | null,
  count: number,
): LibraryIndicator {
  const parts = target === null ? null : targetParts(target);
  return {
    level1,
    level2,
    name,
    operator: parts?.operator || null,
    value: parts?.value ?? null,
    unit: parts?.unit || null,
    target,
    count,
  };
}

function printedTarget(target: Target): string {
  if (target === null || typeof target === 'string') return target ?? '';
  const { operator, value, unit } = target;
  return `${operator ?? ''}${value ?? ''}${unit ? `(${unit})` : ''}`;
}

/** Returns the most frequent target; the first of equally frequent ones. */
function mostFrequent(targets: ReadonlyMap<string, number>): string | null {
  let best: string | null = null;
  for (const [target, count] of targets) if (best === null || count > (targets.get(best) ?? 0)) best = target;
  return best;
}

function byFrequency(one: LibraryIndicator, other: LibraryIndicator): number {
  if (one.count !== other.count) return other.count - one.count;
  const [left, right] = [one, other].map(({ level1, level2, name }) => `${level1}\n${level2}\n${name}`);
  return (left ?? '') < (right ?? '') ? -1 : 1;
}
