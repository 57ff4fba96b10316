/** Turns zod's issues into Chinese and English, for all JSON that we read: no message of zod's own is ever shown. */
import type * as z from 'zod';
import { type DiagnosticParameters, nearestKey } from '../diagnostics/index.js';
import { type PathStep, valueAlong, writePath } from './json-path.js';
import { keyWithin } from './key-words.js';
import { clip, codePoint, show } from './show.js';

type Issue = z.core.$ZodIssue;

/** Something wrong with a value; `path` leads from it to the part meant. A schema of ours reports it as `params.problem`. */
export interface ValueProblem {
  readonly code: string;
  readonly message: string;
  readonly english: string;
  /** See `Diagnostic`. */
  readonly parameters: DiagnosticParameters;
  readonly path?: readonly PathStep[];
}

/** A problem with the whole path from the root. */
export interface PlacedProblem extends ValueProblem {
  readonly path: readonly PathStep[];
  /** For an unknown key: the place that it probably means. */
  readonly meant?: readonly PathStep[];
}

/** Names of a schema's places. */
export interface PlaceNames {
  /** The Chinese label; null if it has none. */
  labelOf(path: readonly PathStep[]): string | null;
  /** The keys that an object there may have. */
  keysOf(path: readonly PathStep[]): readonly string[];
  /** The form in which keys that look the same are equal. */
  identityOf(key: string): string;
}

/**
 * Yields the problems behind the issues, in order, each worded on demand. `root` is the value that was read. A member
 * that is missing because its key is misspelt is reported once, with the key.
 */
export function* problemsOf(
  issues: readonly Issue[],
  root: unknown,
  names: PlaceNames,
): Generator<() => PlacedProblem> {
  const meant = meantPlaces(issues, root, names);
  for (const problem of eachProblem(issues, root, names, []))
    if (problem.missing === undefined || !meant.has(writePath(problem.missing))) yield problem.word;
}

/** A problem that is not in words yet; `missing`: the path of what should be there. */
interface Unworded {
  readonly word: () => PlacedProblem;
  readonly missing?: readonly PathStep[];
}

/** The places that unknown keys probably mean, of as many as anyone reads. */
function meantPlaces(issues: readonly Issue[], root: unknown, names: PlaceNames): ReadonlySet<string> {
  const ofKeys = issues.filter(({ code }) => code === 'unrecognized_keys' || code === 'invalid_union');
  const meant = new Set<string>();
  let left = mostKeys;
  for (const { word, missing: isMissing } of eachProblem(ofKeys, root, names, [])) {
    const path = isMissing === undefined ? word().meant : undefined;
    if (path !== undefined) meant.add(writePath(path));
    left -= 1;
    if (left === 0) break;
  }
  return meant;
}

const mostKeys = 1000;

function* eachProblem(
  issues: readonly Issue[],
  root: unknown,
  names: PlaceNames,
  above: readonly PathStep[],
): Generator<Unworded> {
  for (const issue of issues) {
    const path = [...above, ...issue.path.map(stepOf)];
    if (issue.code === 'unrecognized_keys')
      for (const key of issue.keys) yield { word: () => unknownKey(path, key, names) };
    else if (issue.code === 'invalid_union' && issue.errors.length > 0)
      yield* eachProblem(branchMeant(issue.errors), root, names, path);
    else {
      const value = valueAlong(root, path);
      const word = () => ({ ...problemOf(issue, value, () => names.labelOf(path)), path });
      yield value === undefined ? { word, missing: path } : { word };
    }
  }
}

function stepOf(key: PropertyKey): PathStep {
  return typeof key === 'symbol' ? String(key) : key;
}

/** The branch whose type fits the value, for that is what was meant; where none fits, the first. */
function branchMeant(branches: readonly (readonly Issue[])[]): readonly Issue[] {
  return branches.find((issues) => !issues.some(isWrongType)) ?? branches[0] ?? [];
}

function isWrongType(issue: Issue): boolean {
  if (issue.path.length > 0) return false;
  return issue.code === 'invalid_type' || ownProblem(issue)?.code === 'not-a-text';
}

