/** What a filing offers for choice: its projects, and the forms that it has data for. */
import { planDocuments } from '../batch/index.js';
import { type Filing, subjectNames } from '../filing/index.js';
import type { FormPack } from '../template/index.js';
import type { FilingView, FormView } from './protocol.js';

type Packs = ReadonlyMap<string, FormPack>;

export function filingView(filing: Filing, packs: Packs): FilingView {
  const named = filing.forms.flatMap((form) => packs.get(form) ?? []);
  const usable = [...new Set([...packs.values(), ...named])].filter(
    (pack) => pack.scope !== 'findings' && hasData(filing, pack, packs),
  );
  return {
    unit: filing.unit.name,
    year: String(filing.year),
    projects: filing.projects.map((project) => project.name),
    forms: usable.map((pack) => formView(pack, filing, packs)),
  };
}

function hasData(filing: Filing, pack: FormPack, packs: Packs): boolean {
  const plan = planDocuments(filing, { forms: [pack.id], projects: [] }, packs);
  return (plan.value ?? []).length > 0;
}

function formView(
  { id, title, scope, each, edition, options }: FormPack,
  filing: Filing,
  packs: Packs,
): FormView {
  const members = scope === 'summary' ? [...packs.values()].filter((pack) => pack.scope === 'project') : [];
  const inherited = Object.fromEntries(members.flatMap((pack) => Object.entries(pack.options)));
  const subjects = scope === 'each' ? subjectNames(filing, each) : [];
  return { id, title, scope, edition, options: { ...inherited, ...options }, subjects };
}

/** The form and project to show: as asked where the filing has them, else the first that it files. */
export function chooseForm(
  filing: Filing,
  forms: readonly FormView[],
  packs: Packs,
  asked: { readonly form: string | null; readonly project: number | null },
): { readonly form: string; readonly project: number | null } | null {
  const planned = planDocuments(filing, { forms: [], projects: [] }, packs).value ?? [];
  const id = forms.find((one) => one.id === asked.form)?.id ?? planned[0]?.form ?? forms[0]?.id;
  const form = forms.find((one) => one.id === id);
  if (form === undefined) return null;
  const subjects = form.scope === 'project' ? filing.projects : form.subjects;
  if (subjects.length === 0) return { form: form.id, project: null };
  const last = subjects.length - 1;
  return { form: form.id, project: Math.min(asked.project ?? 0, last) };
}
