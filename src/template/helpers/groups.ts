/** The blank form's groups of indicators: all of them printed in order, whether or not anything is filled in. */
import { identityOf, levelIdentity } from '../../identity/index.js';
import { blankOf } from '../context-tree.js';
import type { ExpressionShape, Helper } from '../helper.js';
import { type Branch, isTrue, Leaf, MadeRecord, ownLeaf, SourcedList, type SourcedRecord } from '../leaf.js';
import { leafShape, type Shape } from '../shape.js';
import { listArgument, recordArgument, wordArgument } from './arguments.js';

interface IndicatorLevels {
  readonly level1: string;
  readonly level2: string;
}

interface PlacedGroup {
  readonly group: IndicatorLevels;
  readonly rows: SourcedRecord[];
}

const text = leafShape('text');

/**
 * Rows in the order of the groups, a blank row for a group that has none. Rows of other groups follow those of their
 * first level, or come last; none is dropped.
 */
export const withGroups: Helper = {
  name: 'withGroups',
  summary: '按所列各组的顺序排列指标，没有指标的组补一个空行；when 不成立则原样',
  example:
    '{{#each (withGroups project.indicators "产出指标/数量指标" "产出指标/质量指标" when=options.emptyGroups) as |row|}}',
  parameters: [
    { name: '指标', takes: { kind: 'records', fields: ['level1', 'level2', 'name'] } },
    { name: '一级指标/二级指标', takes: { kind: 'word' }, rest: true },
  ],
  named: [{ name: 'when', takes: { kind: 'any' }, optional: true }],
  returns: ([list, ...groups]) => {
    const wrong = groups.find(
      (group) => group.kind !== 'literal' || !/^[^/]+\/[^/]+$/.test(String(group.value)),
    );
    if (list === undefined || wrong !== undefined) return '各组要写作 "一级指标/二级指标"';
    return list satisfies ExpressionShape;
  },
  run: ([list, ...groups], { named }) => {
    const given = listArgument(list);
    if ('when' in named && !isTrue(named.when)) return given;
    const rows = arrange(given, groups.map(wordArgument).map(groupOf));
    return new SourcedList(rows, given.item, given.source);
  },
};

/** Rows of the same levels together, in the order in which each first comes; none is added or dropped. */
export const grouped: Helper = {
  name: 'grouped',
  summary: '一级、二级指标相同而隔开的行排到一起；when 不成立则原样',
  example: '{{#each (grouped project.indicators when=options.groupRows) as |row|}}',
  parameters: [{ name: '指标', takes: { kind: 'records', fields: ['level1', 'level2', 'name'] } }],
  named: [{ name: 'when', takes: { kind: 'any' }, optional: true }],
  returns: ([list]) => (list === undefined ? '要一组指标' : (list satisfies ExpressionShape)),
  run: ([list], { named }) => {
    const given = listArgument(list);
    if ('when' in named && !isTrue(named.when)) return given;
    return new SourcedList(arrange(given, []), given.item, given.source);
  },
};

function groupOf(written: string): IndicatorLevels {
  const [level1 = '', level2 = ''] = written.split('/');
  return { level1, level2 };
}

function arrange(list: SourcedList, groups: readonly IndicatorLevels[]): readonly SourcedRecord[] {
  const placed: PlacedGroup[] = groups.map((group) => ({ group, rows: [] }));
  for (const item of list.items) {
    const row = recordArgument(item);
    placeOf(row, placed).rows.push(row);
  }
  return placed.flatMap(({ group, rows }) => (rows.length > 0 ? rows : [blankRow(group, placed, list.item)]));
}

/** The group of the row; a new one where it is none of those known. */
function placeOf(row: SourcedRecord, placed: PlacedGroup[]): PlacedGroup {
  const [level1, level2] = [wordOf(row.get('level1')), wordOf(row.get('level2'))];
  const found = placed.find(({ group }) => alike(group.level1, level1) && alike(group.level2, level2));
  if (found !== undefined) return found;
  const added: PlacedGroup = { group: { level1, level2 }, rows: [] };
  const last = placed.findLastIndex(({ group }) => alike(group.level1, level1));
  placed.splice(last === -1 ? placed.length : last + 1, 0, added);
  return added;
}

function alike(left: string, right: string): boolean {
  return levelIdentity(left) === levelIdentity(right);
}

function wordOf(branch: Branch | null): string {
  return branch instanceof Leaf ? identityOf(branch.text) : '';
}

/** Its first level is written as the rows beside it write theirs, so that they merge. */
function blankRow(group: IndicatorLevels, placed: readonly PlacedGroup[], row: Shape): SourcedRecord {
  const beside = placed.find((other) => other.rows.length > 0 && alike(other.group.level1, group.level1));
  const level1 = wordOf(beside?.rows[0]?.get('level1') ?? null) || group.level1;
  return new MadeRecord(
    { level1: ownLeaf(text, level1), level2: ownLeaf(text, group.level2) },
    recordArgument(blankOf(row)),
  );
}
