/** Scopes of names in a template: the blocks around a place, innermost first. */
import type { ExpressionShape } from './helper.js';
import { leafShape, type RecordShape, type Shape } from './shape.js';
import type { Value } from './steps.js';
import type { Path } from './template-ast.js';

/** An expression: what kind of thing it stands for, and where that is found when the template is filled. */
export interface Resolved<Kind extends ExpressionShape = ExpressionShape> {
  readonly shape: Kind;
  readonly value: Value;
}

export interface NameScope {
  /** Where plain names are looked up. */
  readonly context: Shape;
  /** Number of blocks around that open a level of their own. */
  readonly level: number;
  /** Names given by `as |row index|` of this block. */
  readonly blockParams: ReadonlyMap<string, Resolved<Shape>>;
  /** Whether this block is an `each`, which sets `@index`, `@first` and `@last`. */
  readonly isLoop: boolean;
  /** The block around; null at the root. */
  readonly outer: NameScope | null;
}

export function rootScope(root: RecordShape): NameScope {
  return { context: root, level: 0, blockParams: new Map(), isLoop: false, outer: null };
}

/** The scope inside an `each` (`isLoop`) or a `with` of the item, which takes the names `as |…|`. */
export function innerScope(
  outer: NameScope,
  context: Shape,
  isLoop: boolean,
  names: readonly string[],
): NameScope {
  const level = outer.level + 1;
  const item: Resolved<Shape> = { shape: context, value: { kind: 'data', level, names: [] } };
  const index: Resolved<Shape> = { shape: leafShape('number'), value: { kind: 'index', level } };
  const given = isLoop ? [item, index] : [item];
  const blockParams = new Map<string, Resolved<Shape>>();
  for (const [position, resolved] of given.entries()) {
    const name = names[position];
    if (name !== undefined) blockParams.set(name, resolved);
  }
  return { context, level, blockParams, isLoop, outer };
}

/** Extends the scope by names. */
export function withNames(scope: NameScope, names: ReadonlyMap<string, Resolved<Shape>>): NameScope {
  return names.size === 0 ? scope : { ...scope, blockParams: new Map([...scope.blockParams, ...names]) };
}

/** Returns the value in which plain names are looked up, as an expression. */
export function contextOf({ context, level }: NameScope): Resolved<Shape> {
  return { shape: context, value: { kind: 'data', level, names: [] } };
}

export function rootOf(scope: NameScope): NameScope {
  return scope.outer === null ? scope : rootOf(scope.outer);
}

/** The scope that `../` leads to, `depth` times; null past the root. */
export function scopeAbove(scope: NameScope, depth: number): NameScope | null {
  if (depth === 0) return scope;
  return scope.outer === null ? null : scopeAbove(scope.outer, depth - 1);
}

/** Whether the path says itself where it begins (`../`, `./`, `this.`), so that it never means a block parameter. */
export function isScoped({ depth, original }: Path): boolean {
  return depth > 0 || /^\.|this\b/.test(original);
}

export function blockParam(scope: NameScope, name: string): Resolved<Shape> | null {
  const declared = scope.blockParams.get(name);
  if (declared !== undefined) return declared;
  return scope.outer === null ? null : blockParam(scope.outer, name);
}

const loopNames = ['index', 'first', 'last'] as const;

/** `@index` of the loop that stands `depth` loops further out; null if there is none or no such name. */
export function loopData(scope: NameScope, name: string, depth: number): Resolved<Shape> | null {
  const loop = loopAround(scope, depth);
  const kind = loopNames.find((known) => known === name);
  if (loop === null || kind === undefined) return null;
  const shape = leafShape(kind === 'index' ? 'number' : 'boolean');
  return { shape, value: { kind, level: loop.level } };
}

function loopAround(scope: NameScope | null, depth: number): NameScope | null {
  if (scope === null) return null;
  if (!scope.isLoop) return loopAround(scope.outer, depth);
  return depth === 0 ? scope : loopAround(scope.outer, depth - 1);
}

export const dataNames: readonly string[] = ['root', ...loopNames];
