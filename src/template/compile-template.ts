/** Compiles a template to the steps that fill it, in one walk: names are resolved, tags read, and all that is wrong is said. */
import {
  type Diagnostic,
  type DiagnosticParameters,
  meantName,
  nearestKey,
  type Result,
} from '../diagnostics/index.js';
import { decodePossiblyEmpty } from '../filing/index.js';
import { ProblemList, type TemplatePlace } from '../model/index.js';
import { ExpressionReader } from './expressions.js';
import type { ExpressionShape } from './helper.js';
import { type BlockName, blockNames } from './helpers/index.js';
import { describeShape } from './kinds.js';
import { unprintable } from './printable.js';
import { readProgram } from './read-program.js';
import { innerScope, type NameScope, type Resolved, rootScope, withNames } from './scope.js';
import type { RecordShape } from './shape.js';
import type { Steps, TemplateStep } from './steps.js';
import { TagReader } from './tag-reader.js';
import {
  type BlockNode,
  type ContentNode,
  type MustacheNode,
  type PartialNode,
  type Program,
  placeOf,
  type Statement,
} from './template-ast.js';
import { placeAfter } from './text-cursor.js';

/** A template, and the files that it may include, by name without their ending `.hbs`. */
interface TemplateSource {
  readonly text: string;
  /** Path, as diagnostics name it. */
  readonly file: string;
  readonly includes: ReadonlyMap<string, Uint8Array>;
}

/** Returns the steps, or all faults in the order of the template. `root`: shape of the data that it will be filled from. */
export function compileTemplate({ text, file, includes }: TemplateSource, root: RecordShape): Result<Steps> {
  const problems = new ProblemList(file);
  const program = readProgram(text, null, problems);
  const steps = program && new TemplateCompiler(problems, includes).compile(program, root);
  const diagnostics = [...problems.diagnostics].sort(byPlace);
  return { value: diagnostics.length > 0 ? null : steps, diagnostics };
}

function byPlace({ position: one }: Diagnostic, { position: other }: Diagnostic): number {
  if (one === null || other === null) return 0;
  return one.line - other.line || one.column - other.column;
}

/** Limit of includes in one template, nested ones counted each time: keeps files that include each other from exploding. */
const maxIncludes = 100;

class TemplateCompiler {
  readonly #problems: ProblemList;
  readonly #expressions: ExpressionReader;
  readonly #tags: TagReader;

  readonly #includes: ReadonlyMap<string, Uint8Array>;
  /** Names of the files that are being included, outermost first. */
  readonly #including: string[] = [];
  #included = 0;

