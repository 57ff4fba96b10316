/** Turns zod's issues into problems in the field's words: no message of zod's own is ever shown. */
import type * as z from 'zod';
import { nearestKey } from '../diagnostics/index.js';
import { type Step, writePath } from './json-path.js';
import { knownKeys, labelOf } from './labels.js';
import { missing, type Problem, wrongType } from './schema/field.js';
import { clip } from './show.js';

type Issue = z.core.$ZodIssue;

/** A problem with the whole path from the root. */
export interface PlacedProblem extends Problem {
  readonly path: readonly Step[];
}

/** All problems that the issues stand for, in their order. `root` is the value that was read. */
export function* problemsOf(
  issues: readonly Issue[],
  root: unknown,
  above: readonly Step[] = [],
): Generator<PlacedProblem> {
  for (const issue of issues) {
    const path = [...above, ...issue.path.map(stepOf)];
    if (issue.code === 'invalid_union') yield* problemsOf(branchMeant(issue.errors), root, path);
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

function unknownKey(parent: readonly Step[], key: string): PlacedProblem {
  const known = knownKeys(parent);
  const nearest = nearestKey(key, known);
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
  };
}
