/** Reads a filing that is right from plain JSON to its value in one pass; what is unusual or wrong it leaves to the schema. */
import { needsRepair } from '../normalize.js';
import { type Filing, filingSchema } from '../schema/filing.js';
import { type LeafPlan, type ListPlan, type Plan, planOf, type RecordPlan } from './plan.js';
import { countKeys, hasRewrittenNumbers } from './scan.js';

/** Stands for all that is not plain: what would be repaired or refused, and keys that the schema does not know. */
const UNUSUAL = Symbol('unusual');
type Unusual = typeof UNUSUAL;

type JsonObject = Record<string, unknown>;

const plan = planOf(filingSchema.field);

/**
 * The filing of a text, exactly as the schema reads it; null where the text is not plain JSON, where something in it
 * would be repaired or refused, or where a key is given twice.
 */
export function readDirectly(text: string): Filing | null {
  const parsed = parse(text);
  if (parsed === undefined) return null;
  const walk = new Walk();
  const value = walk.value(parsed, plan);
  if (value === UNUSUAL || walk.keys !== countKeys(text)) return null;
  if (walk.hasNumbers && hasRewrittenNumbers(text)) return null;
  return value as Filing;
}

/** Undefined where the text is no JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Goes through a parsed value, of which it makes the filing: objects that hold what they should are kept. */
class Walk {
  /** Of all objects. */
  keys = 0;
  /** Whether a number stood where the schema wants its digits. */
  hasNumbers = false;

  /** A value as the filing keeps it; undefined is what is missing. */
  value(given: unknown, plan: Plan): unknown {
    if (given === null || given === undefined) return this.blank(plan);
    switch (plan.kind) {
      case 'leaf':
        return this.leaf(given, plan);
      case 'target':
        return this.value(given, typeof given === 'string' ? plan.text : plan.parts);
      case 'record':
        return isObject(given) ? this.record(given, plan) : UNUSUAL;
      case 'list':
        return Array.isArray(given) ? this.list(given, plan) : UNUSUAL;
      case 'aside':
        return typeof given === 'string' ? given : UNUSUAL;
    }
  }

  private blank(plan: Plan): unknown {
    switch (plan.kind) {
      case 'leaf':
        return plan.field.blank === 'null' ? null : UNUSUAL;
      case 'record':
        if (plan.blank === 'parts') return this.rebuilt({}, 0, plan);
        return plan.blank === 'null' ? null : UNUSUAL;
      case 'target':
        return null;
      case 'list':
        return [];
      case 'aside':
        return UNUSUAL;
    }
  }

  private leaf(given: unknown, { field, key, mayNeedRepair }: LeafPlan): unknown {
    const { kind, read } = field;
    const reading = read(typeof given === 'number' ? this.asWritten(given, kind) : given);
    if ('problems' in reading || (mayNeedRepair && needsRepair(given, kind, key))) return UNUSUAL;
    return reading.value;
  }

  /** The digits of a number, as most numbers are written. */
  private asWritten(given: number, kind: LeafPlan['field']['kind']): number | string {
    if (kind === 'year' || kind === 'text' || kind === 'texts' || kind === 'date') return given;
    this.hasNumbers = true;
    return String(given);
  }

  private record(given: JsonObject, plan: RecordPlan): JsonObject | Unusual {
    const keys = Object.keys(given);
    this.keys += keys.length;
    return isInOrder(keys, plan) ? this.inPlace(given, plan) : this.rebuilt(given, keys.length, plan);
  }

  private inPlace(record: JsonObject, { members }: RecordPlan): JsonObject | Unusual {
    for (let index = 0; index < members.length; index += 1) {
      const member = members[index];
      if (member === undefined) continue;
      const given = record[member.key];
      const value = this.value(given, member.plan);
      if (value === UNUSUAL) return UNUSUAL;
      if (value !== given) record[member.key] = value;
    }
    return record;
  }

  /** With all keys of the schema in its order. */
  private rebuilt(given: JsonObject, count: number, { members }: RecordPlan): JsonObject | Unusual {
    const record: JsonObject = {};
    let known = 0;
    for (const { key, plan } of members) {
      if (Object.hasOwn(given, key)) known += 1;
      else if (plan.kind === 'aside') continue;
      const value = this.value(given[key], plan);
      if (value === UNUSUAL) return UNUSUAL;
      if (plan.kind !== 'aside') record[key] = value;
    }
    return known === count ? record : UNUSUAL;
  }

  private list(list: unknown[], { element, most }: ListPlan): readonly unknown[] | Unusual {
    if (list.length > most) return UNUSUAL;
    for (let index = 0; index < list.length; index += 1) {
      const value = this.value(list[index], element);
      if (value === UNUSUAL) return UNUSUAL;
      list[index] = value;
    }
    return list;
  }
}

/** Whether these are all the keys that the schema keeps, in its order. */
function isInOrder(keys: readonly string[], { members }: RecordPlan): boolean {
  if (keys.length !== members.length) return false;
  for (let index = 0; index < keys.length; index += 1) if (keys[index] !== members[index]?.key) return false;
  return true;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
