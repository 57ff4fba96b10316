/** What stands before an indicator's value, its levels and its name: read once for all rows that have the same. */
import type { LevelGroup, LevelIndex } from './level-index.js';
import { endingOf } from './names.js';

export interface Heading {
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
}

type Given = Readonly<Record<'level1' | 'level2' | 'name', string | null>>;

/** Rows of the same words get the same heading. */
export type HeadingReader = (indicator: Given) => Heading;

export function headingReader(levels: LevelIndex): HeadingReader {
  const byName = new Map<string, Heading[]>();
  return (indicator) => {
    const level1 = indicator.level1?.trim() ?? '';
    const level2 = indicator.level2?.trim() ?? '';
    const name = indicator.name?.trim() ?? '';
    const namesakes = byName.get(name) ?? [];
    const known = namesakes.find((one) => one.level1 === level1 && one.level2 === level2);
    if (known !== undefined) return known;
    const ending = namesakes[0]?.ending ?? endingOf(name);
    const heading = { level1, level2, name, ending, group: levels.group(level1), home: levels.home(level2) };
    byName.set(name, [...namesakes, heading]);
    return heading;
  };
}
