/** Doubts about how a file shows its texts, at the paths that these were read into. */
import type { JsonPath } from '../diagnostics/index.js';
import { clip } from '../json/index.js';
import { type Doubt, doubt } from './doubt.js';
import type { TablesReading } from './read-tables.js';

export interface PlacedDoubt {
  /** `表1!C5`. */
  readonly place: string;
  readonly at: (path: JsonPath | null) => Doubt;
}

/** Those whose places were read into nothing belong to no filing. */
export function withDoubtsAt(read: TablesReading, placed: readonly PlacedDoubt[]): TablesReading {
  const paths = read.filings.map(({ places }) => pathsByPlace(places));
  const own = read.filings.map((): Doubt[] => []);
  const free: Doubt[] = [];
  for (const { place, at } of placed) {
    for (const [index, byPlace] of paths.entries())
      for (const path of byPlace.get(place) ?? []) own[index]?.push(at(path));
    if (paths.every((byPlace) => !byPlace.has(place))) free.push(at(null));
  }
  const filings = read.filings.map((one, index) => ({
    ...one,
    doubts: [...one.doubts, ...(own[index] ?? [])],
  }));
  return { ...read, filings, doubts: [...read.doubts, ...free] };
}

function pathsByPlace(places: ReadonlyMap<JsonPath, string>): ReadonlyMap<string, readonly JsonPath[]> {
  const paths = new Map<string, JsonPath[]>();
  for (const [path, place] of places) {
    const known = paths.get(place);
    if (known === undefined) paths.set(place, [path]);
    else known.push(path);
  }
  return paths;
}

/** One for all that revisions have deleted: it is not part of what the file says. */
export function deletedDoubts(texts: readonly string[], place: string): readonly Doubt[] {
  const [first] = texts;
  if (first === undefined) return [];
  const [found, count] = [clip(first), texts.length];
  return [
    doubt({
      code: 'deleted-text',
      severity: 'note',
      place,
      message: `修订中删去的字没有读（${count} 处，第一处“${found}”）`,
      english: `${count} texts that a revision has deleted were not read ("${found}" is the first)`,
      parameters: { found, count },
    }),
  ];
}

export function struckDoubt(text: string, path: JsonPath | null, place: string): Doubt {
  const found = clip(text);
  return doubt({
    code: 'struck-text',
    path,
    place,
    message: `“${found}”划了删除线，照样读了，请核对`,
    english: `"${found}" is struck out and was read all the same; check it`,
    parameters: { found },
  });
}
