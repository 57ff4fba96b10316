/** Reads an indicator's levels and name; rows with equal texts share the result. */
import { identityOf, levelIdentity } from '../identity/index.js';
import { Memo } from '../memo/index.js';
import type { LevelGroup, LevelIndex } from './level-index.js';
import { endingOf } from './names.js';

export interface Heading {
  /** '' if blank. */
  readonly level1: string;
  readonly level2: string;
  readonly name: string;
  /** Key of the level, equal for its short and full form. */
  readonly level1Identity: string;
  readonly level2Identity: string;
  /** The full name if the level is abbreviated (产出 for 产出指标); else null. */
  readonly fullLevel1: string | null;
  readonly fullLevel2: string | null;
  /** The end of the name, which tells its kind. */
  readonly ending: string;
  /** Group of the 一级指标; null: unknown. */
  readonly group: LevelGroup | null;
  /** First group that contains the 二级指标; null: none. */
  readonly home: LevelGroup | null;
}

export type IndicatorNames = Readonly<Record<'level1' | 'level2' | 'name', string | null>>;

/** Returns the same object for rows of equal texts. */
export type HeadingReader = (indicator: IndicatorNames) => Heading;

export function headingReader(levels: LevelIndex): HeadingReader {
  const memo = new Memo<string, Heading>({ capacity: MOST_HEADINGS });
  return (given) =>
    memo.getOrCompute(`${given.level1}\n${given.level2}\n${given.name}`, () => headingOf(given, levels));
}

/** Capacity of the cache of headings of one filing. */
const MOST_HEADINGS = 10_000;

function headingOf(given: IndicatorNames, levels: LevelIndex): Heading {
  const level1 = identityOf(given.level1 ?? '');
  const level2 = identityOf(given.level2 ?? '');
  const name = identityOf(given.name ?? '');
  const [group, home] = [levels.group(level1), levels.home(level2)];
  const [level1Identity, level2Identity] = [levelIdentity(level1), levelIdentity(level2)];
  const owner = group?.has(level2) ? group : home;
  return {
    level1,
    level2,
    name,
    level1Identity,
    level2Identity,
    fullLevel1: fullName(level1, level1Identity, group === null ? [] : [group.name]),
    fullLevel2: fullName(level2, level2Identity, owner?.members ?? []),
    ending: endingOf(name),
    group,
    home,
  };
}

/** Finds the known name that a level abbreviates. */
function fullName(level: string, identity: string, known: readonly string[]): string | null {
  if (level === '' || level !== identity) return null;
  const full = known.find((one) => levelIdentity(one) === identity);
  return full === undefined || full === level ? null : full;
}
