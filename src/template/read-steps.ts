/** Turns a checked template into the steps that fill it in. */
import { type BlockName, blockNames, helperNamed } from './helpers/index.js';
import { isScoped } from './scope.js';
import type { Step, Steps, Value } from './steps.js';
import type { Block, Call, Expression, Path, Program, Statement } from './template-ast.js';

/** What the names mean at one place: the blocks around it that open a level, innermost first. */
interface Names {
  readonly level: number;
  readonly isLoop: boolean;
  readonly params: readonly string[];
  readonly outer: Names | null;
}

/** Throws a TypeError for what the check refuses. */
export function readSteps(program: Program): Steps {
  return stepsOf(program, { level: 0, isLoop: false, params: [], outer: null });
}

function stepsOf(program: Program | undefined, names: Names): Steps {
  return program === undefined ? [] : program.body.flatMap((statement) => stepOf(statement, names) ?? []);
}

function stepOf(statement: Statement, names: Names): Step | null {
  switch (statement.type) {
    case 'ContentStatement':
      return statement.value === '' ? null : { kind: 'text', text: statement.value };
    case 'CommentStatement':
      return null;
    case 'MustacheStatement':
      return { kind: 'print', value: callOf(statement, names), at: statement.loc.start };
    case 'BlockStatement':
      return blockOf(statement, names);
    default:
      throw refused();
  }
}

function blockOf(block: Block, names: Names): Step {
  const [argument] = block.params;
  if (argument === undefined) throw refused();
  const value = readValue(argument, names);
  const at = block.loc.start;
  const name = blockName(block);
  const otherwise = stepsOf(block.inverse, names);
  switch (name) {
    case 'if':
      return { kind: 'if', value, inside: stepsOf(block.program, names), otherwise, at };
    case 'unless':
      return { kind: 'if', value, inside: otherwise, otherwise: stepsOf(block.program, names), at };
    case 'each':
    case 'with': {
      const level = names.level + 1;
      const isLoop = name === 'each';
      const params = (block.program?.blockParams ?? []).slice(0, isLoop ? 2 : 1);
      const inside = stepsOf(block.program, { level, isLoop, params, outer: names });
      return { kind: name, value, level, inside, otherwise, at };
    }
  }
}

function blockName({ path }: Block): BlockName {
  const name = blockNames.find((known) => path.type === 'PathExpression' && known === path.original);
  if (name === undefined) throw refused();
  return name;
}

function readValue(expression: Expression, names: Names): Value {
  switch (expression.type) {
    case 'PathExpression':
      return pathOf(expression, names);
    case 'SubExpression':
      return callOf(expression, names);
    case 'StringLiteral':
    case 'NumberLiteral':
    case 'BooleanLiteral':
      return { kind: 'literal', value: expression.value };
    default:
      throw refused();
  }
}

/** `{{name}}` is a helper where one is called so. */
function callOf({ path, params, hash }: Call, names: Names): Value {
  if (path.type !== 'PathExpression') throw refused();
  const isName = path.parts.length === 1 && path.depth === 0 && !path.data;
  const isHelper = isName && paramOf(path.original, names) === null && helperNamed(path.original) !== null;
  if (!isHelper) return pathOf(path, names);
  const pairs = (hash?.pairs ?? []).map(({ key, value }) => [key, readValue(value, names)] as const);
  return {
    kind: 'call',
    helper: path.original,
    values: params.map((param) => readValue(param, names)),
    named: pairs.length === 0 ? null : Object.fromEntries(pairs),
  };
}

function pathOf(path: Path, names: Names): Value {
  const [first = '', ...rest] = path.parts;
  if (path.data) return loopValue(first, path.depth, rest, names);
  const param = isScoped(path) ? null : paramOf(first, names);
  if (param !== null && param.index === 1) return { kind: 'index', level: param.level };
  if (param !== null) return { kind: 'data', level: param.level, names: rest };
  return { kind: 'data', level: above(names, path.depth).level, names: path.parts };
}

/** `@root…`, and what `each` says of its round. */
function loopValue(name: string, depth: number, rest: readonly string[], names: Names): Value {
  if (name === 'root') return { kind: 'data', level: 0, names: rest };
  if (name !== 'index' && name !== 'first' && name !== 'last') throw refused();
  return { kind: name, level: loopAround(names, depth).level };
}

function loopAround(names: Names | null, depth: number): Names {
  if (names === null) throw refused();
  if (!names.isLoop) return loopAround(names.outer, depth);
  return depth === 0 ? names : loopAround(names.outer, depth - 1);
}

function above(names: Names | null, depth: number): Names {
  if (names === null) throw refused();
  return depth === 0 ? names : above(names.outer, depth - 1);
}

/** Where a name of `as |row index|` stands: its level, and 0 for the item, 1 for the index. */
function paramOf(name: string, names: Names | null): { level: number; index: number } | null {
  if (names === null) return null;
  const index = names.params.indexOf(name);
  return index === -1 ? paramOf(name, names.outer) : { level: names.level, index };
}

function refused(): TypeError {
  return new TypeError('a template that its check refuses');
}
