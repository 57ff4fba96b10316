/** What a filing offers for choice: its projects, and the forms that it has data for. */
import { type PlannedForm, planDocuments } from '../batch/index.js';
import type { JsonPath } from '../diagnostics/index.js';
import { type Filing, labelAt, subjectNames } from '../filing/index.js';
import type { FormPack, PackOption } from '../template/index.js';
import type { FilingView, FormView, OptionView } from './protocol.js';

type PacksById = ReadonlyMap<string, FormPack>;

export function filingView(filing: Filing, packs: PacksById): FilingView {
  const named = filing.forms.flatMap((form) => packs.get(form) ?? []);
  const usable = [...new Set([...packs.values(), ...named])].filter(
    (pack) => pack.scope !== 'findings' && hasData(filing, pack, packs),
  );
  return {
    unit: filing.unit.name,
    year: String(filing.year),
    projects: filing.projects.map((project) => project.name),
    forms: usable.map((pack) => formView(pack, filing, usable)),
  };
}

function hasData(filing: Filing, pack: FormPack, packs: PacksById): boolean {
  const plan = planDocuments(filing, { forms: [pack.id], projects: [] }, packs);
  return (plan.value ?? []).length > 0;
}

function formView(
  { id, title, scope, each, edition, options, schema }: FormPack,
  filing: Filing,
  usable: readonly FormPack[],
): FormView {
  const members = scope === 'summary' ? usable.filter((pack) => pack.scope === 'project') : [];
  const inherited = Object.fromEntries(members.flatMap((pack) => Object.entries(pack.options)));
  const all = Object.entries({ ...inherited, ...options });
  return {
    id,
    title,
    scope,
    edition,
    options: all.map(([name, option]) => optionView(name, option, members)),
    subjects: scope === 'each' ? subjectNames(filing, each) : [],
    subjectLabel: each === undefined ? '' : (labelAt(each, schema) ?? each),
  };
}

function optionView(name: string, option: PackOption, members: readonly FormPack[]): OptionView {
  const { label, hint } = optionWords(option.description);
  const head = { name, label, hint, usual: String(option.default) };
  // Which form a summary compiles is an id, so that packs of any name can be meant: here those are offered that fit.
  if (option.type === 'text' && name === 'form' && members.length > 0) {
    const choices = members.map((pack) => [pack.id, pack.title] as const);
    return {
      ...head,
      hint: '',
      kind: 'choice',
      choices: [[head.usual, '按数据选'], ...choices],
    };
  }
  if (option.type !== 'choice') return { ...head, kind: option.type };
  return { ...head, kind: 'choice', choices: option.values.map((value) => [value, value]) };
}

/** Forms that may print the value at the path: those of its project, of its item of a list, or of the unit. */
export function formsAbout(
  path: JsonPath,
  forms: readonly FormView[],
  packs: PacksById,
): readonly PlannedForm[] {
  const [, list = '', item] = /^([^.[]+)(?:\[(\d+)\])?/.exec(path) ?? [];
  return forms.flatMap(({ id, scope }): readonly PlannedForm[] => {
    const isOfItem =
      scope === 'project' ? list === 'projects' : scope === 'each' && packs.get(id)?.each === list;
    if (isOfItem) return item === undefined ? [] : [{ form: id, project: Number(item) }];
    return scope === 'unit' && list !== 'projects' ? [{ form: id, project: null }] : [];
  });
}

/** What stands before the first stop that is in no quotes, and the rest; ticks have words in place of their values. */
function optionWords(description: string): Pick<OptionView, 'label' | 'hint'> {
  const [label = ''] = /^(?:“[^”]*”|[^“；：。（])+/u.exec(description) ?? [];
  const rest = description.slice(label.length);
  const hint = rest.startsWith('（') ? rest.replace(/^（([^（）]*)）$/u, '$1') : rest.slice(1);
  return { label, hint: hint.replace(/\bfalse\b\s*时/u, '不选时').replace(/\btrue\b\s*时/u, '选上时') };
}

/** The form and project to show: as asked where the filing has them, else the first that it files. */
export function chooseForm(
  filing: Filing,
  forms: readonly FormView[],
  packs: PacksById,
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
