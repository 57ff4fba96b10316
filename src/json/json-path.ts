/** JSON paths as people write them, `projects[3].funding.annual.total`, and the steps they are made of. */
import type { JsonPath } from '../diagnostics/index.js';
import { clip } from './show.js';

/** A key of an object or an index of a list. */
export type PathStep = string | number;

const plainKey = /^[\p{L}\p{Nl}_$][\p{L}\p{N}_$]*$/u;
/** No key of the schema is nearly as long: only a strange one is ever cut. */
const longestKey = 60;

/** `['projects', 3, 'name']` → `projects[3].name`; a key that is no plain word stands as `["a b"]`. */
export function writePath(steps: readonly PathStep[]): JsonPath {
  let path = '';
  for (const step of steps) path += writeStep(step, path === '');
  return path;
}

function writeStep(step: PathStep, first: boolean): string {
  if (typeof step === 'number') return `[${step}]`;
  if (!plainKey.test(step)) return `[${JSON.stringify(clip(step, longestKey))}]`;
  return `${first ? '' : '.'}${clip(step, longestKey)}`;
}

/** The steps of a path, null if it is not written as paths are. */
export function readPath(path: JsonPath): readonly PathStep[] | null {
  const step = /(?:^|\.)([\p{L}\p{Nl}_$][\p{L}\p{N}_$]*)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/uy;
  const steps: PathStep[] = [];
  while (step.lastIndex < path.length) {
    const found = step.exec(path);
    if (found === null) return null;
    const [, key, index, quoted] = found;
    if (key !== undefined) steps.push(key);
    else if (index !== undefined) steps.push(Number(index));
    else if (quoted !== undefined) steps.push(unquote(quoted));
  }
  return steps;
}

/** What stands at the path; undefined where nothing does. */
export function valueAlong(root: unknown, path: JsonPath | readonly PathStep[]): unknown {
  let value = root;
  for (const step of typeof path === 'string' ? (readPath(path) ?? []) : path)
    value = typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined;
  return value;
}

/** The text of a JSON string; one that is broken stands as it is written. */
export function unquote(quoted: string): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted;
  }
}
