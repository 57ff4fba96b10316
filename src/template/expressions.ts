/** Works out what each expression of a template stands for, and reports names and arguments that do not fit. */
import { meantName, nearestKey } from '../diagnostics/index.js';
import type { ProblemList } from '../model/index.js';
import { ArgumentCheck } from './argument-check.js';
import type { ExpressionShape, Helper } from './helper.js';
import { helperNamed, helperNames } from './helpers/index.js';
import { describeShape } from './kinds.js';
import { targetParts } from './leaf.js';
import {
  blockParam,
  contextOf,
  dataNames,
  isScoped,
  loopData,
  type NameScope,
  type Resolved,
  rootOf,
  scopeAbove,
} from './scope.js';
import { leafShape, type Shape } from './shape.js';
import type { Value } from './steps.js';
import {
  type Call,
  type Expression,
  type Literal,
  type NamedArgument,
  type Path,
  placeOf,
} from './template-ast.js';

/** null if the expression is wrong, which has then been reported. */
type ResolvedOrNull<Kind extends ExpressionShape = ExpressionShape> = Resolved<Kind> | null;

export class ExpressionReader {
  readonly #problems: ProblemList;
  readonly #arguments: ArgumentCheck;

  constructor(problems: ProblemList) {
    this.#problems = problems;
    this.#arguments = new ArgumentCheck(problems);
  }

  read(expression: Expression, scope: NameScope): ResolvedOrNull {
    switch (expression.type) {
      case 'PathExpression':
        return this.readPath(expression, scope);
      case 'SubExpression':
        return this.readCall(expression, scope);
      default:
        return this.#readLiteral(expression);
    }
  }

