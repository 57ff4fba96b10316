/** What was read of markup before, kept from form to form: those of one template repeat all but their data. */
import type { DraftCell, DraftLine } from './draft.js';
import { dialect, type ElementName } from './markup-dialect.js';
import type { Tag } from './tag.js';

/** The cache is emptied at so many characters: names of merged runs and numbers of rows come from data. */
const mostCharacters = 500_000;

/** Safe to be used for any forms, in any order: it changes no form but what of it is one object with others. */
export class MarkupCache {
  /** By what stands between their brackets. */
  readonly tags = new Map<string, Tag>();
  /** Cells, titles and paragraphs that hold no data, by their markup. */
  readonly texts = new Map<string, TextStep>();
  /** Shares by what a table says of its columns. */
  readonly columns = new Map<string, readonly number[]>();
  #form = new Place('form', null);
  #characters = 0;

  /** Where the content of a form begins. */
  beginForm(): Place {
    if (this.#characters > mostCharacters) this.#clear();
    return this.#form;
  }

  /** To be called for each key that is kept. */
  grow(key: string): void {
    this.#characters += key.length;
  }

  /** Of all that is kept. */
  get characters(): number {
    return this.#characters;
  }

  #clear(): void {
    this.tags.clear();
    this.texts.clear();
    this.columns.clear();
    this.#form = new Place('form', null);
    this.#characters = 0;
  }
}

/** The innermost element that is open, and those around it. */
export class Place {
  readonly name: ElementName;
  /** null: the markup ends with the element. */
  readonly outer: Place | null;
  readonly holdsValues: boolean;
  /** What has been read that begins here, by its markup; null for what is not plain or not right. */
  readonly stretches = new Map<string, Stretch | null>();
  readonly #inner = new Map<ElementName, Place>();

  constructor(name: ElementName, outer: Place | null) {
    this.name = name;
    this.outer = outer;
    this.holdsValues = dialect.v.parents.includes(name);
  }

  /** null where the dialect lets no such element stand. */
  inside(name: ElementName): Place | null {
    if (!dialect[name].parents.includes(this.name)) return null;
    const known = this.#inner.get(name);
    if (known !== undefined) return known;
    const place = new Place(name, this);
    this.#inner.set(name, place);
    return place;
  }
}

/** Markup between two values. */
export interface Stretch {
  readonly steps: readonly Step[];
  /** Where the value behind it stands; null: behind the form. */
  readonly end: Place | null;
}

/** What a form is built with. */
export type Step =
  | { readonly kind: 'open'; readonly tag: Tag }
  | { readonly kind: 'close'; readonly name: ElementName }
  | { readonly kind: 'words'; readonly words: string }
  | TextStep;

/** A text as a whole. */
export type TextStep =
  | { readonly kind: 'cell'; readonly cell: DraftCell }
  | { readonly kind: 'line'; readonly line: DraftLine };
