/** Defines helpers: pure functions that declare their arguments, so that calls in packs can be checked. */
import type { Diagnostic } from '../diagnostics/index.js';
import type { PageTarget } from '../model/index.js';
import type { Branch } from './leaf.js';
import type { PrintSettings } from './print.js';
import type { PrintKind, Shape } from './shape.js';

/** Shape of an expression's value. */
export type ExpressionShape =
  | Shape
  /** A word, number or truth value written in the template. */
  | { readonly kind: 'literal'; readonly value: string | number | boolean }
  /** A text for an attribute of a tag: never printed, never with a path. */
  | { readonly kind: 'attribute' }
  /** The number of a page, known only after layout. */
  | { readonly kind: 'page' };

export type ParameterKind =
  /** A single value from the data, a helper, or the template. */
  | { readonly kind: 'leaf'; readonly leaves?: readonly PrintKind[] }
  | { readonly kind: 'list' }
  /** A record with these fields, or a list of such records. */
  | { readonly kind: 'record' | 'records'; readonly fields: readonly string[] }
  /** A text in quotes in the template itself. */
  | { readonly kind: 'word'; readonly oneOf?: readonly string[] }
  | { readonly kind: 'any' };

export interface Parameter {
  readonly name: string;
  readonly takes: ParameterKind;
  readonly optional?: true;
  /** Takes this and all further arguments; the last parameter only. */
  readonly rest?: true;
}

/** Context of a helper call beside its arguments. */
export interface HelperCall {
  readonly settings: PrintSettings;
  /** Values of the named arguments. */
  readonly named: Readonly<Record<string, unknown>>;
  readonly report: (finding: Diagnostic) => void;
}

export interface Helper {
  readonly name: string;
  /** Chinese, one line: what it gives. */
  readonly summary: string;
  /** A call as written in a template. */
  readonly example: string;
  readonly parameters: readonly Parameter[];
  readonly named?: readonly Parameter[];
  /** The shape of the result; a text in place of a shape says, in Chinese, why these arguments do not fit together. */
  readonly returns: (
    parameters: readonly ExpressionShape[],
    /** Values of the named arguments that are literals. */
    named: Readonly<Record<string, unknown>>,
  ) => ExpressionShape | string;
  readonly run: (parameters: readonly unknown[], call: HelperCall) => Branch | AttributeText | PageNumber;
}

/** Thrown by a helper if valid data still does not suit it; reported with the template's line. */
export class HelperError extends Error {
  readonly english: string;

  constructor(message: string, english: string) {
    super(message);
    this.english = english;
  }
}

/** Result of a helper whose shape is an attribute's. */
export class AttributeText {
  constructor(readonly text: string) {}
}

/** Result of a helper whose shape is a page's. */
export class PageNumber {
  constructor(readonly target: PageTarget) {}
}
