/** Builds the filing that a book prints: the given one, with spare rows in each list. */
import type { JsonPath } from '../diagnostics/index.js';
import {
  type Filing,
  type FilingSchema,
  ofProject,
  PlaceKinds,
  placeAt,
  readFiling,
} from '../filing/index.js';
import { readPath } from '../json/index.js';
import type { ListNode, Pattern } from '../reading/index.js';
import { fillRequired } from './placeholders.js';
import { printedSpareRows } from './spare-rows.js';

/** Year of a blank book; removed from its texts later. */
const anyYear = 2000;

/** A number in the place of a text, until the sheet is made. */
const mark = /~\d{1,5}~/gu;

/**
 * Marks of the spare rows' labels, so that no form takes them for rows of a group that is there; the same in all lists,
 * so that lists side by side are spare in the same rows.
 */
const firstSpareMark = 90_000;

export function withoutMarks(text: string): string {
  return text.replace(mark, '');
}

export interface BookFiling {
  readonly filing: Filing;
  /** Number of projects that have a sheet of their own in each form of projects. */
  readonly sheets: number;
  /** Required places that hold a placeholder; their cells are left blank. */
  readonly placeholders: ReadonlySet<JsonPath>;
  /** Index of the last spare row by the path of its list. */
  readonly spares: ReadonlyMap<JsonPath, number>;
}

/** `text`: of the filing that is given; null: blank, with so many projects. */
export function bookFiling(
  text: string | null,
  projects: number,
  patterns: readonly Pattern[],
  schema: FilingSchema,
): BookFiling {
  const root: Record<string, unknown> = text === null ? blankFiling(projects, patterns) : JSON.parse(text);
  const spares = new Map<JsonPath, number>();
  // Before a form of the unit that lists the projects adds rows to them.
  const sheets = Array.isArray(root.projects) ? root.projects.length : 0;
  for (const [path, list] of filledLists(patterns)) {
    const count = path.startsWith('projects[0]') ? sheets : 1;
    for (let project = 0; project < count; project += 1)
      addSpareRows(root, ofProject(path, project), list, text === null, spares);
  }
  const placeholders = new Set<JsonPath>();
  fillRequired(root, '', new PlaceKinds(schema), placeholders);
  const { value } = readFiling(Buffer.from(JSON.stringify(root)), {
    file: 'book.json',
    resources: { schema },
  });
  if (value === null) throw new TypeError('a book is made of a filing');
  return { filing: value, sheets, placeholders, spares };
}

function blankFiling(projects: number, patterns: readonly Pattern[]): Record<string, unknown> {
  const hasProjects = patterns.some(({ scope }) => scope === 'project');
  return {
    year: anyYear,
    unit: {},
    projects: Array.from({ length: hasProjects ? projects : 0 }, () => ({})),
  };
}

/** A list as the forms of a book have it: several may show the same. */
interface FilledList {
  /** Rows that it begins with where nothing is filled in. */
  readonly seeds: readonly unknown[];
  /** Key of the list within each entry; null: none. */
  readonly inner: string | null;
  /** Names of the texts that group its rows. */
  readonly labels: ReadonlySet<string>;
}

/** By the path of the list. */
function filledLists(patterns: readonly Pattern[]): ReadonlyMap<JsonPath, FilledList> {
  const lists = new Map<JsonPath, FilledList>();
  for (const { lists: own, seeds, schema } of patterns)
    for (const list of own) {
      const { path, inner } = list;
      if (placeAt(path, schema)?.kind !== 'list') continue;
      const before = lists.get(path);
      lists.set(path, {
        seeds: before?.seeds.length ? before.seeds : (seeds.get(path) ?? []),
        inner: before?.inner ?? inner,
        labels: new Set([...(before?.labels ?? []), ...groupingTexts(list, schema)]),
      });
    }
  return lists;
}

function addSpareRows(
  root: Record<string, unknown>,
  path: JsonPath,
  { seeds, inner, labels }: FilledList,
  isBlank: boolean,
  spares: Map<JsonPath, number>,
): void {
  const steps = readPath(path) ?? [];
  const holder = steps.slice(0, -1).reduce<Record<string, unknown> | null>((inside, step) => {
    if (inside === null) return null;
    const next = inside[String(step)];
    if (typeof next === 'object' && next !== null) return Object(next);
    const made: Record<string, unknown> = {};
    inside[String(step)] = made;
    return made;
  }, root);
  const key = String(steps.at(-1) ?? '');
  if (holder === null) return;
  const given: readonly unknown[] = Array.isArray(holder[key]) ? holder[key] : [];
  const rows = isBlank ? seeds : given;
  const spare = Array.from({ length: printedSpareRows }, (_, index) => ({
    ...Object.fromEntries([...labels].map((name) => [name, `~${firstSpareMark + index}~`])),
    ...(inner !== null && { [inner]: [{}] }),
  }));
  holder[key] = [...rows, ...spare];
  spares.set(path, rows.length + spare.length - 1);
}

/** Names of the texts that group a list's rows; none where the rows have nothing else. */
function groupingTexts({ path, columns }: ListNode, schema: FilingSchema): readonly string[] {
  if (columns.every(({ isMerged }) => isMerged)) return [];
  return columns.flatMap(({ isMerged, names: [name = ''] }) => {
    const place = isMerged ? placeAt(`${path}[0].${name}`, schema) : null;
    return place?.kind === 'text' && place.choices.length === 0 ? [name] : [];
  });
}
