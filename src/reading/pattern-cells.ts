/** Converts a form's grids to pattern cells: the form's own words and the paths that each cell shows. */

import type { JsonPath } from '../diagnostics/index.js';
import { labelKey } from '../identity/index.js';
import type { Cell, Form, Grid, Paragraph } from '../model/index.js';
import type { PatternCell, PatternPart, TextNode } from './pattern.js';
import { forPattern } from './words.js';

/** Returns the cells of all grids of the form, one below another. */
export function patternCells(form: Form): readonly PatternCell[] {
  const cells: PatternCell[] = [];
  let offset = 0;
  for (const block of form.blocks) {
    if (block.kind !== 'grid') continue;
    for (const cell of cellsInOrder(block.grid)) cells.push(patternCell(cell, offset));
    offset += block.grid.rows.length;
  }
  return cells;
}

function cellsInOrder(grid: Grid): readonly Cell[] {
  return [...grid.cells].sort((a, b) => a.row - b.row || a.column - b.column);
}

function patternCell(cell: Cell, offset: number): PatternCell {
  const { column, rowSpan, columnSpan, kind, merges = false } = cell;
  const parts = partsOf(cell.paragraphs);
  return { row: cell.row + offset, column, rowSpan, columnSpan, kind, merges, ...wordsOf(parts), parts };
}

function wordsOf(parts: readonly PatternPart[]): {
  readonly key: string;
  readonly paths: readonly JsonPath[];
} {
  const words = parts.map((part) => (part.kind === 'words' ? part.text : '')).join('');
  const paths = new Set(parts.flatMap((part) => (part.kind === 'value' ? part.paths : [])));
  return { key: labelKey(words), paths: [...paths] };
}

/** Splits paragraphs into parts; adjacent words are one part, and a line end between paragraphs is a word. */
function partsOf(paragraphs: readonly Paragraph[]): readonly PatternPart[] {
  const parts: PatternPart[] = [];
  const addWords = (text: string) => {
    const last = parts.at(-1);
    if (text === '') return;
    if (last?.kind === 'words') parts[parts.length - 1] = { kind: 'words', text: last.text + text };
    else parts.push({ kind: 'words', text });
  };
  for (const [index, paragraph] of paragraphs.entries()) {
    if (index > 0) addWords('\n');
    for (const span of paragraph.spans) {
      if (span.kind !== 'text') continue;
      if (span.sources.length === 0) addWords(span.text);
      else parts.push({ kind: 'value', paths: span.sources, sample: span.text });
    }
  }
  return parts;
}

function writtenAs(parts: readonly PatternPart[]): RegExp {
  const escaped = parts.map((part) =>
    part.kind === 'value' ? '.+?' : forPattern(part.text.normalize('NFKC').trim()),
  );
  return new RegExp(`^\\s*${escaped.join('\\s*')}\\s*$`, 'su');
}

function textNode(paragraphs: readonly Paragraph[], endsLine: boolean): TextNode {
  const parts = partsOf(paragraphs);
  return { parts, ...wordsOf(parts), written: writtenAs(parts), endsLine };
}

/** Titles and lines outside the grids. */
export function patternTexts(form: Form): {
  readonly titles: readonly string[];
  readonly texts: readonly TextNode[];
} {
  const titles: string[] = [];
  const texts: TextNode[] = [];
  for (const block of form.blocks) {
    if (block.kind !== 'heading' && block.kind !== 'paragraph') continue;
    texts.push(textNode(block.paragraphs, false));
    if (block.kind === 'paragraph' && block.right !== undefined) texts.push(textNode(block.right, true));
    if (block.kind === 'heading') titles.push(wordsOf(partsOf(block.paragraphs)).key);
  }
  return { titles, texts };
}
