/** What the clipboard holds, from a spreadsheet, a word processor or a page of the web: a text, and as a table where it is one. */
import { parseInert } from '../parse-inert.js';

export interface Pasted {
  readonly text: string;
  /** Its cells as spreadsheets copy them, tabs between them; null: it is no table of several cells. */
  readonly table: string | null;
  /** Whether there is text around the table, which goes into no row. */
  readonly hasMore: boolean;
}

/** Merged cells beyond this are a fault of the markup. */
const mostRows = 5000;

export function pastedFrom(data: DataTransfer | null): Pasted {
  const plain = data?.getData('text/plain') ?? '';
  const html = data?.getData('text/html') ?? '';
  const asLines = /\t|\r?\n(?!$)/.test(plain) ? plain : null;
  if (html === '') return { text: plain, table: asLines, hasMore: false };
  const { body } = parseInert(html, 'text/html');
  for (const unseen of body.querySelectorAll('style, script, title')) unseen.remove();
  const text = plain === '' ? textOf(body) : plain;
  // A table may be there to hold others in their places.
  const tables = [...body.querySelectorAll('table')].filter((one) => one.querySelector('table') === null);
  const rows = tables.flatMap(rowsOf);
  if (Math.max(rows.length, ...rows.map((row) => row.length)) < 2)
    return { text, table: asLines ?? (plain === '' && text.includes('\n') ? text : null), hasMore: false };
  for (const table of tables) table.remove();
  const table = rows.map((row) => row.map(inQuotes).join('\t')).join('\n');
  return { text, table, hasMore: textOf(body) !== '' };
}

/** A merged cell is its first one and blanks, as spreadsheets have it. */
function rowsOf(table: HTMLTableElement): readonly (readonly string[])[] {
  const rows = [...table.rows].slice(0, mostRows);
  const grid = rows.map((): (string | undefined)[] => []);
  rows.forEach((row, y) => {
    const line = grid[y] ?? [];
    for (const cell of row.cells) {
      const free = line.indexOf(undefined);
      const x = free < 0 ? line.length : free;
      for (const below of grid.slice(y, y + (cell.rowSpan || rows.length)))
        for (let at = x; at < x + cell.colSpan; at += 1) fill(below, at);
      line[x] = textOf(cell);
    }
  });
  return grid.map((line) => line.map((text) => text ?? ''));
}

/** A list without holes, so that the next free place of it is found. */
function fill(line: (string | undefined)[], at: number): void {
  while (line.length < at) line.push(undefined);
  line[at] = '';
}

const blocks = 'p, div, li, tr, table, h1, h2, h3, h4, h5, h6, ul, ol, dl, dt, dd, pre, blockquote';

/** As it is read: lines end where the markup ends them, not where it is written on several. */
function textOf(element: Element): string {
  const lines = [''];
  const add = (node: Node): void => {
    if (node.nodeType === Node.TEXT_NODE) lines.push((lines.pop() ?? '') + (node.textContent ?? ''));
    if (!(node instanceof Element) && node !== element) return;
    const isBlock = node instanceof Element && node.matches(blocks);
    if (isBlock || (node instanceof Element && node.matches('br'))) lines.push('');
    for (const child of node.childNodes) add(child);
    if (isBlock) lines.push('');
  };
  add(element);
  const read = lines.map((line) => line.replace(/\s+/gu, ' ').trim());
  return read.filter((line) => line !== '').join('\n');
}

function inQuotes(cell: string): string {
  return /["\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
