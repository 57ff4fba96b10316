/** Decides which documents a filing gives: requested forms, else those that it names, else those that fit its data. */
import {
  type Diagnostic,
  errorOf,
  hasErrors,
  nearestKey,
  noteOf,
  type Result,
} from '../../diagnostics/index.js';
import { defaultForms, type Filing, hasAt, subjectNames, unitFormData } from '../../filing/index.js';
import { joinedSelections, type MissingProject, selectProjects } from './select-projects.js';

/** What planning needs to know of a form pack. */
export interface FormHead {
  readonly id: string;
  readonly title: string;
  readonly scope: string;
  /** Of the scope `each`: the list in the filing. */
  readonly each?: string | undefined;
  /** Faults that prevent the pack from being used. */
  readonly faults?: readonly Diagnostic[];
  /** Paths in the filing: where one is filled in, the form is made by default. */
  readonly when?: string | readonly string[] | undefined;
}

/** Packs by id. */
export interface FormHeads extends ReadonlyMap<string, FormHead> {
  /** Further forms, which `get` reads on demand. */
  readonly shipped?: readonly Pick<FormHead, 'id' | 'title'>[];
  /** Hash of the files of a shipped set's form, which the run's key does not contain; null for other forms. */
  fingerprintOf?(form: string): string | null;
}

/** Forms and projects selected on the command line; empty lists: the default. */
export interface FormSelection {
  /** Ids or Chinese titles. */
  readonly forms: readonly string[];
  /** Names, unique parts of names, or numbers from 1. */
  readonly projects: readonly string[];
}

export interface PlannedForm {
  readonly form: string;
  /** Index from 0 of the project, or of the list's item that the form is of; null for a document of the unit or of all projects. */
  readonly project: number | null;
}

interface DocumentPlan extends Result<readonly PlannedForm[]> {
  /** Selected projects that this filing lacks: a usage error only if all filings lack them. */
  readonly missingProjects: readonly MissingProject[];
}

/** Finds the pack by id or Chinese title; null: none. */
export function findForm<Head extends FormHead>(
  asked: string,
  packs: ReadonlyMap<string, Head>,
): Head | null {
  // Those of the run first: a form of a shipped set may have the same title.
  const own = packs.has(asked) ? undefined : [...packs.values()].find(({ title }) => title === asked);
  return own ?? packs.get(asked) ?? null;
}

/** Reports what is wrong with a selection for any filing: unknown forms, projects of a form without projects. */
export function selectionProblems(selection: FormSelection, packs: FormHeads): readonly Diagnostic[] {
  return selection.forms.flatMap((asked): readonly Diagnostic[] => {
    const pack = findForm(asked, packs);
    if (pack === null) {
      return [unknownForm(asked, null, packs)];
    }
    if (pack.faults !== undefined && pack.faults.length > 0) return pack.faults;
    if (pack.scope === 'compilation') return [ofManyFilings(pack)];
    return selection.projects.length > 0 && !isOfEach(pack) ? [notByProject(pack)] : [];
  });
}

/**
 * The documents of a filing in the order of its forms and projects. Errors name what the filing itself asks for and
 * no pack provides; the other documents are planned all the same. That there are none at all is an error too, unless
 * some were selected: another filing of the run may have them.
 */
export function planDocuments(filing: Filing, selection: FormSelection, packs: FormHeads): DocumentPlan {
  const diagnostics: Diagnostic[] = [];
  const forms = chosenForms(filing, selection, packs, diagnostics);
  const selected = new Map(
    [undefined, ...forms.map(({ each }) => each)].map((each) => [
      each,
      selectProjects(subjectNames(filing, each), selection.projects),
    ]),
  );
  const documents = forms.flatMap((pack): readonly PlannedForm[] => {
    if (!hasDataFor(pack, filing)) {
      diagnostics.push(noDataFor(pack));
      return [];
    }
    if (isOfEach(pack))
      return (selected.get(pack.each)?.indices ?? []).map((project) => ({ form: pack.id, project }));
    return selection.projects.length === 0 ? [{ form: pack.id, project: null }] : [];
  });
  const { missing, ambiguous } = joinedSelections([...selected.values()]);
  const isOpen = selection.forms.length === 0 && selection.projects.length === 0;
  if (isOpen && documents.length === 0 && !hasErrors(diagnostics)) diagnostics.push(noContent);
  return {
    value: ambiguous.length > 0 ? null : unique(documents),
    diagnostics: [...diagnostics, ...ambiguous],
    missingProjects: missing,
  };
}

