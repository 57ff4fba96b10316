/** Chooses among several filings of one unit and year, and detects filings of several years. */
import { stat } from 'node:fs/promises';
import { type Diagnostic, errorOf, type Text, warningOf } from '../../diagnostics/index.js';
import { identityOf } from '../../identity/index.js';
import type { Source } from '../sources/sources.js';

/** Policies for several filings of one unit and year: an error, the latest, or all. */
export const sameUnitPolicies = ['refuse', 'latest', 'all'] as const;
export type SameUnitPolicy = (typeof sameUnitPolicies)[number];

/** Unit and year of a filing. */
export interface UnitFiling {
  readonly source: Source;
  /** Name of the unit. */
  readonly unit: string;
  readonly year: string;
}

interface FilingChoice {
  /** Names of the sources that are left out. */
  readonly leftOut: ReadonlySet<string>;
  /** Errors if the filings are refused, else notes on what was left out. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Applies the policy to filings of the same unit and year. */
export async function chooseByUnit(
  filings: readonly UnitFiling[],
  policy: SameUnitPolicy,
): Promise<FilingChoice> {
  const groups = groupsOf(filings);
  switch (policy) {
    case 'all':
      return { leftOut: new Set(), diagnostics: [] };
    case 'refuse':
      return { leftOut: new Set(), diagnostics: groups.map(refusedGroup) };
    case 'latest': {
      const older = (await Promise.all(groups.map(olderOf))).flat();
      const leftOut = new Set(older.map(({ filing }) => filing.source.name));
      return { leftOut, diagnostics: older.map(({ filing, latest }) => superseded(filing, latest)) };
    }
  }
}

/** An error if the filings are of more than one year; it names them. */
export function severalYearsProblem(filings: readonly UnitFiling[]): readonly Diagnostic[] {
  const years = [...new Set(filings.map(({ year }) => year))].sort();
  if (years.length < 2) return [];
  const parts = years.map((year) => {
    const ofYear = filings.filter((one) => one.year === year);
    return { year, count: ofYear.length, names: namesOf(ofYear) };
  });
  const zh = parts.map(({ year, count, names }) => `${year}年度 ${count} 份（${names.zh}）`).join('，');
  const en = parts.map(({ year, count, names }) => `${count} of ${year} (${names.en})`).join(', ');
  return [
    errorOf(
      'batch/several-years',
      `数据不是同一年度的：${zh}。请只给一个年度的数据；确要编在一起，请加 --years`,
      `the filings are of different years: ${en}. Give those of one year, or add --years to compile them together`,
      { parameters: { years } },
    ),
  ];
}

/** Remarks on repeated filings and on a year that few others have. */
export function unitRemarks(filings: readonly UnitFiling[]): readonly Diagnostic[] {
  const repeats = groupsOf(filings).flatMap((group) => group.map((one) => repeated(one, group)));
  return [...repeats, ...oddYears(filings)];
}

/** Returns groups of more than one filing, each in the order of the run. */
function groupsOf(filings: readonly UnitFiling[]): readonly (readonly UnitFiling[])[] {
  const groups = new Map<string, UnitFiling[]>();
  for (const filing of filings) {
    const key = JSON.stringify([identityOf(filing.unit), filing.year]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [filing]);
    else group.push(filing);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}

/** Returns all but the latest by modification time; for equal times, as on standard input, the last wins. */
async function olderOf(group: readonly UnitFiling[]) {
  let latest: UnitFiling | undefined;
  let latestTime = Number.NEGATIVE_INFINITY;
  for (const filing of group) {
    const time = (await stat(filing.source.path).catch(() => null))?.mtimeMs ?? 0;
    if (time >= latestTime) [latest, latestTime] = [filing, time];
  }
  return group.flatMap((filing) => (latest === undefined || filing === latest ? [] : [{ filing, latest }]));
}

function oddYears(filings: readonly UnitFiling[]): readonly Diagnostic[] {
  const counts = new Map<string, number>();
  for (const { year } of filings) counts.set(year, (counts.get(year) ?? 0) + 1);
  const [usual] = [...counts].sort(
    ([leftYear, left], [rightYear, right]) => right - left || rightYear.localeCompare(leftYear, 'en'),
  );
  if (usual === undefined) return [];
  return filings.filter(({ year }) => year !== usual[0]).map((one) => oddYear(one, usual[0]));
}

function namesOf(filings: readonly UnitFiling[]): Text {
  return namesShown(
    filings.map(({ source }) => source.name),
    5,
  );
}

/** Lists the first names. */
export function namesShown(names: readonly string[], most: number): Text {
  const shown = names.slice(0, most);
  const isAll = shown.length === names.length;
  return { zh: `${shown.join('、')}${isAll ? '' : '……'}`, en: `${shown.join(', ')}${isAll ? '' : ', …'}` };
}

function refusedGroup(group: readonly UnitFiling[]): Diagnostic {
  const { unit = '', year = '' } = group[0] ?? {};
  const { zh, en } = namesOf(group);
  return errorOf(
    'batch/same-unit',
    `“${unit}”${year}年度有 ${group.length} 份数据：${zh}。一个单位一个年度只取一份：请去掉多余的，或加 --same-unit latest 取最新的一份，--same-unit all 全都编入（金额会重复计入）`,
    `there are ${group.length} filings of "${unit}" for ${year}: ${en}. One unit has one filing a year: take the others away, or add --same-unit latest for the newest, --same-unit all for all of them (their money is counted twice)`,
    { parameters: { unit, year, files: group.map(({ source }) => source.name) } },
  );
}

const unitPath = { path: 'unit.name', label: '单位名称' } as const;

function superseded({ source, unit, year }: UnitFiling, latest: UnitFiling): Diagnostic {
  return warningOf(
    'batch/superseded',
    `“${unit}”${year}年度的数据有更新的一份：${latest.source.name}；这一份没有用`,
    `there is a newer filing of "${unit}" for ${year}: ${latest.source.name}; this one is not used`,
    { parameters: { unit, year, other: latest.source.name }, file: source.name, ...unitPath },
  );
}

function repeated(filing: UnitFiling, group: readonly UnitFiling[]): Diagnostic {
  const others = group.filter((one) => one !== filing);
  const { zh, en } = namesOf(others);
  const { unit, year, source } = filing;
  return warningOf(
    'batch/same-unit',
    `“${unit}”${year}年度还有别的数据：${zh}；若是重报，请去掉旧的，或加 --same-unit latest 只取最新的一份`,
    `there are other filings of "${unit}" for ${year}: ${en}; if it was sent again, take the old one away, or render with --same-unit latest`,
    {
      parameters: { unit, year, files: others.map((one) => one.source.name) },
      file: source.name,
      ...unitPath,
    },
  );
}

function oddYear({ source, year }: UnitFiling, usual: string): Diagnostic {
  return warningOf(
    'batch/several-years',
    `这份是${year}年度的，其余的多为${usual}年度，请核对`,
    `this one is of ${year}, most others are of ${usual}: please check`,
    { parameters: { year, usual }, file: source.name, path: 'year', label: '年度' },
  );
}
