/** What must hold of every laid-out document: everything in its cell, nothing lost, no fault in line breaking. */
import { expect } from 'vitest';
import { continuationMark } from '../../src/layout/grid/index.js';
import {
  type CellFragment,
  lineBoxes,
  type PagedDocument,
  type PlacedText,
  placedLines,
  type TableItem,
} from '../../src/layout/index.js';
import { paragraphText } from '../../src/model/index.js';
import { neverAtLineEnd, neverAtLineStart, type TextSetter } from '../../src/text/index.js';

export function tablesOf(document: PagedDocument): readonly TableItem[] {
  return document.pages.flatMap((page) =>
    page.items.flatMap((item) => (item.kind === 'table' ? [item] : [])),
  );
}

function wordsOf(text: PlacedText): string {
  return text.paragraphs.map((paragraph) => paragraph.text).join('');
}

function expectInside(fragment: CellFragment, setter: TextSetter): void {
  const { x, y, width, height, paddingX, text } = fragment;
  for (const line of text.paragraphs.flatMap((paragraph) => placedLines(paragraph, text, setter))) {
    const { baseline } = line;
    expect(line.x).toBeGreaterThanOrEqual(x + paddingX);
    expect(line.x + line.width).toBeLessThanOrEqual(x + width - paddingX);
    expect(baseline - text.style.size * 0.88).toBeGreaterThanOrEqual(y);
    expect(baseline + text.style.size * 0.12).toBeLessThanOrEqual(y + height);
    const runEnd = Math.max(0, ...line.runs.map((run) => run.x + run.width));
    expect(runEnd).toBeLessThanOrEqual(line.width);
  }
}

function expectNoLineFault(text: PlacedText): void {
  for (const paragraph of text.paragraphs) {
    const lines = lineBoxes(paragraph, text);
    for (const [index, line] of lines.entries()) {
      const words = line.text.trim();
      if (index > 0) expect(neverAtLineStart).not.toContain([...words][0]);
      if (index < lines.length - 1) expect(neverAtLineEnd).not.toContain([...words].at(-1));
    }
  }
}

/** A label longer than any form's own may fill half a page; then it flows on instead of standing on each page. */
const longestLabel = 60;

/** Beside each row of each page stand the labels that the row belongs to. */
function expectLabels(table: TableItem): void {
  for (const fragment of table.cells) {
    const { cell } = fragment;
    if (cell.kind !== 'label' && cell.kind !== 'weight') continue;
    const label = cell.paragraphs.map(paragraphText).join('');
    if (label.length > longestLabel) continue;
    expect([label, label + continuationMark]).toContain(wordsOf(fragment.text));
  }
}

/** All that a cell says is printed once, over all its fragments, in order. */
function expectWholeText(tables: readonly TableItem[]): void {
  const printed = new Map<object, string>();
  for (const fragment of tables.flatMap((table) => table.cells)) {
    if (fragment.repeated) continue;
    printed.set(fragment.cell, (printed.get(fragment.cell) ?? '') + wordsOf(fragment.text));
  }
  for (const cell of tables.flatMap((table) => table.grid.cells)) {
    if (cell.paragraphs.some((paragraph) => paragraph.spans.some((span) => span.kind === 'pageReference')))
      continue;
    expect(printed.get(cell)).toBe(cell.paragraphs.map(paragraphText).join(''));
  }
}

function expectRoom(document: PagedDocument): void {
  const { geometry } = document;
  for (const page of document.pages) {
    for (const item of page.items) {
      if (item.kind === 'table')
        expect(item.y + item.height).toBeLessThan(geometry.height - geometry.margin.bottom);
    }
  }
}

export function expectSound(document: PagedDocument, setter: TextSetter): void {
  const tables = tablesOf(document);
  expectRoom(document);
  expectWholeText(tables);
  for (const table of tables) {
    expectLabels(table);
    for (const fragment of table.cells) {
      expectInside(fragment, setter);
      expectNoLineFault(fragment.text);
    }
  }
}
