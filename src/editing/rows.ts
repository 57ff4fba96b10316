/** Rows of a list: added, copied, moved, removed. What comes new takes over what its neighbours share. */
import { type FilingSchema, placeAt } from '../filing/index.js';
import { jsonPlaces, type PathStep, writePath } from '../json/index.js';
import type { Edit } from './edit-text.js';
import { jsonAt } from './json-at.js';

export const rowActions = ['add', 'duplicate', 'remove', 'up', 'down'] as const;
export type RowAction = (typeof rowActions)[number];

export interface RowEdits {
  readonly edits: readonly Edit[];
  /** Where the row stands afterwards; of a removed one, the row that has come into its place. */
  readonly index: number;
}

/** What groups rows goes on in the next one until it changes: merged cells are copied as blanks under the first. */
export const grouping: ReadonlySet<string> = new Set(['level1', 'level2', 'weight']);

/** Edits of the list at the path; `add` puts a row behind that of the index, -1 begins the list. Null where there is no such row. */
export function rowEdits(
  text: string,
  path: readonly PathStep[],
  action: RowAction,
  index: number,
  schema: FilingSchema,
): RowEdits | null {
  const read = jsonAt(text);
  const length = lengthOf(text, path);
  if (index >= length || (index < 0 && action !== 'add')) return null;
  switch (action) {
    case 'add': {
      const json = blankRow(read, path, index, schema);
      return { edits: [{ kind: 'insert', path, index: index + 1, json }], index: index + 1 };
    }
    case 'duplicate': {
      const json = read([...path, index]);
      return { edits: [{ kind: 'insert', path, index: index + 1, json }], index: index + 1 };
    }
    case 'remove':
      return { edits: [{ kind: 'remove', path, index }], index: Math.min(index, length - 2) };
    case 'up':
    case 'down': {
      const to = action === 'up' ? index - 1 : index + 1;
      return to < 0 || to >= length ? null : { edits: [{ kind: 'move', path, from: index, to }], index: to };
    }
  }
}

/** Items of the list at the path; 0 where there is none. */
export function lengthOf(text: string, path: readonly PathStep[]): number {
  const places = jsonPlaces(text);
  let length = 0;
  while (places.locate([...path, length]).whole) length += 1;
  return length;
}

function blankRow(
  read: (path: readonly PathStep[]) => string,
  path: readonly PathStep[],
  index: number,
  schema: FilingSchema,
): string {
  const keys = placeAt(writePath([...path, 0]), schema)?.keys ?? [];
  // A list of texts: a text must be there, and may be empty.
  if (keys.length === 0) return '""';
  const parts = keys.flatMap((key) => {
    const given = index < 0 ? '' : read([...path, index, key]);
    if (grouping.has(key) && given !== '') return [`${JSON.stringify(key)}: ${given}`];
    // What the rows around leave out is left out here, too.
    return index >= 0 && given === '' ? [] : [`${JSON.stringify(key)}: null`];
  });
  return `{${parts.join(', ')}}`;
}
