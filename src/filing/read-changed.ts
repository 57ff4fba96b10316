/** Reads a filing again after a change within one of its projects: while it is typed in, the others are as they were. */
import { checkValue, commonEnds, type JsonPlaces, readPlainJson } from '../json/index.js';
import { normalize } from './normalize.js';
import type { Filing, FilingSchema } from './schema/filing.js';

/** A text that was plain JSON without a fault, and what was read of it. */
export interface PlainReading {
  readonly text: string;
  readonly filing: Filing;
  readonly places: JsonPlaces;
  readonly schema: FilingSchema;
}

/** Characters: a longer text may pass the bounds of a file, which are counted over all of it. */
const longest = 4_000_000;

/** As the whole text would be read; null where more than a project has changed, or there is anything to say of it. */
export function readChanged(before: PlainReading, text: string): PlainReading | null {
  const project = changedProject(before, text);
  if (project === null || text.length > longest) return null;
  const { start, end, index } = project;
  const source = text.slice(start, end + text.length - before.text.length);
  const value = readProject(source, before.schema);
  if (value === null) return null;
  const filing = { ...before.filing, projects: before.filing.projects.with(index, value) };
  const places = before.places.changedWithin(['projects', index], text);
  return { text, filing, places, schema: before.schema };
}

/** The project whose text holds all that differs, and where it stood; null where there is none. */
function changedProject({ text, filing, places }: PlainReading, changed: string) {
  const { start: from, end: same } = commonEnds(text, changed);
  const starts = filing.projects.map((_, index) => places.locate(['projects', index]).offset);
  const index = starts.findLastIndex((start) => start < from);
  const start = starts[index];
  if (start === undefined || text[start] !== '{') return null;
  const end = start + places.sourceAt(start).length;
  return text.length - same < end ? { index, start, end } : null;
}

/** In a filing that has nothing but it. */
function readProject(source: string, { zod, root }: FilingSchema): Filing['projects'][number] | null {
  const plain = readPlainJson(`{"year":2024,"unit":{"name":"甲"},"projects":[${source}]}`);
  if (plain === null || normalize(plain.value, root).repairs.length > 0) return null;
  const checked = checkValue(zod, plain.value);
  const projects = 'value' in checked ? checked.value.projects : [];
  return projects.length === 1 ? (projects[0] ?? null) : null;
}
