/** Asks whether a filing has anything under a name: what decides which forms are made by default. */
import { isBlankText } from '../identity/index.js';

/** `path`: names parted by dots, through lists as through objects (`projects.funding.total`). */
export function hasAt(filing: object, path: string): boolean {
  return path.split('.').reduce<readonly unknown[]>(stepInto, [filing]).some(isFilled);
}

function stepInto(values: readonly unknown[], name: string): readonly unknown[] {
  return values.flatMap((value) => {
    const inside: unknown = isObject(value) && Object.hasOwn(value, name) ? value[name] : null;
    return Array.isArray(inside) ? inside : [inside];
  });
}

function isFilled(value: unknown): boolean {
  if (typeof value === 'string') return !isBlankText(value);
  if (Array.isArray(value)) return value.some(isFilled);
  return isObject(value) ? Object.values(value).some(isFilled) : value !== null && value !== undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
