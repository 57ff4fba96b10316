/** Computes the sums of our own books if a program has saved them without results. */
import { plainNumber } from './plain-number.js';
import { columnIndex, type SheetCell } from './sheet.js';

/** `IF(COUNT(C5,D6)=0,"",SUM(C5,D6))`, `SUM(C5:C9)`, with or without `=`. */
const sum = /^=?(?:IF\(COUNT\(([A-Z0-9$:,]+)\)=0,"",SUM\(\1\)\)|SUM\(([A-Z0-9$:,]+)\))$/iu;
const reference = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/u;
const mostCells = 10_000;

/** Replaces such formulas by their results and leaves all other cells as they are. */
export function withSums(cells: readonly SheetCell[]): readonly SheetCell[] {
  if (!cells.some(({ content }) => content?.kind === 'formula')) return cells;
  const at = new Map(cells.map((cell) => [`${cell.row},${cell.column}`, cell] as const));
  return cells.flatMap((cell): readonly SheetCell[] => {
    const { content } = cell;
    const list = content?.kind === 'formula' ? sum.exec(content.text) : null;
    const terms = list === null ? null : termsOf(list[1] ?? list[2] ?? '', at);
    if (terms === null) return [cell];
    if (terms.length === 0 && list?.[1] !== undefined) return [{ ...cell, content: null, shown: '' }];
    const value = Number(plainNumber(terms.reduce((total, term) => total + term, 0)));
    return [{ ...cell, content: { kind: 'number', value, format: 'General' }, shown: plainNumber(value) }];
  });
}

/** Returns the numbers in the cells; null if one is a formula itself, or the list is not ours. */
function termsOf(list: string, at: ReadonlyMap<string, SheetCell>): readonly number[] | null {
  const terms: number[] = [];
  let count = 0;
  for (const part of list.split(',')) {
    const [, from = '', top = '', to = from, bottom = top] = reference.exec(part.toUpperCase()) ?? [];
    if (from === '') return null;
    for (let row = Number(top) - 1; row < Number(bottom); row += 1)
      for (let column = columnIndex(from); column <= columnIndex(to); column += 1) {
        count += 1;
        const content = at.get(`${row},${column}`)?.content ?? null;
        if (count > mostCells || content?.kind === 'formula') return null;
        if (content?.kind === 'number') terms.push(content.value);
      }
  }
  return terms;
}
