/** Start tags with typed values instead of attributes. */
import type { JsonPath } from '../diagnostics/index.js';
import { columnWidth, type ElementName, rowRoles } from './dialect.js';
import {
  type Align,
  aligns,
  type CellKind,
  type ColumnRange,
  cellKinds,
  type GridRow,
  type ParagraphKind,
  paragraphKinds,
  type VerticalAlign,
  verticalAligns,
} from './form.js';
import type { TemplatePlace } from './problems.js';

export type Tag = BlockTag | TextTag | TableTag | ColumnTag | RowTag | BreakTag;

/** Tags that contain paragraphs. */
export type TextTag = HeadingTag | ParagraphTag | CellTag;

interface BlockTag {
  readonly name: 'form' | 'cover' | 'new-page';
  /** '' if there is none. */
  readonly title: string;
}

export interface HeadingTag {
  readonly name: 'h1';
  /** In the template. */
  readonly at: TemplatePlace;
}

export interface ParagraphTag {
  readonly name: 'p';
  /** In the template. */
  readonly at: TemplatePlace;
  readonly kind: ParagraphKind;
  readonly bold?: boolean;
  /** null: the default of its container. */
  readonly align: Align | null;
}

export interface TableTag {
  readonly name: 'table';
  /** In the template. */
  readonly at: TemplatePlace;
  /** 0 if it is not given. */
  readonly columns: number;
  /** What the widths of its columns add up to; null where it does not say. */
  readonly width: number | null;
}

interface ColumnTag {
  readonly name: 'col';
  readonly width: ColumnRange;
}

export interface RowTag {
  readonly name: 'tr';
  /** In the template. */
  readonly at: TemplatePlace;
  readonly row: GridRow;
}

export interface CellTag {
  readonly name: 'td';
  /** In the template. */
  readonly at: TemplatePlace;
  readonly kind: CellKind;
  /** Requested spans. */
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly align: Align;
  readonly verticalAlign: VerticalAlign;
  readonly bold?: boolean;
  /** Joins with the cell above that has the same key; null: never. */
  readonly merge: string | null;
}

interface BreakTag {
  /** `tab`: moves what follows to the right end of the line. */
  readonly name: 'br' | 'tab';
}

/** By name. */
export type Attributes = Readonly<Record<string, string>>;

/** Converts attributes that the dialect has checked; missing and wrong ones get their most common values. */
export function tagOf(name: ElementName, attributes: Attributes, at: TemplatePlace): Tag {
  switch (name) {
    case 'form':
    case 'cover':
    case 'new-page':
      return { name, title: attributes.title ?? '' };
    case 'h1':
      return { name, at };
    case 'p':
      return {
        name,
        at,
        kind: choiceOf(attributes.class, paragraphKinds, 'body'),
        align: choiceOf(attributes.align, aligns, null),
        ...boldOf(attributes),
      };
    case 'table':
      return { name, at, columns: numberOf(attributes.columns, 0), width: widthOf(attributes) };
    case 'col':
      return { name, width: columnWidth(attributes.width ?? '') ?? { least: 1, most: 1 } };
    case 'tr':
      return { name, at, row: rowOf(attributes, at.line) };
    case 'td':
      return cellTag(attributes, at);
    case 'br':
    case 'tab':
      return { name };
  }
}

/**
 * Default alignment of each kind, as on the printed forms: names and short answers centred, amounts right as in a ledger,
 * texts left.
 */
const cellAligns: Readonly<Record<CellKind, Align>> = {
  label: 'center',
  head: 'center',
  band: 'center',
  weight: 'center',
  value: 'center',
  amount: 'right',
  text: 'left',
  note: 'left',
};

function cellTag(attributes: Attributes, at: TemplatePlace): CellTag {
  const kind = choiceOf(attributes.class, cellKinds, 'value');
  return {
    name: 'td',
    at,
    kind,
    rowSpan: numberOf(attributes.rowspan, 1),
    columnSpan: numberOf(attributes.colspan, 1),
    align: choiceOf(attributes.align, aligns, cellAligns[kind]),
    verticalAlign: choiceOf(attributes.valign, verticalAligns, 'middle'),
    ...boldOf(attributes),
    merge: attributes.merge ?? null,
  };
}

/** Returns no member if it is not bold, as most are not. */
function boldOf({ bold }: Attributes): { readonly bold?: boolean } {
  return bold === 'true' ? { bold: true } : {};
}

function rowOf({ class: rowClass, height }: Attributes, line: number): GridRow {
  const row = { role: rowRoles[rowClass ?? ''] ?? 'body', line };
  return height === undefined ? row : { ...row, leastHeight: Number(height) };
}

/** Sources of the form's own words: none. */
export const noSources: readonly JsonPath[] = [];

function choiceOf<Value extends string, Otherwise extends string | null>(
  given: string | undefined,
  values: readonly Value[],
  otherwise: Otherwise,
): Value | Otherwise {
  return values.find((value) => value === given) ?? otherwise;
}

function widthOf({ width }: Attributes): number | null {
  return width === undefined ? null : Number(width);
}

function numberOf(given: string | undefined, otherwise: number): number {
  return given === undefined ? otherwise : Number(given);
}