  /** `{{name}}` is a helper where one is called so; `{{name x}}` always must be. */
  readCall(call: Call, scope: NameScope): ResolvedOrNull {
    const { path, params, hash } = call;
    if (path.type !== 'PathExpression') {
      return this.#problems.report(
        'template/unknown-helper',
        placeOf(path),
        '此处应为数据的名称或助手',
        'a name or a helper belongs here',
      );
    }
    const name = path.parts.length === 1 && path.depth === 0 && !path.data ? path.original : null;
    const helper = name === null || blockParam(scope, name) !== null ? null : helperNamed(name);
    if (helper !== null) return this.#readHelper(helper, call, scope);
    if (params.length === 0 && (hash?.pairs.length ?? 0) === 0) return this.readPath(path, scope);
    const { nearest, zh, en } = meantName(path.original, helperNames);
    return this.#problems.report(
      'template/unknown-helper',
      placeOf(path),
      `没有“${path.original}”这个助手；${zh}`,
      `There is no helper ${path.original}; ${en}`,
      { found: path.original, nearest, known: helperNames },
    );
  }

  /** By name; null if one is wrong. */
  namedArguments(
    pairs: readonly NamedArgument[],
    scope: NameScope,
  ): ReadonlyMap<string, Resolved<Shape>> | null {
    const given = new Map<string, Resolved<Shape>>();
    for (const { key, value } of pairs) {
      const found = this.read(value, scope);
      if (found === null) continue;
      const { shape } = found;
      if (shape.kind === 'attribute' || shape.kind === 'page') {
        this.#problems.report(
          'template/wrong-argument',
          placeOf(value),
          '不能把属性的值或页码交给引入的文件',
          'This cannot be given to an include',
        );
      } else given.set(key, { ...found, shape: shape.kind === 'literal' ? leafShape('text') : shape });
    }
    return given.size === pairs.length ? given : null;
  }

  readPath(path: Path, scope: NameScope): ResolvedOrNull<Shape> {
    if (path.data) return this.#readData(path, scope);
    const [first] = path.parts;
    const scoped = isScoped(path);
    const param = first === undefined || scoped ? null : blockParam(scope, first);
    if (param !== null) return this.#walk(path, param, path.parts.slice(1), first ?? '');
    const above = scopeAbove(scope, path.depth);
    if (above === null) {
      return this.#problems.report(
        'template/unknown-path',
        placeOf(path),
        `“${path.original}”的 ../ 超出了最外层`,
        `${path.original} leads out of the root`,
        { found: path.original },
      );
    }
    const context = contextOf(above);
    if (scoped || knows(above.context, first)) return this.#walk(path, context, path.parts, '');
    const outside = stepsTo(scope.outer, first ?? '');
    if (outside === null) return this.#unnamed(path, context, scope);
    const meant = `${'../'.repeat(outside)}${path.original}`;
    return this.#problems.report(
      'template/unknown-path',
      placeOf(path),
      `这里没有“${first}”，它在外层；请写 ${meant}`,
      `There is no ${first} here but further out; write ${meant}`,
      { found: first ?? '', meant },
    );
  }

  /** Reports an unknown name, and suggests `as |name|` where an `each` without it would explain the name. */
  #unnamed(path: Path, context: Resolved<Shape>, scope: NameScope): ResolvedOrNull<Shape> {
    const [first = '', second] = path.parts;
    const meansItem = second !== undefined && scope.isLoop && scope.blockParams.size === 0;
    if (!meansItem || !knows(scope.context, second)) return this.#walk(path, context, path.parts, '');
    return this.#problems.report(
      'template/unknown-path',
      placeOf(path),
      `这里没有“${first}”；要用这个名称，请在 each 里写 as |${first}|：{{#each … as |${first}|}}`,
      `There is no ${first} here; to use it, write {{#each … as |${first}|}}`,
      { found: first },
    );
  }

  #readData(path: Path, scope: NameScope): ResolvedOrNull<Shape> {
    const [name = '', ...rest] = path.parts;
    if (name === 'root') return this.#walk(path, contextOf(rootOf(scope)), rest, '@root');
    const found = loopData(scope, name, path.depth);
    if (found !== null) return this.#walk(path, found, rest, `@${name}`);
    const near = nearestKey(name, dataNames);
    const known = dataNames.includes(name);
    return this.#problems.report(
      'template/unknown-path',
      placeOf(path),
      known
        ? `“${path.original}”只能用在 each 里`
        : `没有“${path.original}”${near === null ? '' : `；是不是“@${near}”？`}`,
      known ? `${path.original} has a meaning inside each only` : `There is no ${path.original}`,
      { found: name, nearest: near },
    );
  }

  #walk(path: Path, start: Resolved<Shape>, parts: readonly string[], walked: string): ResolvedOrNull<Shape> {
    let { shape } = start;
    let so = walked;
    for (const part of parts) {
      const next = partOf(shape, part);
      if (next === undefined) return this.#unknownPart(path, part, so, shape);
      shape = next;
      so = so === '' ? part : `${so}.${part}`;
    }
    return { shape, value: valueWithin(start.value, parts) };
  }

  #unknownPart(path: Path, part: string, walked: string, shape: Shape): null {
    const place = walked === '' ? '这里' : `“${walked}”里`;
    const within = walked === '' ? 'here' : `in ${walked}`;
    if (shape.kind !== 'record') {
      const { chinese, english } = describeShape(shape);
      const hint = shape.kind === 'list' ? '；请用 each 逐项取' : '';
      return this.#problems.report(
        'template/unknown-path',
        placeOf(path),
        `${place}是${chinese}，没有“${part}”${hint}`,
        `there is ${english} ${within}, which has no ${part}`,
        { found: part, in: walked },
      );
    }
    const names = [...shape.fields.keys()];
    const { nearest, zh, en } = meantName(part, names);
    return this.#problems.report(
      'template/unknown-path',
      placeOf(path),
      `${place}没有“${part}”；${zh}`,
      `There is no ${part} ${within}; ${en}`,
      { found: part, in: walked, nearest, known: names },
    );
  }

  #readLiteral(literal: Literal): ResolvedOrNull {
    if (literal.type === 'NullLiteral' || literal.type === 'UndefinedLiteral') {
      return this.#problems.report(
        'template/wrong-argument',
        placeOf(literal),
        '不能用 null、undefined；请用 blank 判断是否填了',
        'null and undefined have no use here; ask with blank',
      );
    }
    return {
      shape: { kind: 'literal', value: literal.value },
      value: { kind: 'literal', value: literal.value },
    };
  }

  #readHelper(helper: Helper, call: Call, scope: NameScope): ResolvedOrNull {
    const given = call.params.map((param) => this.read(param, scope));
    const named = this.#namedValues(helper, call, scope);
    const positional = this.#arguments.positionalFit(helper, call, given);
    if (named === null || !positional) return null;
    const resolved = given.filter((one) => one !== null);
    if (resolved.length !== given.length) return null;
    const literals = [...named].flatMap(([name, value]) =>
      value.kind === 'literal' ? [[name, value.value] as const] : [],
    );
    const shapes = resolved.map((one) => one.shape);
    const shape = helper.returns(shapes, Object.fromEntries(literals));
    if (typeof shape !== 'string') {
      const values = resolved.map(({ value }) => value);
      return {
        shape,
        value: {
          kind: 'call',
          helper: helper.name,
          values,
          named: named.size === 0 ? null : Object.fromEntries(named),
        },
      };
    }
    return this.#problems.report(
      'template/wrong-argument',
      placeOf(call),
      `${helper.name}：${shape}；写法如 ${helper.example}`,
      `${helper.name}: these arguments do not fit together; write it like ${helper.example}`,
      { helper: helper.name },
    );
  }

  /** Values of the named arguments; null if one is wrong or missing. */
  #namedValues(helper: Helper, call: Call, scope: NameScope): ReadonlyMap<string, Value> | null {
    const known = helper.named ?? [];
    const values = new Map<string, Value>();
    let fit = true;
    for (const pair of call.hash?.pairs ?? []) {
      const parameter = known.find((each) => each.name === pair.key);
      const found = this.read(pair.value, scope);
      if (parameter === undefined) this.#arguments.unknownNamed(helper, pair.key, pair, known);
      fit &&= parameter !== undefined && this.#arguments.fits(helper, parameter, found, pair.value);
      if (found !== null) values.set(pair.key, found.value);
      fit &&= found !== null;
    }
    return this.#arguments.noneMissing(helper, call) && fit ? values : null;
  }
}

function knows(shape: Shape, name: string | undefined): boolean {
  return name === undefined || (shape.kind === 'record' && shape.fields.has(name));
}

/** Number of `../` that lead to the block that knows the name; null if none does. */
function stepsTo(outer: NameScope | null, name: string): number | null {
  if (outer === null) return null;
  if (knows(outer.context, name)) return 1;
  const further = stepsTo(outer.outer, name);
  return further === null ? null : further + 1;
}

/** Extends a value by names below it. */
function valueWithin(value: Value, names: readonly string[]): Value {
  if (names.length === 0) return value;
  if (value.kind === 'data') return { ...value, names: [...value.names, ...names] };
  return { kind: 'within', value, names };
}

/** Shape under a name in a record, or in a target. */
function partOf(shape: Shape, name: string): Shape | undefined {
  if (shape.kind === 'record') return shape.fields.get(name);
  return shape.kind === 'leaf' && shape.leaf === 'target' && targetParts.some((part) => part === name)
    ? leafShape('text')
    : undefined;
}
