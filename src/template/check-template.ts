/** Checks a template when its pack is loaded: every path and helper against the schema, and nothing that packs must not use. */
import { nearestKey } from '../filing/index.js';
import { ExpressionReader } from './expressions.js';
import type { Faults } from './faults.js';
import type { ExpressionShape } from './helper.js';
import { type BlockName, blockNames } from './helpers/index.js';
import { describeShape } from './kinds.js';
import { rootScope, type Scope } from './scope.js';
import { leafShape, type RecordShape, type Shape } from './shape.js';
import { stateAfter, type TagState } from './tag-state.js';
import type { Block, Call, Mustache, Program, Statement } from './template-ast.js';

/** All faults together, each with line and column; a template without any never fails on a missing value. */
export function checkTemplate(program: Program, root: RecordShape, faults: Faults): void {
  const checker = new TemplateChecker(faults);
  const end = checker.program(program, rootScope(root), 'text');
  if (end !== 'text')
    faults.add('open-tag', program, '模板末尾的标签没有写完', 'The last tag of the template is not closed');
}

class TemplateChecker {
  readonly #faults: Faults;
  readonly #expressions: ExpressionReader;

  constructor(faults: Faults) {
    this.#faults = faults;
    this.#expressions = new ExpressionReader(faults);
  }

  /** The state of the markup after the program, which begins in `before`. */
  program(program: Program, scope: Scope, before: TagState): TagState {
    let state = before;
    for (const statement of program.body) state = this.#statement(statement, scope, state);
    return state;
  }

