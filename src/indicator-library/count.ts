/** Counts the indicators of filings: a name in its group, how often, and the target that it usually has. */
import { targetParts } from '../editing/index.js';
import type { Filing, Target } from '../filing/index.js';
import { identityOf } from '../identity/index.js';

/** One indicator of a library. */
export interface LibraryIndicator {
  readonly level1: string | null;
  readonly level2: string | null;
  readonly name: string;
  /** Of the target that it has most often; null where that is words, or nothing. */
  readonly operator: string | null;
  readonly value: string | null;
  readonly unit: string | null;
  /** The target that it has most often, as printed; null: it has none. */
  readonly target: string | null;
  /** How often it occurs. */
  readonly count: number;
}

/** Most frequent first, then by group and name. */
export type IndicatorLibrary = readonly LibraryIndicator[];

interface Row {
  readonly level1: string | null;
  readonly level2: string | null;
  readonly name: string | null;
  readonly target: Target;
}

export function countIndicators(filings: Iterable<Filing>): IndicatorLibrary {
  const counted = new Map<string, { row: Row; count: number; targets: Map<string, number> }>();
  for (const filing of filings) {
    for (const row of rowsOf(filing)) {
      if (row.name === null) continue;
      const key = [row.level1, row.level2, row.name].map((one) => identityOf(one ?? '')).join('\n');
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
    const key = [one.level1, one.level2, one.name].map((part) => identityOf(part ?? '')).join('\n');
    const known = merged.get(key);
    const usual = known === undefined || known.count < one.count ? one : known;
    merged.set(key, { ...usual, count: one.count + (known?.count ?? 0) });
  }
  return [...merged.values()].sort(byFrequency);
}

function rowsOf({ projects, unitTarget, unitSelfEvaluation }: Filing): readonly Row[] {
  const ofProjects = projects.flatMap(({ indicators }) => indicators);
  return [...ofProjects, ...(unitTarget?.indicators ?? []), ...(unitSelfEvaluation?.indicators ?? [])];
}

function indicator(
  { level1, level2, name }: Row & { readonly name: string },
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

/** Of targets that occur equally often the one that came first. */
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
