/** Breaks titles and labels where phrases and words end, into lines as equal as that allows, and no more of them than greedy breaking needs. */
import { breakLevel } from './break-opportunity.js';
import type { LineBreak } from './line.js';
import { breakCosts } from './phrases.js';
import type { PreparedParagraph } from './prepared-paragraph.js';

/** Longest text, in UTF-16 units, that is balanced; longer ones are not titles. */
const longestText = 120;

/** Weight of the squared relative deviation of a line's width from the fair share. */
const unevenness = 3;
/** Cost of a single character on the last line. */
const alone = 3;
/** Cost of breaking a kept group; more than all other costs of a text. */
const parted = 1000;

interface Way {
  readonly cost: number;
  /** Start of the previous line; 0: none. */
  readonly from: number;
}

/** Returns the lines of least cost, or `greedy` if nothing is better. `greedy` has at least two lines, none of them forced. */
export function fairLines(
  paragraph: PreparedParagraph,
  measure: number,
  greedy: readonly LineBreak[],
): readonly LineBreak[] {
  const { length } = paragraph.text;
  if (length > longestText) return greedy;
  const places = [0, ...breakPlaces(paragraph), length];
  const ends = cheapestEnds(paragraph, places, measure, greedy.length);
  if (ends === null) return greedy;
  return ends.map((end, index) => {
    const start = index === 0 ? 0 : (ends[index - 1] ?? 0);
    return { start, end, width: paragraph.widthOf(start, end), forced: false };
  });
}

function breakPlaces(paragraph: PreparedParagraph): readonly number[] {
  const places: number[] = [];
  for (let at = 1; at < paragraph.text.length; at += 1) {
    const level = paragraph.levelAt(at);
    if (level === breakLevel.ordinary || level === breakLevel.soft) places.push(at);
  }
  return places;
}

/** Finds line ends of least total cost; null if the text does not fit into this number of lines. */
function cheapestEnds(
  paragraph: PreparedParagraph,
  places: readonly number[],
  measure: number,
  count: number,
): readonly number[] | null {
  const costs = breakCosts(paragraph.text);
  const fair = Math.min(measure, paragraph.width / count);
  const rows: (readonly (Way | null)[])[] = [];
  let before: readonly (Way | null)[] = places.map((_, index) => (index === 0 ? { cost: 0, from: 0 } : null));
  for (let line = 1; line <= count; line += 1) {
    const isLast = line === count;
    before = places.map((end, index) => {
      if (index === 0 || isLast !== (index === places.length - 1)) return null;
      let best: Way | null = null;
      for (let from = index - 1; from >= 0; from -= 1) {
        const way = before[from];
        const start = places[from] ?? 0;
        const width = paragraph.widthOf(start, end);
        if (width > measure) break;
        if (way == null) continue;
        const breakCost = isLast ? aloneCost(paragraph, start) : softCost(paragraph, end) + (costs[end] ?? 0);
        const cost = way.cost + breakCost + unevenness * ((width - fair) / fair) ** 2;
        if (best === null || cost < best.cost) best = { cost, from };
      }
      return best;
    });
    rows.push(before);
  }
  return traced(rows, places);
}

/** Cost of a soft boundary; a kept group is broken only if there is no other way. */
function softCost(paragraph: PreparedParagraph, at: number): number {
  return paragraph.levelAt(at) === breakLevel.soft ? parted : 0;
}

function aloneCost({ text }: PreparedParagraph, start: number): number {
  return [...text.slice(start).replace(/[\p{P}\s]/gu, '')].length === 1 ? alone : 0;
}

function traced(
  rows: readonly (readonly (Way | null)[])[],
  places: readonly number[],
): readonly number[] | null {
  const ends: number[] = [];
  let index = places.length - 1;
  for (const row of rows.toReversed()) {
    const way = row[index];
    if (way == null) return null;
    ends.unshift(places[index] ?? 0);
    index = way.from;
  }
  return ends;
}
