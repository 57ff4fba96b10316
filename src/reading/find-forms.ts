/** Finds the forms in a table by titles and labels: where each begins and ends, and to which pack it belongs. */
import { labelKey } from '../identity/index.js';
import type { Pattern } from './pattern.js';
import { type KeyedCell, type KeyedTable, Region } from './region.js';
import { coveredColumns, isFilled } from './source-table.js';
import { continuedMark, labelCore, titleKey } from './words.js';

export interface FoundForm {
  readonly region: Region;
  readonly pattern: Pattern;
  /** Another pack whose labels fit as well; null if the choice is clear. */
  readonly rival: Pattern | null;
}

/** A part of a table that belongs to no known form. */
interface UnknownPart {
  readonly region: Region;
}

export function findForms(
  { name, cells }: KeyedTable,
  patterns: readonly Pattern[],
): { readonly forms: readonly FoundForm[]; readonly unknown: readonly UnknownPart[] } {
  const forms: FoundForm[] = [];
  const unknown: UnknownPart[] = [];
  const titled = titledCells(cells, patterns);
  const titlesIn = titlesByRow(titled);
  // Where no cell says what the form is, the sheet's name may.
  const ofSheet = titled.size === 0 ? namedBy(labelKey(name), patterns) : [];
  for (const [top, bottom] of parted(cells, titled)) {
    for (const own of sideBySide(cells, titlesIn.get(top) ?? [], top, bottom)) {
      const region = new Region(name, own, top, bottom);
      if (!region.cells.some(isFilled)) continue;
      const before = forms.at(-1);
      if (before !== undefined && own === cells && isNextPage(region, before, titled)) {
        forms[forms.length - 1] = { ...before, region: withNextPage(before.region, region) };
        continue;
      }
      const chosen = choosePattern(region, patterns, titled, ofSheet);
      if (chosen === null) unknown.push({ region });
      else
        for (const one of splitByFirstLabel(name, own, region, chosen.pattern))
          forms.push({ ...chosen, region: one });
    }
  }
  return { forms, unknown };
}

/** Splits the rows at titles; rows above the first title are a part of their own. */
function parted(cells: readonly KeyedCell[], titled: Titled): readonly (readonly [number, number])[] {
  const titles = [...new Set([...titled.keys()].map(({ row }) => row))];
  const end = cells.reduce((last, { row }) => Math.max(last, row), 0) + 1;
  const starts = [0, ...titles.filter((row) => row > 0)].sort((a, b) => a - b);
  return starts.map((start, index) => [start, starts[index + 1] ?? end] as const);
}

/** Splits forms that stand side by side, which have several titles in one row, at the empty columns between them. */
function sideBySide(
  cells: readonly KeyedCell[],
  [, ...later]: readonly KeyedCell[],
  top: number,
  bottom: number,
): readonly (readonly KeyedCell[])[] {
  if (later.length === 0) return [cells];
  const inRows = cells.filter(({ row }) => row >= top && row < bottom);
  const covered = coveredColumns(inRows);
  const starts = later.map(({ column }) => {
    let start = column;
    while (start > 0 && covered.has(start - 1)) start -= 1;
    return start;
  });
  const edges = [0, ...starts, Number.POSITIVE_INFINITY];
  return edges.slice(1).map((end, index) => {
    const start = edges[index] ?? 0;
    return inRows.filter(({ column }) => column >= start && column < end);
  });
}

/** Whether a form's title stands here again over its further rows, as on each printed page: none of the labels follows that stand above its lists. */
function isNextPage({ cells }: Region, { pattern, region }: FoundForm, titled: Titled): boolean {
  const titles = cells.flatMap((cell) => titled.get(cell) ?? []);
  const isSameTitle =
    titles.includes(pattern) && region.cells.some((cell) => titled.get(cell)?.includes(pattern));
  const heads = pattern.lists.flatMap(({ columns }) => columns.flatMap(({ head }) => head ?? []));
  if (!isSameTitle || heads.length === 0) return false;
  const top = Math.min(...heads.map(({ row }) => row));
  const ofLists = new Set(heads.flatMap(({ keys }) => keys));
  const above = new Set(pattern.labels.flatMap(({ row, keys }) => (row < top ? keys : [])));
  return cells.every(({ key }) => !above.has(key) || ofLists.has(key));
}

