/** What a form is made for one by one: the filing's projects, or the items of a list that a form declares. */
import type { Filing } from './schema/filing.js';

/** Names of the projects, or of the items of the list `each` at the filing's root; '' for an item without a name. */
export function subjectNames(filing: Filing, each?: string): readonly string[] {
  if (each === undefined) return filing.projects.map(({ name }) => name);
  const items: unknown = Reflect.get(filing, each);
  return Array.isArray(items) ? items.map(nameOf) : [];
}

function nameOf(item: unknown): string {
  const name: unknown = typeof item === 'object' && item !== null ? Reflect.get(item, 'name') : null;
  return typeof name === 'string' ? name : '';
}
