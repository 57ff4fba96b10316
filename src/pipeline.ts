/** The order of the stages, and nothing else: a filing's form is filled in, parsed, laid out, and rendered. */
import { type Diagnostic, diagnostic, type Result } from './diagnostics/index.js';
import { type Filing, projectForm } from './filing/index.js';
import {
  layOut,
  type MissingGlyphs,
  type PagedDocument,
  type ProfileId,
  type Section,
} from './layout/index.js';
import { type Form, parseMarkup } from './model/index.js';
import { type FormatId, formats, type RenderOptions } from './render/index.js';
import { contextFor, type FormPack, fillTemplate, readOptions, type Subject } from './template/index.js';
import type { FontBook, TextSetter } from './text/index.js';

/** What documents are made with; read once, shared by all. */
export interface Resources {
  readonly packs: ReadonlyMap<string, FormPack>;
  readonly book: FontBook;
  readonly setter: TextSetter;
}

export interface DocumentRequest {
  readonly filing: Filing;
  /** The filing's file, as diagnostics name it. */
  readonly file: string;
  /** Id of a form pack. */
  readonly form: string;
  /** Index of the project, from 0; null for forms of the unit and for summaries. */
  readonly project: number | null;
  /** Pack options as texts; each pack takes those that it knows. */
  readonly options: Readonly<Record<string, string>>;
  readonly profile: ProfileId;
  readonly missingGlyphs: MissingGlyphs;
}

/** Pages of one document. The value is null where an error keeps it from being made. */
export function layOutDocument(request: DocumentRequest, resources: Resources): Result<PagedDocument> {
  const pack = resources.packs.get(request.form);
  if (pack === undefined) return failed(request, [unknownForm(request.form, resources)]);
  const { value: sections, diagnostics } = sectionsOf(request, pack, resources);
  if (sections === null) return failed(request, diagnostics);
  const { filing, project, profile, missingGlyphs } = request;
  const document = layOut(
    {
      title: documentTitle(pack, filing, project),
      author: filing.unit.name,
      sections,
      setup: pack.page,
      profile,
      missingGlyphs,
    },
    resources.setter,
  );
  const all = withFile([...diagnostics, ...document.diagnostics], request.file);
  const isWhole = !document.diagnostics.some((one) => one.severity === 'error');
  return { value: isWhole ? { ...document, diagnostics: all } : null, diagnostics: all };
}

/** The document in a format. */
export async function renderDocument(
  document: PagedDocument,
  format: FormatId,
  options: RenderOptions,
): Promise<Uint8Array> {
  const chosen = formats.find((one) => one.id === format);
  if (chosen === undefined) throw new RangeError(`no format ${format}`);
  return chosen.render(document, options);
}

function documentTitle(pack: FormPack, filing: Filing, project: number | null): string {
  const name = project === null ? undefined : filing.projects[project]?.name;
  return name === undefined ? pack.title : `${pack.title} ${name}`;
}

function sectionsOf(
  request: DocumentRequest,
  pack: FormPack,
  resources: Resources,
): Result<readonly Section[]> {
  const own = fillForm(request, pack, subjectOf(request, pack));
  if (own.value === null) return { value: null, diagnostics: own.diagnostics };
  const title = request.project === null ? pack.title : projectTitle(request.filing, request.project);
  const section: Section = {
    form: own.value,
    setup: pack.page,
    project: request.project,
    bookmark: { title, level: 1 },
    startsPage: true,
  };
  if (pack.scope !== 'summary') return { value: [section], diagnostics: own.diagnostics };
  const members = memberSections(request, pack, resources);
  const diagnostics = [...own.diagnostics, ...members.diagnostics];
  return { value: members.value === null ? null : [section, ...members.value], diagnostics };
}

function subjectOf(request: DocumentRequest, pack: FormPack): Subject {
  switch (pack.scope) {
    case 'project':
      return { scope: 'project', project: request.project ?? 0 };
    case 'unit':
      return { scope: 'unit' };
    case 'summary':
      return { scope: 'summary', projects: null };
    case 'findings':
      return { scope: 'findings', findings: [] };
  }
}

function fillForm(request: DocumentRequest, pack: FormPack, subject: Subject): Result<Form> {
  const known = Object.entries(request.options).filter(([name]) => Object.hasOwn(pack.options, name));
  const options = readOptions(pack, Object.fromEntries(known));
  if (options.value === null) return { value: null, diagnostics: options.diagnostics };
  const context = contextFor(request.filing, subject, pack, options.value);
  const markup = fillTemplate(pack, context);
  if (markup.value === null) return { value: null, diagnostics: markup.diagnostics };
  const form = parseMarkup(markup.value, { file: pack.file });
  return { value: form.value, diagnostics: [...markup.diagnostics, ...form.diagnostics] };
}

/** The forms that a summary compiles: every project's, each under a bookmark of its name. */
function memberSections(
  request: DocumentRequest,
  summary: FormPack,
  resources: Resources,
): Result<readonly Section[]> {
  const { filing, options } = request;
  const chosen = options.form ?? 'auto';
  const id = chosen === 'auto' ? memberForm(filing) : chosen;
  const pack = resources.packs.get(id);
  if (pack === undefined) return { value: null, diagnostics: [unknownForm(id, resources)] };
  const hasList = (options.list ?? String(summary.options.list?.default ?? true)) !== 'false';
  const sections: Section[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const project of filing.projects.keys()) {
    const form = fillForm(request, pack, { scope: 'project', project });
    diagnostics.push(...form.diagnostics);
    if (form.value === null) return { value: null, diagnostics };
    const bookmark = { title: projectTitle(filing, project), level: 2 } as const;
    const startsPage = hasList || project > 0;
    sections.push({ form: form.value, setup: pack.page, project, bookmark, startsPage });
  }
  return { value: sections, diagnostics };
}

/** The project form that the filing names, else the one that fits its projects. */
function memberForm(filing: Filing): string {
  const named = filing.forms.find(
    (form) => form === 'project-target' || form === 'project-target-declaration',
  );
  return named ?? projectForm(filing.projects);
}

function projectTitle(filing: Filing, project: number): string {
  const count = String(filing.projects.length);
  const number = String(project + 1).padStart(Math.max(2, count.length), '0');
  return `${number} ${filing.projects[project]?.name ?? ''}`;
}

function failed(request: DocumentRequest, diagnostics: readonly Diagnostic[]): Result<PagedDocument> {
  return { value: null, diagnostics: withFile(diagnostics, request.file) };
}

function withFile(diagnostics: readonly Diagnostic[], file: string): readonly Diagnostic[] {
  return diagnostics.map((one) => (one.file === null ? { ...one, file } : one));
}

function unknownForm(form: string, resources: Resources): Diagnostic {
  const known = [...resources.packs.keys()].join('、');
  return diagnostic({
    code: 'pipeline/unknown-form',
    severity: 'error',
    message: `没有“${form}”这种表；可用的有：${known}`,
    english: `there is no form "${form}"; there are: ${known}`,
  });
}
