/** Builds the filing that a book prints: the given one, with spare rows in each list. */
import type { JsonPath } from '../diagnostics/index.js';
import { type Filing, type FilingSchema, filingText, placeAt, readFiling } from '../filing/index.js';
import { readPath } from '../json/index.js';
import type { ListNode, Pattern } from '../reading/index.js';
import type { BookRequest } from './fill-in-book.js';
import { RequiredFiller } from './placeholders.js';
import { printedSpareRows } from './spare-rows.js';

/** Year of a blank book; removed from its texts later. */
const anyYear = 2000;

/** Marks each row's labels with a number until the sheet is made, so that equal rows are not merged. */
const rowMark = /~\d{1,5}~/gu;

/** Spare rows of all lists have the same marks, so that lists side by side are spare in the same rows. */
const firstSpareMark = 90_000;

export function withoutRowMarks(text: string): string {
  return text.replace(rowMark, '');
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

export function bookFiling(
  { filing, projects }: BookRequest,
  patterns: readonly Pattern[],
  schema: FilingSchema,
): BookFiling {
  const root: Record<string, unknown> =
    filing === null ? blankFiling(projects, patterns) : JSON.parse(filingText(filing));
  const spares = new Map<JsonPath, number>();
  // Before a form of the unit that lists the projects adds rows to them.
  const sheets = Array.isArray(root.projects) ? root.projects.length : 0;
  for (const pattern of patterns) {
    const count = pattern.scope === 'project' ? sheets : 1;
    for (const list of pattern.lists)
      for (let project = 0; project < count; project += 1)
        addSpareRows(root, list, project, pattern, filing === null, spares);
  }
  const placeholders = new Set<JsonPath>();
  new RequiredFiller(schema, placeholders).fill(root, '');
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

function addSpareRows(
  root: Record<string, unknown>,
  list: ListNode,
  project: number,
  pattern: Pattern,
  isBlank: boolean,
  spares: Map<JsonPath, number>,
): void {
  const path = ofProject(list.path, project);
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
  if (holder === null || placeAt(list.path, pattern.schema)?.kind !== 'list') return;
  const given: readonly unknown[] = Array.isArray(holder[key]) ? holder[key] : [];
  const seeds = isBlank ? (pattern.seeds.get(list.path) ?? []) : given;
  const { inner } = list;
  const spare = Array.from({ length: printedSpareRows }, () => (inner === null ? {} : { [inner]: [{}] }));
  const mark = rowMarker(list, pattern.schema);
  const entries = [...seeds, ...spare];
  holder[key] = entries.map((entry, index) =>
    mark(Object(entry), index < seeds.length ? index : firstSpareMark + index - seeds.length),
  );
  spares.set(path, entries.length - 1);
}

/** The path in a project's form, of the path in the pattern. */
export function ofProject(path: JsonPath, project: number): JsonPath {
  return path.replace(/^projects\[0\]/u, `projects[${project}]`);
}

type Entry = Readonly<Record<string, unknown>>;

/** Returns a function that adds the row's mark to merged labels, except in rows that a note covers. */
function rowMarker(
  { path, columns, notes }: ListNode,
  schema: FilingSchema,
): (entry: Entry, mark: number) => Entry {
  const names = columns.flatMap(({ isMerged, names: [name = ''] }) => (isMerged ? [name] : []));
  const texts = names.filter((name) => {
    const place = placeAt(`${path}[0].${name}`, schema);
    return place?.kind === 'text' && place.choices.length === 0;
  });
  const hasOthers = columns.some(({ isMerged }) => !isMerged);
  const isNoted = (entry: Entry) =>
    notes.some(({ entryKeys }) => names.some((name) => entryKeys.has(String(entry[name] ?? '')))) &&
    notes.every((note) => note.columns.every((column) => column.names.every((name) => isEmpty(entry[name]))));
  return (entry, mark) => {
    if (!hasOthers || isNoted(entry)) return entry;
    const labels = texts.map((name) => [name, `${entry[name] ?? ''}~${mark}~`] as const);
    return { ...entry, ...Object.fromEntries(labels) };
  };
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}
