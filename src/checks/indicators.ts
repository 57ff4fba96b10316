/** Tables of indicators as the rules look at them: each row with its levels, its name and its target read once. */
import type { JsonPath } from '../diagnostics/index.js';
import type { Target } from '../filing/index.js';
import { grouped } from './grouped.js';
import type { LevelGroup, LevelIndex } from './level-index.js';
import { endingOf } from './names.js';
import type { TargetReader, TargetReading } from './target.js';

export interface IndicatorTable {
  readonly kind: 'project' | 'unit-target' | 'self-evaluation';
  /** Of the list. */
  readonly path: JsonPath;
  readonly rows: readonly IndicatorRow[];
  /** Rows of one name, where a name stands twice. */
  readonly namesakes: readonly (readonly IndicatorRow[])[];
}

export interface IndicatorRow {
  readonly path: JsonPath;
  /** '' where blank. */
  readonly level1: string;
  readonly level2: string;
  readonly name: string;
  /** What tells the name's kind. */
  readonly ending: string;
  /** Of the 一级指标; null for an unknown one. */
  readonly group: LevelGroup | null;
  /** The first group that has the 二级指标. */
  readonly home: LevelGroup | null;
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
  readonly levels: LevelIndex;
  readonly readTarget: TargetReader;
}

export function tableOf(
  kind: IndicatorTable['kind'],
  path: JsonPath,
  indicators: readonly AnyIndicator[],
  reading: RowReading,
): IndicatorTable {
  const rows = indicators.map((one, index) => rowOf(one, `${path}[${index}]`, reading));
  return { kind, path, rows, namesakes: grouped(rows, ({ name }) => name) };
}

function rowOf(indicator: AnyIndicator, path: JsonPath, { levels, readTarget }: RowReading): IndicatorRow {
  const level1 = indicator.level1?.trim() ?? '';
  const level2 = indicator.level2?.trim() ?? '';
  const name = indicator.name?.trim() ?? '';
  const target = readTarget(indicator.target);
  return {
    path,
    level1,
    level2,
    name,
    ending: endingOf(name),
    group: levels.group(level1),
    home: levels.home(level2),
    target,
    isNoted: name === '' && target === null && isInputManagement(level1),
  };
}

/** 投入管理指标 has its rows from a circular, and no names or targets of the unit's own. */
export function isInputManagement(level1: string): boolean {
  return level1.includes('投入管理');
}
