/** Figures above the line: marks of notes, powers. Told by the character before them, because faces differ in their heights. */
import type { PageCharacter } from './page-text.js';

/** Shares of the size of the character before: that of a raised figure at most, its height above the line at least and at most. */
const mostSize = 0.9;
const leastRaised = 0.12;
const mostRaised = 0.8;

/** Whether the character is a figure that stands above the line of the one before it. */
export function isRaised(one: PageCharacter, before: PageCharacter | null): boolean {
  if (before === null || !/\d/.test(one.text) || one.size >= before.size * mostSize) return false;
  const height = before.baseline - one.baseline;
  return height > before.size * leastRaised && height < before.size * mostRaised;
}

/** Share of a character's size that lies between it and its mark at most, or that the two share. */
const nearby = 0.3;

/** Rows of characters, from the top down, with rows of nothing but raised figures put to the row under them. */
export function withRaisedMarks(rows: readonly PageCharacter[][]): readonly PageCharacter[][] {
  return rows.filter((row, index) => {
    const next = rows[index + 1];
    if (next === undefined || !areMarksOf(row, next)) return true;
    next.push(...row);
    return false;
  });
}

function areMarksOf(row: readonly PageCharacter[], line: readonly PageCharacter[]): boolean {
  const marks = row.filter(({ text }) => text !== ' ');
  const [left, right] = [
    Math.min(...marks.map((one) => one.left)),
    Math.max(...marks.map((one) => one.right)),
  ];
  const before = line.find(
    (one) => Math.abs(left - one.right) < one.size * nearby && marks.every((mark) => isRaised(mark, one)),
  );
  return (
    before !== undefined &&
    line.every((one) => one === before || one.text === ' ' || one.left >= right || one.right <= left)
  );
}
