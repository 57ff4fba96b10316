/** 汇编: the forms of many filings in one document, under a cover, a list of units and their sums. */
import { type Diagnostic, diagnostic, hasErrors, type Result } from './diagnostics/index.js';
import type { Filing } from './filing/index.js';
import { type Bookmark, layOut, type PagedDocument, type Section } from './layout/index.js';
import { type BlankRequest, formOf, formSections, memberForm, type Resources, withFile } from './pipeline.js';
import {
  type CompiledDepartment,
  type CompiledUnit,
  compilationContext,
  compiledUnit,
  type FormPack,
  groupByDepartment,
  nameAsRead,
  yearsOf,
} from './template/index.js';

/** A filing to be compiled, and which documents of it. */
export interface FilingPart {
  readonly filing: Filing;
  /** As diagnostics name it; no two of a compilation are the same. */
  readonly file: string;
  /** Form packs by id, with the index of the project where the form takes one. */
  readonly documents: readonly { readonly form: string; readonly project: number | null }[];
}

/** `form` is a pack of the scope `compilation`. */
export interface CompilationRequest extends BlankRequest {
  /** In their order. Each is let go once its forms are filled in, before the next is taken. */
  readonly filings: AsyncIterable<FilingPart> | Iterable<FilingPart>;
}

export interface Compilation extends Result<PagedDocument> {
  /** Files that errors have kept out of the document; the diagnostics say which errors. */
  readonly leftOut: readonly string[];
}

