/** What a template does, step by step, with every name resolved to its place: plain data, made once for a template. */

/** Where a statement begins in the template. Lines count from 1, columns from 0. */
export interface StepPlace {
  readonly line: number;
  readonly column: number;
}

/**
 * Levels are the blocks that give names a new meaning: 0 is the root, each `each` and `with` is one further in. A step
 * knows which level it takes its values from, so that filling looks up nothing but data.
 */
export type Step =
  | TextStep
  | { readonly kind: 'print'; readonly value: Value; readonly at: StepPlace }
  | BlockStep;

export interface TextStep {
  readonly kind: 'text';
  readonly text: string;
}

export type BlockStep =
  /** `if`, and `unless` with its parts changed about. */
  | (BlockParts & { readonly kind: 'if' })
  /** `otherwise` is for an empty list, a record of blanks; the inside has a level of its own. */
  | (BlockParts & { readonly kind: 'each' | 'with'; readonly level: number });

interface BlockParts {
  readonly value: Value;
  readonly inside: Steps;
  readonly otherwise: Steps;
  readonly at: StepPlace;
}

export type Steps = readonly Step[];

export type Value =
  /** What stands at the level, or under these names in it. */
  | { readonly kind: 'data'; readonly level: number; readonly names: readonly string[] }
  /** `@index`, `@first` and `@last` of the `each` at the level. */
  | { readonly kind: 'index' | 'first' | 'last'; readonly level: number }
  | { readonly kind: 'literal'; readonly value: string | number | boolean }
  | CallValue;

export interface CallValue {
  readonly kind: 'call';
  readonly helper: string;
  readonly values: readonly Value[];
  readonly named: Readonly<Record<string, Value>> | null;
}
