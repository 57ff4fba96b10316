/** A page as the browser gets it: its picture, and what stands behind each cell. */
import type { JsonPath } from '../diagnostics/index.js';
import { amountOf, type Filing, type FilingReading, formatYuan } from '../filing/index.js';
import { valueAlong } from '../json/index.js';
import { lineBoxes, type Page, type PlacedText, type TextItem } from '../layout/index.js';
import { type CellKind, standApart } from '../model/index.js';
import { cellsOf, type ShownCell, sourcesOf } from './cell-index.js';
import { cellEditors } from './editing/index.js';
import type { EditorLook } from './editing-protocol.js';
import type { CellView, PageView, SourcedValue } from './protocol.js';
import type { ShownDocument } from './shown-document.js';

export function pageView(page: Page, svg: string, shown: ShownDocument): PageView {
  return { number: page.number, svg, cells: cellsOf(page).map((cell) => cellView(cell, shown)) };
}

function cellView(shown: ShownCell, document: ShownDocument): CellView {
  const { reading, editing } = document;
  const isCell = shown.kind === 'cell';
  const placed = isCell ? shown.fragment.text : shown.item.text;
  const sources = sourcesOf(shown);
  const choice = isCell ? shown.fragment.cell.choice : undefined;
  const said = choice !== undefined && sources.length === 0 ? [choice.path] : sources;
  const { x, y, width, height } = isCell ? shown.fragment : textBox(shown.item);
  return {
    kind: shown.kind,
    x: x / 1000,
    y: y / 1000,
    width: width / 1000,
    height: height / 1000,
    text: wordsOf(placed),
    sources: said.map((path) => sourcedValue(path, reading)),
    look: lookOf(placed, isCell ? placed.x - shown.fragment.x : 0, document),
    editors: cellEditors(
      {
        sources,
        text: wordsOf(placed),
        isLong: isCell && isRunningText(shown.fragment.cell.kind),
        choice,
        isApart: isCell && sources.length > 1 && standApart(shown.fragment.cell),
      },
      editing,
    ),
    line: isCell ? shown.fragment.cell.line : shown.item.block.line,
  };
}

/** Of a face that has all that is usually typed. */
const typical = '1年';

/** Points. */
function lookOf(
  { style, linePitch, align }: PlacedText,
  padding: number,
  { fonts, faces }: ShownDocument,
): EditorLook {
  const ids = [...typical].map((one) => faces.faceFor(style.role, one.codePointAt(0) ?? 0, style.weight)?.id);
  return {
    size: style.size / 1000,
    linePitch: linePitch / 1000,
    align,
    isBold: style.weight === 'bold',
    paddingX: padding / 1000,
    families: [...new Set(ids)].flatMap((id) => (id === undefined ? [] : (fonts.web.get(id)?.family ?? []))),
  };
}

function isRunningText(kind: CellKind): boolean {
  return kind === 'text' || kind === 'note';
}

function wordsOf({ paragraphs }: PlacedText): string {
  return paragraphs.map((paragraph) => paragraph.text).join('\n');
}

/** What its lines take, with half a character's room at their ends: a text has no borders. */
function textBox({ text, y, height }: TextItem): Pick<CellView, 'x' | 'y' | 'width' | 'height'> {
  const lines = text.paragraphs.flatMap((paragraph) => lineBoxes(paragraph, text));
  const room = text.style.size / 2;
  const left = Math.min(...lines.map((line) => line.x)) - room;
  const right = Math.max(...lines.map((line) => line.x + line.width)) + room;
  return { x: left, y, width: right - left, height };
}

function sourcedValue(path: string, reading: FilingReading): SourcedValue {
  return {
    path,
    label: reading.labelAt(path),
    value: reading.value === null ? null : valueAt(reading.value, path),
    line: reading.positionOf(path)?.line ?? null,
  };
}

/** What a filing holds, as its file gives it; null where the filing leaves it blank. Amounts are in 元, whatever the form counts in. */
function valueAt(filing: Filing, path: JsonPath): string | null {
  return written(valueAlong(filing, path));
}

function written(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return `${formatYuan(amountOf(value))} 元`;
  if (Array.isArray(value)) return value.map(written).filter(Boolean).join('、');
  if (typeof value !== 'object') return String(value);
  return Object.values(value)
    .map((part) => written(part) ?? '')
    .join('');
}
