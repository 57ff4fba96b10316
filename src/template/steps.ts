/** A template as it is filled: its tags read, every name resolved to its place; plain data, made once for a template. */
import type { CellTag, DraftCell, DraftLine, ElementName, Tag, TemplatePlace } from '../model/index.js';

export type Steps = readonly TemplateStep[];

/**
 * Levels are the blocks that give names a new meaning: 0 is the root, each `each` and `with` is one further in. A step
 * knows which level it takes its values from, so that filling looks up nothing but data.
 */
export type TemplateStep =
  | { readonly kind: 'open'; readonly tag: Tag }
  /** A start tag with data in its attributes: `inside` are its attributes, or blocks of such. */
  | {
      readonly kind: 'openWith';
      readonly name: ElementName;
      readonly inside: Steps;
      readonly at: TemplatePlace;
    }
  /** A cell's start tag whose `merge` alone holds data: `inside` is its text. */
  | {
      readonly kind: 'openMerging';
      readonly tag: CellTag;
      readonly inside: Steps;
      readonly at: TemplatePlace;
    }
  /** Only inside `openWith`; its `inside` is the attribute's text. */
  | { readonly kind: 'attribute'; readonly name: string; readonly inside: Steps; readonly at: TemplatePlace }
  | { readonly kind: 'close'; readonly name: ElementName }
  /** The form's own words, blanks as written. */
  | { readonly kind: 'words'; readonly words: string }
  /** A text without data as a whole: the same object in all forms. */
  | { readonly kind: 'cell'; readonly cell: DraftCell }
  | { readonly kind: 'line'; readonly line: DraftLine }
  | { readonly kind: 'print'; readonly value: Value; readonly at: TemplatePlace }
  | BlockStep;

export type BlockStep =
  /** `if`, and `unless` with its parts exchanged. */
  | (BlockParts & { readonly kind: 'if' })
  /** `otherwise` is for an empty list, a record of blanks; the inside has a level of its own. */
  | (BlockParts & { readonly kind: 'each' | 'with'; readonly level: number });

interface BlockParts {
  readonly value: Value;
  readonly inside: Steps;
  readonly otherwise: Steps;
  readonly at: TemplatePlace;
}

export type Value =
  /** The value at the level, or under these names in it. */
  | { readonly kind: 'data'; readonly level: number; readonly names: readonly string[] }
  /** The value under these names in a helper's result. */
  | { readonly kind: 'within'; readonly value: Value; readonly names: readonly string[] }
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
