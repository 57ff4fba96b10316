/** Finds a form's labels in a region by their words; equal labels are told apart by their neighbours. */
import { entryTexts } from './entry-texts.js';
import { neighbours } from './label-nodes.js';
import type { LabelNode, Pattern } from './pattern.js';
import type { KeyedCell, Region } from './region.js';
import { type Area, columnEnd, isFilled, rowEnd } from './source-table.js';
import { splitLabels } from './split-labels.js';
import { isUnitLine, labelCore } from './words.js';

/** Where a label stands: one cell, or several below one another that repeat it instead of being merged. */
export interface LabelPlace extends Area {
  readonly cells: readonly KeyedCell[];
  readonly key: string;
  /** The text after the label's own words. */
  readonly rest: string;
}

export interface Matched {
  readonly places: ReadonlyMap<LabelNode, LabelPlace>;
  /** All cells of these places. */
  readonly cells: ReadonlySet<KeyedCell>;
  /** Labels whose place was chosen among several that fit equally. */
  readonly unsure: ReadonlySet<LabelNode>;
  /** First column after the heads of lists, the form's right edge; other people's remarks stand beyond it. */
  readonly rightEdge: number;
  /** A line that says the unit of all amounts: 单位：万元. */
  readonly unitLine: KeyedCell | null;
}

export function matchLabels(pattern: Pattern, region: Region): Matched {
  const places = labelPlaces(pattern, region);
  const pairs = candidatePairs(pattern, places);
  const unitLine = region.cells.find(({ key }) => isUnitLine(key)) ?? null;
  const first = assign(pattern, pairs);
  const inEntries = entryTexts(pattern, first);
  if (!pairs.some(inEntries)) return { ...first, unitLine };
  return {
    ...assign(
      pattern,
      pairs.filter((pair) => !inEntries(pair)),
    ),
    unitLine,
  };
}

/** Returns the cells that may be labels; equal cells below or beside one another are one unmerged label. */
function labelPlaces(pattern: Pattern, region: Region): readonly LabelPlace[] {
  const side = pattern.lists.flatMap(({ sideLabels }) => sideLabels);
  const tallLabels = [...pattern.labels.filter(({ rowSpan }) => rowSpan > 1), ...side];
  const tall = new Set(tallLabels.flatMap(({ keys, core }) => [...keys, core]));
  const isTall = (key: string) => tall.has(key) || tall.has(labelCore(key));
  const wide = new Set(pattern.labels.flatMap(({ columnSpan, keys }) => (columnSpan > 1 ? keys : [])));
  const places: OpenPlace[] = [...splitLabels(pattern, region)];
  const pieces = new Set(places.flatMap(({ cells }) => cells));
  let left: OpenPlace | null = null;
  const open = new Map<number, OpenPlace>();
  const counts = new Map<string, number>();
  for (const cell of region.cells) {
    if (!isFilled(cell) || pieces.has(cell)) continue;
    if (left !== null && wide.has(cell.key) && isContinued(left, cell)) {
      left.columnSpan = Math.max(left.columnSpan, columnEnd(cell) - left.column);
      left.cells.push(cell);
      continue;
    }
    const above = open.get(cell.column);
    if (above !== undefined && above.key === cell.key && rowEnd(above) === cell.row && isTall(cell.key)) {
      above.rowSpan = rowEnd(cell) - above.row;
      above.cells.push(cell);
      left = above;
      continue;
    }
    const { row, column, rowSpan, columnSpan, key } = cell;
    const place: OpenPlace = { row, column, rowSpan, columnSpan, key, cells: [cell], rest: '' };
    open.set(column, place);
    left = place;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (count <= mostAlike) places.push(place);
  }
  return places;
}

/** A label's place to which further cells may be added. */
export interface OpenPlace extends LabelPlace {
  rowSpan: number;
  columnSpan: number;
  readonly cells: KeyedCell[];
}

