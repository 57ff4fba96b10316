/** A filing in which every place holds something: filled into a form, it shows which cell is which place. */
import type { JsonPath } from '../diagnostics/index.js';
import { type Filing, type FilingSchema, placeAt, readFiling } from '../filing/index.js';

/** Entries that lists begin with, by the list's path. */
export type SeedEntries = ReadonlyMap<JsonPath, readonly Readonly<Record<string, string>>[]>;

const entriesOfEachList = 2;

/** Makes a sample filing: each list has two entries after the seeds; a form of a project has one project. */
export function sampleFiling(scope: 'project' | 'unit', seeds: SeedEntries, schema: FilingSchema): Filing {
  const sample = sampleAt('', { scope, seeds, schema, count: 0 });
  const bytes = Buffer.from(JSON.stringify(sample));
  const { value } = readFiling(bytes, { file: 'sample.json', resources: { schema } });
  if (value === null) throw new TypeError('the sample is no filing');
  return value;
}

interface SampleState {
  readonly scope: 'project' | 'unit';
  readonly seeds: SeedEntries;
  readonly schema: FilingSchema;
  /** Number of texts made so far; each is different, or labels of adjacent rows would be merged. */
  count: number;
}

function sampleAt(path: JsonPath, making: SampleState): unknown {
  const place = placeAt(path, making.schema);
  if (place !== null && place.choices.length > 0) return place.choices[0];
  switch (place?.kind) {
    case undefined:
      return null;
    case 'record': {
      const inside = path === '' ? '' : `${path}.`;
      const entries = place.keys.map((key) => [key, sampleAt(`${inside}${key}`, making)] as const);
      return Object.fromEntries(entries);
    }
    case 'list':
      return sampleList(path, making);
    case 'year':
      return 2024;
    case 'date':
      return '2024-01-01';
    case 'period':
      return '2024';
    case 'amount':
    case 'decimal':
      return '1';
    case 'text':
    case 'texts':
    case 'value':
    case 'target':
      making.count += 1;
      return `样${making.count}`;
  }
}

function sampleList(path: JsonPath, making: SampleState): readonly unknown[] {
  const seeds = making.seeds.get(path) ?? [];
  const count = path === 'projects' && making.scope === 'project' ? 1 : entriesOfEachList;
  const own = Array.from({ length: count }, (_, index) =>
    sampleAt(`${path}[${seeds.length + index}]`, making),
  );
  return [...seeds, ...own];
}
