/** A filing as JSON again: as it is given, without what is blank. */
import { formatMillionths } from './decimal.js';

export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export type JsonObject = { [key: string]: Json };

/** Writes a value as in a filing; leaves out blanks. */
export function written(value: unknown): Json {
  if (typeof value === 'bigint') return formatMillionths(value, 2);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(written);
  if (typeof value !== 'object' || value === null) return null;
  const parts = Object.entries(value).map(([key, part]) => [key, written(part)] as const);
  return Object.fromEntries(parts.filter(([, part]) => !isBlank(part)));
}

export function isBlank(value: Json | undefined): boolean {
  if (value === undefined || value === null) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function asObject(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

export function itemsOf(value: Json | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
