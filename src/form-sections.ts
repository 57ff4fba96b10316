/** Fills in the forms of a document: its own, and under a summary those of its members. */
import { defaultSettings, reportOf, runChecks } from './checks/index.js';
import { type Diagnostic, errorOf, ownText, type Result } from './diagnostics/index.js';
import {
  type AttachedFiling,
  coreSchema,
  type Filing,
  type FilingSchema,
  labelAt,
  printedFiling,
  projectForm,
  subjectName,
  subjectsOf,
} from './filing/index.js';
import { hasRanges, type Section } from './layout/index.js';
import type { Form } from './model/index.js';
import type { DocumentRequest, ResourceMemo, Resources } from './request.js';
import {
  contextFor,
  type FillSettings,
  type FindingsToPrint,
  type FormPack,
  type FormSubject,
  fillForm,
  fillProjectForm,
  type OptionValues,
  readOptions,
  type SourcedRecord,
} from './template/index.js';

/** What a document is made of before it is laid out. */
export interface FormSections {
  readonly pack: FormPack;
  /** Null where the form takes none. */
  readonly project: number | null;
  /** The form's own; under a summary those of its members too. */
  readonly sections: readonly Section[];
  /** What the forms print of the filing; null for reports on a filing, which are about it and not made of it, and where nothing is to be attached. */
  readonly attached: AttachedFiling | null;
}

/** What forms are filled in with; `memo`: forms filled in before. */
type FormResources = Pick<Resources, 'schema' | 'packs'> & { readonly memo?: Pick<ResourceMemo, 'forms'> };

/** The forms filled in. The value is null where an error keeps the document from being made. */
export function formSections(asked: DocumentRequest, resources: FormResources): Result<FormSections> {
  const { value: pack, diagnostics: faults } = usablePack(asked.form, resources);
  if (pack === null) return failed(asked, faults);
  if (pack.scope === 'compilation') return failed(asked, [ofManyFilings(pack)]);
  const project = projectOf(asked, pack);
  if ((pack.scope === 'project' || pack.scope === 'each') && project === null)
    return failed(asked, [noSubject(asked, pack)]);
  const { value: sections, diagnostics } = sectionsOf({ ...asked, project }, pack, pack.scope, resources);
  if (sections === null) return failed(asked, diagnostics);
  const attaches = pack.scope !== 'findings' && asked.attaches !== false;
  const attached = attaches ? attachedFiling(asked.filing, sections, [pack.id], resources.schema) : null;
  return {
    value: { pack, project, sections, attached },
    diagnostics: withFile(diagnostics, asked.file, pack.schema),
  };
}

/** What the forms of these sections print of their filing; `forms` are the ids of their packs. */
export function attachedFiling(
  filing: Filing,
  sections: readonly Section[],
  forms: readonly string[],
  schema: FilingSchema,
): AttachedFiling {
  return printedFiling(
    filing,
    sections.map(({ form }) => form.printed ?? new Map()),
    forms,
    schema,
  );
}

/** Null where the form takes no project or item, and where the filing does not have the one that was asked for. */
function projectOf({ filing, project }: DocumentRequest, pack: FormPack): number | null {
  if (pack.scope !== 'project' && pack.scope !== 'each') return null;
  const subjects = subjectsOf(filing, pack.each);
  const index = project ?? (subjects.length === 1 ? 0 : null);
  return index !== null && subjects[index] !== undefined ? index : null;
}

function sectionsOf(
  request: DocumentRequest,
  pack: FormPack,
  scope: FormSubject['scope'],
  resources: FormResources,
): Result<readonly Section[]> {
  const { filing, options } = request;
  const subject = subjectOf(request, scope, resources);
  const { placesApart = false } = request;
  const own = formOf(pack, options, (values) => contextFor(filing, subject, pack, values), { placesApart });
  if (own.value === null) return { value: null, diagnostics: own.diagnostics };
  const title =
    request.project === null ? pack.title : subjectTitle(request.filing, request.project, pack.each);
  const section: Section = {
    form: own.value,
    setup: pack.page,
    project: pack.scope === 'each' ? null : request.project,
    bookmark: { title, level: 1 },
    startsPage: true,
    ...(subject.scope === 'project' || subject.scope === 'each'
      ? alikeTo(own.value, pack, request, () => subjectForms(pack, request))
      : {}),
  };
  if (pack.scope !== 'summary') return { value: [section], diagnostics: own.diagnostics };
  const members = memberSections(request, pack, resources);
  const diagnostics = [...own.diagnostics, ...members.diagnostics];
  return { value: members.value === null ? null : [section, ...members.value], diagnostics };
}

