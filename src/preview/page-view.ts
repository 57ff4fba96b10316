/** A page as the browser gets it: its picture, and what stands behind each cell. */
import type { FilingReading } from '../filing/index.js';
import { lineBoxes, type Page, type PlacedText, type TextItem } from '../layout/index.js';
import { cellsOf, type ShownCell, sourcesOf } from './cell-index.js';
import type { CellView, PageView, SourcedValue } from './protocol.js';
import { valueAt } from './value-at.js';

export function pageView(page: Page, svg: string, reading: FilingReading): PageView {
  return { number: page.number, svg, cells: cellsOf(page).map((cell) => cellView(cell, reading)) };
}

function cellView(shown: ShownCell, reading: FilingReading): CellView {
  const isCell = shown.kind === 'cell';
  const { x, y, width, height } = isCell ? shown.fragment : textBox(shown.item);
  return {
    kind: shown.kind,
    x: x / 1000,
    y: y / 1000,
    width: width / 1000,
    height: height / 1000,
    text: wordsOf(isCell ? shown.fragment.text : shown.item.text),
    sources: sourcesOf(shown).map((path) => sourcedValue(path, reading)),
    line: isCell ? shown.fragment.cell.line : shown.item.block.line,
  };
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
