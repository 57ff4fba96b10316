/** Checks a plain value against a zod schema, however much is wrong with it. */
import type * as z from 'zod';
import { NumberText } from './show.js';

/** Number of elements of each list that are checked if a value has too many faults to check all. */
const sampleSize = 20;

export type Checked<Value> =
  | { readonly value: Value }
  /** `complete`: whether these are all the issues there are. */
  | { readonly issues: readonly z.core.$ZodIssue[]; readonly complete: boolean };

export function checkValue<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): Checked<z.output<Schema>> {
  const whole = attempt(schema, value);
  if (whole !== null) return whole;
  const sample = attempt(schema, firstElements(value));
  return sample !== null && 'issues' in sample
    ? { ...sample, complete: false }
    : { issues: [], complete: false };
}

/** Returns null if zod fails because of too many issues (some hundred thousand), which it spreads into a call. */
function attempt<Schema extends z.ZodType>(schema: Schema, value: unknown): Checked<z.output<Schema>> | null {
  try {
    // Functions made for the schema (zod's own fast path) cost a single form more than 300 forms gain by them.
    const parsed = schema.safeParse(value, { jitless: true });
    return parsed.success ? { value: parsed.data } : { issues: parsed.error.issues, complete: true };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function firstElements(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, sampleSize).map(firstElements);
  if (typeof value !== 'object' || value === null || value instanceof NumberText) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, firstElements(part)]));
}