function subjectOf(
  request: DocumentRequest,
  scope: FormSubject['scope'],
  resources: FormResources,
): FormSubject {
  switch (scope) {
    case 'project':
      return { scope: 'project', project: request.project ?? 0 };
    case 'each':
      return { scope: 'each', item: request.project ?? 0 };
    case 'unit':
      return { scope: 'unit' };
    case 'summary':
      return { scope: 'summary', projects: null };
    case 'findings':
      return { scope: 'findings', ...(request.report ?? defaultReport(request.filing, resources)) };
  }
}

/** What the checks find by their default settings. */
function defaultReport(filing: Filing, resources: FormResources): FindingsToPrint {
  return reportOf(runChecks(filing, defaultSettings, { resources }), filing, defaultSettings);
}

/** A pack's form for its context; null and without a word where there is none. */
export function formOf(
  pack: FormPack,
  given: Readonly<Record<string, string>>,
  contextOf: (options: OptionValues) => SourcedRecord | null,
  settings: FillSettings = {},
): Result<Form> {
  const options = optionsOf(pack, given);
  if (options.value === null) return { value: null, diagnostics: options.diagnostics };
  const context = contextOf(options.value);
  return context === null ? { value: null, diagnostics: [] } : fillForm(pack, context, settings);
}

/** Of the options given those that the pack knows. */
export function optionsOf(pack: FormPack, given: Readonly<Record<string, string>>): Result<OptionValues> {
  const known = Object.entries(given).filter(([name]) => Object.hasOwn(pack.options, name));
  return readOptions(pack, Object.fromEntries(known));
}

/** What layout asks for where the form's pack gives ranges of column widths: those chosen are the same for all its forms. */
function alikeTo(
  form: Form,
  pack: FormPack,
  { filing, options }: DocumentRequest,
  forms: () => readonly Form[],
): Pick<Section, 'alike'> {
  if (!hasRanges(form)) return {};
  return { alike: { filing, key: `${pack.id} ${JSON.stringify(optionsOf(pack, options).value)}`, forms } };
}

/** The pack's forms of all projects, or of all items of its list. */
function subjectForms(pack: FormPack, { filing, options }: DocumentRequest): readonly Form[] {
  return [...subjectsOf(filing, pack.each).keys()].flatMap((index) => {
    const subject: FormSubject =
      pack.scope === 'each' ? { scope: 'each', item: index } : { scope: 'project', project: index };
    return formOf(pack, options, (values) => contextFor(filing, subject, pack, values)).value ?? [];
  });
}

/** The forms that a summary compiles: every project's, each under a bookmark of its name. */
function memberSections(
  request: DocumentRequest,
  summary: FormPack,
  resources: FormResources,
): Result<readonly Section[]> {
  const { filing, options } = request;
  const id = memberForm(filing, options);
  const { value: pack, diagnostics: faults } = usablePack(id, resources);
  if (pack === null) return { value: null, diagnostics: faults };
  if (pack.scope !== 'project') return { value: null, diagnostics: [noProjectForm(pack, resources)] };
  const values = optionsOf(pack, options);
  if (values.value === null) return { value: null, diagnostics: values.diagnostics };
  const hasList = (options.list ?? String(summary.options.list?.default ?? true)) !== 'false';
  const known = resources.memo?.forms;
  const sections: Section[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const project of filing.projects.keys()) {
    const form =
      known?.fill(pack, filing, project, values.value, request.inSight?.has(project) ?? true) ??
      fillProjectForm(pack, filing, project, values.value);
    diagnostics.push(...form.diagnostics);
    if (form.value === null) return { value: null, diagnostics };
    const bookmark = { title: subjectTitle(filing, project), level: 2 } as const;
    const startsPage = hasList || project > 0;
    const alike = alikeTo(form.value, pack, request, () => sections.map((section) => section.form));
    sections.push({ form: form.value, setup: pack.page, project, bookmark, startsPage, ...alike });
  }
  return { value: sections, diagnostics };
}

