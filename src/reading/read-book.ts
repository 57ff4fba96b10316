/** Reads a spreadsheet file into filings: its sheets as tables, with what a book of ours keeps beside them. */

import type { Diagnostic } from '../diagnostics/index.js';
import { labelKey } from '../identity/index.js';
import { Memo } from '../memo/index.js';
import type { Resources } from '../request.js';
import { fileKind, keptSheetName, readKept, readSpreadsheet } from '../spreadsheet/index.js';
import type { FormPack, Packs } from '../template/index.js';
import { baseFilings } from './base-filings.js';
import { buildListPattern, buildPattern } from './build-pattern.js';
import type { Doubt } from './doubt.js';
import { withDoubtsAt } from './doubts-at-places.js';
import { headLines, headPaths, headPattern, headTitle } from './head-pattern.js';
import { withHiddenValues } from './hidden-values.js';
import { listDoubts, withoutLists } from './list-doubts.js';
import type { Pattern } from './pattern.js';
import { readTables, type TablesReading } from './read-tables.js';
import { type KeyedTable, keyedTable } from './region.js';
import { sheetDoubts, struckDoubts } from './sheet-doubts.js';
import { type SourceTable, tableOfSheet } from './source-table.js';
import { titleKey } from './words.js';

export interface BookReading extends TablesReading {
  /** Why the file could not be read; none if it could. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Filings out of any file that holds them: spreadsheets, Word files, PDF files with ruled tables, OFD files of ours. Never
 * throws, whatever the bytes. `packageFolder`: the folder of this program, where PDFium is if it is not beside the code.
 */
export async function readBook(
  bytes: Uint8Array,
  resources: Pick<Resources, 'schema' | 'packs'>,
  packageFolder: string | null = null,
): Promise<BookReading> {
  const kind = fileKind(bytes);
  if (kind === 'pdf' || kind === 'docx' || kind === 'flat-docx' || kind === 'ofd') {
    const { readDocument } = await import('./read-document.js');
    const readTable = (table: SourceTable, attached: readonly string[]) =>
      readSourceTables([table], attached, resources);
    return await readDocument(bytes, kind, readTable, packageFolder);
  }
  const { value: book, diagnostics } = await readSpreadsheet(bytes);
  if (book === null) return { filings: [], doubts: [], unknown: [], diagnostics };
  const kept = readKept(book);
  const own = new Set(kept?.sheets.filter(({ paths }) => paths.size === 0).map(({ name }) => name));
  const shown = book.sheets.filter(({ hidden, name }) => !hidden && name !== keptSheetName && !own.has(name));
  const tables = shown.map(tableOfSheet);
  const reading = withDoubtsAt(readSourceTables(tables, kept?.filings ?? [], resources), struckDoubts(shown));
  // Where no form was read there is nothing that a list could differ from: its form is simply not known.
  const unread = reading.filings.length === 0 ? [] : reading.unknown;
  const lists = kept?.sheets.filter(({ name }) => unread.includes(name)) ?? [];
  const listed = lists.flatMap((sheet) => listDoubts(sheet, tables, reading.filings, resources.schema));
  const isOfList = ({ place }: Doubt) => lists.some(({ name }) => place?.startsWith(`${name}!`));
  const doubts = [...reading.doubts.filter((one) => !isOfList(one)), ...listed, ...sheetDoubts(book.sheets)];
  const filings = reading.filings.map((one) => withHiddenValues(one, shown, resources.schema));
  return { ...reading, filings, doubts, diagnostics: [] };
}

/** Reads tables from any source. `kept`: JSON of the filings that they were made from. */
export function readSourceTables(
  tables: readonly SourceTable[],
  kept: readonly string[],
  resources: Pick<Resources, 'schema' | 'packs'>,
): TablesReading {
  const keyed = tables.map(keyedTable);
  const head = headPattern(resources.schema);
  const lists = listPatterns(keyed, resources);
  const patterns = [head, ...patternsFor(keyed, resources)];
  const forms = patterns.map(({ form }) => form);
  const bases = baseFilings(kept, forms, resources);
  const isApart = bases.length > 0 && lists.length > 0;
  const apart = keyed.filter((table) => isApart && isTitled(table, lists) && !isTitled(table, patterns));
  // Beside forms in one table, the lists of what it was made from are known.
  const beside = bases.length === 0 ? lists : [];
  const ofForms = keyed.filter((table) => !apart.includes(table));
  const reading = readTables(ofForms, [...patterns, ...beside], bases, resources);
  const ofLists = new Set(lists.map(({ form }) => form));
  if (reading.filings.length === 0 && isApart) {
    const alone = readTables(keyed, [head, ...lists], bases, resources);
    return alone.filings.length > 0 ? alone : reading;
  }
  const listed = readTables(apart, lists, [], resources);
  const both = {
    filings: [...reading.filings, ...listed.filings],
    doubts: [...reading.doubts, ...listed.doubts],
    unknown: [...reading.unknown, ...listed.unknown],
  };
  return withoutLists(both, ofLists, resources.schema);
}

function isTitled({ name, cells }: KeyedTable, patterns: readonly Pattern[]): boolean {
  const keys = [titleKey(labelKey(name)), ...cells.map(({ key }) => titleKey(key))];
  return patterns.some(({ titles }) => titles.some((title) => keys.some((key) => key.includes(title))));
}

/** Lists of projects that a table names by their title, and that hold what the projects' own forms would say. */
function listPatterns(
  tables: readonly KeyedTable[],
  resources: Pick<Resources, 'schema' | 'packs'>,
): readonly Pattern[] {
  const keys = tables.flatMap(({ cells }) => cells.map(({ key }) => titleKey(key)));
  const named = [...resources.packs.values()].filter(({ scope, title }) => {
    const own = nameKey(title);
    return scope === 'summary' && keys.some((key) => key.includes(own));
  });
  return named.flatMap((pack) => patternOf(pack, resources) ?? []);
}

/** By pack, of more packs than anyone has. Patterns need no faces, so callers have packs and no memo of resources. */
const patterns = new Memo<FormPack, Pattern | 'none'>({ capacity: 500 });

/** Pattern of a form, or of the list of a summary; null: there is none. */
function patternOf(pack: FormPack, resources: Pick<Resources, 'schema' | 'packs'>): Pattern | null {
  const pattern = patterns.getOrCompute(
    pack,
    () => buildPattern(pack, resources) ?? buildListPattern(pack, resources) ?? 'none',
  );
  return pattern === 'none' ? null : pattern;
}

/** Patterns of the packs whose titles the tables name, or their sheets' names; of all packs where a table names none. */
function patternsFor(
  tables: readonly KeyedTable[],
  resources: Pick<Resources, 'schema' | 'packs'>,
): readonly Pattern[] {
  const keys = tables.map(({ name, cells }) => [nameKey(name), ...cells.map(({ key }) => titleKey(key))]);
  const packs = [...resources.packs.values(), ...shippedFor(keys, resources.packs)];
  const titles = packs.map((pack) => ({ pack, title: nameKey(pack.title) }));
  const named = new Set<FormPack>();
  let isAnyUnnamed = false;
  for (const table of keys) {
    const found = titles.filter(({ title }) => table.some((key) => key.includes(title)));
    for (const { pack } of found) named.add(pack);
    isAnyUnnamed ||= found.length === 0 && table.length > 1 && !isHeadSheet(table);
  }
  const wanted = isAnyUnnamed
    ? new Set([...packs, ...allShipped(resources.packs)])
    : packs.filter((pack) => named.has(pack));
  return [...wanted].flatMap((pack) => (pack.scope === 'summary' ? [] : (patternOf(pack, resources) ?? [])));
}

/** The first sheet of a fill-in book names no form, and holds none. */
function isHeadSheet(keys: readonly string[]): boolean {
  const own = headPaths.length * 2 + headLines.length + 2;
  return keys.length <= own && keys.some((key) => key === titleKey(labelKey(headTitle)));
}

/** A form's name as tables say it: without what tells packs of one name apart (财预〔2015〕88号). */
function nameKey(title: string): string {
  return titleKey(labelKey(title)).replace(/\([^()]*\)$/u, '');
}

/** A table that names no form may be of any. */
function allShipped(packs: Packs): readonly FormPack[] {
  return (packs.shipped ?? []).flatMap(({ id }) => packs.get(id) ?? []);
}

/** Packs of shipped sets by whose titles a cell ends, unless it is the title of a usual form. */
function shippedFor(tables: readonly (readonly string[])[], packs: Packs): readonly FormPack[] {
  const { shipped = [] } = packs;
  if (shipped.length === 0) return [];
  const usual = [...packs.values()].map(({ title }) => nameKey(title));
  const keys = tables
    .flat()
    .filter((key) => key.includes('表') && !usual.some((title) => key.includes(title)));
  const named = shipped.filter(({ names }) => {
    const ends = names.map(nameKey);
    return keys.some((key) => ends.some((end) => key.endsWith(end)));
  });
  return named.flatMap(({ id }) => packs.get(id) ?? []);
}
