/** The dialect that templates emit: which element stands where, with which attributes. */

export const elementNames = ['form', 'h1', 'p', 'table', 'col', 'tr', 'td', 'v', 'br', 'page'] as const;
export type ElementName = (typeof elementNames)[number];

/** `count`: a whole number from 1; `index`: from 0; `share`: a decimal number above 0. */
export type AttributeRule =
  | { readonly kind: 'text' | 'count' | 'index' | 'share'; readonly required: boolean }
  | { readonly kind: 'choice'; readonly values: readonly string[]; readonly required: boolean };

export interface ElementRule {
  /** null: the markup's root. */
  readonly parents: readonly (ElementName | null)[];
  readonly attributes: Readonly<Record<string, AttributeRule>>;
  readonly holdsText: boolean;
}

const text = { kind: 'text', required: false } as const;
const count = { kind: 'count', required: false } as const;
const share = { kind: 'share', required: true } as const;

function choice(required: boolean, ...values: readonly string[]): AttributeRule {
  return { kind: 'choice', values, required };
}

/** Where the tag stands in the template; written by the engine on every block tag. */
const line = count;
const align = choice(false, 'left', 'center', 'right');
const inlineParents = ['td', 'p', 'h1'] as const;

export const dialect: Readonly<Record<ElementName, ElementRule>> = {
  form: { parents: [null], attributes: { line, title: { ...text, required: true } }, holdsText: false },
  h1: { parents: ['form'], attributes: { line }, holdsText: true },
  p: {
    parents: ['form'],
    attributes: { line, align, class: choice(true, 'subtitle', 'body', 'signature') },
    holdsText: true,
  },
  table: { parents: ['form'], attributes: { line, columns: { ...count, required: true } }, holdsText: false },
  col: { parents: ['table'], attributes: { line, width: share }, holdsText: false },
  tr: {
    parents: ['table'],
    attributes: { line, class: choice(false, 'head', 'repeating-head', 'band') },
    holdsText: false,
  },
  td: {
    parents: ['tr'],
    attributes: {
      line,
      align,
      class: choice(true, 'label', 'head', 'band', 'weight', 'value', 'amount', 'text', 'note'),
      valign: choice(false, 'top', 'middle'),
      colspan: count,
      rowspan: count,
      merge: text,
    },
    holdsText: true,
  },
  v: { parents: inlineParents, attributes: { s: { ...text, required: true } }, holdsText: true },
  br: { parents: inlineParents, attributes: {}, holdsText: false },
  page: {
    parents: inlineParents,
    attributes: { project: { kind: 'index', required: true } },
    holdsText: false,
  },
};

export function isElementName(name: string): name is ElementName {
  return Object.hasOwn(dialect, name);
}