function problemOf(issue: Issue, value: unknown, labelOf: () => string | null): ValueProblem {
  const own = ownProblem(issue);
  if (own !== null) return own;
  if (value === undefined) return missing(labelOf() ?? '这一项');
  if (issue.code === 'too_small' && issue.origin !== 'number')
    return { code: 'missing', message: '不能为空，请填写', english: 'must not be empty', parameters: {} };
  const [code, chinese, english] = wantedBy(issue);
  return {
    code,
    message: `应${chinese}，这里是 ${show(value)}${remedyOf(issue, value)}`,
    english: `must be ${english}, found ${show(value)}`,
    parameters: { found: show(value), expected: `must be ${english}` },
  };
}

/** The problem that a schema of ours reports itself. */
function ownProblem(issue: Issue): ValueProblem | null {
  const problem: unknown = issue.code === 'custom' ? issue.params?.problem : null;
  return isProblem(problem) ? problem : null;
}

function isProblem(value: unknown): value is ValueProblem {
  return typeof value === 'object' && value !== null && 'code' in value && 'english' in value;
}

/** The problem of a value that must be given and is not. */
export function missing(label: string): ValueProblem {
  return {
    code: 'missing',
    message: `缺少${label}，请填写`,
    english: 'is missing; it must be given',
    parameters: { label },
  };
}

/** Whether an object holds values itself, and is not a list by names: {"甲项目": {…}}. */
function isElement(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((part) => part !== null && typeof part !== 'object');
}

