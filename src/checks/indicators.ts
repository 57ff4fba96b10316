/** Tables of indicators for the rules: each row with its levels, name and target read once. */
import type { JsonPath } from '../diagnostics/index.js';
import type { Target } from '../filing/index.js';
import type { Heading, HeadingReader, IndicatorNames } from './headings.js';
import { isOwnName } from './names.js';
import type { TargetReader, TargetReading } from './target.js';

export interface IndicatorTable {
  readonly kind: 'project' | 'unit-target' | 'self-evaluation';
  /** Of the list. */
  readonly path: JsonPath;
  readonly rows: readonly IndicatorRow[];
  /** Groups of rows that share a name. */
  readonly namesakes: readonly (readonly IndicatorRow[])[];
}

export interface IndicatorRow extends Heading {
  readonly path: JsonPath;
  /** From 1, within its table. */
  readonly number: number;
  /** Shared by all rows of equal levels and name. */
  readonly heading: Heading;
  /** Shared by all rows of equal text; null: blank. */
  readonly target: TargetReading | null;
  /** Whether the row stands under the note of 投入管理指标 and has no name or target itself. */
  readonly isNoted: boolean;
}

type AnyIndicator = IndicatorNames & { readonly target: Target };

/** What rows are read with. */
export interface RowReading {
  readonly readHeading: HeadingReader;
  readonly readTarget: TargetReader;
}

export function tableOf(
  kind: IndicatorTable['kind'],
  path: JsonPath,
  indicators: readonly AnyIndicator[],
  reading: RowReading,
): IndicatorTable {
  const rows = indicators.map((one, index) => rowOf(one, `${path}[${index}]`, index + 1, reading));
  return { kind, path, rows, namesakes: namesakesIn(rows, ({ name }) => (isOwnName(name) ? name : '')) };
}

function rowOf(
  indicator: AnyIndicator,
  path: JsonPath,
  number: number,
  { readHeading, readTarget }: RowReading,
): IndicatorRow {
  const heading = readHeading(indicator);
  const target = readTarget(indicator.target);
  const {
    level1,
    level2,
    name,
    level1Identity,
    level2Identity,
    fullLevel1,
    fullLevel2,
    ending,
    group,
    home,
  } = heading;
  const isNoted = name === '' && target === null && isInputManagement(level1);
  // Members by name: a spread of `heading` makes rows that every rule reads more slowly, a fifth of a check's time.
  return {
    path,
    number,
    heading,
    level1,
    level2,
    name,
    level1Identity,
    level2Identity,
    fullLevel1,
    fullLevel2,
    ending,
    group,
    home,
    target,
    isNoted,
  };
}

/** Whether it is 投入管理指标, whose rows come from a circular, without names or targets of the unit. */
export function isInputManagement(level1: string): boolean {
  return level1.includes('投入管理');
}

/** Lists the other rows of a finding that is reported at the first: （另有指标 3、5）; '' if there are none. */
export function alsoAt(rows: readonly IndicatorRow[]): string {
  if (rows.length < 2) return '';
  const numbers = rows.slice(1, 6).map(({ number }) => number);
  return `（另有指标 ${numbers.join('、')}${rows.length > 6 ? ` 等共 ${rows.length - 1} 处` : ''}）`;
}

/** Items by key, in the order in which each key first comes. */
export function groupsBy<One>(ones: readonly One[], keyOf: (one: One) => string) {
  const groups = new Map<string, [One, ...One[]]>();
  for (const one of ones) {
    const group = groups.get(keyOf(one));
    if (group === undefined) groups.set(keyOf(one), [one]);
    else group.push(one);
  }
  return groups;
}

/** The groups of several items; items without a key are left out. */
export function namesakesIn<One>(
  ones: readonly One[],
  keyOf: (one: One) => string,
): readonly (readonly One[])[] {
  if (new Set(ones.map(keyOf)).size === ones.length) return [];
  return Array.from(groupsBy(ones, keyOf)).flatMap(([key, group]) =>
    key === '' || group.length < 2 ? [] : [group],
  );
}
