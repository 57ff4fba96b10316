/** Rules about the order of a table's rows and their levels. */

import { nearestKey } from '../../diagnostics/index.js';
import { levelIdentity } from '../../identity/index.js';
import type { Fault } from '../fault.js';
import { alsoAt, groupsBy, type IndicatorRow } from '../indicators.js';
import { everywhere } from '../mendings.js';
import { isOwnName } from '../names.js';
import { published, type Rule, tableRule } from '../rule.js';

const printed = '填报表按一级、二级指标合并单元格，编号在组内';

export const rowOrderRules: readonly Rule[] = [
  tableRule(
    {
      code: 'check/rows-scattered',
      severity: 'warning',
      title: '同一个一级、二级指标的行排在一起',
      source: published(`${printed}；隔开的行印成两段`),
    },
    ({ rows }, { levels }) => {
      const names = levels.groups.map(({ name }) => name);
      const level1 = returning(rows, (row) => level1Meant(row, names), 'level1');
      if (level1 !== null) return level1;
      return returning(
        rows,
        (row) => (row.level2 === '' ? '' : `${level1Meant(row, names)}\n${level2Meant(row)}`),
        'level2',
      );
    },
  ),
  tableRule(
    {
      code: 'check/level-short',
      severity: 'warning',
      title: '一级、二级指标写全称，不带编号、分值、空格（产出指标，不写产出、一、产出指标）',
      source: published(`${printed}；写法不同的印成两段`),
      mend: everywhere,
    },
    ({ rows }) => [...shortNames(rows, 'level1', 'fullLevel1'), ...shortNames(rows, 'level2', 'fullLevel2')],
  ),
  tableRule(
    {
      code: 'check/level2-blank',
      severity: 'warning',
      title: '每条指标有二级指标',
      source: published('填报表各栏'),
    },
    ({ rows }) => {
      const blank = rows.filter(
        ({ level1, level2, name, group }) =>
          level1 !== '' && level2 === '' && isOwnName(name) && group !== null,
      );
      const [first] = blank;
      if (first === undefined) return null;
      const before = rows[first.number - 2];
      const above = before !== undefined && isSameLevel1(before, first) ? before.level2 : '';
      return {
        path: `${first.path}.level2`,
        message: `二级指标空着，${above === '' ? '请补填' : `是不是同上一行“${above}”？请每行都写`}${alsoAt(blank)}`,
        english: 'the second level is blank',
        expected: above || (first.group?.members.join('、') ?? null),
      };
    },
  ),
];

function isSameLevel1(one: IndicatorRow, other: IndicatorRow): boolean {
  return one.level1Identity === other.level1Identity;
}

/** A first level that is no known one counts as the one that it resembles: that it is miswritten is a finding of its own. */
function level1Meant({ level1, level1Identity, group }: IndicatorRow, names: readonly string[]): string {
  if (level1 === '' || group !== null) return level1Identity;
  return levelIdentity(nearestKey(level1, names) ?? level1);
}

function level2Meant({ level2, level2Identity, group, home }: IndicatorRow): string {
  if (home !== null || group === null) return level2Identity;
  return levelIdentity(nearestKey(level2, group.members) ?? level2);
}

/** Finds the first row of a level that occurred before other levels; a row of unknown level counts as the level above. */
function returning(
  rows: readonly IndicatorRow[],
  keyOf: (row: IndicatorRow) => string,
  level: 'level1' | 'level2',
): Fault | null {
  const last = new Map<string, IndicatorRow>();
  const back: { readonly row: IndicatorRow; readonly home: IndicatorRow }[] = [];
  let current = '';
  for (const row of rows) {
    const key = keyOf(row);
    if (key === '') continue;
    const home = last.get(key);
    if (key !== current && home !== undefined) back.push({ row, home });
    last.set(key, row);
    current = key;
  }
  const [split] = back;
  if (split === undefined) return null;
  const { row: first, home } = split;
  const name = first[level];
  return {
    path: `${first.path}.${level}`,
    message: `${name}隔开了：指标 ${home.number} 已经是${name}，请移到它后面排在一起，否则印成两段、各自编号${alsoAt(back.map(({ row }) => row))}`,
    english: `this level is split: indicator ${home.number} has it too; move the row behind it`,
    actual: name,
  };
}

/** Reports each abbreviated name once, at its first row. */
function shortNames(
  rows: readonly IndicatorRow[],
  level: 'level1' | 'level2',
  full: 'fullLevel1' | 'fullLevel2',
): readonly Fault[] {
  const short = rows.filter((row) => row[full] !== null);
  return Array.from(
    groupsBy(short, (row) => row[level]),
    ([name, alike]) => ({
      path: `${alike[0].path}.${level}`,
      message: `请写“${alike[0][full]}”，不写“${name.replace(/\s+/gu, ' ')}”${alsoAt(alike)}`,
      english: 'write the level in full',
      expected: alike[0][full],
      actual: name,
    }),
  );
}