function chosenForms(
  filing: Filing,
  selection: FormSelection,
  packs: FormHeads,
  diagnostics: Diagnostic[],
): readonly FormHead[] {
  const asked =
    selection.forms.length > 0 ? selection.forms : [...defaultForms(filing), ...formsByData(filing, packs)];
  return asked.flatMap((form) => {
    const pack = findForm(form, packs);
    const index = selection.forms.length > 0 ? -1 : filing.forms.indexOf(form);
    if (pack === null && index >= 0) {
      diagnostics.push(unknownForm(form, `forms[${index}]`, packs));
    }
    return pack ?? [];
  });
}

/** Returns forms whose packs declare that such data require them; none if the filing names its forms. */
function formsByData(filing: Filing, packs: ReadonlyMap<string, FormHead>): readonly string[] {
  if (filing.forms.length > 0) return [];
  const wanted = [...packs.values()].filter(({ when }) =>
    [when ?? []].flat().some((path) => hasAt(filing, path)),
  );
  return wanted.map(({ id }) => id);
}

/** Whether the filing has the data that the form prints; non-standard unit forms decide by `when`. */
function hasDataFor(pack: FormHead, filing: Filing): boolean {
  const key = unitFormData.get(pack.id);
  return key === undefined ? hasDataForScope(pack, filing) : filing[key] !== null;
}

function hasDataForScope({ scope, each }: FormHead, filing: Filing): boolean {
  switch (scope) {
    case 'each':
      return subjectNames(filing, each).length > 0;
    case 'project':
    case 'summary':
      return filing.projects.length > 0;
    case 'compilation':
      return false;
    default:
      return true;
  }
}

/** Whether the form is made once for each project, or for each item of its list. */
function isOfEach({ scope }: FormHead): boolean {
  return scope === 'project' || scope === 'each';
}

function unique(documents: readonly PlannedForm[]): readonly PlannedForm[] {
  return [...new Map(documents.map((one) => [`${one.form}/${one.project}`, one])).values()];
}

function unknownForm(asked: string, path: string | null, packs: FormHeads): Diagnostic {
  const meant = formsLike(asked, [...packs.values(), ...(packs.shipped ?? [])]);
  const all = meant.length === 0 ? [...packs.values()] : meant;
  const list = all.map(({ id, title }) => `“${title}”（${id}）`).join('、');
  const english = all.map(({ id, title }) => `${id} (${title})`).join(', ');
  return errorOf(
    'batch/unknown-form',
    `没有表格“${asked}”。${meant.length === 0 ? `可用的有：${list}` : `是不是 ${list}？`}`,
    `there is no form "${asked}". ${meant.length === 0 ? `Forms: ${english}` : `Did you mean ${english}?`}`,
    {
      parameters: { form: asked, known: all.map(({ id }) => id) },
      path,
      label: path === null ? null : '填报的表',
    },
  );
}

/** Suggests forms with a similar title or id, else those that contain the text, shortest first. */
function formsLike<Head extends Pick<FormHead, 'id' | 'title'>>(
  asked: string,
  forms: readonly Head[],
): readonly Head[] {
  const nearest = nearestKey(
    asked,
    forms.flatMap(({ id, title }) => [id, title]),
  );
  if (nearest !== null) return forms.filter(({ id, title }) => id === nearest || title === nearest);
  const wanted = asked.trim().toLowerCase();
  if (wanted === '') return [];
  return forms
    .filter(({ id, title }) => title.includes(wanted) || id.includes(wanted))
    .sort((left, right) => left.title.length - right.title.length);
}

function notByProject(pack: FormHead): Diagnostic {
  return errorOf(
    'batch/not-by-project',
    `“${pack.title}”不按项目出，不能与 --project 同用`,
    `${pack.id} is not a form of one project; it cannot be chosen together with --project`,
    { parameters: { form: pack.id } },
  );
}

function ofManyFilings(pack: FormHead): Diagnostic {
  return errorOf(
    'batch/of-many-filings',
    `“${pack.title}”由多份数据编成，要与 --merge 同用`,
    `${pack.id} compiles many filings: it takes --merge`,
    { parameters: { form: pack.id } },
  );
}

function noDataFor(pack: FormHead): Diagnostic {
  return noteOf(
    'batch/no-data',
    `数据中没有“${pack.title}”要填的内容，不出此表`,
    `the filing has no data for ${pack.id}; the form is left out`,
    { parameters: { form: pack.id } },
  );
}

export const noContentCode = 'batch/no-content';

const noContent = errorOf(
  noContentCode,
  '没有可出的表：数据中没有项目，也没有单位整体的内容；请填写 projects、unitTarget 或 unitSelfEvaluation',
  'no form can be made: there is no project and nothing of the unit as a whole; give projects, unitTarget or unitSelfEvaluation',
  { path: '' },
);
