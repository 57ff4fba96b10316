/** Reads JSON by the engine's own parser, where that loses nothing: most filings are written by programs, and plain. */
import { boundPassed, deepest, longestString } from './parse-json.js';

/** More keys to an object than any of ours has: they are better met one by one. */
const manyKeys = 1000;

/** The value of a JSON text; null if it is no plain JSON, gives a key twice, or writes numbers as they would not be printed. */
export function readPlainJson(text: string): { readonly value: unknown } | null {
  // In a text that is no longer than a string may be only depth is to be bounded: this is seen as the keys are counted.
  if (text.length > longestString && boundPassed(text) !== null) return null;
  const keys = keysGiven(text);
  if (keys > manyKeys * countOf('{', text)) return null;
  try {
    const value: unknown = JSON.parse(text);
    return keysIn(value) === keys && !hasRewrittenNumbers(text) ? { value } : null;
  } catch {
    return null;
  }
}

/** Counts the keys of all objects in a value; more than any number where it is too deep. */
function keysIn(value: unknown, depth = 0): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (depth === deepest) return Number.POSITIVE_INFINITY;
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value) count += keysIn(item, depth + 1);
    return count;
  }
  // A list of the values for each object would take as long as the counting.
  for (const key in value) count += 1 + keysIn(Reflect.get(value, key), depth + 1);
  return count;
}

/** JSON that is written with spaces between a key and its colon. */
const spaced = /"[ \t\n\r]+:/;

/** Counts the keys in a JSON text, with repeated ones; counts too many if a text in it looks like the end of a key. */
function keysGiven(text: string): number {
  if (spaced.test(text)) return text.match(/"[ \t\n\r]*:/g)?.length ?? 0;
  return countOf('":', text);
}

function countOf(part: string, text: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) count += 1;
  return count;
}

const numbers = /[:,[ \t\n\r](-?\d[\d.eE+-]*)(?=[ \t\n\r,}\]])/g;

/** Whether a number of a JSON text (or what looks like one within a text) has other digits than when it is printed: 7.50. */
function hasRewrittenNumbers(text: string): boolean {
  for (const [, digits] of text.matchAll(numbers)) if (String(Number(digits)) !== digits) return true;
  return false;
}
