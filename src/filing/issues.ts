/** Turns zod's issues into problems in the field's words: no message of zod's own is ever shown. */
import type * as z from 'zod';
import { nearestKey } from '../diagnostics/index.js';
import { identityOf } from './identity.js';
import { type Step, writePath } from './json-path.js';
import { knownKeys, labelOf } from './labels.js';
import { missing, type Problem, wrongType } from './schema/field.js';
import { clip, codePoint } from './show.js';

type Issue = z.core.$ZodIssue;

/** A problem with the whole path from the root. */
export interface PlacedProblem extends Problem {
  readonly path: readonly Step[];
  /** Of a key that is not known: the place that it probably means. */
  readonly meant?: readonly Step[];
}

/**
 * All problems that the issues stand for, in their order. `root` is the value that was read. What is missing because its
 * key is written wrong is told once, with the key.
 */
export function* problemsOf(issues: readonly Issue[], root: unknown): Generator<PlacedProblem> {
  const meant = new Set<string>();
  for (const { meant: path } of eachProblem(issues.filter(isOfKeys), root))
    if (path !== undefined) meant.add(writePath(path));
  for (const problem of eachProblem(issues, root))
    if (problem.code !== 'filing/missing' || !meant.has(writePath(problem.path))) yield problem;
}

function isOfKeys({ code }: Issue): boolean {
  return code === 'unrecognized_keys' || code === 'invalid_union';
}

function* eachProblem(
  issues: readonly Issue[],
  root: unknown,
  above: readonly Step[] = [],
): Generator<PlacedProblem> {
  for (const issue of issues) {
    const path = [...above, ...issue.path.map(stepOf)];
    if (issue.code === 'invalid_union') yield* eachProblem(branchMeant(issue.errors), root, path);
    else if (issue.code === 'unrecognized_keys') for (const key of issue.keys) yield unknownKey(path, key);
    else yield { ...problemOf(issue, valueAt(root, path), path), path };
  }
}

function stepOf(key: PropertyKey): Step {
  return typeof key === 'symbol' ? String(key) : key;
}

/** The branch whose type fits the value, for that is what was meant; where none fits, the first. */
function branchMeant(branches: readonly (readonly Issue[])[]): readonly Issue[] {
  return branches.find((issues) => !issues.some(isWrongType)) ?? branches[0] ?? [];
}

function isWrongType(issue: Issue): boolean {
  if (issue.path.length > 0) return false;
  return issue.code === 'invalid_type' || customProblem(issue)?.code === 'filing/not-a-text';
}

function problemOf(issue: Issue, value: unknown, path: readonly Step[]): Problem {
  if (issue.code !== 'invalid_type' || value === undefined)
    return customProblem(issue) ?? missing(labelOf(path) ?? '内容');
  if (issue.expected === 'object')
    return wrongType('filing/not-an-object', '应为 {…} 样式的对象', 'must be an object', value);
  if (issue.expected === 'array')
    return wrongType('filing/not-a-list', '应为 […] 样式的列表', 'must be a list', value);
  return wrongType('filing/not-a-text', '应为文字', 'must be a text', value);
}

function customProblem(issue: Issue): Problem | null {
  const problem: unknown = issue.code === 'custom' ? issue.params?.problem : null;
  return isProblem(problem) ? problem : null;
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'english' in value;
}

function valueAt(root: unknown, path: readonly Step[]): unknown {
  let value = root;
  for (const step of path) value = isObject(value) ? value[step] : undefined;
  return value;
}

function isObject(value: unknown): value is Record<Step, unknown> {
  return typeof value === 'object' && value !== null;
}

/** A known key with something in it that cannot be seen; null of all else. */
function disguisedKey(parent: readonly Step[], key: string, known: readonly string[]): PlacedProblem | null {
  const meant = known.find((one) => one === identityOf(key));
  if (meant === undefined) return null;
  const extra = [...key].find((character) => !meant.includes(character)) ?? ' ';
  const name =
    /\s/u.test(extra) && extra !== '\ufeff'
      ? ['空格', 'a space']
      : ['看不见的字符', 'an invisible character'];
  const code = codePoint(extra.codePointAt(0) ?? 0);
  return {
    code: 'filing/unknown-key',
    message: `键名 ${meant} 里有${name[0]} ${code}，请删去它，只写 "${meant}"`,
    english: `there is ${name[1]} ${code} in the key ${meant}; write "${meant}"`,
    path: [...parent, key],
    meant: [...parent, meant],
  };
}

function unknownKey(parent: readonly Step[], key: string): PlacedProblem {
  const known = knownKeys(parent);
  const disguised = disguisedKey(parent, key, known);
  if (disguised !== null) return disguised;
  const byLabel = known.find((one) => labelOf([...parent, one]) === identityOf(key));
  const nearest = byLabel ?? nearestKey(key, known);
  const shown = writePath([clip(key)]);
  const [advice, english] =
    nearest === null
      ? [`可用的键有 ${known.join('、')}`, `known keys are ${known.join(', ')}`]
      : [`是不是 ${nearest}？`, `did you mean ${nearest}?`];
  return {
    code: 'filing/unknown-key',
    message: `没有名为 ${shown} 的键；${advice}`,
    english: `unknown key ${shown}; ${english}`,
    path: [...parent, key],
    ...(nearest === null ? {} : { meant: [...parent, nearest] }),
  };
}
