/** A filing in which every place holds something: filled into a form, it shows which cell is which place. */
import type { JsonPath } from '../diagnostics/index.js';
import { type Filing, type FilingPlace, type FilingSchema, placeAt, readFiling } from '../filing/index.js';

/** Entries that lists begin with, by the list's path. */
export type SeedEntries = ReadonlyMap<JsonPath, readonly Readonly<Record<string, string>>[]>;

const entriesOfEachList = 2;

/** Makes a sample filing: each list has two entries after the seeds; a form of a project has one project. */
export function sampleFiling(
  scope: 'project' | 'unit',
  seeds: SeedEntries,
  schema: FilingSchema,
  chosen: ReadonlyMap<JsonPath, string> = new Map(),
): Filing {
  return filingOf({ scope, seeds, schema, chosen, isBlank: false, numbers: new Map() });
}

/** A filing with as many entries in its lists in which nothing is filled in but what must be. */
export function emptyFiling(scope: 'project' | 'unit', schema: FilingSchema): Filing {
  const none = { seeds: new Map(), chosen: new Map(), numbers: new Map() };
  return filingOf({ scope, schema, isBlank: true, ...none });
}

function filingOf(making: SampleState): Filing {
  const { schema } = making;
  const sample = sampleAt('', making);
  const bytes = Buffer.from(JSON.stringify(sample));
  const { value } = readFiling(bytes, { file: 'sample.json', resources: { schema } });
  if (value === null) throw new TypeError('the sample is no filing');
  return value;
}

/** Amounts of the sample: one, in 元 and 万元 alike but for zeros, so that a sum is known by its other digits. */
const sampleAmount = '10000';

interface SampleState {
  readonly scope: 'project' | 'unit';
  readonly seeds: SeedEntries;
  readonly schema: FilingSchema;
  /** Other words than the first for places with choices. */
  readonly chosen: ReadonlyMap<JsonPath, string>;
  /** Whether places that need not hold anything hold nothing. */
  readonly isBlank: boolean;
  /**
   * Numbers of texts by their path within a list: texts of rows differ, or labels of adjacent rows would be merged, and
   * are the same in all lists, so that lists side by side have their entries in the same rows.
   */
  readonly numbers: Map<string, number>;
}

function sampleAt(path: JsonPath, making: SampleState): unknown {
  const place = placeAt(path, making.schema);
  if (making.isBlank && place !== null && mayBeBlank(path, place)) return null;
  if (place !== null && place.choices.length > 0) return making.chosen.get(path) ?? place.choices[0];
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
      return sampleAmount;
    case 'decimal':
      return '1';
    case 'target':
      return { operator: '≥', value: sampleText(path, making), unit: `位${sampleText(path, making)}` };
    case 'text':
    case 'texts':
    case 'value':
      return sampleText(path, making);
  }
}

/** An entry of a list of texts may not. */
function mayBeBlank(path: JsonPath, { kind, isRequired }: FilingPlace): boolean {
  const isPart = kind === 'record' || kind === 'list' || path.endsWith(']');
  return !isPart && !isRequired && kind !== 'year';
}

function sampleText(path: JsonPath, { numbers }: SampleState): string {
  const own = path.replace(/^(?:projects\[0\]\.)?[^[\]]+(?=\[\d+\])/u, '');
  const number = numbers.get(own) ?? numbers.size + 1;
  numbers.set(own, number);
  return `样${number}`;
}

/** Whether the printed text of an amount or number is the sample's own, in whatever unit, and not worked out of several. */
export function isSampleNumber(printed: string): boolean {
  return /^1?$/u.test(printed.replace(/[\s,.0%]/gu, ''));
}

/** The piece of the sample's targets that a form prints; null: the whole. */
export function targetPiece(printed: string): 'operator' | 'value' | 'unit' | null {
  if (printed === '≥') return 'operator';
  if (/^样\d+$/u.test(printed)) return 'value';
  return /^位样\d+$/u.test(printed) ? 'unit' : null;
}

function sampleList(path: JsonPath, making: SampleState): readonly unknown[] {
  const seeds = making.seeds.get(path) ?? [];
  const count = entryCount(path, making.scope, making.seeds);
  const own = Array.from({ length: count - seeds.length }, (_, index) =>
    sampleAt(`${path}[${seeds.length + index}]`, making),
  );
  return [...seeds, ...own];
}

function entryCount(path: JsonPath, scope: 'project' | 'unit', seeds: SeedEntries): number {
  const own = path === 'projects' && scope === 'project' ? 1 : entriesOfEachList;
  return (seeds.get(path)?.length ?? 0) + own;
}

/** Places with choices, those of a list in its last entry, with their words. */
export function sampleChoices(
  scope: 'project' | 'unit',
  seeds: SeedEntries,
  schema: FilingSchema,
): ReadonlyMap<JsonPath, readonly string[]> {
  const found = new Map<JsonPath, readonly string[]>();
  const visit = (path: JsonPath): void => {
    const place = placeAt(path, schema);
    if (place === null) return;
    if (place.choices.length > 0) found.set(path, place.choices);
    else if (place.kind === 'record')
      for (const key of place.keys) visit(path === '' ? key : `${path}.${key}`);
    else if (place.kind === 'list') visit(`${path}[${entryCount(path, scope, seeds) - 1}]`);
  };
  visit('');
  return found;
}
