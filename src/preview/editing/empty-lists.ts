/** Lists that the form prints and that have no row yet: their cells show no value that could be clicked. */
import { findForm, type PlannedForm } from '../../batch/index.js';
import type { JsonPath } from '../../diagnostics/index.js';
import { type Filing, placeAt } from '../../filing/index.js';
import { optionsOf } from '../../form-sections.js';
import {
  contextFor,
  emptyListsIn,
  type FormPack,
  type FormSubject,
  type Packs,
} from '../../template/index.js';
import type { EditingView } from '../editing-protocol.js';

type EmptyLists = EditingView['emptyLists'];

/** Those of the form that is shown, and those of which the filing files a form for each item. Projects have buttons of their own. */
export function emptyLists(
  filing: Filing,
  packs: Packs,
  shown: PlannedForm | null,
  options: Readonly<Record<string, string>>,
): EmptyLists {
  const pack = shown === null ? undefined : packs.get(shown.form);
  const found = [
    ...(pack === undefined ? [] : listsOf(filing, pack, shown?.project ?? null, options)),
    ...filing.forms.flatMap((form) => subjectsOf(filing, findForm(form, packs))),
  ];
  return found.filter(
    ({ path }, index) => path !== 'projects' && found.findIndex((one) => one.path === path) === index,
  );
}

function listsOf(
  filing: Filing,
  pack: FormPack,
  project: number | null,
  options: Readonly<Record<string, string>>,
): EmptyLists {
  // What is wrong with a pack is said in the place of its form.
  const subject = pack.faults.length > 0 ? null : subjectOf(pack, project);
  const { value } = optionsOf(pack, options);
  if (subject === null || value === null) return [];
  return labelled(emptyListsIn(pack.steps, contextFor(filing, subject, pack, value)), pack);
}

/** Null: the form is of no one thing that has lists, a summary for one. */
function subjectOf({ scope }: FormPack, project: number | null): FormSubject | null {
  if (scope === 'unit') return { scope };
  if (project === null) return null;
  if (scope === 'project') return { scope, project };
  return scope === 'each' ? { scope, item: project } : null;
}

/** The list of a form for each item, while there is none and so no form. */
function subjectsOf(filing: Filing, pack: FormPack | null): EmptyLists {
  if (pack?.each === undefined) return [];
  const items: unknown = Reflect.get(filing, pack.each);
  return Array.isArray(items) && items.length > 0 ? [] : labelled([pack.each], pack);
}

/** Without those that are not filled in by rows. */
function labelled(paths: readonly JsonPath[], { schema }: FormPack): EmptyLists {
  return paths.flatMap((path) => {
    const place = placeAt(path, schema);
    return place?.kind === 'list' ? [{ path, label: place.label }] : [];
  });
}
