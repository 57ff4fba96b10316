/** Tables of indicators as the rules look at them: each row with its levels, its name and its target read once. */
import type { JsonPath } from '../diagnostics/index.js';
import type { Target } from '../filing/index.js';
import type { Heading, HeadingReader } from './headings.js';
import { isOwnName } from './names.js';
import type { TargetReader, TargetReading } from './target.js';

export interface IndicatorTable {
  readonly kind: 'project' | 'unit-target' | 'self-evaluation';
  /** Of the list. */
  readonly path: JsonPath;
  readonly rows: readonly IndicatorRow[];
  /** Rows of one name, where a name stands twice. */
  readonly namesakes: readonly (readonly IndicatorRow[])[];
}

export interface IndicatorRow extends Heading {
  readonly path: JsonPath;
  /** From 1, within its table. */
  readonly number: number;
  /** The same for all rows of these levels and this name. */
  readonly heading: Heading;
  /** The same for all rows of the same text. */
  readonly target: TargetReading | null;
  /** Stands under the note of 投入管理指标, with no name or target of its own. */
  readonly isNoted: boolean;
}

interface AnyIndicator {
  readonly level1: string | null;
  readonly level2: string | null;
  readonly name: string | null;
  readonly target: Target;
}

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
  return { kind, path, rows, namesakes: grouped(rows, ({ name }) => (isOwnName(name) ? name : '')) };
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

/** 投入管理指标 has its rows from a circular, and no names or targets of the unit's own. */
export function isInputManagement(level1: string): boolean {
  return level1.includes('投入管理');
}

/** （另有指标 3、5）: the others of what is told at its first row; '' where there are none. */
export function alsoAt(rows: readonly IndicatorRow[]): string {
  if (rows.length < 2) return '';
  const numbers = rows.slice(1, 6).map(({ number }) => number);
  return `（另有指标 ${numbers.join('、')}${rows.length > 6 ? ` 等共 ${rows.length - 1} 处` : ''}）`;
}

/** Those that share a key, in order; ones without a key share none. */
export function grouped<One>(ones: readonly One[], keyOf: (one: One) => string): readonly (readonly One[])[] {
  if (new Set(ones.map(keyOf)).size === ones.length) return [];
  const groups = new Map<string, One[]>();
  for (const one of ones) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group !== undefined) group.push(one);
    else if (key !== '') groups.set(key, [one]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}
