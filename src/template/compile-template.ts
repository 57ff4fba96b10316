/** Compiles a template to the steps that fill it, in one walk: names are resolved, tags read, and all that is wrong is said. */
import { type Diagnostic, nearestKey, type Result, type TextPosition } from '../diagnostics/index.js';
import { ProblemList } from '../model/index.js';
import { findBlockFault } from './block-faults.js';
import { ExpressionReader } from './expressions.js';
import type { ExpressionShape } from './helper.js';
import { type BlockName, blockNames } from './helpers/index.js';
import { describeShape } from './kinds.js';
import { innerScope, type NameScope, type Resolved, rootScope } from './scope.js';
import type { RecordShape } from './shape.js';
import type { Step, Steps } from './steps.js';
import { syntaxFault } from './syntax-fault.js';
import { type Mode, TagReader } from './tag-reader.js';
import {
  type Block,
  type Content,
  controlWhitespace,
  type Mustache,
  type Program,
  parseTemplate,
  placeOf,
  type Statement,
} from './template-ast.js';
import { placeAfter } from './text-cursor.js';

/** The steps, or all that is wrong with the template, in its order; `root` is the shape of what it will be filled from. */
export function compileTemplate(source: string, root: RecordShape, file: string): Result<Steps> {
  const blockFault = findBlockFault(source, file);
  if (blockFault !== null) return { value: null, diagnostics: [blockFault] };
  const program = parse(source, file);
  if (program.value === null) return { value: null, diagnostics: program.diagnostics };
  const problems = new ProblemList(file);
  const steps = new TemplateCompiler(problems).compile(program.value, root);
  const diagnostics = [...problems.diagnostics].sort(byPlace);
  return { value: diagnostics.length > 0 ? null : steps, diagnostics };
}

function parse(source: string, file: string): Result<Program> {
  try {
    const program = parseTemplate(source);
    controlWhitespace(program);
    return { value: program, diagnostics: [] };
  } catch (error) {
    return { value: null, diagnostics: [syntaxFault(error, file)] };
  }
}

function byPlace({ position: one }: Diagnostic, { position: other }: Diagnostic): number {
  if (one === null || other === null) return 0;
  return one.line - other.line || one.column - other.column;
}

class TemplateCompiler {
  readonly #problems: ProblemList;
  readonly #expressions: ExpressionReader;
  readonly #tags: TagReader;

  constructor(problems: ProblemList) {
    this.#problems = problems;
    this.#expressions = new ExpressionReader(problems);
    this.#tags = new TagReader(problems);
  }

  compile(program: Program, root: RecordShape): Steps {
    this.#program(program, rootScope(root));
    return this.#tags.end();
  }

