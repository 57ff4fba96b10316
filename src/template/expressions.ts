/** Works out what each expression of a template stands for, and reports names and arguments that do not fit. */
import { nearestKey } from '../filing/index.js';
import type { Faults } from './faults.js';
import type { ExpressionShape, Helper, Parameter } from './helper.js';
import { helperNamed, helperNames } from './helpers/index.js';
import { describeParameter, describeShape, fits } from './kinds.js';
import { blockParam, dataNames, isScoped, loopData, rootOf, type Scope, scopeAbove } from './scope.js';
import type { Shape } from './shape.js';
import type { Call, Expression, Literal, Path } from './template-ast.js';

/** null where the expression is wrong, which has then been reported. */
export type Found<Kind extends ExpressionShape = ExpressionShape> = Kind | null;

export class ExpressionReader {
  readonly #faults: Faults;

  constructor(faults: Faults) {
    this.#faults = faults;
  }

  read(expression: Expression, scope: Scope): Found {
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
  readCall(call: Call, scope: Scope): Found {
    const { path, params, hash } = call;
    if (path.type !== 'PathExpression') {
      return this.#wrong(
        'unknown-helper',
        path,
        '此处应为数据的名称或助手',
        'a name or a helper belongs here',
      );
    }
    const name = path.parts.length === 1 && path.depth === 0 && !path.data ? path.original : null;
    const helper = name === null || blockParam(scope, name) !== null ? null : helperNamed(name);
    if (helper !== null) return this.#readHelper(helper, call, scope);
    if (params.length === 0 && (hash?.pairs.length ?? 0) === 0) return this.readPath(path, scope);
    const near = nearestKey(path.original, helperNames);
    return this.#wrong(
      'unknown-helper',
      path,
      `没有“${path.original}”这个助手${near === null ? '' : `；是不是“${near}”？`}`,
      `There is no helper ${path.original}${near === null ? '' : `; did you mean ${near}?`}`,
    );
  }

  readPath(path: Path, scope: Scope): Found<Shape> {
    if (path.data) return this.#readData(path, scope);
    const [first] = path.parts;
    const scoped = isScoped(path);
    const param = first === undefined || scoped ? null : blockParam(scope, first);
    if (param !== null) return this.#walk(path, param, path.parts.slice(1), first ?? '');
    const above = scopeAbove(scope, path.depth);
    if (above === null) {
      return this.#wrong(
        'unknown-path',
        path,
        `“${path.original}”的 ../ 超出了最外层`,
        `${path.original} leads out of the root`,
      );
    }
    if (scoped || knows(above.context, first)) return this.#walk(path, above.context, path.parts, '');
    const outside = stepsTo(scope.outer, first ?? '');
    if (outside === null) return this.#walk(path, above.context, path.parts, '');
    const meant = `${'../'.repeat(outside)}${path.original}`;
    return this.#wrong(
      'unknown-path',
      path,
      `这里没有“${first}”，它在外层；请写 ${meant}`,
      `There is no ${first} here but further out; write ${meant}`,
    );
  }

  #readData(path: Path, scope: Scope): Found<Shape> {
    const [name = '', ...rest] = path.parts;
    if (name === 'root') return this.#walk(path, rootOf(scope), rest, '@root');
    const shape = loopData(scope, name, path.depth);
    if (shape !== null) return this.#walk(path, shape, rest, `@${name}`);
    const near = nearestKey(name, dataNames);
    const known = dataNames.includes(name);
    return this.#wrong(
      'unknown-path',
      path,
      known
        ? `“${path.original}”只能用在 each 里`
        : `没有“${path.original}”${near === null ? '' : `；是不是“@${near}”？`}`,
      known ? `${path.original} has a meaning inside each only` : `There is no ${path.original}`,
    );
  }

  #walk(path: Path, start: Shape, parts: readonly string[], walked: string): Found<Shape> {
    let shape = start;
    let so = walked;
    for (const part of parts) {
      const fields = shape.kind === 'record' ? shape.fields : new Map<string, Shape>();
      const next = fields.get(part);
      if (next === undefined) return this.#unknownPart(path, part, so, shape);
      shape = next;
      so = so === '' ? part : `${so}.${part}`;
    }
    return shape;
  }

  #unknownPart(path: Path, part: string, walked: string, shape: Shape): null {
    const place = walked === '' ? '这里' : `“${walked}”里`;
    const within = walked === '' ? 'here' : `in ${walked}`;
    if (shape.kind !== 'record') {
      const { chinese, english } = describeShape(shape);
      const hint = shape.kind === 'list' ? '；请用 each 逐项取' : '';
      return this.#wrong(
        'unknown-path',
        path,
        `${place}是${chinese}，没有“${part}”${hint}`,
        `there is ${english} ${within}, which has no ${part}`,
      );
    }
    const names = [...shape.fields.keys()];
    const near = nearestKey(part, names);
    return this.#wrong(
      'unknown-path',
      path,
      `${place}没有“${part}”${near === null ? `；可用的名称：${names.join('、')}` : `；是不是“${near}”？`}`,
      `There is no ${part} ${within}${near === null ? `; known are ${names.join(', ')}` : `; did you mean ${near}?`}`,
    );
  }

  #readLiteral(literal: Literal): Found {
    if (literal.type === 'NullLiteral' || literal.type === 'UndefinedLiteral') {
      return this.#wrong(
        'wrong-argument',
        literal,
        '不能用 null、undefined；请用 blank 判断是否填了',
        'null and undefined have no use here; ask with blank',
      );
    }
    return { kind: 'literal', value: literal.value };
  }

  #readHelper(helper: Helper, call: Call, scope: Scope): Found {
    const given = call.params.map((param) => this.read(param, scope));
    const named = this.#namedFit(helper, call, scope);
    const positional = this.#positionalFit(helper, call, given);
    if (!named || !positional) return null;
    const shapes = given.filter((shape) => shape !== null);
    if (shapes.length !== given.length) return null;
    const result = helper.returns(shapes);
    if (typeof result !== 'string') return result;
    return this.#wrong(
      'wrong-argument',
      call,
      `${helper.name}：${result}；写法如 ${helper.example}`,
      `${helper.name}: these arguments do not fit together; write it like ${helper.example}`,
    );
  }

  #positionalFit(helper: Helper, call: Call, given: readonly Found[]): boolean {
    const { parameters } = helper;
    const takesAny = parameters.at(-1)?.rest === true;
    const least = parameters.filter((parameter) => parameter.optional !== true).length;
    if (given.length < least || (!takesAny && given.length > parameters.length)) {
      const wanted = parameters.map((parameter) => parameter.name).join('、') || '无';
      this.#wrong(
        'wrong-argument',
        call,
        `${helper.name} 的参数是：${wanted}${takesAny ? '（可多个）' : ''}，这里有 ${given.length} 个；写法如 ${helper.example}`,
        `${helper.name} takes ${least}${takesAny ? ' or more' : ''} arguments, not ${given.length}; write it like ${helper.example}`,
      );
      return false;
    }
    const fit = given.map((shape, index) => {
      const parameter = parameters[Math.min(index, parameters.length - 1)];
      const argument = call.params[index];
      return (
        parameter === undefined ||
        argument === undefined ||
        this.#argumentFits(helper, parameter, shape, argument)
      );
    });
    return fit.every(Boolean);
  }

  #namedFit(helper: Helper, call: Call, scope: Scope): boolean {
    const known = helper.named ?? [];
    const pairs = call.hash?.pairs ?? [];
    const fit = pairs.map((pair) => {
      const parameter = known.find((each) => each.name === pair.key);
      const shape = this.read(pair.value, scope);
      if (parameter !== undefined) return this.#argumentFits(helper, parameter, shape, pair.value);
      const names = known.map((each) => each.name).join('、') || '无';
      return (
        this.#wrong(
          'wrong-argument',
          pair,
          `${helper.name} 没有“${pair.key}=”；可用的：${names}`,
          `${helper.name} has no ${pair.key}=`,
        ) !== null
      );
    });
    const missing = known.filter(
      (parameter) => parameter.optional !== true && pairs.every((pair) => pair.key !== parameter.name),
    );
    for (const { name } of missing) {
      this.#wrong(
        'wrong-argument',
        call,
        `${helper.name} 缺少“${name}=”；写法如 ${helper.example}`,
        `${helper.name} lacks ${name}=; write it like ${helper.example}`,
      );
    }
    return missing.length === 0 && fit.every(Boolean);
  }

  #argumentFits(helper: Helper, parameter: Parameter, shape: Found, at: Expression): boolean {
    if (shape === null || fits(shape, parameter.takes)) return true;
    const wanted = describeParameter(parameter.takes);
    const actual = describeShape(shape);
    this.#wrong(
      'wrong-argument',
      at,
      `${helper.name} 的“${parameter.name}”要${wanted.chinese}，这里是${actual.chinese}；写法如 ${helper.example}`,
      `${helper.name} wants ${wanted.english} here, not ${actual.english}; write it like ${helper.example}`,
    );
    return false;
  }

  #wrong(
    code: string,
    at: Call | Expression | { readonly loc: Path['loc'] },
    message: string,
    english: string,
  ): null {
    this.#faults.add(code, at, message, english);
    return null;
  }
}

function knows(shape: Shape, name: string | undefined): boolean {
  return name === undefined || (shape.kind === 'record' && shape.fields.has(name));
}

/** How many `../` lead to the block that knows the name; null where none does. */
function stepsTo(outer: Scope | null, name: string): number | null {
  if (outer === null) return null;
  if (knows(outer.context, name)) return 1;
  const further = stepsTo(outer.outer, name);
  return further === null ? null : further + 1;
}
