/** Finds the forms in tables: where each begins and ends, and which pack's it is, by titles and labels. */
import type { Pattern } from './pattern.js';
import { type KeyedCell, keyedCells, Region } from './region.js';
import { isFilled, type SourceTable } from './source-table.js';
import { labelCore } from './words.js';

export interface FoundForm {
  readonly region: Region;
  readonly pattern: Pattern;
  /** Another pack whose labels fit as well; null where the choice is clear. */
  readonly rival: Pattern | null;
}

/** What of a table belongs to no form that is known. */
export interface UnknownPart {
  readonly region: Region;
}

export function findForms(
  table: SourceTable,
  patterns: readonly Pattern[],
): { readonly forms: readonly FoundForm[]; readonly unknown: readonly UnknownPart[] } {
  const cells = keyedCells(table);
  const forms: FoundForm[] = [];
  const unknown: UnknownPart[] = [];
  for (const [top, bottom] of parted(cells, patterns)) {
    const region = new Region(table.name, cells, top, bottom);
    if (!region.cells.some(isFilled)) continue;
    const chosen = choosePattern(region, patterns);
    if (chosen === null) unknown.push({ region });
    else
      for (const one of splitByFirstLabel(table.name, cells, region, chosen.pattern))
        forms.push({ ...chosen, region: one });
  }
  return { forms, unknown };
}

/** Rows between titles; what stands over the first title is a part of its own. */
function parted(
  cells: readonly KeyedCell[],
  patterns: readonly Pattern[],
): readonly (readonly [number, number])[] {
  const titles = [
    ...new Set(cells.filter((cell) => titledAs(cell, patterns).length > 0).map(({ row }) => row)),
  ];
  const end = Math.max(0, ...cells.map(({ row }) => row)) + 1;
  const starts = [0, ...titles.filter((row) => row > 0)].sort((a, b) => a - b);
  return starts.map((start, index) => [start, starts[index + 1] ?? end] as const);
}

/** How much longer than its words a title may be: 附件2, a year, the unit's name. */
const mostAround = 40;

/** Packs by whose title the cell may be named, the longest titles alone. */
function titledAs(cell: KeyedCell, patterns: readonly Pattern[]): readonly Pattern[] {
  const key = bare(cell.key);
  let longest = 0;
  let found: Pattern[] = [];
  for (const pattern of patterns) {
    for (const title of new Set([...pattern.titles, pattern.title].map(bare))) {
      if (title === '' || !key.includes(title) || key.length > title.length + mostAround) continue;
      if (title.length > longest) found = [];
      if (title.length >= longest && !found.includes(pattern)) found.push(pattern);
      longest = Math.max(longest, title.length);
    }
  }
  return found;
}

function bare(title: string): string {
  return title
    .normalize('NFKC')
    .replace(/[《》\s]/gu, '')
    .toLowerCase();
}

/** Of a form's labels so many must be there. */
const leastCoverage = 0.5;
const leastWithTitle = 0.3;

function choosePattern(region: Region, patterns: readonly Pattern[]): Omit<FoundForm, 'region'> | null {
  const titled = new Set(region.cells.flatMap((cell) => titledAs(cell, patterns)));
  const keys = new Set(region.cells.filter(isFilled).map(({ key }) => key));
  const cores = new Set([...keys].map(labelCore));
  const rated = patterns
    .map((pattern) => ({ pattern, coverage: coverage(pattern, keys, cores), isTitled: titled.has(pattern) }))
    .filter(({ coverage: share, isTitled }) => share >= (isTitled ? leastWithTitle : leastCoverage))
    .filter(({ pattern: { scope }, isTitled }) => isTitled || scope !== 'head')
    .sort((a, b) => Number(b.isTitled) - Number(a.isTitled) || b.coverage - a.coverage);
  const [best, second] = rated;
  if (best === undefined) return null;
  const isClear =
    second === undefined || best.isTitled !== second.isTitled || best.coverage - second.coverage > 0.02;
  return { pattern: best.pattern, rival: isClear ? null : second.pattern };
}

function coverage(pattern: Pattern, keys: ReadonlySet<string>, cores: ReadonlySet<string>): number {
  let found = 0;
  for (const label of pattern.labels) {
    if (label.keys.some((key) => keys.has(key))) found += 1;
    else if (cores.has(label.core)) found += 0.8;
  }
  return found / Math.max(1, pattern.labels.length);
}

/** A form that stands several times under one another without titles begins again with its first label. */
function splitByFirstLabel(
  name: string,
  cells: readonly KeyedCell[],
  region: Region,
  { labels }: Pattern,
): readonly Region[] {
  const keys = labels[0]?.keys ?? [];
  const starts = region.cells.filter(({ key }) => keys.includes(key));
  const [first] = starts;
  const rows = starts.filter(({ column }) => column === first?.column).map(({ row }) => row);
  if (rows.length < 2) return [region];
  const tops = rows.map((row, index) => (index === 0 ? region.top : row));
  return tops.map((top, index) => new Region(name, cells, top, tops[index + 1] ?? region.bottom));
}
