/** Which forms a filing hands in, chosen on the page: what is offered, and what choosing changes of the filing. */
import { findForm, planDocuments } from '../../batch/index.js';
import type { Edit } from '../../editing/index.js';
import { type Filing, unitFormData } from '../../filing/index.js';
import { allPacks } from '../../shipped-sets.js';
import type { FormPack, Packs } from '../../template/index.js';
import type { FormOffer } from '../editing-protocol.js';

/** Forms of one filing, those that come with the program but are not usual among them. */
export function offeredForms(filing: Filing, packs: Packs): readonly FormOffer[] {
  const filed = filedForms(filing, packs);
  return allPacks(packs)
    .filter(isOfOneFiling)
    .map(({ id, title, edition, scope }) => ({ id, title, edition, scope, isFiled: filed.includes(id) }));
}

function isOfOneFiling(pack: Pick<FormPack, 'scope'> | undefined): boolean {
  return pack !== undefined && pack.scope !== 'compilation' && pack.scope !== 'findings';
}

interface FormEdits {
  readonly edits: readonly Edit[];
  /** Ids of the forms that are new. */
  readonly added: readonly string[];
}

/** The filing names these forms from then on; those that it names already stay as they are written, and one that it is to name needs data to be shown. */
export function formEdits(wanted: readonly string[], filing: Filing, packs: Packs): FormEdits {
  const filed = filedForms(filing, packs);
  const isNew = (id: string): boolean => !filed.includes(id) && isOfOneFiling(packs.get(id));
  const added = [...new Set(wanted)].filter(isNew);
  const kept = filed.filter((id) => wanted.includes(id));
  const isSame = added.length === 0 && kept.length === filed.length;
  const naming = isSame ? [] : namingEdits(kept, added, filing, packs);
  // One that was named before may lack its data, too, and not be shown for it.
  return { edits: [...naming, ...[...kept, ...added].flatMap((id) => dataEdits(id, filing))], added };
}

function namingEdits(
  kept: readonly string[],
  added: readonly string[],
  { forms }: Filing,
  packs: Packs,
): readonly Edit[] {
  const path = ['forms'];
  if (forms.length === 0) return [{ kind: 'set', path, json: JSON.stringify([...kept, ...added]) }];
  const removed = forms.flatMap((name, index) => {
    const id = findForm(name, packs)?.id;
    return id === undefined || kept.includes(id) ? [] : [index];
  });
  const end = forms.length - removed.length;
  return [
    ...removed.reverse().map((index): Edit => ({ kind: 'remove', path, index })),
    ...added.map((id, at): Edit => ({ kind: 'insert', path, index: end + at, json: JSON.stringify(id) })),
  ];
}

function dataEdits(id: string, filing: Filing): readonly Edit[] {
  const key = unitFormData.get(id);
  return key === undefined || filing[key] !== null ? [] : [{ kind: 'set', path: [key], json: '{}' }];
}

/** Ids of the forms that it names, or else is handed in as by its data. */
function filedForms(filing: Filing, packs: Packs): readonly string[] {
  if (filing.forms.length > 0) return filing.forms.flatMap((name) => findForm(name, packs)?.id ?? []);
  const planned = planDocuments(filing, { forms: [], projects: [] }, packs).value ?? [];
  return [...new Set(planned.map(({ form }) => form))];
}
