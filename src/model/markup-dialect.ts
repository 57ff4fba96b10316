/** The dialect that templates emit: which element stands where, with which attributes. */

export const elementNames = [
  'form',
  'cover',
  'new-page',
  'h1',
  'p',
  'table',
  'col',
  'tr',
  'td',
  'v',
  'br',
  'page',
] as const;
export type ElementName = (typeof elementNames)[number];

/** `count`: a whole number from 1; `index`: from 0; `share`: a decimal number above 0. */
export type AttributeRule =
  | { readonly kind: 'text' | 'count' | 'index' | 'share'; readonly required: boolean }
  | { readonly kind: 'choice'; readonly values: readonly string[]; readonly required: boolean };

export interface ElementRule {
  /** null: the markup's root. */
  readonly parents: readonly (ElementName | null)[];
  readonly attributes: ReadonlyMap<string, AttributeRule>;
  /** Those of them that must be there. */
  readonly required: ReadonlyMap<string, AttributeRule>;
  readonly holdsText: boolean;
}

const text = { kind: 'text', required: false } as const;
const count = { kind: 'count', required: false } as const;
const index = { kind: 'index', required: false } as const;
const share = { kind: 'share', required: true } as const;

function choice(required: boolean, ...values: readonly string[]): AttributeRule {
  return { kind: 'choice', values, required };
}

/** Where the tag stands in the template; written by the engine on every block tag. */
const line = count;
const align = choice(false, 'left', 'center', 'right');
const inlineParents = ['td', 'p', 'h1'] as const;

const required = { ...text, required: true } as const;
const rowClass = choice(false, 'head', 'repeating-head', 'band');
const paragraphClass = choice(true, 'subtitle', 'body', 'signature');
const cellClass = choice(true, 'label', 'head', 'band', 'weight', 'value', 'amount', 'text', 'note');

/** Text may stand in titles, paragraphs, cells and values only. */
function element(
  parents: readonly (ElementName | null)[],
  attributes: Readonly<Record<string, AttributeRule>>,
  holdsText: 'words' | 'elements' = 'elements',
): ElementRule {
  const all = Object.entries(attributes);
  return {
    parents,
    attributes: new Map(all),
    required: new Map(all.filter(([, rule]) => rule.required)),
    holdsText: holdsText === 'words',
  };
}

export const dialect: Readonly<Record<ElementName, ElementRule>> = {
  form: element([null], { line, title: required }),
  cover: element(['form'], { line }),
  'new-page': element(['form'], { line, title: text }),
  h1: element(['form', 'cover'], { line }, 'words'),
  p: element(['form', 'cover'], { line, align, class: paragraphClass }, 'words'),
  table: element(['form'], { line, columns: { ...count, required: true } }),
  col: element(['table'], { line, width: share }),
  tr: element(['table'], { line, class: rowClass }),
  td: element(
    ['tr'],
    {
      line,
      align,
      class: cellClass,
      valign: choice(false, 'top', 'middle'),
      colspan: count,
      rowspan: count,
      merge: text,
    },
    'words',
  ),
  v: element(inlineParents, { s: required }, 'words'),
  br: element(inlineParents, {}),
  page: element(inlineParents, { project: index, filing: index }),
};

export function isElementName(name: string): name is ElementName {
  return Object.hasOwn(dialect, name);
}

const countText = /^[1-9]\d{0,5}$/;
const indexText = /^(?:0|[1-9]\d{0,8})$/;
const shareText = /^\d{1,6}(?:\.\d{1,6})?$/;

/** Whether an attribute may have this value. */
export function isRight(value: string, rule: AttributeRule): boolean {
  switch (rule.kind) {
    case 'text':
      return true;
    case 'choice':
      return rule.values.includes(value);
    case 'count':
      return countText.test(value);
    case 'index':
      return indexText.test(value);
    case 'share':
      return shareText.test(value) && Number(value) > 0;
  }
}
