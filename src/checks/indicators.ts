/** Tables of indicators for the rules: each row with its levels, name and target read once. */
import type { JsonPath } from '../diagnostics/index.js';
import type { Target } from '../filing/index.js';
import { identityOf, levelIdentity } from '../identity/index.js';
import { Memo } from '../memo/index.js';
import type { LevelGroup, LevelIndex } from './level-index.js';
import { endingOf, isDitto, isOwnName, nameKey } from './names.js';
import type { TargetReader, TargetReading } from './target.js';

export interface IndicatorTable {
  /** `declared`: a further list of a project's, as a form declares it (中期指标). */
  readonly kind: 'project' | 'declared' | 'unit-target' | 'self-evaluation';
  /** Of the list. */
  readonly path: JsonPath;
  readonly rows: readonly IndicatorRow[];
  /** Groups of rows that share a name. */
  readonly namesakes: readonly (readonly IndicatorRow[])[];
}

export interface IndicatorRow {
  readonly path: JsonPath;
  /** From 1, within its table. */
  readonly number: number;
  /** The same object for all rows of equal levels and name. */
  readonly heading: object;
  /** '' if blank. */
  readonly level1: string;
  readonly level2: string;
  readonly name: string;
  /** Key of the name, equal for names that are the same; '' if it identifies no indicator. */
  readonly ownName: string;
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
  /** Shared by all rows of equal text; null: blank. */
  readonly target: TargetReading | null;
  /** Whether the first and the second level stand in each other's place; they are read as they were meant. */
  readonly isSwapped: boolean;
  /** Whether the row stands under the note of 投入管理指标 and has no name or target itself. */
  readonly isNoted: boolean;
}

type IndicatorNames = Readonly<Record<'level1' | 'level2' | 'name', string | null>>;
type AnyIndicator = IndicatorNames & { readonly target: Target };

/** Makes a row of certain levels and name. */
type RowMaker = (path: JsonPath, number: number, target: TargetReading | null) => IndicatorRow;

/** What rows are read with. */
export interface RowReading {
  readonly rowMakerOf: (indicator: IndicatorNames) => RowMaker;
  readonly readTarget: TargetReader;
}

export function tableOf(
  kind: IndicatorTable['kind'],
  path: JsonPath,
  indicators: readonly AnyIndicator[],
  { rowMakerOf, readTarget }: RowReading,
): IndicatorTable {
  let above: IndicatorNames | null = null;
  const rows = indicators.map((one, index) => {
    above = withoutDitto(one, above);
    return rowMakerOf(above)(`${path}[${index}]`, index + 1, readTarget(one.target));
  });
  return {
    kind,
    path,
    rows,
    namesakes: namesakesIn(rows, ({ ownName }) => ownName),
  };
}

/** A level that says 同上 is the level above: that it is not written out is a finding of its own. */
function withoutDitto(one: IndicatorNames, above: IndicatorNames | null): IndicatorNames {
  if (above === null) return one;
  const [level1, level2] = [writtenOut(one.level1, above.level1), writtenOut(one.level2, above.level2)];
  return level1 === one.level1 && level2 === one.level2 ? one : { level1, level2, name: one.name };
}

function writtenOut(level: string | null, above: string | null): string | null {
  return level !== above && isDitto(level ?? '') ? above : level;
}

/** Capacity of the cache of levels and names of one filing. */
const mostHeadings = 10_000;

/** Levels and names are read once for all rows of equal texts. */
export function rowMakers(levels: LevelIndex): RowReading['rowMakerOf'] {
  const memo = new Memo<string, RowMaker>({ capacity: mostHeadings });
  return (given) =>
    memo.getOrCompute(`${given.level1}\n${given.level2}\n${given.name}`, () => rowMaker(given, levels));
}

function rowMaker(given: IndicatorNames, levels: LevelIndex): RowMaker {
  const heading = {};
  const isSwapped = areSwapped(given, levels);
  const level1 = identityOf((isSwapped ? given.level2 : given.level1) ?? '');
  const level2 = identityOf((isSwapped ? given.level1 : given.level2) ?? '');
  const name = identityOf(given.name ?? '');
  const [level1Identity, level2Identity] = [
    levelIdentity(bareLevel(level1)),
    levelIdentity(bareLevel(level2)),
  ];
  const [group, home] = [levels.group(level1Identity), levels.home(level2Identity)];
  const owner = group?.has(level2Identity) ? group : home;
  const fullLevel1 = fullName(level1, level1Identity, group === null ? [] : [group.name]);
  const fullLevel2 = fullName(level2, level2Identity, owner?.members ?? []);
  const ending = endingOf(name);
  const ownName = isOwnName(name) ? nameKey(name) : '';
  const mayBeNoted = name === '' && isInputManagement(level1Identity);
  // Members by name: a spread makes rows that every rule reads more slowly, a fifth of a check's time.
  return (path, number, target) => ({
    path,
    number,
    heading,
    level1,
    level2,
    name,
    ownName,
    level1Identity,
    level2Identity,
    fullLevel1,
    fullLevel2,
    ending,
    group,
    home,
    target,
    isSwapped,
    isNoted: mayBeNoted && target === null,
  });
}

/** Whether the first level is one of the second's members, as known levels stand, and not the other way round. */
function areSwapped({ level1, level2 }: IndicatorNames, levels: LevelIndex): boolean {
  const [first, second] = [level1 ?? '', level2 ?? ''].map((level) =>
    levelIdentity(bareLevel(identityOf(level))),
  );
  if (first === undefined || second === undefined || levels.group(first)?.has(second)) return false;
  return levels.group(second)?.has(first) ?? false;
}

/** Matches what is written around a level's name: 一、产出指标, （一）产出指标, 产出指标：, 产出指标（50分）, 产 出 指 标. */
const aroundLevel =
  /^(?:[(（]?[一二三四五六七八九十\d]{1,2}[)）]?[、.．)）]?)(?=\p{Script=Han}{2})|[:：]$|[(（]\d+(?:\.\d+)?[分%％][)）]$|\s+/gu;

/** Returns a level without its number, colon, points and blanks; forms print it with them. */
function bareLevel(level: string): string {
  return level.replace(aroundLevel, '');
}

/** Finds the known name that a level abbreviates, or has something around it; 产出目标 is a name of its own. */
function fullName(level: string, identity: string, known: readonly string[]): string | null {
  if (level === '' || (level !== identity && level === bareLevel(level))) return null;
  const full = known.find((one) => levelIdentity(one) === identity);
  return full === undefined || full === level ? null : full;
}

/** Whether it is 投入管理指标, whose rows come from a circular, without names or targets of the unit. */
export function isInputManagement(level1Identity: string): boolean {
  return level1Identity.includes('投入管理');
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
    const key = keyOf(one);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return groups;
}

/** The groups of several items; items without a key are left out. */
export function namesakesIn<One>(
  ones: readonly One[],
  keyOf: (one: One) => string,
): readonly (readonly One[])[] {
  const groups = groupsBy(ones, keyOf);
  if (groups.size === ones.length) return [];
  return Array.from(groups).flatMap(([key, group]) => (key === '' || group.length < 2 ? [] : [group]));
}
