/** Takes the tables of a Word file apart (ECMA-376 Part 1, 17.4): cells with spans and texts, and the paragraphs around them. */
import { type Unpacked, unpackZip } from '../spreadsheet/index.js';
import { unescaped } from './entities.js';

/** Rows and columns count from 0, through all tables and paragraphs of the body: a paragraph is a row of one cell. */
export interface WordTextCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
  /** Number of its table and its place there, from 0; null for a paragraph. */
  readonly inTable: { readonly table: number; readonly row: number; readonly column: number } | null;
}

/** Returns null if the file cannot be unpacked. */
export function wordCells(bytes: Uint8Array): readonly WordTextCell[] | null {
  const unpacked: Unpacked = unpackZip(bytes, (name) => name === 'word/document.xml');
  const part = 'fault' in unpacked ? undefined : unpacked.entries.get('word/document.xml');
  return part === undefined ? null : new BodyReader().read(Buffer.from(part).toString('utf8'));
}

interface OpenCell {
  row: number;
  column: number;
  rowSpan: number;
  columnSpan: number;
  inTable: WordTextCell['inTable'];
  goesOn: boolean;
  lines: string[];
}

const token = /<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:[^<>"']|"[^"]*"|'[^']*')*?)(\/?)>|([^<]+)/gu;

/** Boxes and ticks as symbols of Wingdings and Wingdings 2. */
const symbols: Readonly<Record<string, string>> = {
  F052: '☑',
  F0FE: '☑',
  F053: '☒',
  F0FD: '☒',
  F0FC: '✓',
  F050: '✓',
  F0A3: '□',
  F0A8: '□',
  F06F: '□',
  F071: '□',
};

class BodyReader {
  readonly #cells: OpenCell[] = [];
  /** Cells that may go on below, by their column. */
  #above = new Map<number, OpenCell>();
  #row = 0;
  #tables = 0;
  #tableRow = 0;
  #column = 0;
  /** Depth of nested tables; the text of inner tables belongs to the outer cell. */
  #depth = 0;
  #cell: OpenCell | null = null;
  #line: string | null = null;
  #isText = false;
  /** Depth inside mc:Fallback, which repeats content for older programs. */
  #fallback = 0;

  read(xml: string): readonly WordTextCell[] {
    for (const [, close = '', name = '', attributes = '', alone = '', text] of xml.matchAll(token)) {
      if (text !== undefined) {
        if (this.#isText) this.#say(unescaped(text));
      } else if (name === 'Fallback') this.#fallback += close === '/' ? -1 : alone === '/' ? 0 : 1;
      else if (this.#fallback > 0) continue;
      else if (close === '/') this.#end(name);
      else {
        this.#begin(name, attributes);
        if (alone === '/') this.#end(name);
      }
    }
    return this.#cells
      .filter(({ lines, inTable }) => inTable !== null || lines.join('').trim() !== '')
      .map(({ lines, goesOn: _goesOn, ...cell }) => ({ ...cell, text: lines.join('\n').trim() }));
  }

  #say(text: string): void {
    if (this.#line !== null) this.#line += text;
  }

  #begin(name: string, attributes: string): void {
    switch (name) {
      case 'tbl':
        this.#depth += 1;
        if (this.#depth === 1) {
          this.#tableRow = 0;
          this.#above = new Map();
        }
        return;
      case 'tr':
        if (this.#depth === 1) this.#column = 0;
        return;
      case 'gridBefore':
        if (this.#depth === 1) this.#column += count(attributes);
        return;
      case 'tc':
        if (this.#depth === 1) this.#beginCell();
        return;
      case 'gridSpan':
        if (this.#depth === 1 && this.#cell !== null) this.#cell.columnSpan = Math.max(1, count(attributes));
        return;
      case 'vMerge':
        if (this.#depth === 1 && this.#cell !== null) this.#cell.goesOn = !/="restart"/u.test(attributes);
        return;
      case 'p':
        this.#line = '';
        return;
      case 't':
        this.#isText = true;
        return;
      case 'br':
      case 'cr':
        this.#say('\n');
        return;
      case 'tab':
        this.#say(' ');
        return;
      case 'sym':
        this.#say(symbols[/char="([0-9a-f]{4})"/iu.exec(attributes)?.[1]?.toUpperCase() ?? ''] ?? '');
        return;
    }
  }

  #end(name: string): void {
    switch (name) {
      case 't':
        this.#isText = false;
        return;
      case 'p':
        this.#endParagraph();
        return;
      case 'tc':
        if (this.#depth === 1) this.#endCell();
        return;
      case 'tr':
        if (this.#depth !== 1) return;
        this.#row += 1;
        this.#tableRow += 1;
        return;
      case 'tbl':
        this.#depth -= 1;
        if (this.#depth === 0) this.#tables += 1;
        return;
    }
  }

  #beginCell(): void {
    const inTable = { table: this.#tables, row: this.#tableRow, column: this.#column };
    const place = { row: this.#row, column: this.#column, rowSpan: 1, columnSpan: 1 };
    this.#cell = { ...place, inTable, goesOn: false, lines: [] };
  }

  #endParagraph(): void {
    const line = this.#line;
    this.#line = null;
    if (line === null) return;
    if (this.#cell !== null) {
      this.#cell.lines.push(line);
      return;
    }
    if (line.trim() === '') return;
    const place = { row: this.#row, column: 0, rowSpan: 1, columnSpan: 1 };
    this.#cells.push({ ...place, inTable: null, goesOn: false, lines: [line] });
    this.#row += 1;
  }

  /** Ends a cell; a vertically merged continuation is added to the cell above. */
  #endCell(): void {
    const cell = this.#cell;
    this.#cell = null;
    if (cell === null) return;
    const above = this.#above.get(cell.column);
    if (cell.goesOn && above !== undefined && above.row + above.rowSpan === cell.row) {
      above.rowSpan += 1;
      above.lines.push(...cell.lines.filter((line) => line.trim() !== ''));
    } else {
      this.#cells.push(cell);
      this.#above.set(cell.column, cell);
    }
    this.#column += cell.columnSpan;
  }
}

/** Most columns that a table may have (17.4.17). */
const mostColumns = 63;

function count(attributes: string): number {
  return Math.min(mostColumns, Number(/val="(\d{1,4})"/u.exec(attributes)?.[1] ?? 0));
}