  constructor(problems: ProblemList, includes: ReadonlyMap<string, Uint8Array>) {
    this.#problems = problems;
    this.#includes = includes;
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
      case 'PartialStatement':
        this.#include(statement, scope);
        return;
      default:
        this.#problems.report(
          'template/forbidden',
          placeOf(statement),
          '模板里不能用 {{#>…}} 和 {{*…}}；请用 {{> 文件名}} 或直接写出内容',
          'Partial blocks and decorators cannot be used; write {{> name}} or the content itself',
        );
    }
  }

  #mustache(mustache: MustacheNode, scope: NameScope): void {
    const at = placeOf(mustache);
    if (!mustache.escaped) {
      this.#problems.report(
        'template/forbidden',
        at,
        '不能用 {{{…}}} 或 {{&…}}：数据必须转义；请用 {{…}}',
        'Data is always escaped: write {{…}}, not {{{…}}} or {{&…}}',
      );
      return;
    }
    const read = this.#expressions.readCall(mustache, scope);
    if (read === null) return;
    const fault = unprintable(read.shape, this.#tags.mode);
    if (fault !== null) {
      const [code, ...said] = fault;
      this.#problems.report(code, at, ...said);
    } else this.#tags.add({ kind: 'print', value: read.value, at });
  }

  #block(block: BlockNode, scope: NameScope): void {
    const at = placeOf(block);
    if (!('open' in block.openStrip)) {
      this.#problems.report(
        'template/forbidden',
        at,
        '不能用 {{{{…}}}}；请用 {{#…}}',
        'Raw blocks cannot be used; write {{#…}}',
      );
      return;
    }
    const name = this.#blockName(block, at);
    const argument = name === null ? null : this.#argument(name, block, scope);
    if (name === null) return;
    // A condition gives names no other meaning: what it holds is judged although it is wrong itself.
    const wrong = name === 'if' || name === 'unless' ? scope : null;
    const inner = argument === null ? wrong : this.#innerScope(name, argument.shape, block, scope);
    if (inner === null) return;
    const [inside, otherwise] = this.#tags.eitherPart(
      () => this.#tags.part(() => this.#program(block.program, inner)),
      () => this.#tags.part(() => this.#program(block.inverse, scope)),
    );
    if (argument === null) return;
    this.#tags.add(blockStep(name, argument.value, inside, otherwise, inner.level, at));
  }

  /** Compiles an included file in place; it sees the names around it and those that it is given. */
  #include(partial: PartialNode, scope: NameScope): void {
    const at = placeOf(partial);
    const name = partial.name.type === 'PathExpression' ? partial.name.original : '';
    const program = this.#includedProgram(name, at);
    if (partial.params.length > 0) {
      const message = `{{> ${name}}} 里的数据要写作 名称=值`;
      this.#problems.report('template/wrong-argument', at, message, 'Give data to an include as name=value', {
        include: name,
      });
    }
    const given = this.#expressions.namedArguments(partial.hash?.pairs ?? [], scope);
    if (program === null || given === null) return;
    this.#including.push(name);
    const inner = withNames(scope, given);
    this.#tags.splice(this.#tags.part(() => this.#program(program, inner)));
    this.#including.pop();
  }

  /** Parses an included file; null, with a problem, if it does not exist or cannot be included here. */
  #includedProgram(name: string, at: TemplatePlace): Program | null {
    const bytes = this.#includes.get(name);
    this.#included += 1;
    const report = (code: string, message: string, english: string, more: DiagnosticParameters = {}) =>
      this.#problems.report(`template/${code}`, at, message, english, { include: name, ...more });
    if (bytes === undefined) {
      const known = [...this.#includes.keys()];
      const { nearest, zh, en } = meantName(name, known);
      const message = `没有 ${name}.hbs 可以引入；它要和各表的文件夹放在一起；${zh}`;
      const english = `There is no ${name}.hbs beside the packs' folders; ${en}`;
      return report('unknown-include', message, english, { nearest, known });
    }
    if (this.#including.includes(name)) {
      const message = `${[...this.#including, name].join(' → ')}：文件引入了自己；请去掉`;
      return report('endless-include', message, `${name}.hbs includes itself`);
    }
    if (this.#included > maxIncludes) {
      const message = `一个表引入文件超过 ${maxIncludes} 次；请减少`;
      const english = `A template includes files more than ${maxIncludes} times`;
      return report('endless-include', message, english, { most: maxIncludes });
    }
    const decoded = decodePossiblyEmpty(bytes);
    if ('text' in decoded) return readProgram(decoded.text, `${name}.hbs`, this.#problems);
    const { message, english } = decoded.problem;
    return report('encoding', `${name}.hbs：${message}`, `${name}.hbs: ${english}`);
  }

  #blockName(block: BlockNode, at: TemplatePlace): BlockName | null {
    const written = block.path.type === 'PathExpression' ? block.path.original : '';
    const name = blockNames.find((known) => known === written);
    if (name !== undefined) return name;
    const near = nearestKey(written, blockNames);
    return this.#problems.report(
      'template/unknown-helper',
      at,
      `没有 {{#${written}}} 这种块${near === null ? `；可用的：${blockNames.join('、')}` : `；是不是 {{#${near}}}？`}`,
      `There is no block {{#${written}}}; known are ${blockNames.join(', ')}`,
      { found: written, nearest: near, known: blockNames },
    );
  }

  #argument(name: BlockName, block: BlockNode, scope: NameScope): Resolved | null {
    const [argument] = block.params;
    if (argument !== undefined && block.params.length === 1 && (block.hash?.pairs.length ?? 0) === 0) {
      return this.#expressions.read(argument, scope);
    }
    this.#wrongBlock(block, `{{#${name}}} 要一个参数`, `{{#${name}}} takes one argument`);
    return null;
  }

  /** Returns null if the block's argument is wrong: what stands inside cannot be judged then. */
  #innerScope(name: BlockName, shape: ExpressionShape, block: BlockNode, scope: NameScope): NameScope | null {
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
          english,
        );
        return null;
      case 'with':
        if (shape.kind === 'record') return innerScope(scope, shape, false, names);
        this.#wrongBlock(
          block,
          `{{#with}} 要一组数据，这里是${chinese}`,
          `{{#with}} wants a record, not ${english}`,
          english,
        );
        return null;
    }
  }

  /** `found`: what stands where something else is wanted. */
  #wrongBlock(block: BlockNode, message: string, english: string, found: string | null = null): void {
    const name = block.path.type === 'PathExpression' ? block.path.original : '';
    this.#problems.report('template/wrong-argument', placeOf(block), message, english, {
      block: name,
      found,
    });
  }
}

function blockStep(
  name: BlockName,
  value: Resolved['value'],
  inside: Steps,
  otherwise: Steps,
  level: number,
  at: TemplatePlace,
): TemplateStep {
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

/** Place of the text that whitespace control has left: it strips blanks at both ends. */
function placeOfContent(content: ContentNode): TemplatePlace {
  const { value, original } = content;
  const start = placeOf(content);
  const taken = value.trim() === '' ? 0 : leadingBlanks(original) - leadingBlanks(value);
  return taken === 0 ? start : placeAfter(original.slice(0, taken), start);
}

function leadingBlanks(text: string): number {
  return text.length - text.trimStart().length;
}
