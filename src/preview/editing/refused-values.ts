/** Values that were typed and are not in the filing, because they cannot be: kept until they are typed otherwise or dropped. */
import { asFinding, type Finding } from '../../checks/index.js';
import { type Diagnostic, errorOf, type JsonPath } from '../../diagnostics/index.js';
import { jsonAt } from '../../editing/index.js';
import { clip, type PathStep, readPath, writePath } from '../../json/index.js';
import type { RefusedValue } from '../editing-protocol.js';

/** Of a filing in which nothing is typed right, as many; the oldest go. */
const mostKept = 500;
/** Longest quotation of what was typed, in characters. */
const longestQuoted = 60;

export class RefusedValues {
  #values: readonly RefusedValue[];

  constructor(values: readonly RefusedValue[] = []) {
    this.#values = values;
  }

  get all(): readonly RefusedValue[] {
    return this.#values;
  }

  refuse(path: JsonPath, typed: string, [fault]: readonly Diagnostic[]): void {
    this.settle([path]);
    if (fault === undefined) return;
    const { message, english } = fault;
    this.#values = [...this.#values, { path, typed, message, english }].slice(-mostKept);
  }

  /** Something else was typed at the paths, or it was dropped there. */
  settle(paths: readonly JsonPath[]): void {
    if (this.#values.length > 0) this.#values = this.#values.filter(({ path }) => !paths.includes(path));
  }

  /** Rows and projects may have moved; what has another value now, or is gone, is settled. */
  follow(before: string, after: string): void {
    if (this.#values.length === 0) return;
    const [was, is] = [jsonAt(before), jsonAt(after)];
    this.#values = this.#values.flatMap((value) => {
      const steps = readPath(value.path);
      const moved = steps === null ? null : movedPath(steps, was, is);
      const isSame = steps !== null && moved !== null && was(steps) === is(moved);
      return isSame ? [{ ...value, path: writePath(moved) }] : [];
    });
  }
}

/** As the list of findings has them. */
export function refusedFindings(values: readonly RefusedValue[], file: string): readonly Finding[] {
  return values.map(({ path, typed, message, english }) => {
    const quoted = clip(typed.trim(), longestQuoted);
    const said = message.includes(quoted) ? null : quoted;
    const fault = errorOf(
      'preview/not-taken',
      `没有采用，数据里还是原来的：${message}`,
      `not taken, the filing is as it was: ${english}`,
      { parameters: { typed: quoted }, path, file },
    );
    return asFinding(fault, said);
  });
}

type Read = (path: readonly PathStep[]) => string;

/** Where the place is after items of lists were added, removed or moved; null where its item is gone. */
function movedPath(path: readonly PathStep[], was: Read, is: Read): readonly PathStep[] | null {
  const moved: PathStep[] = [];
  for (const [at, step] of path.entries()) {
    const place = typeof step === 'number' ? movedIndex(step, path.slice(0, at), moved, was, is) : step;
    if (place === null) return null;
    moved.push(place);
  }
  return moved;
}

/** An item is known by its text, first where it stood; one that has another text now stands where it stood among as many. */
function movedIndex(
  index: number,
  list: readonly PathStep[],
  movedList: readonly PathStep[],
  was: Read,
  is: Read,
): number | null {
  const item = was([...list, index]);
  if (is([...movedList, index]) === item) return index;
  const after = itemsAt(movedList, is);
  const found = after.indexOf(item);
  if (found >= 0) return found;
  return after.length === itemsAt(list, was).length ? index : null;
}

function itemsAt(list: readonly PathStep[], read: Read): readonly string[] {
  const items: string[] = [];
  for (let item = read([...list, 0]); item !== ''; item = read([...list, items.length])) items.push(item);
  return items;
}