/** What to do where a value is of another structure; '' where that is not known. */
function remedyOf(issue: Issue, value: unknown): string {
  if (issue.code !== 'invalid_type') return '';
  const isText = typeof value === 'string';
  if (isText && /^\s*[{[]/.test(value)) return '；这是写成文字的 JSON，请去掉外面的引号和里面的反斜杠';
  if (issue.expected === 'array') {
    if (isText) return '；请写在 [ ] 里';
    return isElement(value) ? '；请在外面加上 [ ]' : '';
  }
  if (issue.expected !== 'object' || !Array.isArray(value) || value.length === 0) return '';
  return value.length === 1 ? '；请去掉外面的 [ ]' : '；这里只写一份，有几份的请分成几个文件';
}

type WantedType = readonly [code: string, chinese: string, english: string];

const typeNames: Readonly<Record<string, WantedType>> = {
  string: ['not-a-text', '为文字', 'a text'],
  object: ['not-an-object', '为 {…} 样式的对象', 'an object'],
  record: ['not-an-object', '为 {…} 样式的对象', 'an object'],
  array: ['not-a-list', '为 […] 样式的列表', 'a list'],
  number: ['not-a-number', '为数', 'a number'],
  int: ['not-a-number', '为整数', 'a whole number'],
  boolean: ['not-a-boolean', '为 true 或 false', 'true or false'],
};

function wantedBy(issue: Issue): WantedType {
  switch (issue.code) {
    case 'invalid_type':
      return typeNames[issue.expected] ?? ['wrong-type', `为 ${issue.expected}`, issue.expected];
    case 'invalid_value':
      return oneOf(issue.values);
    case 'invalid_union':
      return oneOf('options' in issue ? (issue.options ?? []) : []);
    case 'too_small': {
      const [chinese, english] = issue.inclusive === false ? ['大于', 'more than'] : ['不小于', 'at least'];
      return ['too-small', `${chinese} ${issue.minimum}`, `${english} ${issue.minimum}`];
    }
    case 'too_big':
      return tooBig(issue);
    case 'invalid_key':
      return ['wrong-key', ...formatOf(issue.issues[0])];
    default:
      return ['wrong-format', ...formatOf(issue)];
  }
}

function tooBig({ origin, maximum }: z.core.$ZodIssueTooBig): WantedType {
  switch (origin) {
    case 'string':
      return ['too-long', `不多于 ${maximum} 个字`, `at most ${maximum} characters`];
    case 'array':
      return ['too-long', `不多于 ${maximum} 项`, `at most ${maximum} items`];
    default:
      return ['too-big', `不大于 ${maximum}`, `at most ${maximum}`];
  }
}

function oneOf(values: readonly unknown[]): WantedType {
  const shown = values.map((value) => (typeof value === 'string' ? `"${value}"` : String(value)));
  return ['wrong-value', `为 ${shown.join('、')} 之一`, `one of ${shown.join(', ')}`];
}

/** A schema of ours says in Chinese what it wants of a text, as its error; English readers get the pattern. */
function formatOf(issue: Issue | undefined): readonly [chinese: string, english: string] {
  const pattern = issue?.code === 'invalid_format' ? (issue.pattern ?? issue.format) : 'of another form';
  return [`为${issue?.message ?? '别的写法'}`, pattern];
}

/** A known key with something in it that cannot be seen; null of all else. */
function disguisedKey(
  parent: readonly PathStep[],
  key: string,
  known: readonly string[],
  { identityOf }: PlaceNames,
): PlacedProblem | null {
  const meant = known.find((one) => one === identityOf(key));
  if (meant === undefined) return null;
  const extra = [...key].find((character) => !meant.includes(character)) ?? ' ';
  const name =
    /\s/u.test(extra) && extra !== '\ufeff'
      ? ['空格', 'a space']
      : ['看不见的字符', 'an invisible character'];
  const code = codePoint(extra.codePointAt(0) ?? 0);
  return {
    code: 'unknown-key',
    message: `键名 ${meant} 里有${name[0]} ${code}，请删去它，只写 "${meant}"`,
    english: `there is ${name[1]} ${code} in the key ${meant}; write "${meant}"`,
    parameters: { key: clip(key), nearest: meant },
    path: [...parent, key],
    meant: [...parent, meant],
  };
}

/** The key that a label stands for, also the end of one: 指标值 for 年度指标值, if it is the only such. */
function keyOfLabel(
  parent: readonly PathStep[],
  label: string,
  known: readonly string[],
  { labelOf }: PlaceNames,
): string | null {
  const labels = known.map((key) => [key, labelOf([...parent, key]) ?? ''] as const);
  const exact = labels.find(([, one]) => one === label);
  if (exact !== undefined) return exact[0];
  const ending = /^\p{Script=Han}{2,}$/u.test(label) ? labels.filter(([, one]) => one.endsWith(label)) : [];
  return ending.length === 1 ? (ending[0]?.[0] ?? null) : null;
}

/** The objects near by, below or above, in which the key is known. */
function placesOfKey(parent: readonly PathStep[], key: string, { keysOf }: PlaceNames): readonly string[] {
  const below = keysOf(parent).flatMap((one) => {
    if (keysOf([...parent, one]).includes(key)) return [` ${one} `];
    return keysOf([...parent, one, 0]).includes(key) ? [` ${one} 的各项`] : [];
  });
  if (below.length > 0 || parent.length === 0) return below;
  const above = parent.slice(0, typeof parent.at(-1) === 'number' ? -2 : -1);
  return keysOf(above).includes(key) ? ['外面一层'] : [];
}

function unknownKey(parent: readonly PathStep[], key: string, names: PlaceNames): PlacedProblem {
  const known = names.keysOf(parent);
  const disguised = disguisedKey(parent, key, known, names);
  if (disguised !== null) return disguised;
  const nearest =
    keyOfLabel(parent, names.identityOf(key), known, names) ??
    nearestKey(key, known) ??
    keyWithin(key, known);
  const shown = writePath([clip(key)]);
  const elsewhere = nearest === null ? placesOfKey(parent, key, names) : [];
  const [advice, english] =
    elsewhere.length > 0
      ? [
          `它应写在${elsewhere.join('或')}里`,
          `it belongs elsewhere: ${elsewhere.map((place) => place.trim()).join(', ')}`,
        ]
      : nearest === null
        ? [`可用的键有 ${known.join('、')}`, `known keys are ${known.join(', ')}`]
        : [`是不是 ${nearest}？`, `did you mean ${nearest}?`];
  return {
    code: 'unknown-key',
    message: `没有名为 ${shown} 的键；${advice}`,
    english: `unknown key ${shown}; ${english}`,
    parameters: { key: clip(key), nearest, known },
    path: [...parent, key],
    ...(nearest === null ? {} : { meant: [...parent, nearest] }),
  };
}
