/** Tables too wide for a page: what does not fit is printed on further pages, to be laid to the right of the first. */
import type { PageContent, RuledLine } from './page-content.js';
import { type PageCharacter, SeenCharacters } from './page-text.js';
import { clustered, merged } from './ruled-grid.js';

/** Where the rows of a page's tables end, and which of them have no line at a side: what is printed there goes on on another page. */
export interface PageSides {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly ys: readonly number[];
  /** Lines at the two sides. */
  readonly walls: Readonly<Record<PageSide, readonly RuledLine[]>>;
}

type PageSide = 'left' | 'right';

/** Null for a page without lines, or with more than a form has. */
export function sidesOf(lines: readonly RuledLine[]): PageSides | null {
  const across = lines.filter(({ isAcross, from, to }) => isAcross && to - from > shortest);
  if (across.length === 0 || lines.length > mostLines) return null;
  const [left, right] = [
    Math.min(...across.map(({ from }) => from)),
    Math.max(...across.map(({ to }) => to)),
  ];
  const at = (end: number) => merged(lines.filter((one) => !one.isAcross && Math.abs(one.at - end) <= near));
  const ys = clustered(across.map(({ at }) => at));
  // Cells that the page's end cuts have no line there.
  const high = lines.flatMap(({ isAcross, from, to }) => (isAcross ? [] : [from, to]));
  const [top, bottom] = [Math.min(...ys, ...high), Math.max(...ys, ...high)];
  if (ys.length > mostEdges) return null;
  return { left, right, top, bottom, ys, walls: { left: at(left), right: at(right) } };
}

/** Points; what is shorter is part of a sign. A page of more lines is a drawing. */
const shortest = 12;
const mostLines = 20_000;
const mostEdges = 150;

/** Points. */
const near = 3;
/** Points by which the heights of rows differ from page to page. */
const sameHeight = 1;
/** Edges of rows of which it can be told that they are the same, and their share of all. */
const fewestEdges = 4;
const sharedRows = 0.6;
/** Share of a row's height that a line at its side covers. */
const wallShare = 0.6;
/** Pages that stand under one another before those to their right come. */
const mostBelow = 40;

/** A page that is a part of one: its number from 0, and by how much it is moved to the right. */
interface PageBeside {
  readonly index: number;
  readonly shift: number;
}

/**
 * Groups of pages that are parts of one, from left to right. Programs print down, then over: the first of all pages to the
 * right comes behind the last of those on the left.
 */
export function pagesAcross(pages: readonly (PageSides | null)[]): readonly (readonly PageBeside[])[] {
  const groups: PageBeside[][] = [];
  for (let begin = 0; begin < pages.length; ) {
    const below = pagesBelow(pages, begin);
    let [end, shift] = [begin + below, 0];
    const own = Array.from({ length: below }, (_, row) => [{ index: begin + row, shift }]);
    while (below > 0 && areBeside(pages, end - below, below)) {
      const [before, block] = [pages.slice(end - below, end), pages.slice(end, end + below)];
      shift += endOf(before, 'right') - endOf(block, 'left');
      for (const [row, group] of own.entries()) group.push({ index: end + row, shift });
      end += below;
    }
    groups.push(...own);
    begin = Math.max(end, begin + 1);
  }
  return groups;
}

/** Of pages that stand under one another, and have the same columns. */
function endOf(pages: readonly (PageSides | null)[], side: PageSide): number {
  const ends = pages.flatMap((page) => (page === null ? [] : page[side]));
  return side === 'left' ? Math.min(...ends) : Math.max(...ends);
}

/** How many pages stand under one another before those to their right; 0: there are none to the right. */
function pagesBelow(pages: readonly (PageSides | null)[], begin: number): number {
  const first = pages[begin] ?? null;
  if (
    first === null ||
    !bandsOf(first).some((band) => isOpen(first, 'right', band) && !isOpen(first, 'left', band))
  )
    return 0;
  for (let count = 1; count <= mostBelow && begin + count < pages.length; count += 1)
    if (areBeside(pages, begin, count)) return count;
  return 0;
}

/** Whether the pages behind so many stand beside these, each. */
function areBeside(pages: readonly (PageSides | null)[], begin: number, count: number): boolean {
  if (begin + 2 * count > pages.length) return false;
  return Array.from({ length: count }, (_, row) => begin + row).every((at, row) => {
    const [one, next] = [pages[at] ?? null, pages[at + count] ?? null];
    // Of the last rows a page may hold no more than a cell that goes on, or nothing.
    if (one === null || next === null) return row > 0;
    return haveSameEnds(one, next) && (row > 0 || (haveSameRows(one, next) && isCutBetween(one, next)));
  });
}

function haveSameEnds(one: PageSides, other: PageSides): boolean {
  return Math.max(Math.abs(one.top - other.top), Math.abs(one.bottom - other.bottom)) <= near;
}

/** Cells over several rows have no lines between these: some edges may be on one page only, but most are on both. */
function haveSameRows({ ys: one }: PageSides, { ys: other }: PageSides): boolean {
  const shared = one.filter((edge) => other.some((y) => Math.abs(y - edge) <= sameHeight)).length;
  return shared >= Math.max(fewestEdges, Math.min(one.length, other.length) * sharedRows);
}

/** Whether a row is open where the pages meet. */
function isCutBetween(one: PageSides, next: PageSides): boolean {
  const bands = bandsOf(one.ys.length >= next.ys.length ? one : next);
  return bands.some((band) => isOpen(one, 'right', band) && isOpen(next, 'left', band));
}

type Band = readonly [top: number, bottom: number];

const bandsOf = ({ ys }: PageSides): readonly Band[] =>
  ys.slice(1).map((bottom, index) => [ys[index] ?? bottom, bottom]);

function isOpen({ walls }: PageSides, side: PageSide, [top, bottom]: Band): boolean {
  const covered = walls[side]
    .map(({ from, to }) => Math.min(to, bottom) - Math.max(from, top))
    .reduce((sum, length) => sum + Math.max(length, 0), 0);
  return covered < (bottom - top) * wallShare;
}

/** The pages as one; texts that are printed on several, as far as each shows them, once. */
export function besideOneAnother(
  pages: readonly { readonly content: PageContent; readonly shift: number }[],
): PageContent {
  const seen = new SeenCharacters();
  return {
    undrawn: [],
    characters: pages.flatMap(({ content, shift }) =>
      content.characters.map((one) => movedCharacter(one, shift)).filter((one) => seen.isNew(one)),
    ),
    lines: pages.flatMap(({ content, shift }) => content.lines.map((line) => movedLine(line, shift))),
    shades: pages.flatMap(({ content, shift }) => content.shades.map((one) => movedBox(one, shift))),
    unread: [...new Set(pages.flatMap(({ content }) => content.unread))],
  };
}

function movedCharacter(character: PageCharacter, shift: number): PageCharacter {
  const { clippedTo } = character;
  const moved = movedBox(character, shift);
  return clippedTo === undefined ? moved : { ...moved, clippedTo: [clippedTo[0] + shift, clippedTo[1]] };
}

function movedBox<Box extends { readonly left: number; readonly right: number }>(
  box: Box,
  shift: number,
): Box {
  return { ...box, left: box.left + shift, right: box.right + shift };
}

function movedLine(line: RuledLine, shift: number): RuledLine {
  if (!line.isAcross) return { ...line, at: line.at + shift };
  return { ...line, from: line.from + shift, to: line.to + shift };
}