/** Whether the cell repeats the words of the last cell of the place, right beside it. */
function isContinued({ key, cells }: OpenPlace, cell: KeyedCell): boolean {
  const last = cells.at(-1);
  return key === cell.key && last?.row === cell.row && columnEnd(last) === cell.column;
}

/** Most places of one text that are considered; bounds the work on hostile tables. */
const mostAlike = 50;

interface Pair {
  readonly node: LabelNode;
  readonly place: LabelPlace;
  readonly score: number;
}

function candidatePairs({ index }: Pattern, places: readonly LabelPlace[]): readonly Pair[] {
  const cored = places.map((place) => ({ place, core: labelCore(place.key) }));
  const canonical = cored.flatMap(({ place, core }) => {
    const key = index.canonicalKey(place.key, core);
    return key === undefined ? [] : [{ ...place, key }];
  });
  return cored.flatMap(({ place, core }) => {
    const fits = index.fits(place.key, core);
    if (fits.length === 0) return [];
    const around = neighbours(place, canonical);
    return fits.map(
      ({ node, score, rest }): Pair => ({
        node,
        place: rest === '' ? place : { ...place, rest },
        score: score + agreement(node, around),
      }),
    );
  });
}

function agreement(node: LabelNode, around: LabelNode['around']): number {
  const same = (side: keyof LabelNode['around'], weight: number) =>
    node.around[side] !== null && node.around[side] === around[side] ? weight : 0;
  return same('left', 3) + same('right', 3) + same('above', 2) + same('below', 2);
}

/** Assigns the best pairs first, each place to one label. Equal labels with equal neighbours keep their order. */
function assign(pattern: Pattern, pairs: readonly Pair[]): Omit<Matched, 'unitLine'> {
  const order = new Map(pattern.labels.map((node, index) => [node, index]));
  const sorted = [...pairs].sort(
    (a, b) =>
      b.score - a.score ||
      (order.get(a.node) ?? 0) - (order.get(b.node) ?? 0) ||
      a.place.row - b.place.row ||
      a.place.column - b.place.column,
  );
  const places = new Map<LabelNode, LabelPlace>();
  const unsure = new Set<LabelNode>();
  const taken = new Set<KeyedCell>();
  for (const { node, place, score } of sorted) {
    const [first] = place.cells;
    if (first === undefined || places.has(node) || taken.has(first)) continue;
    places.set(node, place);
    for (const cell of place.cells) taken.add(cell);
    if (hasRivals(node, score, pairs, pattern)) unsure.add(node);
  }
  keepOrder(places, pattern);
  return { places, cells: taken, unsure, rightEdge: rightEdge(places) };
}

function rightEdge(places: ReadonlyMap<LabelNode, LabelPlace>): number {
  const heads = [...places].filter(([node]) => node.kind === 'head');
  return heads.length === 0
    ? Number.POSITIVE_INFINITY
    : Math.max(...heads.map(([, place]) => columnEnd(place)));
}

/** Equal heads of lists side by side keep their order, whatever stands beside them. */
function keepOrder(places: Map<LabelNode, LabelPlace>, { labels }: Pattern): void {
  const heads = labels.filter((node) => node.kind === 'head' && places.has(node));
  for (const head of heads) {
    const equal = heads.filter(({ row, key }) => row === head.row && key === head.key);
    if (equal[0] !== head || equal.length < 2) continue;
    const found = equal.flatMap((node) => places.get(node) ?? []);
    if (found.some(({ row }) => row !== found[0]?.row)) continue;
    const ordered = [...found].sort((a, b) => a.column - b.column);
    for (const [index, node] of [...equal].sort((a, b) => a.column - b.column).entries()) {
      const place = ordered[index];
      if (place !== undefined) places.set(node, place);
    }
  }
}

/** Whether more places fit the label equally than there are labels of these words. */
function hasRivals(node: LabelNode, score: number, pairs: readonly Pair[], { labels }: Pattern): boolean {
  let rivals = 0;
  for (const pair of pairs) if (pair.node === node && pair.score === score) rivals += 1;
  return rivals > 1 && rivals > labels.filter(({ key }) => key === node.key).length;
}
