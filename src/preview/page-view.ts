/** A page as the browser gets it: its picture, and what stands behind each cell. */
import { type FilingReading, labelAt } from '../filing/index.js';
import type { CellFragment, Page } from '../layout/index.js';
import { cellSources } from '../model/index.js';
import { cellsOf } from './cell-index.js';
import type { CellView, PageView, SourcedValue } from './protocol.js';
import { valueAt } from './value-at.js';

export function pageView(page: Page, svg: string, reading: FilingReading): PageView {
  return { number: page.number, svg, cells: cellsOf(page).map((cell) => cellView(cell, reading)) };
}

function cellView(fragment: CellFragment, reading: FilingReading): CellView {
  const { cell, x, y, width, height, text } = fragment;
  return {
    x: x / 1000,
    y: y / 1000,
    width: width / 1000,
    height: height / 1000,
    text: text.paragraphs.map((paragraph) => paragraph.text).join('\n'),
    sources: cellSources(cell).map((path) => sourcedValue(path, reading)),
    line: cell.line,
  };
}

function sourcedValue(path: string, reading: FilingReading): SourcedValue {
  return {
    path,
    label: labelAt(path),
    value: reading.value === null ? null : valueAt(reading.value, path),
    line: reading.positionOf(path)?.line ?? null,
  };
}