/** Leaves out the rows at the page's top that say again what the form has said: its title, its year, heads. */
function withNextPage(form: Region, page: Region): Region {
  const said = new Set(form.cells.map(({ key }) => key));
  let top = page.top;
  const isRepeated = (row: number) => page.rowCells(row).every(({ key }) => key === '' || said.has(key));
  while (top < page.lastRow && isRepeated(top)) top += 1;
  const further = page.cells.filter(({ row }) => row >= top);
  return new Region(form.name, [...form.cells, ...further], form.top, page.bottom);
}

/** Cells that name forms, and the forms. */
type Titled = ReadonlyMap<KeyedCell, readonly Pattern[]>;

function titledCells(cells: readonly KeyedCell[], patterns: readonly Pattern[]): Titled {
  const titled = new Map<KeyedCell, readonly Pattern[]>();
  for (const cell of cells) {
    const named = namedBy(cell.key, patterns);
    const isContinued = titled.size > 0 && continuedMark.test(cell.text);
    if (named.length > 0 && !isContinued) titled.set(cell, named);
  }
  return titled;
}

function titlesByRow(titled: Titled): ReadonlyMap<number, readonly KeyedCell[]> {
  const rows = new Map<number, KeyedCell[]>();
  for (const cell of titled.keys()) {
    const inRow = rows.get(cell.row);
    if (inRow === undefined) rows.set(cell.row, [cell]);
    else inRow.push(cell);
  }
  return rows;
}

/** Most characters around a title: 附件2, a year, the unit's name. */
const mostAround = 40;

/** Returns the packs whose title the text contains; only those with the longest title. */
function namedBy(key: string, patterns: readonly Pattern[]): readonly Pattern[] {
  const bare = titleKey(key);
  let longest = 1;
  let found: Pattern[] = [];
  for (const pattern of patterns) {
    for (const title of pattern.titles) {
      if (title.length < longest || bare.length > title.length + mostAround) continue;
      if (!bare.includes(title)) continue;
      if (title.length > longest) found = [];
      if (!found.includes(pattern)) found.push(pattern);
      longest = title.length;
    }
  }
  return found;
}

/** Least share of a form's labels that must be found. */
const leastCoverage = 0.5;
const leastWithTitle = 0.3;

function choosePattern(
  region: Region,
  patterns: readonly Pattern[],
  titledBy: Titled,
  ofSheet: readonly Pattern[],
): Omit<FoundForm, 'region'> | null {
  const titled = new Set([...ofSheet, ...region.cells.flatMap((cell) => titledBy.get(cell) ?? [])]);
  const keys = new Set(region.cells.filter(isFilled).map(({ key }) => key));
  const cores = new Set([...keys].map(labelCore));
  const rated = patterns
    .map((pattern) => ({
      pattern,
      coverage: pattern.index.coverage(keys, cores),
      isTitled: titled.has(pattern),
    }))
    .filter(({ coverage, isTitled }) => coverage >= (isTitled ? leastWithTitle : leastCoverage))
    .filter(({ pattern: { scope }, isTitled }) => isTitled || scope !== 'head')
    .sort((a, b) => Number(b.isTitled) - Number(a.isTitled) || b.coverage - a.coverage);
  const [best, second] = rated;
  if (best === undefined) return null;
  const isClear =
    second === undefined || best.isTitled !== second.isTitled || best.coverage - second.coverage > 0.02;
  return { pattern: best.pattern, rival: isClear ? null : second.pattern };
}

/** Splits forms that repeat below one another without titles: each begins with the first label and has enough others. */
function splitByFirstLabel(
  name: string,
  cells: readonly KeyedCell[],
  region: Region,
  { labels, index }: Pattern,
): readonly Region[] {
  const keys = labels[0]?.keys ?? [];
  const starts = region.cells.filter(({ key }) => keys.includes(key));
  const [first] = starts;
  const rows = starts.filter(({ column }) => column === first?.column).map(({ row }) => row);
  if (rows.length < 2) return [region];
  const tops = rows.filter((row, order) => {
    if (order === 0) return true;
    const part = new Region(name, cells, row, rows[order + 1] ?? region.bottom);
    const own = new Set(part.cells.filter(isFilled).map(({ key }) => key));
    return index.coverage(own, new Set([...own].map(labelCore))) >= leastWithTitle;
  });
  return tops.map(
    (top, order) => new Region(name, cells, order === 0 ? region.top : top, tops[order + 1] ?? region.bottom),
  );
}
