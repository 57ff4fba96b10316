/** Reads what the page asks to begin. */
import { isBlankText } from '../identity/index.js';
import type { BeginRequest } from './protocol.js';

/** In bytes. */
export const largestBegin = 10_000;
/** Characters; longer names are no names. */
const longestName = 200;
/** What no one types: it would turn the text around, or end it. */
const unseen = /[\p{Cc}\p{Bidi_Control}]/gu;

/** Null where it is not one. */
export function readBeginRequest(body: Uint8Array): BeginRequest | null {
  const given = parsed(body);
  const kind = given.get('kind');
  const source = textAt(given, 'source');
  const name = textAt(given, 'name');
  if ((kind === 'next-year' || kind === 'keep') && source !== null) return { kind, source };
  if (kind === 'sample' && name !== null) return { kind, name };
  const [unit, project, year] = [textAt(given, 'unit'), textAt(given, 'project'), given.get('year')];
  if (kind !== 'blank' || unit === null || project === null) return null;
  if (typeof year !== 'number' || !Number.isInteger(year) || year < 2000 || year > 2100) return null;
  return { kind, unit, project, year, department: textAt(given, 'department') };
}

function parsed(body: Uint8Array): ReadonlyMap<string, unknown> {
  try {
    const given: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
    return new Map(typeof given === 'object' && given !== null ? Object.entries(given) : []);
  } catch {
    return new Map();
  }
}

function textAt(given: ReadonlyMap<string, unknown>, key: string): string | null {
  const text = given.get(key);
  if (typeof text !== 'string' || isBlankText(text)) return null;
  return [...text.replace(unseen, '').trim()].slice(0, longestName).join('');
}