/** A filing's forms, ready to be laid out. */
interface Chapter {
  readonly unit: CompiledUnit;
  readonly file: string;
  readonly sections: readonly Section[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * One document of all filings that can be compiled, units in the order of their filings, brought together under their
 * departments. The value is null where none can, or where the compilation's own form has an error.
 */
export async function layOutCompilation(
  request: CompilationRequest,
  resources: Resources,
): Promise<Compilation> {
  const pack = resources.packs.get(request.form);
  if (pack?.scope !== 'compilation') {
    return { value: null, diagnostics: [notACompilation(request.form)], leftOut: [] };
  }
  const { chapters, failed } = await readChapters(request, resources);
  return compile(chapters, failed, pack, request, resources);
}

/** A filing that could not be compiled, with its errors. */
type FailedFiling = Pick<Chapter, 'file' | 'diagnostics'>;

async function readChapters(request: CompilationRequest, resources: Resources) {
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
  { options, profile, missingGlyphs }: CompilationRequest,
  resources: Resources,
): Chapter {
  const wanted = withoutMembers(documents, filing, options, resources);
  const made = wanted.map(({ form, project }) =>
    formSections({ filing, file, form, project, options, profile, missingGlyphs }, resources),
  );
  const sections = made.flatMap(({ value }) => value?.sections ?? []);
  const projects = new Set(sections.flatMap(({ project }) => (project === null ? [] : [project])));
  const hasUnitForms = made.some(({ value }) => value?.pack.scope === 'unit');
  return {
    unit: compiledUnit(filing, index, [...projects], hasUnitForms),
    file,
    sections,
    diagnostics: made.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** A summary brings its projects' forms along: they are not wanted twice. */
function withoutMembers(
  documents: FilingPart['documents'],
  filing: Filing,
  options: CompilationRequest['options'],
  { packs }: Resources,
): FilingPart['documents'] {
  const hasSummary = documents.some(({ form }) => packs.get(form)?.scope === 'summary');
  const member = hasSummary ? memberForm(filing, options) : null;
  return documents.filter(({ form }) => form !== member);
}

function compile(
  chapters: readonly Chapter[],
  failed: readonly FailedFiling[],
  pack: FormPack,
  request: CompilationRequest,
  resources: Resources,
): Compilation {
  const leftOut = failed.map(({ file }) => file);
  const errors = failed.flatMap(({ file, diagnostics }) => [...diagnostics, missing(file)]);
  if (chapters.length === 0) return { value: null, diagnostics: [...errors, nothingLeft()], leftOut };
  const departments = groupByDepartment(chapters.map(({ unit }) => unit));
  const front = formOf(
    pack,
    request.options,
    (options) => compilationContext(departments, pack, options),
    resources,
  );
  if (front.value === null) return { value: null, diagnostics: [...errors, ...front.diagnostics], leftOut };
  const { title } = front.value;
  const cover: Section = {
    form: front.value,
    setup: pack.page,
    project: null,
    bookmark: { title, level: 1 },
    startsPage: true,
  };
  const files = new Map(chapters.map(({ unit, file }) => [unit.filing, file]));
  const { profile, missingGlyphs } = request;
  const document = layOut(
    {
      title,
      author: departments.length === 1 ? (departments[0]?.name ?? '') : '',
      sections: [cover, ...placeChapters(chapters, departments)],
      setup: pack.page,
      profile,
      missingGlyphs,
    },
    resources.setter,
  );
  const found = [...front.diagnostics, ...document.diagnostics].map((one) => inItsFiling(one, files));
  const broken = new Set(found.flatMap((one) => (one.severity === 'error' ? [one.file] : [])));
  const sound = chapters.filter(({ file }) => !broken.has(file));
  if (broken.size > 0 && sound.length < chapters.length) {
    const lost = chapters
      .filter(({ file }) => broken.has(file))
      .map(({ file }) => ({
        file,
        diagnostics: withFile(
          found.filter((one) => one.file === file),
          file,
        ),
      }));
    return compile(sound, [...failed, ...lost], pack, request, resources);
  }
  const remarks = [...chapters.flatMap((one) => one.diagnostics), ...found.flatMap(labelled)];
  const diagnostics = [...yearRemarks(chapters), ...repeatRemarks(chapters), ...remarks, ...errors];
  const isWhole = broken.size === 0;
  return { value: isWhole ? { ...document, diagnostics } : null, diagnostics, leftOut };
}

/** The forms department by department, each under the bookmarks that begin with it. */
function placeChapters(
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

/** What concerns data in the compilation's own lists is told of the filing that they come from. */
function inItsFiling(one: Diagnostic, files: ReadonlyMap<number, string>): Diagnostic {
  const [, index, path] = /^filings\[(\d+)\]\.(.*)$/s.exec(one.path ?? '') ?? [];
  const file = index === undefined ? undefined : files.get(Number(index));
  return file === undefined || path === undefined ? one : { ...one, file, path };
}

function labelled(one: Diagnostic): readonly Diagnostic[] {
  return one.file === null ? [one] : withFile([one], one.file);
}

function yearRemarks(chapters: readonly Chapter[]): readonly Diagnostic[] {
  const years = yearsOf(chapters.map(({ unit }) => unit));
  if (years.length < 2) return [];
  const count = (year: string) => chapters.filter(({ unit }) => unit.year === year).length;
  return [
    diagnostic({
      code: 'compilation/several-years',
      severity: 'warning',
      message: `汇编中有不同年度的数据：${years.map((year) => `${year}年度 ${count(year)} 份`).join('，')}；都已编入`,
      english: `the filings are of different years: ${years.map((year) => `${count(year)} of ${year}`).join(', ')}; all are compiled`,
    }),
  ];
}

function repeatRemarks(chapters: readonly Chapter[]): readonly Diagnostic[] {
  const first = new Map<string, string>();
  const found: Diagnostic[] = [];
  for (const { unit, file } of chapters) {
    const key = JSON.stringify([nameAsRead(unit.name), unit.year]);
    const other = first.get(key);
    if (other === undefined) first.set(key, file);
    else found.push(repeated(unit, file, other));
  }
  return found;
}

function repeated({ name, year }: CompiledUnit, file: string, other: string): Diagnostic {
  return diagnostic({
    code: 'compilation/same-unit',
    severity: 'note',
    message: `与 ${other} 同为“${name}”${year}年度的数据，两份都已编入；如有重复，请去掉一份`,
    english: `of the same unit and year as ${other}; both are compiled`,
    file,
    path: 'unit.name',
    label: '单位名称',
  });
}

function missing(file: string): Diagnostic {
  return diagnostic({
    code: 'compilation/left-out',
    severity: 'error',
    message: '这份数据有上述错误，没有编入汇编；改正后再运行一次，即可补入',
    english: 'left out of the compilation because of these errors; mend them and run again',
    file,
  });
}

function nothingLeft(): Diagnostic {
  return diagnostic({
    code: 'compilation/nothing-left',
    severity: 'error',
    message: '没有一份数据可以编入，汇编没有生成',
    english: 'no filing can be compiled; the compilation is not made',
  });
}

function notACompilation(form: string): Diagnostic {
  return diagnostic({
    code: 'compilation/not-a-compilation',
    severity: 'error',
    message: `“${form}”不是汇编的表样`,
    english: `${form} is not a pack of the scope compilation`,
  });
}