/** Id of the form that a summary compiles: the one asked for, else that which the filing names or which fits its projects. */
export function memberForm(filing: Filing, options: Readonly<Record<string, string>>): string {
  const chosen = options.form ?? 'auto';
  if (chosen !== 'auto') return chosen;
  const named = filing.forms.find(
    (form) => form === 'project-target' || form === 'project-target-declaration',
  );
  return named ?? projectForm(filing.projects);
}

function subjectTitle(filing: Filing, index: number, each?: string): string {
  const subjects = subjectsOf(filing, each);
  const number = String(index + 1).padStart(Math.max(2, String(subjects.length).length), '0');
  return `${number} ${ownText(subjectName(subjects[index]))}`;
}

function failed(request: DocumentRequest, diagnostics: readonly Diagnostic[]): Result<never> {
  return { value: null, diagnostics: withFile(diagnostics, request.file) };
}

/** With the filing's file and the label of the place, where the stage that reports knew them not. */
export function withFile(
  diagnostics: readonly Diagnostic[],
  file: string,
  schema: FilingSchema = coreSchema,
): readonly Diagnostic[] {
  return diagnostics.map((one) => ({
    ...one,
    file: one.file ?? file,
    label: one.label ?? (one.path === null ? null : labelAt(one.path, schema)),
  }));
}

function ofManyFilings(pack: FormPack): Diagnostic {
  return errorOf(
    'pipeline/of-many-filings',
    `“${pack.title}”由多份数据编成，不能由一份数据出；请用 jibiao render … --merge <文件名>`,
    `${pack.id} compiles many filings and cannot be made from one; use jibiao render … --merge <name>`,
    { parameters: { form: pack.id } },
  );
}

function noSubject({ project, filing }: DocumentRequest, { each, schema }: FormPack): Diagnostic {
  const count = subjectsOf(filing, each).length;
  const path = each ?? 'projects';
  const label = labelAt(path, schema) ?? path;
  const [zh, en] =
    project === null
      ? [`没有说明是哪一个${label}`, `no item of ${path} was chosen`]
      : [`没有第 ${project + 1} 个${label}`, `there is no item ${project} of ${path}`];
  return errorOf(
    'pipeline/no-project',
    `${zh}；数据中有 ${count} 个${label}`,
    `${en}; the filing has ${count}, counted from 0`,
    { parameters: { project, count }, path, label },
  );
}

function noProjectForm(pack: FormPack, { packs }: Pick<Resources, 'schema' | 'packs'>): Diagnostic {
  const ids = [...packs.values()].filter(({ scope }) => scope === 'project').map(({ id }) => id);
  return errorOf(
    'pipeline/not-a-project-form',
    `汇总表的选项 form 要写一种项目表，${pack.id} 不是；可用的有：${ids.join('、')}`,
    `the option form of a summary takes a form of projects, which ${pack.id} is not; there are: ${ids.join(', ')}`,
    { parameters: { form: pack.id, known: ids } },
  );
}

/** The pack of the id; null, and the reason, where there is none or it is faulty. */
export function usablePack(form: string, resources: FormResources): Result<FormPack> {
  const pack = resources.packs.get(form);
  if (pack === undefined) return { value: null, diagnostics: [unknownForm(form, resources)] };
  return { value: pack.faults.length > 0 ? null : pack, diagnostics: pack.faults };
}

function unknownForm(form: string, resources: FormResources): Diagnostic {
  const known = [...resources.packs.keys()].join('、');
  return errorOf(
    'pipeline/unknown-form',
    `没有“${form}”这种表；可用的有：${known}`,
    `there is no form "${form}"; there are: ${known}`,
    { parameters: { form, known: [...resources.packs.keys()] } },
  );
}
