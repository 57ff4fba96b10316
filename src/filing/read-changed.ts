/** Reads a filing again after a change within one of its projects, or around them: while it is typed in, all else is as it was. */
import { commonEnds, type JsonPlaces, jsonPlaces } from '../json/index.js';
import { readPlain } from './read-plain.js';
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

/** What of a text is another in the changed one. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** As the whole text would be read; null where it has to be read as a whole, or there is anything to say of it. */
export function readChanged(before: PlainReading, text: string): PlainReading | null {
  if (text.length > longest) return null;
  const { start, end } = commonEnds(before.text, text);
  const stretch = { from: start, to: before.text.length - end };
  return readProject(before, text, stretch) ?? readAround(before, text, stretch);
}

/** Null where more than a project has changed. */
function readProject(before: PlainReading, text: string, { from, to }: Stretch): PlainReading | null {
  const starts = before.filing.projects.map((_, index) => before.places.locate(['projects', index]).offset);
  const index = starts.findLastIndex((start) => start < from);
  const start = starts[index];
  if (start === undefined || before.text[start] !== '{') return null;
  const end = start + before.places.sourceAt(start).length;
  if (to >= end) return null;
  const source = text.slice(start, end + text.length - before.text.length);
  // In a filing that has nothing but it.
  const read = readPlain(`{"year":2024,"unit":{"name":"甲"},"projects":[${source}]}`, before.schema);
  const [project] = read?.projects ?? [];
  if (project === undefined || read?.projects.length !== 1) return null;
  const filing = { ...before.filing, projects: before.filing.projects.with(index, project) };
  const places = before.places.changedWithin(['projects', index], text);
  return { text, filing, places, schema: before.schema };
}

/** Null where the list of projects has changed, or which forms are filed: these say what else a filing may hold. */
function readAround(before: PlainReading, text: string, { from, to }: Stretch): PlainReading | null {
  const { offset, whole } = before.places.locate(['projects']);
  if (!whole || before.text[offset] !== '[') return null;
  const source = before.places.sourceAt(offset);
  const start = to <= offset ? offset + text.length - before.text.length : offset;
  if (to > offset && from < offset + source.length) return null;
  const around = `${text.slice(0, start)}[]${text.slice(start + source.length)}`;
  const read = readPlain(around, before.schema);
  const place = jsonPlaces(around).locate(['projects']);
  const isThere = place.whole && place.offset === start;
  if (read === null || !isThere || read.forms.join() !== before.filing.forms.join()) return null;
  const filing = { ...read, projects: before.filing.projects };
  return { text, filing, places: jsonPlaces(text), schema: before.schema };
}
