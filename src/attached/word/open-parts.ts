/** Tables, content controls and their properties while they are read. */
import type { BodyCell, BodyRow, CellWidth, Numbering } from './blocks.js';
import { type CutMark, cutMarkIn } from './cut-mark.js';
import { type OpenHolder, type OpenParagraph, plainLook, type RunLook } from './open-text.js';
import { isSymbolFont } from './symbols.js';
import { attributeOf, isOn } from './xml-tokens.js';

export interface OpenTable {
  readonly rows: BodyRow[];
  readonly edges: number[];
  row: OpenRow | null;
  cell: OpenWordCell | null;
}

interface OpenRow {
  before: number;
  after: number;
  widthBefore: CellWidth | null;
  isHidden: boolean;
  isDeleted: boolean;
  readonly cells: BodyCell[];
}

interface OpenWordCell {
  columnSpan: number;
  width: CellWidth | null;
  goesOn: boolean;
  cutMark: CutMark | null;
  readonly holder: OpenHolder;
}

export const openTable = (): OpenTable => ({ rows: [], edges: [], row: null, cell: null });
export const openRow = (): OpenRow => ({
  before: 0,
  after: 0,
  widthBefore: null,
  isHidden: false,
  isDeleted: false,
  cells: [],
});
export const openCell = (holder: OpenHolder): OpenWordCell => ({
  columnSpan: 1,
  width: null,
  goesOn: false,
  cutMark: null,
  holder,
});

/** Takes the row into its table, unless somebody has deleted it. */
export function endRow(table: OpenTable): void {
  const { row } = table;
  table.row = null;
  if (row === null) return;
  const { isDeleted, ...shown } = row;
  if (!isDeleted) table.rows.push(shown);
}

/** A content control: what its box shows, and whether its text is only the advice of what to type. */
export interface OpenControl {
  box: '☑' | '□' | null;
  isBoxSaid: boolean;
  isAdvice: boolean;
}

/** Words by which a control says what is to be typed. */
export const advice = /单击|点击|点按|此处|选择一项|请输入|请选择|click|tap|choose|enter/iu;

export function takeRunProperty(look: RunLook, name: string, attributes: string): void {
  if (name === 'vanish') look.isHidden = isOn(attributes);
  else if (name === 'strike' || name === 'dstrike') look.isStruck ||= isOn(attributes);
  else if (name === 'vertAlign') look.isRaised = attributeOf(attributes, 'val') === 'superscript';
  else if (name === 'position') look.isRaised ||= Number(attributeOf(attributes, 'val')) > 0;
  else if (name === 'rFonts') {
    const font = attributeOf(attributes, 'ascii') ?? attributeOf(attributes, 'hAnsi');
    look.font = isSymbolFont(font) ? font : null;
  }
}

/** `styles`: styles of paragraphs that number them. */
export function takeParagraphProperty(
  paragraph: OpenParagraph,
  styles: ReadonlyMap<string, Numbering>,
  name: string,
  attributes: string,
): void {
  const value = attributeOf(attributes, 'val');
  const { list, level } = paragraph.numbering ?? { list: '0', level: 0 };
  if (name === 'pStyle') paragraph.numbering ??= styles.get(value ?? '') ?? null;
  else if (name === 'ilvl') paragraph.numbering = { list, level: Number(value ?? 0) };
  else if (name === 'numId') paragraph.numbering = { list: value ?? '0', level };
  // Word 2003 writes down the number that it has counted.
  else if (name === 't' && value !== null) paragraph.say(`${value} `, plainLook());
}

export function takeRowProperty({ row }: OpenTable, name: string, attributes: string): void {
  if (row === null) return;
  if (name === 'gridBefore') row.before = count(attributes);
  else if (name === 'gridAfter') row.after = count(attributes);
  else if (name === 'wBefore') row.widthBefore = widthIn(attributes);
  else if (name === 'hidden') row.isHidden = isOn(attributes);
  else if (name === 'del') row.isDeleted = true;
}

export function takeCellProperty({ cell }: OpenTable, name: string, attributes: string): void {
  if (cell === null) return;
  if (name === 'gridSpan') cell.columnSpan = Math.max(1, count(attributes));
  else if (name === 'tcW') cell.width = widthIn(attributes);
  else if (name === 'vMerge' || name === 'vmerge') cell.goesOn = attributeOf(attributes, 'val') !== 'restart';
}

/** `holder`: what the bookmark stands in. */
export function takeBookmark(table: OpenTable | undefined, holder: OpenHolder, attributes: string): void {
  const cell = table?.cell;
  if (cell?.holder === holder) cell.cutMark ??= cutMarkIn(attributeOf(attributes, 'name'));
}

export function takeColumn({ edges }: OpenTable, attributes: string): void {
  const width = Number(attributeOf(attributes, 'w') ?? 0);
  if (edges.length < mostColumns) edges.push((edges.at(-1) ?? 0) + (Number.isFinite(width) ? width : 0));
}

export function takeControlProperty(control: OpenControl, name: string, attributes: string): void {
  if (name === 'showingPlcHdr') control.isAdvice = isOn(attributes);
  else if (name === 'checkbox') control.box = '□';
  else if (name === 'checked' && control.box !== null) control.box = isOn(attributes) ? '☑' : '□';
}

/** A width that says something (17.4.72): in twips, in fiftieths of a per cent or, in newer files, in per cent. */
function widthIn(attributes: string): CellWidth | null {
  const text = attributeOf(attributes, 'w') ?? '';
  const value = Number(text.replace('%', ''));
  const type = attributeOf(attributes, 'type');
  if (!Number.isFinite(value) || value <= 0 || type === 'auto' || type === 'nil') return null;
  if (text.endsWith('%')) return { share: value / 100 };
  return type === 'pct' ? { share: value / 5000 } : { twips: value };
}

/** Most columns that a table may have (17.4.17). */
const mostColumns = 63;

function count(attributes: string): number {
  const value = Number(attributeOf(attributes, 'val') ?? 0);
  return Number.isInteger(value) ? Math.min(mostColumns, Math.max(0, value)) : 0;
}
