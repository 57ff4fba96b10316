/** Reads the filings of a compilation into chapters: the forms of each, filled in but not yet laid out. */
import { type Diagnostic, hasErrors } from '../diagnostics/index.js';
import type { AttachedFiling, Filing } from '../filing/index.js';
import { attachedFiling, type FormSections, formSections, memberForm } from '../form-sections.js';
import type { Bookmark, Section } from '../layout/index.js';
import type { BlankRequest, Resources } from '../request.js';
import { type CompiledDepartment, type CompiledUnit, compiledUnit, yearsOf } from '../template/index.js';

/** A filing to be compiled, and which documents of it. */
export interface FilingPart {
  readonly filing: Filing;
  /** Name in diagnostics, unique in the compilation. */
  readonly file: string;
  /** Form packs by id, with the index of the project where the form takes one. */
  readonly documents: readonly { readonly form: string; readonly project: number | null }[];
}

/** `form` is a pack of the scope `compilation`. */
export interface CompilationInput extends BlankRequest {
  /** Filings in order. Each is released when its forms are filled in, before the next is read. */
  readonly filings: AsyncIterable<FilingPart> | Iterable<FilingPart>;
  /** False: no filing is attached; true where left out. */
  readonly attaches?: boolean;
}

/** A filing's forms, ready to be laid out. */
export interface Chapter {
  readonly unit: CompiledUnit;
  readonly file: string;
  readonly sections: readonly Section[];
  /** The part of the filing that its forms print; null if they are reports on it. */
  readonly attached: AttachedFiling | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** A filing that could not be compiled, with its errors. */
export type FailedFiling = Pick<Chapter, 'file' | 'diagnostics'>;

/** Returns the chapters of all filings that can be compiled, and the filings that cannot. */
export async function readChapters(request: CompilationInput, resources: Resources) {
  const chapters: Chapter[] = [];
  const failed: FailedFiling[] = [];
  let index = 0;
  for await (const part of request.filings) {
    const chapter = chapterOf(part, index, request, resources);
    index += 1;
    if (hasErrors(chapter.diagnostics)) failed.push(chapter);
    else if (chapter.sections.length > 0) chapters.push(chapter);
  }
  return { chapters, failed };
}

function chapterOf(
  { filing, file, documents }: FilingPart,
  index: number,
  { options, profile, missingGlyphs, attaches = true }: CompilationInput,
  resources: Resources,
): Chapter {
  const wanted = withoutMembers(documents, filing, options, resources);
  const made = wanted.map(({ form, project }) =>
    // One attachment stands for all of them.
    formSections(
      { filing, file, form, project, options, profile, missingGlyphs, attaches: false },
      resources,
    ),
  );
  const sections = made.flatMap(({ value }) => value?.sections ?? []);
  const projects = new Set(sections.flatMap(({ project }) => (project === null ? [] : [project])));
  const printed = made.flatMap(({ value }) =>
    value === null || value.pack.scope === 'findings' ? [] : [value],
  );
  const hasUnitForms = made.some(({ value }) => value?.pack.scope === 'unit');
  return {
    unit: compiledUnit(filing, index, [...projects], hasUnitForms, declaredParts(resources)),
    file,
    sections,
    attached: attaches ? attachedOf(printed, filing, resources) : null,
    diagnostics: made.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** Names of what the packs' folders declare of a project. */
function declaredParts({ schema }: Resources): readonly string[] {
  const { projects } = schema.declarations;
  const parts = typeof projects === 'object' ? projects.list : undefined;
  return typeof parts === 'object' ? Object.keys(parts).filter((name) => name !== 'funding') : [];
}

/** Returns one attachment for all documents of the filing; null where there is none. */
function attachedOf(
  printed: readonly FormSections[],
  filing: Filing,
  { schema }: Resources,
): AttachedFiling | null {
  if (printed.length === 0) return null;
  const sections = printed.flatMap((one) => one.sections);
  return attachedFiling(filing, sections, [...new Set(printed.map(({ pack }) => pack.id))], schema);
}

/** Drops project forms that a summary contains already. */
function withoutMembers(
  documents: FilingPart['documents'],
  filing: Filing,
  options: CompilationInput['options'],
  { packs }: Resources,
): FilingPart['documents'] {
  const hasSummary = documents.some(({ form }) => packs.get(form)?.scope === 'summary');
  const member = hasSummary ? memberForm(filing, options) : null;
  return documents.filter(({ form }) => form !== member);
}

/** Orders the forms by department, and adds the bookmarks that begin with each. */
export function placeChapters(
  chapters: readonly Chapter[],
  departments: readonly CompiledDepartment[],
): readonly Section[] {
  const byFiling = new Map(chapters.map((chapter) => [chapter.unit.filing, chapter]));
  const severalYears = yearsOf(chapters.map(({ unit }) => unit)).length > 1;
  return departments.flatMap(({ name, units }) =>
    units.flatMap((unit, unitIndex) => {
      const { file, sections } = byFiling.get(unit.filing) ?? { file: '', sections: [] };
      const department: Bookmark = { title: name, level: 1 };
      const title = severalYears ? `${unit.name}（${unit.year}年度）` : unit.name;
      const begun: readonly Bookmark[] = [...(unitIndex === 0 ? [department] : []), { title, level: 2 }];
      return sections.map((section, index): Section => {
        const filing = { index: unit.filing, file, above: index === 0 ? begun : [] };
        const bookmark = { title: section.bookmark.title, level: 3 } as const;
        return { ...section, bookmark, filing, startsPage: section.startsPage || index === 0 };
      });
    }),
  );
}
