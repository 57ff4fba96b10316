/** Finds a form's labels in a region by what they say; labels that say the same are told apart by those around them. */
import { neighbours } from './label-nodes.js';
import type { LabelNode, Pattern } from './pattern.js';
import type { KeyedCell, Region } from './region.js';
import { type Area, isFilled, rowEnd } from './source-table.js';
import { labelCore } from './words.js';

/** Where a label stands: one cell, or several that repeat it downwards in the place of one. */
export interface LabelPlace extends Area {
  readonly cells: readonly KeyedCell[];
  readonly key: string;
  /** What the cell says behind the label's own words. */
  readonly rest: string;
}

export interface Matched {
  readonly places: ReadonlyMap<LabelNode, LabelPlace>;
  /** Labels whose place was chosen among several that fit equally. */
  readonly unsure: ReadonlySet<LabelNode>;
}

export function matchLabels(pattern: Pattern, region: Region): Matched {
  const places = labelPlaces(pattern, region);
  const pairs = candidatePairs(pattern, places);
  return assign(pattern, pairs);
}

/** Cells that may be labels; equal ones under one another are one label that was not merged. */
function labelPlaces(pattern: Pattern, region: Region): readonly LabelPlace[] {
  const tall = new Set(pattern.labels.flatMap(({ rowSpan, keys }) => (rowSpan > 1 ? keys : [])));
  for (const list of pattern.lists)
    for (const { keys } of list.sideLabels) for (const key of keys) tall.add(key);
  const places: LabelPlace[] = [];
  const open = new Map<number, LabelPlace>();
  for (const cell of region.cells) {
    if (!isFilled(cell)) continue;
    const above = open.get(cell.column);
    if (above !== undefined && tall.has(cell.key) && above.key === cell.key && rowEnd(above) === cell.row) {
      const joined = { ...above, rowSpan: rowEnd(cell) - above.row, cells: [...above.cells, cell] };
      places[places.indexOf(above)] = joined;
      open.set(cell.column, joined);
      continue;
    }
    const { row, column, rowSpan, columnSpan, key } = cell;
    const place: LabelPlace = { row, column, rowSpan, columnSpan, key, cells: [cell], rest: '' };
    places.push(place);
    open.set(column, place);
  }
  return places;
}

interface Pair {
  readonly node: LabelNode;
  readonly place: LabelPlace;
  readonly score: number;
}

/** How well words fit, before the labels around are looked at. */
const exactly = 12;
const inEssence = 8;
const asBeginning = 6;
/** A longer text is no label, whatever it begins with. */
const mostLabelLength = 80;

function candidatePairs(pattern: Pattern, places: readonly LabelPlace[]): readonly Pair[] {
  const known = new Set(pattern.labels.flatMap(({ keys }) => keys));
  const cores = new Map(pattern.labels.map((node) => [node.core, node.key]));
  const canonical = places.flatMap((place) => {
    const key = known.has(place.key) ? canonicalKey(pattern, place.key) : cores.get(labelCore(place.key));
    return key === undefined ? [] : [{ ...place, key }];
  });
  const surroundings = new Map<LabelPlace, LabelNode['around']>();
  const aroundOf = (place: LabelPlace) => {
    const found = surroundings.get(place) ?? neighbours(place, canonical);
    surroundings.set(place, found);
    return found;
  };
  return pattern.labels.flatMap((node) =>
    places.flatMap((place): readonly Pair[] => {
      const fit = fitOf(node, place.key);
      if (fit === null) return [];
      const around = aroundOf(place);
      const score = fit.score + agreement(node, around);
      return [{ node, place: { ...place, rest: fit.rest }, score }];
    }),
  );
}

function canonicalKey(pattern: Pattern, key: string): string {
  return pattern.labels.find(({ keys }) => keys.includes(key))?.key ?? key;
}

function fitOf(node: LabelNode, key: string): { readonly score: number; readonly rest: string } | null {
  if (key.length > mostLabelLength) return null;
  for (const [index, own] of node.keys.entries())
    if (own === key) return { score: exactly - Math.min(index, 1), rest: '' };
  const longest = node.keys.filter((own) => key.startsWith(own)).sort((a, b) => b.length - a.length)[0];
  if (longest !== undefined && node.paths.length > 0)
    return { score: exactly, rest: key.slice(longest.length) };
  if (labelCore(key) === node.core) return { score: inEssence, rest: '' };
  if (longest !== undefined && /^[(:\-—]/u.test(key.slice(longest.length)))
    return { score: asBeginning, rest: key.slice(longest.length) };
  return null;
}

function agreement(node: LabelNode, around: LabelNode['around']): number {
  const same = (side: keyof LabelNode['around'], weight: number) =>
    node.around[side] !== null && node.around[side] === around[side] ? weight : 0;
  return same('left', 3) + same('right', 3) + same('above', 2) + same('below', 2);
}

/** The best pairs first; a place belongs to one label only. Equal labels in equal surroundings keep their order. */
function assign(pattern: Pattern, pairs: readonly Pair[]): Matched {
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
    const rivals = sorted.filter((other) => other.node === node && other.score === score);
    const alike = pattern.labels.filter(({ key }) => key === node.key).length;
    if (rivals.length > alike) unsure.add(node);
  }
  return { places, unsure };
}