  #program(program: Program | undefined, scope: NameScope): void {
    for (const statement of program?.body ?? []) this.#statement(statement, scope);
  }

  #statement(statement: Statement, scope: NameScope): void {
    switch (statement.type) {
      case 'ContentStatement':
        this.#tags.text(statement.value, placeOfContent(statement));
        return;
      case 'CommentStatement':
        return;
      case 'MustacheStatement':
        this.#mustache(statement, scope);
        return;
      case 'BlockStatement':
        this.#block(statement, scope);
        return;
      default:
        this.#add(
          'forbidden',
          placeOf(statement),
          '模板里不能用 partial（{{>）和 decorator（{{*）；请直接写出内容',
          'Partials and decorators cannot be used; write the content itself',
        );
    }
  }

  #mustache(mustache: Mustache, scope: NameScope): void {
    const at = placeOf(mustache);
    if (!mustache.escaped) {
      this.#add(
        'forbidden',
        at,
        '不能用 {{{…}}} 或 {{&…}}：数据必须转义；请用 {{…}}',
        'Data is always escaped: write {{…}}, not {{{…}}} or {{&…}}',
      );
      return;
    }
    const read = this.#expressions.readCall(mustache, scope);
    if (read === null) return;
    const fault = unprintable(read.shape, this.#tags.mode);
    if (fault !== null) this.#add(fault.code, at, fault.message, fault.english);
    else this.#tags.add({ kind: 'print', value: read.value, at });
  }

  #block(block: Block, scope: NameScope): void {
    const at = placeOf(block);
    if (!('open' in block.openStrip)) {
      this.#add('forbidden', at, '不能用 {{{{…}}}}；请用 {{#…}}', 'Raw blocks cannot be used; write {{#…}}');
      return;
    }
    const name = this.#blockName(block, at);
    const argument = name === null ? null : this.#argument(name, block, scope);
    if (name === null || argument === null) return;
    const inner = this.#innerScope(name, argument.shape, block, scope);
    if (inner === null) return;
    const [inside, otherwise] = this.#tags.eitherPart(
      () => this.#tags.part(() => this.#program(block.program, inner)),
      () => this.#tags.part(() => this.#program(block.inverse, scope)),
    );
    this.#tags.add(blockStep(name, argument.value, inside, otherwise, inner.level, at));
  }

  #blockName(block: Block, at: TextPosition): BlockName | null {
    const written = block.path.type === 'PathExpression' ? block.path.original : '';
    const name = blockNames.find((known) => known === written);
    if (name !== undefined) return name;
    const near = nearestKey(written, blockNames);
    this.#add(
      'unknown-helper',
      at,
      `没有 {{#${written}}} 这种块${near === null ? `；可用的：${blockNames.join('、')}` : `；是不是 {{#${near}}}？`}`,
      `There is no block {{#${written}}}; known are ${blockNames.join(', ')}`,
    );
    return null;
  }

  #argument(name: BlockName, block: Block, scope: NameScope): Resolved | null {
    const [argument] = block.params;
    if (argument !== undefined && block.params.length === 1 && (block.hash?.pairs.length ?? 0) === 0) {
      return this.#expressions.read(argument, scope);
    }
    this.#wrongBlock(block, `{{#${name}}} 要一个参数`, `{{#${name}}} takes one argument`);
    return null;
  }

  /** null where the block's argument is wrong: what stands inside cannot be judged then. */
  #innerScope(name: BlockName, shape: ExpressionShape, block: Block, scope: NameScope): NameScope | null {
    const names = block.program?.blockParams ?? [];
    const { chinese, english } = describeShape(shape);
    switch (name) {
      case 'if':
      case 'unless':
        if (names.length > 0)
          this.#wrongBlock(block, `{{#${name}}} 没有 as |…|`, `{{#${name}}} has no block parameters`);
        return scope;
      case 'each':
        if (shape.kind === 'list') return innerScope(scope, shape.item, true, names);
        this.#wrongBlock(
          block,
          `{{#each}} 要列表，这里是${chinese}`,
          `{{#each}} wants a list, not ${english}`,
        );
        return null;
      case 'with':
        if (shape.kind === 'record') return innerScope(scope, shape, false, names);
        this.#wrongBlock(
          block,
          `{{#with}} 要一组数据，这里是${chinese}`,
          `{{#with}} wants a record, not ${english}`,
        );
        return null;
    }
  }

  #wrongBlock(block: Block, message: string, english: string): void {
    this.#add('wrong-argument', placeOf(block), message, english);
  }

  #add(code: string, at: TextPosition, message: string, english: string): void {
    this.#problems.add({ code: `template/${code}`, at, message, english });
  }
}

function blockStep(
  name: BlockName,
  value: Resolved['value'],
  inside: Steps,
  otherwise: Steps,
  level: number,
  at: TextPosition,
): Step {
  switch (name) {
    case 'if':
      return { kind: 'if', value, inside, otherwise, at };
    case 'unless':
      return { kind: 'if', value, inside: otherwise, otherwise: inside, at };
    case 'each':
    case 'with':
      return { kind: name, value, level, inside, otherwise, at };
  }
}

/** Whitespace control has taken blanks away at both ends. */
function placeOfContent({ value, original, loc }: Content): TextPosition {
  const start = { line: loc.start.line, column: loc.start.column + 1 };
  const taken = value.trim() === '' ? 0 : leadingBlanks(original) - leadingBlanks(value);
  return taken === 0 ? start : placeAfter(original.slice(0, taken), start);
}

function leadingBlanks(text: string): number {
  return text.length - text.trimStart().length;
}

/** What keeps an expression from being printed where the reader stands; null: nothing. */
function unprintable(shape: ExpressionShape, mode: Mode) {
  const { chinese, english } = describeShape(shape);
  if (shape.kind === 'list' || shape.kind === 'record') {
    const how = shape.kind === 'list' ? '请用 each 逐项印' : '请写出其中的名称';
    return {
      code: 'not-printable',
      message: `${chinese}不能直接印；${how}`,
      english: `${english} cannot be printed as it is`,
    };
  }
  if (mode === 'content' && shape.kind === 'attribute') {
    return {
      code: 'not-printable',
      message: '这个助手只用在标签的属性里',
      english: 'This helper is for attributes only',
    };
  }
  if (mode === 'attribute' && shape.kind !== 'attribute') {
    return {
      code: 'in-attribute',
      message: '属性里的数据要写成 {{plain …}} 或 {{key …}}',
      english: 'In an attribute, write data as {{plain …}} or {{key …}}',
    };
  }
  if (mode === 'tag') {
    return {
      code: 'in-attribute',
      message: '标签里的数据只能放在属性的双引号里',
      english: 'Within a tag data stands in the quotes of an attribute',
    };
  }
  return null;
}
