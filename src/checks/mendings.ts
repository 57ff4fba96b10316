/** Edits of the filing's JSON that resolve a finding; a rule that knows what was meant names one of them (`mend`). */
import { type JsonPath, nearestKey } from '../diagnostics/index.js';
import type { Edit } from '../editing/index.js';
import {
  amountOf,
  type Filing,
  operatorSign,
  type Project,
  plainYuan,
  projectOf,
  wan,
} from '../filing/index.js';
import { clip, type PathStep, readPath, valueAlong } from '../json/index.js';
import type { Fault } from './fault.js';

/** A change that resolves a finding; applied on request only. */
export interface Mending {
  /** Chinese: what it does, for a button: 对调两个日期. */
  readonly label: string;
  readonly english: string;
  /** For `editAll`. */
  readonly edits: readonly Edit[];
}

/** Longest label of a button, in characters. */
const longestLabel = 40;

/** Suggests changes for a rule's fault; none where what was meant is not known. */
export type Mender = (fault: Fault, filing: Filing) => readonly Mending[];

export const yearAsExpected: Mender = ({ path, expected }) => setTo(path, Number(expected), expected ?? '');

/** Sets the value that the rule has computed. */
export function asExpected({ path, expected }: Fault, filing: Filing): readonly Mending[] {
  if (expected == null || expected.includes('、')) return [];
  const given = valueAlong(filing, path);
  // A target in parts keeps its parts.
  return typeof given === 'object' && given !== null ? [] : setTo(path, expected, expected);
}

function setTo(path: JsonPath, value: string | number, shown: string): readonly Mending[] {
  return [
    mending(`改为 ${clip(shown, longestLabel)}`, `change to ${clip(shown, longestLabel)}`, [
      set(path, value),
    ]),
  ];
}

/** Writes a text anew, where the whole of it is too long for a button. */
export function rewritten(path: JsonPath, text: string, label: string): Mending {
  return mending(label, 'write it once', [set(path, text)]);
}

/** Swaps two dates of one object; the fault's path ends in the key `last`. */
export function swapDates(last: string, first: string): Mender {
  return ({ path }, filing) => {
    const other = `${path.slice(0, -last.length)}${first}`;
    const [end, start] = [valueAlong(filing, path), valueAlong(filing, other)];
    if (typeof end !== 'string' || typeof start !== 'string') return [];
    return [mending('对调两个日期', 'swap the two dates', [set(other, end), set(path, start)])];
  };
}

/** Multiplies all amounts of the project, since whoever types one in 万元 types all of them so. */
export const tenThousandfold: Mender = ({ path }, filing) =>
  allAmounts(path, filing, (amount) => amount * wan, [
    '这个项目的金额都乘以一万',
    "multiply the project's amounts by 10,000",
  ]);

/** Divides all amounts of the project. */
export const tenThousandth: Mender = ({ path }, filing) =>
  allAmounts(path, filing, (amount) => amount / wan, [
    '这个项目的金额都除以一万',
    "divide the project's amounts by 10,000",
  ]);

function allAmounts(
  path: JsonPath,
  filing: Filing,
  change: (amount: bigint) => bigint,
  [label, english]: readonly [string, string],
): readonly Mending[] {
  const project = projectOf(path) ?? -1;
  const funding = filing.projects[project]?.funding;
  if (funding === undefined) return [];
  const edits = amountsOf(funding).map(([key, amount]) =>
    set(`projects[${project}].funding.${key}`, plainYuan(amountOf(change(amount)))),
  );
  return [mending(label, english, edits)];
}

function amountsOf({ annual, ...whole }: Project['funding']): readonly (readonly [string, bigint])[] {
  const inYear = Object.entries(annual).map(([key, amount]) => [`annual.${key}`, amount] as const);
  return [...Object.entries(whole), ...inYear].flatMap(([key, amount]) =>
    amount === null || amount === 0n ? [] : [[key, amount] as const],
  );
}

