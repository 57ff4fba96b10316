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
}

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
  return {
    groups,
    group: (level1) => byName.get(levelIdentity(level1)) ?? null,
    home: (level2) => homes.get(levelIdentity(level2)) ?? null,
  };
}
