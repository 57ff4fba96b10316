/** The parsed template, typed as far as packs may use it; parsed by Handlebars. */
import Handlebars from 'handlebars';
import type { TemplatePlace } from '../model/index.js';

/** Lines count from 1, columns from 0, as Handlebars has them. */
interface Location {
  readonly start: { readonly line: number; readonly column: number };
  /** Name of the included file that it is of. */
  readonly source?: string;
}

export interface AstNode {
  readonly loc: Location;
}

/** Returns the node's start; line and column count from 1. */
export function placeOf({ loc: { start, source } }: AstNode): TemplatePlace {
  const place = { line: start.line, column: start.column + 1 };
  return source === undefined ? place : { ...place, file: source };
}

export interface Program extends AstNode {
  readonly type: 'Program';
  readonly body: readonly Statement[];
  readonly blockParams?: readonly string[];
}

export type Statement = ContentNode | Comment | MustacheNode | BlockNode | PartialNode | Forbidden;

/** `value` is what whitespace control has left of `original`. */
export interface ContentNode extends AstNode {
  readonly type: 'ContentStatement';
  value: string;
  original: string;
}

interface Comment extends AstNode {
  readonly type: 'CommentStatement';
}

export interface Call extends AstNode {
  readonly path: Path | Literal;
  readonly params: readonly Expression[];
  readonly hash?: { readonly pairs: readonly NamedArgument[] };
}

export interface NamedArgument extends AstNode {
  readonly key: string;
  readonly value: Expression;
}

export interface MustacheNode extends Call {
  readonly type: 'MustacheStatement';
  /** False for `{{{…}}}` and `{{&…}}`. */
  readonly escaped: boolean;
}

export interface BlockNode extends Call {
  readonly type: 'BlockStatement';
  readonly program?: Program;
  readonly inverse?: Program;
  /** A raw block `{{{{…}}}}` has no `open` here. */
  readonly openStrip: { readonly open?: boolean };
}

/** `{{> name key=value}}`. */
export interface PartialNode extends AstNode {
  readonly type: 'PartialStatement';
  readonly name: Path | Literal | SubExpression;
  readonly params: readonly Expression[];
  readonly hash?: { readonly pairs: readonly NamedArgument[] };
}

interface Forbidden extends AstNode {
  readonly type: 'PartialBlockStatement' | 'Decorator' | 'DecoratorBlock';
}

export type Expression = Path | Literal | SubExpression;

export interface Path extends AstNode {
  readonly type: 'PathExpression';
  /** Begins with `@`. */
  readonly data: boolean;
  /** Number of `../` before it. */
  readonly depth: number;
  readonly parts: readonly string[];
  readonly original: string;
}

interface SubExpression extends Call {
  readonly type: 'SubExpression';
}

export type Literal =
  | (AstNode & { readonly type: 'StringLiteral'; readonly value: string })
  | (AstNode & { readonly type: 'NumberLiteral'; readonly value: number })
  | (AstNode & { readonly type: 'BooleanLiteral'; readonly value: boolean })
  | (AstNode & { readonly type: 'NullLiteral' })
  | (AstNode & { readonly type: 'UndefinedLiteral' });

/**
 * Parses a template, dropping blanks around blocks on lines of their own. `name`: an included file; null: the pack's
 * template. Throws what Handlebars throws.
 */
export function parseTemplate(source: string, name: string | null): Program {
  return Handlebars.parse(source, name === null ? {} : { srcName: name }) as unknown as Program;
}