/** Adds the unit of a rate that is written as a bare number. */
export function addPercent({ path, expected }: Fault, filing: Filing): readonly Mending[] {
  if (expected == null) return [];
  const given = valueAlong(filing, path);
  const isShare = typeof given === 'string' && expected !== `${given.trim()}%`;
  if (isShare) return [mending(`改为 ${expected}`, `change to ${expected}`, [set(path, expected)])];
  const edit = typeof given === 'string' ? set(path, `${given.trim()}(%)`) : set(`${path}.unit`, '%');
  return [mending('补写 (%)', 'add (%)', [edit])];
}

const signsAtStart = new RegExp(`^${operatorSign}+`, 'u');

/** Replaces the written operator by the expected one. */
export function operatorAsExpected({ path, expected }: Fault, filing: Filing): readonly Mending[] {
  if (expected == null) return [];
  const given = valueAlong(filing, path);
  const label = `比较符改为 ${expected}`;
  const english = `change the operator to ${expected}`;
  if (typeof given !== 'string') return [mending(label, english, [set(`${path}.operator`, expected)])];
  const rest = given.trim().replace(signsAtStart, '');
  return rest === given.trim() ? [] : [mending(label, english, [set(path, `${expected}${rest}`)])];
}

/** Removes the row, or the project, that contains the path. */
export function removed({ path }: Fault): readonly Mending[] {
  const steps = readPath(path) ?? [];
  const at = steps.findLastIndex((step) => typeof step === 'number');
  const index = steps[at];
  if (typeof index !== 'number') return [];
  const isProject = at === 1 && steps[0] === 'projects';
  const edit: Edit = { kind: 'remove', path: steps.slice(0, at), index };
  return [
    mending(
      isProject ? '删去这个项目' : '删去这一行',
      isProject ? 'remove this project' : 'remove this row',
      [edit],
    ),
  ];
}

/** Swaps the levels of the row, and of those alike. */
export const swappedLevels: Mender = ({ path, alike = [] }, filing) => {
  const edits = [path, ...alike].flatMap((level1) => {
    const level2 = level1.replace(/level1$/, 'level2');
    const [first, second] = [valueAlong(filing, level1), valueAlong(filing, level2)];
    if (typeof first !== 'string' || typeof second !== 'string') return [];
    return [set(level1, second), set(level2, first)];
  });
  return [mending('对调一级、二级指标', 'swap the two levels', edits)];
};

/** Replaces an unknown word by the nearest allowed one, in all rows of its list. */
export function nearestWord(fault: Fault, filing: Filing): readonly Mending[] {
  const { actual, expected } = fault;
  const words = expected?.split('、') ?? [];
  const meant = words.length === 1 ? words[0] : actual == null ? null : nearestKey(actual, words);
  return meant == null ? [] : everywhere({ ...fault, expected: meant }, filing);
}

/** Replaces a word by the expected one, in all rows of its list. */
export function everywhere({ path, expected, actual }: Fault, filing: Filing): readonly Mending[] {
  if (expected == null || actual == null) return [];
  const given = valueAlong(filing, path);
  if (Array.isArray(given)) {
    const at = given.indexOf(actual);
    return at < 0 ? [] : setTo(`${path}[${at}]`, expected, expected);
  }
  const [, list, key] = /^(.+)\[\d+\]\.([^.[\]]+)$/.exec(path) ?? [];
  const rows = list === undefined || list === 'projects' ? null : valueAlong(filing, list);
  const paths = Array.isArray(rows)
    ? rows.flatMap((_, index) =>
        valueAlong(filing, `${list}[${index}].${key}`) === actual ? [`${list}[${index}].${key}`] : [],
      )
    : [path];
  const edits = (paths.length === 0 ? [path] : paths).map((one) => set(one, expected));
  return [mending(`改为 ${expected}`, `change to ${expected}`, edits)];
}

function mending(label: string, english: string, edits: readonly Edit[]): Mending {
  return { label, english, edits };
}

function set(path: JsonPath, value: string | number): Edit {
  const steps: readonly PathStep[] = readPath(path) ?? [];
  return { kind: 'set', path: steps, json: JSON.stringify(value) };
}
