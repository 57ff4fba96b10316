/** What the names at one place of a template mean: the blocks around it, innermost first. */
import { leafShape, type RecordShape, type Shape } from './shape.js';
import type { Path } from './template-ast.js';

export interface Scope {
  /** What plain names are looked up in. */
  readonly context: Shape;
  /** Names given by `as |row index|` of this block. */
  readonly blockParams: ReadonlyMap<string, Shape>;
  /** Whether this block is an `each`, which sets `@index`, `@first` and `@last`. */
  readonly isLoop: boolean;
  /** The block around; null at the root. */
  readonly outer: Scope | null;
}

export function rootScope(root: RecordShape): Scope {
  return { context: root, blockParams: new Map(), isLoop: false, outer: null };
}

export function rootOf(scope: Scope): Shape {
  return scope.outer === null ? scope.context : rootOf(scope.outer);
}

/** The scope that `../` leads to, `depth` times; null past the root. */
export function scopeAbove(scope: Scope, depth: number): Scope | null {
  if (depth === 0) return scope;
  return scope.outer === null ? null : scopeAbove(scope.outer, depth - 1);
}

/** Whether the path says itself where it begins (`../`, `./`, `this.`), so that it never means a block parameter. */
export function isScoped({ depth, original }: Path): boolean {
  return depth > 0 || /^\.|this\b/.test(original);
}

export function blockParam(scope: Scope, name: string): Shape | null {
  const own = scope.blockParams.get(name);
  if (own !== undefined) return own;
  return scope.outer === null ? null : blockParam(scope.outer, name);
}

const dataShapes: ReadonlyMap<string, Shape> = new Map([
  ['index', leafShape('number')],
  ['first', leafShape('boolean')],
  ['last', leafShape('boolean')],
]);

/** `@index` of the loop that stands `depth` loops further out; null where there is none or no such name. */
export function loopData(scope: Scope, name: string, depth: number): Shape | null {
  const loop = loopAround(scope, depth);
  return loop === null ? null : (dataShapes.get(name) ?? null);
}

function loopAround(scope: Scope | null, depth: number): Scope | null {
  if (scope === null) return null;
  if (!scope.isLoop) return loopAround(scope.outer, depth);
  return depth === 0 ? scope : loopAround(scope.outer, depth - 1);
}

export const dataNames: readonly string[] = ['root', ...dataShapes.keys()];
