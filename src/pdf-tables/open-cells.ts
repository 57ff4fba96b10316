/** Texts that run over the end of a page's table: some programs print them below cells that go on on the next page, or above. */
import type { PageCharacter } from './page-text.js';
import type { RuledCell, RuledTable } from './ruled-grid.js';

/** `第 1 页 共 2 页`, `— 1 —`, `1/2`. */
export const pageNumber = /^[-–—·]*第?\d{1,6}页?(?:[,，/／]?共?\d{1,6}页?)?[-–—·]*$/u;

/** Sizes of type up to which a line goes on with the one before. */
const nextLine = 2;
/** Share of its size by which one may be set larger. */
const sameSize = 0.1;
/** Share of the size that stands below a baseline. */
const belowLine = 0.3;

/**
 * The table with its cells that have no line at its end made longer by the lines that go on with theirs there; a page number
 * is none of these. `outside`: characters in no cell.
 */
export function withRunOver(
  table: RuledTable,
  characters: readonly PageCharacter[],
  outside: readonly PageCharacter[],
): RuledTable {
  const isOpen = table.cells.some((cell) => cell.isOpenAbove || cell.isOpenBelow);
  const runs = isOpen ? runsOf(outside, table.xs) : [];
  return runs.length === 0
    ? table
    : { ...table, cells: table.cells.map((cell) => runOver(cell, characters, runs)) };
}

/** Characters beside one another, in one column. */
interface CharacterRun {
  text: string;
  readonly left: number;
  right: number;
  readonly baseline: number;
  readonly size: number;
}

function runsOf(characters: readonly PageCharacter[], xs: readonly number[]): readonly CharacterRun[] {
  const runs: CharacterRun[] = [];
  const shown = characters.filter(({ text }) => text !== ' ');
  for (const one of shown.toSorted((a, b) => a.baseline - b.baseline || a.left - b.left)) {
    const last = runs.at(-1);
    const isNext =
      last?.baseline === one.baseline &&
      one.left - last.right < one.size &&
      !xs.some((x) => x >= last.right && x <= one.left);
    if (last !== undefined && isNext) {
      last.text += one.text;
      last.right = one.right;
    } else runs.push({ ...one });
  }
  return runs.filter(({ text }) => !pageNumber.test(text));
}

function runOver(
  cell: RuledCell,
  characters: readonly PageCharacter[],
  runs: readonly CharacterRun[],
): RuledCell {
  if (!cell.isOpenAbove && !cell.isOpenBelow) return cell;
  const own = characters.filter(({ left, right, baseline }) => {
    const middle = (left + right) / 2;
    return middle >= cell.left && middle < cell.right && baseline > cell.top && baseline < cell.bottom;
  });
  let { top, bottom } = cell;
  let [first, last] = [
    Math.min(...own.map(({ baseline }) => baseline)),
    Math.max(...own.map(({ baseline }) => baseline)),
  ];
  const within = runs.filter(
    ({ left, right, size }) =>
      left >= cell.left &&
      right <= cell.right &&
      own.some((one) => Math.abs(one.size - size) <= size * sameSize),
  );
  for (const { baseline, size } of cell.isOpenBelow ? within : [])
    if (baseline >= cell.bottom && baseline - last <= size * nextLine)
      [last, bottom] = [baseline, baseline + size * belowLine];
  for (const { baseline, size } of cell.isOpenAbove ? within.toReversed() : [])
    if (baseline <= cell.top && first - baseline <= size * nextLine)
      [first, top] = [baseline, baseline - size];
  return { ...cell, top, bottom };
}
