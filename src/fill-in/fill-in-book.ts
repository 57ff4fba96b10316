/** Makes the fill-in book of forms: blank, or with what a filing says already. */
import { type Diagnostic, hasErrors, type JsonPath, type Result } from '../diagnostics/index.js';
import { type Filing, type FilingSchema, filingText, ofProject } from '../filing/index.js';
import { formSections } from '../form-sections.js';
import { layOut, type Section } from '../layout/index.js';
import { buildPattern, type Pattern } from '../reading/index.js';
import { type FormSheet, loadWorkbooks } from '../render/index.js';
import type { Resources } from '../request.js';
import { type KeptSheet, keptParts, writeSpreadsheet } from '../spreadsheet/index.js';
import type { FormPack } from '../template/index.js';
import { type BookFiling, bookFiling } from './book-filing.js';
import { ChoiceLists } from './choices.js';
import { headSheet } from './head-sheet.js';
import { type InputSheet, inputSheet } from './input-sheet.js';

interface BookRequest {
  /** Forms of projects and of the unit, in the order of their sheets. */
  readonly packs: readonly FormPack[];
  /** null: blank. */
  readonly filing: Filing | null;
  /** Sheets for projects in a blank book. */
  readonly projects: number;
}

/** Default number of project sheets. */
export const blankProjects = 5;

/** The same request gives the same bytes. The value is null if a form cannot be filled in. */
export async function fillInBook(request: BookRequest, resources: Resources): Promise<Result<Uint8Array>> {
  const patterns = request.packs.flatMap((pack) => buildPattern(pack, resources) ?? []);
  const text = request.filing === null ? null : filingText(request.filing);
  const book = bookFiling(text, request.projects, patterns, widestSchema(request.packs, resources));
  const isBlank = request.filing === null;
  const { sections, diagnostics } = sectionsOf({ ...book, isBlank }, patterns, resources);
  const found = diagnostics.filter(({ severity }) => severity === 'error');
  if (sections.length === 0 || hasErrors(found)) return { value: null, diagnostics: found };
  const document = layOut(layoutRequest(request, sections), resources.memo.layout);
  const { formSheets } = await loadWorkbooks();
  const lists = new ChoiceLists();
  const made = formSheets(document).flatMap((printed, index) => {
    const section = sections[index];
    return section === undefined ? [] : [sheetToFillIn(printed, section, { request, book, lists })];
  });
  const kept = keptParts({
    sheets: [
      { name: lists.sheet().name, paths: new Map() },
      ...made.map(({ sheet, paths }): KeptSheet => ({ name: sheet.name, paths })),
    ],
    filings: text === null ? [] : [text],
  });
  const value = await writeSpreadsheet({
    title: document.title,
    author: document.author,
    sheets: [headSheet(request.filing), ...made.map(({ sheet }) => sheet), lists.sheet(), kept.sheet],
    names: new Map(made.flatMap(({ names }) => [...names])),
    properties: kept.properties,
  });
  return { value, diagnostics: [] };
}

function layoutRequest(
  { packs, filing }: BookRequest,
  sections: readonly Section[],
): Parameters<typeof layOut>[0] {
  const [first] = sections;
  if (first === undefined) throw new RangeError('a book has forms');
  return {
    title: packs.map(({ title }) => title).join('、'),
    author: filing?.unit.name ?? '',
    sections,
    setup: first.setup,
    profile: 'table',
    missingGlyphs: 'substitute',
  };
}

interface SheetContext {
  readonly request: BookRequest;
  readonly book: BookFiling;
  readonly lists: ChoiceLists;
}

function sheetToFillIn(
  printed: FormSheet,
  { pattern, project }: BookSection,
  { request, book, lists }: SheetContext,
): InputSheet {
  return inputSheet(printed, sparesOf(pattern, project, book.spares), {
    pattern,
    project,
    checks: request.packs.find(({ id }) => id === pattern.form)?.checks ?? [],
    lists,
    placeholders: book.placeholders,
    isBlank: request.filing === null,
    year: book.filing.year,
  });
}

/** Returns the schema of the first pack that declares fields, else the common one. */
function widestSchema(packs: readonly FormPack[], { schema }: Resources): FilingSchema {
  const own = packs.map((pack) => pack.schema);
  return own.find(({ declarations }) => Object.keys(declarations).length > 0) ?? schema;
}

/** Of the lists on one sheet. */
function sparesOf(
  { lists }: Pattern,
  project: number | null,
  spares: ReadonlyMap<JsonPath, number>,
): ReadonlyMap<JsonPath, number> {
  const paths = lists.map(({ path }) => ofProject(path, project ?? 0));
  return new Map(
    paths.flatMap((path) => {
      const last = spares.get(path);
      return last === undefined ? [] : [[path, last] as const];
    }),
  );
}

interface BookSection extends Section {
  readonly pattern: Pattern;
  readonly project: number | null;
}

/** Makes one section per project and project form, and one per form of the unit. */
function sectionsOf(
  { filing, sheets, isBlank }: Pick<BookFiling, 'filing' | 'sheets'> & { readonly isBlank: boolean },
  patterns: readonly Pattern[],
  resources: Resources,
) {
  const sections: BookSection[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const pattern of patterns) {
    const { form, scope, title: packTitle } = pattern;
    for (const project of scope === 'project' ? Array(sheets).keys() : [null]) {
      const request = { filing, file: '', form, project, options: {}, attaches: false, placesApart: true };
      const { value, diagnostics: found } = formSections(
        { ...request, profile: 'table', missingGlyphs: 'substitute' },
        resources,
      );
      diagnostics.push(...found);
      const [section] = value?.sections ?? [];
      if (section === undefined) continue;
      const title = sheetTitle(project, packTitle, isBlank, section.bookmark.title);
      sections.push({ ...section, pattern, project, startsPage: true, bookmark: { title, level: 1 } });
    }
  }
  return { sections, diagnostics };
}

/** `项目1` in a blank book; else as documents name their parts. */
function sheetTitle(project: number | null, packTitle: string, isBlank: boolean, title: string): string {
  if (project === null) return packTitle;
  return isBlank ? `项目${project + 1}` : title;
}
