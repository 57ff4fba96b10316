/** Index of the known levels of indicators, by name with or without 指标. */
import { levelIdentity } from '../identity/index.js';

/** A 一级指标 and its 二级指标, as the settings name them. */
export interface LevelGroup {
  readonly name: string;
  readonly members: readonly string[];
  has(level2: string): boolean;
}

export interface LevelIndex {
  /** In the order of the settings. */
  readonly groups: readonly LevelGroup[];
  /** The group of a 一级指标; null for an unknown one. */
  group(level1: string): LevelGroup | null;
  /** The first group that has this 二级指标. */
  home(level2: string): LevelGroup | null;
  /** The name of a known 一级 or 二级指标 that is written in traditional characters; null for all else. */
  traditional(level: string): string | null;
}

/** Traditional characters of levels' names, each with the one that is used today. */
const characters = [
  ...'產产數数質质時时經经濟济態态續续響响滿满務务對对標标會会環环預预編编審审執执績绩資资內内開开監监總总節节約约',
];
const today: ReadonlyMap<string, string> = new Map(
  characters.flatMap((one, index) => (index % 2 === 0 ? [[one, characters[index + 1] ?? one] as const] : [])),
);

export function levelIndex(indicatorGroups: ReadonlyMap<string, readonly string[]>): LevelIndex {
  const groups = Array.from(indicatorGroups, ([name, members]): LevelGroup => {
    const known = new Set(members.map(levelIdentity));
    return { name, members, has: (level2) => known.has(levelIdentity(level2)) };
  });
  const byName = new Map(groups.map((group) => [levelIdentity(group.name), group]));
  const homes = new Map(
    groups
      .toReversed()
      .flatMap((group) => group.members.map((member) => [levelIdentity(member), group] as const)),
  );
  const names = new Map(
    groups.flatMap(({ name, members }) =>
      [name, ...members].map((one) => [levelIdentity(one), one] as const),
    ),
  );
  return {
    groups,
    traditional: (level) => {
      const simplified = [...level].map((one) => today.get(one) ?? one).join('');
      return simplified === level ? null : (names.get(levelIdentity(simplified)) ?? null);
    },
    group: (level1) => byName.get(levelIdentity(level1)) ?? null,
    home: (level2) => homes.get(levelIdentity(level2)) ?? null,
  };
}
