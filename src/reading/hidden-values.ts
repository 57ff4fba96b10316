/** Doubts about values that stand in hidden rows and columns: nobody who looks at the sheet sees what was read. */
import type { JsonPath } from '../diagnostics/index.js';
import { type FilingSchema, placeAt } from '../filing/index.js';
import { valueAlong } from '../json/index.js';
import type { ReadSheet } from '../spreadsheet/index.js';
import { type Doubt, doubt } from './doubt.js';
import type { ReadFiling } from './join-forms.js';

/** The filing with a doubt at each value, or entry of a list, that hidden lines of the sheets hold. */
export function withHiddenValues(
  read: ReadFiling,
  sheets: readonly ReadSheet[],
  schema: FilingSchema,
): ReadFiling {
  const lines = new Map(sheets.map(({ name, hiddenLines }) => [name, new Set(hiddenLines)]));
  const hidden = new Map<JsonPath, Hidden>();
  for (const [path, place] of read.places) {
    const value = valueAlong(read.filing, path) ?? null;
    const line = value === null ? null : hiddenLine(place, lines);
    if (line === null) continue;
    const entry = line.isRow && !isGroupLabel(path) ? entryOf(path) : null;
    const at = entry ?? path;
    if (!hidden.has(at)) hidden.set(at, { place, text: String(value).slice(0, 40), isEntry: entry !== null });
  }
  if (hidden.size === 0) return read;
  const doubts = [...hidden].flatMap(([path, one]) => {
    const entry = one.isEntry ? null : entryOf(path);
    return entry !== null && hidden.has(entry) ? [] : [hiddenDoubt(path, one, schema)];
  });
  return { ...read, doubts: [...read.doubts, ...doubts, ...movedLists(hidden, read, schema)] };
}

interface Hidden {
  readonly place: string;
  readonly text: string;
  /** Whether a whole entry of a list is hidden. */
  readonly isEntry: boolean;
}

function hiddenLine(
  place: string,
  lines: ReadonlyMap<string, ReadonlySet<string>>,
): { readonly isRow: boolean } | null {
  const at = place.lastIndexOf('!');
  const [, column = '', row = ''] = /^([A-Z]+)(\d+)$/u.exec(place.slice(at + 1)) ?? [];
  const own = lines.get(place.slice(0, at));
  if (own?.has(row)) return { isRow: true };
  return own?.has(column) ? { isRow: false } : null;
}

/** The name of a group stands in the first of its rows, and is that of the others, too. */
const isGroupLabel = (path: JsonPath) => /\.level\d$/u.test(path);

/** The entry of a list within a form; a project is a form of its own. */
function entryOf(path: JsonPath): JsonPath | null {
  const entry = /^(.+\[\d+\])\.[^[\]]+$/u.exec(path)?.[1] ?? null;
  return entry === null || /^projects\[\d+\]$/u.test(entry) ? null : entry;
}

function hiddenDoubt(path: JsonPath, { place, text }: Hidden, schema: FilingSchema): Doubt {
  return doubt({
    code: 'hidden-value',
    path,
    label: placeAt(path, schema)?.label ?? null,
    place,
    message: `“${text}”在隐藏的行列里，照样读了，请核对；不要的请删去`,
    english: `"${text}" stands in a hidden row or column and was read all the same; delete it if it is not meant`,
    parameters: { found: text },
  });
}

/** Reports lists in which further entries move if a hidden one is not meant. */
function movedLists(
  hidden: ReadonlyMap<JsonPath, Hidden>,
  { filing }: ReadFiling,
  schema: FilingSchema,
): readonly Doubt[] {
  const moved = new Map<JsonPath, string>();
  for (const [path, { isEntry, place }] of hidden) {
    const [, list = '', index = '0'] = (isEntry ? /^(.+)\[(\d+)\]$/u.exec(path) : null) ?? [];
    const entries = valueAlong(filing, list);
    if (list !== '' && Array.isArray(entries) && Number(index) < entries.length - 1) moved.set(list, place);
  }
  return [...moved].map(([path, place]) =>
    doubt({
      code: 'moved-rows',
      path,
      label: placeAt(path, schema)?.label ?? null,
      place,
      message: '隐藏的行如果不要，后面各项都要移一位，请核对',
      english: 'if a hidden row is not meant, all further entries move',
    }),
  );
}
