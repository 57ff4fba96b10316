/** Rules of how a table's rows stand: in order, each under a whole first and second level. */
import { levelIdentity } from '../../filing/index.js';
import type { Fault } from '../fault.js';
import { alsoAt, type IndicatorRow } from '../indicators.js';
import type { LevelIndex } from '../level-index.js';
import { isOwnName } from '../names.js';
import { type Rule, tableRule } from '../rule.js';

const PRINTED = '填报表按一级、二级指标合并单元格，编号在组内';

export const rowOrderRules: readonly Rule[] = [
  tableRule(
    {
      code: 'check/rows-scattered',
      group: 'indicators',
      severity: 'warning',
      title: '同一个一级、二级指标的行排在一起',
      source: `${PRINTED}；隔开的行印成两段`,
      sureness: 'public',
    },
    ({ rows }) => {
      const level1 = returning(rows, (row) => levelIdentity(row.level1), 'level1');
      if (level1 !== null) return level1;
      return returning(
        rows,
        (row) => (row.level2 === '' ? '' : `${levelIdentity(row.level1)}\n${levelIdentity(row.level2)}`),
        'level2',
      );
    },
  ),
  tableRule(
    {
      code: 'check/level-short',
      group: 'indicators',
      severity: 'warning',
      title: '一级、二级指标写全称（产出指标，不写产出）',
      source: `${PRINTED}；简称和全称印成两段`,
      sureness: 'public',
    },
    ({ rows }, { levels }) => [
      ...shortNames(rows, 'level1', (row) => row.group?.name ?? null),
      ...shortNames(rows, 'level2', (row) => fullLevel2(row, levels)),
    ],
  ),
  tableRule(
    {
      code: 'check/level2-blank',
      group: 'indicators',
      severity: 'warning',
      title: '每条指标有二级指标',
      source: '填报表各栏',
      sureness: 'public',
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
  return levelIdentity(one.level1) === levelIdentity(other.level1);
}

/** The first row of a level that was left before; rows of which nothing is known stand with the row above. */
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

/** Each short name once, at its first row. */
function shortNames(
  rows: readonly IndicatorRow[],
  level: 'level1' | 'level2',
  fullNameOf: (row: IndicatorRow) => string | null,
): readonly Fault[] {
  const byName = new Map<string, IndicatorRow[]>();
  for (const row of rows) {
    const full = fullNameOf(row);
    const written = row[level];
    if (full === null || written === '' || written === full || written !== levelIdentity(full)) continue;
    byName.set(written, [...(byName.get(written) ?? []), row]);
  }
  return [...byName.values()].flatMap((short) => {
    const [first] = short;
    const expected = first === undefined ? null : fullNameOf(first);
    if (first === undefined || expected === null) return [];
    return [
      {
        path: `${first.path}.${level}`,
        message: `请写全称“${expected}”，不写“${first[level]}”${alsoAt(short)}`,
        english: 'write the level in full',
        expected,
        actual: first[level],
      },
    ];
  });
}

/** Of the row's own first level where that has it. */
function fullLevel2({ level2, group, home }: IndicatorRow, { groups }: LevelIndex): string | null {
  const owner = group?.has(level2) ? group : (home ?? groups.find((one) => one.has(level2)) ?? null);
  return owner?.members.find((member) => levelIdentity(member) === levelIdentity(level2)) ?? null;
}
