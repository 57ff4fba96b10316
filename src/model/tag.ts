/** Start tags as they are read once: in place of their attributes the values that these stand for. */
import type { JsonPath } from '../diagnostics/index.js';
import type { Align, CellKind, GridRow, PageTarget, ParagraphKind, RowRole, VerticalAlign } from './form.js';
import type { ElementName } from './markup-dialect.js';

export type Tag = BlockTag | TextTag | TableTag | ColumnTag | RowTag | ValueTag | BreakTag | PageTag;

/** What holds paragraphs. */
export type TextTag = HeadingTag | ParagraphTag | CellTag;

export interface BlockTag {
  readonly name: 'form' | 'cover' | 'new-page';
  /** '' where it says none. */
  readonly title: string;
}

export interface HeadingTag {
  readonly name: 'h1';
  readonly line: number;
}

export interface ParagraphTag {
  readonly name: 'p';
  readonly line: number;
  readonly kind: ParagraphKind;
  /** null: as such paragraphs stand where it is. */
  readonly align: Align | null;
}

export interface TableTag {
  readonly name: 'table';
  readonly line: number;
  /** 0 where it does not say. */
  readonly columns: number;
}

export interface ColumnTag {
  readonly name: 'col';
  readonly width: number;
}

export interface RowTag {
  readonly name: 'tr';
  readonly row: GridRow;
}

export interface CellTag {
  readonly name: 'td';
  readonly line: number;
  readonly kind: CellKind;
  /** The spans that it asks for. */
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly align: Align;
  readonly verticalAlign: VerticalAlign;
  /** Joins with the cell above that has the same key; null: never. */
  readonly merge: string | null;
}

export interface ValueTag {
  readonly name: 'v';
  readonly sources: readonly JsonPath[];
}

export interface BreakTag {
  readonly name: 'br';
}

export interface PageTag {
  readonly name: 'page';
  readonly target: PageTarget;
}

/** By name, without a prototype. */
export type Attributes = Readonly<Record<string, string>>;

/** The dialect has checked the attributes; one that is missing or was wrong is taken for its most common value. */
export function tagOf(name: ElementName, attributes: Attributes, line: number): Tag {
  switch (name) {
    case 'form':
    case 'cover':
    case 'new-page':
      return { name, title: attributes.title ?? '' };
    case 'h1':
      return { name, line };
    case 'p':
      return {
        name,
        line,
        kind: choiceOf(attributes.class, paragraphKinds, 'body'),
        align: choiceOf(attributes.align, aligns, null),
      };
    case 'table':
      return { name, line, columns: numberOf(attributes.columns, 0) };
    case 'col':
      return { name, width: numberOf(attributes.width, 1) };
    case 'tr':
      return { name, row: { role: roleOf(attributes.class), line } };
    case 'td':
      return cellTag(attributes, line);
    case 'v':
      return { name, sources: pathsOf(attributes.s ?? '') };
    case 'br':
      return { name };
    case 'page':
      return { name, target: targetOf(attributes) };
  }
}

const aligns: readonly Align[] = ['left', 'center', 'right'];
const verticalAligns: readonly VerticalAlign[] = ['top', 'middle'];
const paragraphKinds: readonly ParagraphKind[] = ['subtitle', 'body', 'signature'];
const kinds: readonly CellKind[] = ['label', 'head', 'band', 'weight', 'value', 'amount', 'text', 'note'];

/**
 * As the printed forms do: names and short answers are centred, sums stand at the right, as in a ledger, texts run from
 * the left.
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

function cellTag(attributes: Attributes, line: number): CellTag {
  const kind = choiceOf(attributes.class, kinds, 'value');
  return {
    name: 'td',
    line,
    kind,
    rowSpan: numberOf(attributes.rowspan, 1),
    columnSpan: numberOf(attributes.colspan, 1),
    align: choiceOf(attributes.align, aligns, cellAligns[kind]),
    verticalAlign: choiceOf(attributes.valign, verticalAligns, 'middle'),
    merge: attributes.merge ?? null,
  };
}

function roleOf(rowClass: string | undefined): RowRole {
  switch (rowClass) {
    case 'head':
      return 'head';
    case 'repeating-head':
      return 'repeatingHead';
    case 'band':
      return 'band';
    default:
      return 'body';
  }
}

/** What comes from nowhere in the data: the form's own words. */
export const noSources: readonly JsonPath[] = [];

/** The paths of a value, which are parted by blanks. */
function pathsOf(written: string): readonly JsonPath[] {
  if (written === '') return noSources;
  return written.includes(' ') ? written.split(' ').filter((path) => path !== '') : [written];
}

function targetOf({ project, filing }: Attributes): PageTarget {
  const target = { project: project === undefined ? null : Number(project) };
  return filing === undefined ? target : { ...target, filing: Number(filing) };
}

function choiceOf<Value extends string, Otherwise extends string | null>(
  given: string | undefined,
  values: readonly Value[],
  otherwise: Otherwise,
): Value | Otherwise {
  return values.find((value) => value === given) ?? otherwise;
}

function numberOf(given: string | undefined, otherwise: number): number {
  return given === undefined ? otherwise : Number(given);
}