  #statement(statement: Statement, scope: Scope, state: TagState): TagState {
    switch (statement.type) {
      case 'ContentStatement':
        return stateAfter(statement.original, state);
      case 'CommentStatement':
        return state;
      case 'MustacheStatement':
        this.#mustache(statement, scope, state);
        return state;
      case 'BlockStatement':
        this.#block(statement, scope, state);
        return state;
      default:
        this.#faults.add(
          'forbidden',
          statement,
          '模板里不能用 partial（{{>）和 decorator（{{*）；请直接写出内容',
          'Partials and decorators cannot be used; write the content itself',
        );
        return state;
    }
  }

  #mustache(mustache: Mustache, scope: Scope, state: TagState): void {
    if (!mustache.escaped) {
      this.#faults.add(
        'forbidden',
        mustache,
        '不能用 {{{…}}} 或 {{&…}}：数据必须转义；请用 {{…}}',
        'Data is always escaped: write {{…}}, not {{{…}}} or {{&…}}',
      );
    }
    const shape = this.#expressions.readCall(mustache, scope);
    if (shape !== null) this.#printable(shape, state, mustache);
  }

  #printable(shape: ExpressionShape, state: TagState, mustache: Mustache): void {
    const { chinese, english } = describeShape(shape);
    if (shape.kind === 'list' || shape.kind === 'record') {
      const how = shape.kind === 'list' ? '请用 each 逐项印' : '请写出其中的名称';
      this.#faults.add(
        'not-printable',
        mustache,
        `${chinese}不能直接印；${how}`,
        `${english} cannot be printed as it is`,
      );
    } else if (state === 'text' && shape.kind === 'attribute') {
      this.#faults.add(
        'not-printable',
        mustache,
        '这个助手只用在标签的属性里',
        'This helper is for attributes only',
      );
    } else if (state === 'attribute' && shape.kind !== 'attribute') {
      this.#faults.add(
        'in-attribute',
        mustache,
        '属性里的数据要写成 {{plain …}} 或 {{key …}}',
        'In an attribute, write data as {{plain …}} or {{key …}}',
      );
    } else if (state === 'tag') {
      this.#faults.add(
        'in-attribute',
        mustache,
        '标签里的数据只能放在属性的双引号里',
        'Within a tag data stands in the quotes of an attribute',
      );
    }
  }

  #block(block: Block, scope: Scope, state: TagState): void {
    if (!('open' in block.openStrip)) {
      this.#faults.add(
        'forbidden',
        block,
        '不能用 {{{{…}}}}；请用 {{#…}}',
        'Raw blocks cannot be used; write {{#…}}',
      );
      return;
    }
    const name = this.#blockName(block);
    const inner = name === null ? null : this.#innerScope(name, block, scope);
    if (block.program !== undefined && inner !== null) this.#branch(block.program, inner, state);
    if (block.inverse !== undefined && name !== null) this.#branch(block.inverse, scope, state);
  }

  /** A branch may hold whole tags, or whole attributes within one: what it begins it ends. */
  #branch(program: Program, scope: Scope, state: TagState): void {
    if (this.program(program, scope, state) === state) return;
    this.#faults.add(
      'split-tag',
      program,
      '标签或属性的开头和结尾要在同一段 {{#…}}…{{/…}} 里',
      'A tag or attribute must begin and end within the same block',
    );
  }

  #blockName(block: Block): BlockName | null {
    const written = block.path.type === 'PathExpression' ? block.path.original : '';
    const name = blockNames.find((known) => known === written);
    if (name !== undefined) return name;
    const near = nearestKey(written, blockNames);
    this.#faults.add(
      'unknown-helper',
      block,
      `没有 {{#${written}}} 这种块${near === null ? `；可用的：${blockNames.join('、')}` : `；是不是 {{#${near}}}？`}`,
      `There is no block {{#${written}}}; known are ${blockNames.join(', ')}`,
    );
    return null;
  }

  /** null where the block's argument is wrong: what stands inside cannot be judged then. */
  #innerScope(name: BlockName, block: Block, scope: Scope): Scope | null {
    const [argument] = block.params;
    if (argument === undefined || block.params.length > 1 || (block.hash?.pairs.length ?? 0) > 0) {
      this.#wrongBlock(block, `{{#${name}}} 要一个参数`, `{{#${name}}} takes one argument`);
      return null;
    }
    const shape = this.#expressions.read(argument, scope);
    if (shape === null) return null;
    const params = block.program?.blockParams ?? [];
    switch (name) {
      case 'if':
      case 'unless':
        if (params.length > 0)
          this.#wrongBlock(block, `{{#${name}}} 没有 as |…|`, `{{#${name}}} has no block parameters`);
        return scope;
      case 'each':
        return this.#loopScope(block, shape, params, scope);
      case 'with':
        return this.#withScope(block, shape, params, scope);
    }
  }

  #loopScope(block: Call, shape: ExpressionShape, params: readonly string[], scope: Scope): Scope | null {
    if (shape.kind !== 'list') {
      this.#wrongBlock(
        block,
        `{{#each}} 要列表，这里是${describeShape(shape).chinese}`,
        `{{#each}} wants a list, not ${describeShape(shape).english}`,
      );
      return null;
    }
    const [item, index] = params;
    const named: [string, Shape][] = [];
    if (item !== undefined) named.push([item, shape.item]);
    if (index !== undefined) named.push([index, leafShape('number')]);
    return { context: shape.item, blockParams: new Map(named), isLoop: true, outer: scope };
  }

  #withScope(block: Call, shape: ExpressionShape, params: readonly string[], scope: Scope): Scope | null {
    if (shape.kind !== 'record') {
      this.#wrongBlock(
        block,
        `{{#with}} 要一组数据，这里是${describeShape(shape).chinese}`,
        `{{#with}} wants a record, not ${describeShape(shape).english}`,
      );
      return null;
    }
    const named = params.slice(0, 1).map((name): [string, Shape] => [name, shape]);
    return { context: shape, blockParams: new Map(named), isLoop: false, outer: scope };
  }

  #wrongBlock(block: Call, message: string, english: string): void {
    this.#faults.add('wrong-argument', block, message, english);
  }
}
