/** The tags that a template may use: which element stands where, with which attributes. */
import { aligns, type ColumnRange, cellKinds, paragraphKinds, type RowRole, verticalAligns } from './form.js';

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
  'br',
  'tab',
] as const;
export type ElementName = (typeof elementNames)[number];

/** `count`: a whole number from 1; `share`: a decimal number above 0; `range`: a share, or two of them from narrow to wide, 60-90. */
export type AttributeRule =
  | { readonly kind: 'text' | 'count' | 'share' | 'range'; readonly required: boolean }
  | { readonly kind: 'choice'; readonly values: readonly string[]; readonly required: boolean };

interface ElementRule {
  /** null: the template's root. */
  readonly parents: readonly (ElementName | null)[];
  readonly attributes: ReadonlyMap<string, AttributeRule>;
  /** Those of them that must be there. */
  readonly required: ReadonlyMap<string, AttributeRule>;
  /** Whether text and values may stand in it. */
  readonly holdsText: boolean;
  /** Whether nothing may stand in it. */
  readonly isVoid: boolean;
}

const text = { kind: 'text', required: false } as const;
const count = { kind: 'count', required: false } as const;
const share = { kind: 'share', required: false } as const;
const range = { kind: 'range', required: true } as const;
const required = { ...text, required: true } as const;

function choice(isRequired: boolean, ...values: readonly string[]): AttributeRule {
  return { kind: 'choice', values, required: isRequired };
}

const align = choice(false, ...aligns);
/** The role of a row by its class. */
export const rowRoles: Readonly<Record<string, RowRole>> = {
  head: 'head',
  'repeating-head': 'repeatingHead',
  band: 'band',
};

const bold = choice(false, 'true', 'false');
const rowClass = choice(false, ...Object.keys(rowRoles));
const paragraphClass = choice(true, ...paragraphKinds);
const cellClass = choice(true, ...cellKinds);

function element(
  parents: readonly (ElementName | null)[],
  attributes: Readonly<Record<string, AttributeRule>>,
  holds: 'words' | 'elements' | 'nothing' = 'elements',
): ElementRule {
  const all = Object.entries(attributes);
  return {
    parents,
    attributes: new Map(all),
    required: new Map(all.filter(([, rule]) => rule.required)),
    holdsText: holds === 'words',
    isVoid: holds === 'nothing',
  };
}

export const dialect: Readonly<Record<ElementName, ElementRule>> = {
  form: element([null], { title: required }),
  cover: element(['form'], {}),
  'new-page': element(['form'], { title: text }, 'nothing'),
  h1: element(['form', 'cover'], {}, 'words'),
  p: element(['form', 'cover'], { class: paragraphClass, align, bold }, 'words'),
  table: element(['form'], { columns: { ...count, required: true }, width: share }),
  col: element(['table'], { width: range }, 'nothing'),
  tr: element(['table'], { class: rowClass, height: share }),
  td: element(
    ['tr'],
    {
      class: cellClass,
      colspan: count,
      rowspan: count,
      merge: text,
      align,
      valign: choice(false, ...verticalAligns),
      bold,
    },
    'words',
  ),
  br: element(['td', 'p', 'h1'], {}, 'nothing'),
  tab: element(['p'], {}, 'nothing'),
};

export function isElementName(name: string): name is ElementName {
  return Object.hasOwn(dialect, name);
}

const countText = /^[1-9]\d{0,5}$/;
const shareText = /^\d{1,6}(?:\.\d{1,6})?$/;

/** null: not a width. */
export function columnWidth(value: string): ColumnRange | null {
  const ends = value.split('-');
  if (ends.length > 2 || !ends.every(isShare)) return null;
  const [least, most = least] = ends.map(Number);
  if (least === undefined || most === undefined) return null;
  return ends.length === 1 || least < most ? { least, most } : null;
}

function isShare(value: string): boolean {
  return shareText.test(value) && Number(value) > 0;
}

/** Whether an attribute may have this value. */
export function isRight(value: string, rule: AttributeRule): boolean {
  switch (rule.kind) {
    case 'text':
      return true;
    case 'choice':
      return rule.values.includes(value);
    case 'count':
      return countText.test(value);
    case 'share':
      return isShare(value);
    case 'range':
      return columnWidth(value) !== null;
  }
}
