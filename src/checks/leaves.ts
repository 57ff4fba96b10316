/** Collects free texts and amounts of a filing in order; paths are formatted only for findings. */
import type { JsonPath } from '../diagnostics/index.js';
import { type Amount, amountOf, type Filing } from '../filing/index.js';
import { isRecord } from '../json/index.js';

/** A value without parts, and its path. */
export class PlacedValue<Value> {
  readonly #parent: JsonPath;

  constructor(
    readonly value: Value,
    /** Path of the object or list that contains it. */
    parent: JsonPath,
    readonly step: string | number,
  ) {
    this.#parent = parent;
  }

  path(): JsonPath {
    return stepInto(this.#parent, this.step);
  }
}

/** Keys of decimals, dates and forms' ids, which the schema has read already. */
const otherKeys: ReadonlySet<string> = new Set([
  'forms',
  'startDate',
  'endDate',
  'period',
  'rate',
  'weight',
  'points',
  'score',
  'totalPoints',
  'totalScore',
  'subordinateUnits',
  'staff',
]);

/** Keys of texts that are written in words; parts of targets, levels, names of units and codes are others. */
export const keysOfWords: ReadonlySet<string | number> = new Set([
  'name',
  'overall',
  'annual',
  'annualGoal',
  'planned',
  'content',
]);

/** Collects all amounts, and the texts that match `hint`. */
export function leavesOf(
  { unit, projects, unitTarget, unitSelfEvaluation }: Filing,
  hint: RegExp,
): LeavesFound {
  const found = { texts: [], amounts: [], hint };
  collectFields({ unit, projects, unitTarget, unitSelfEvaluation }, '', found);
  return found;
}

interface LeavesFound {
  /** Those that match `hint`. */
  readonly texts: PlacedValue<string>[];
  readonly amounts: PlacedValue<Amount>[];
  readonly hint: RegExp;
}

function collect(part: unknown, parent: JsonPath, step: string | number, found: LeavesFound): void {
  if (typeof part === 'string') {
    if (found.hint.test(part)) found.texts.push(new PlacedValue(part, parent, step));
  } else if (typeof part === 'bigint') found.amounts.push(new PlacedValue(amountOf(part), parent, step));
  else if (Array.isArray(part)) collectElements(part, stepInto(parent, step), found);
  else if (isRecord(part)) collectFields(part, stepInto(parent, step), found);
}

function collectElements(list: readonly unknown[], path: JsonPath, found: LeavesFound): void {
  for (let index = 0; index < list.length; index += 1) collect(list[index], path, index, found);
}

function collectFields(record: Readonly<Record<string, unknown>>, path: JsonPath, found: LeavesFound): void {
  for (const key in record) if (!otherKeys.has(key)) collect(record[key], path, key, found);
}

/** Keys of the schema are plain words. */
function stepInto(path: JsonPath, step: string | number): JsonPath {
  if (typeof step === 'number') return `${path}[${step}]`;
  return path === '' ? step : `${path}.${step}`;
}
