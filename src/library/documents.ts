/** Which forms there are, and which documents a filing gives. */
import { parse } from 'node:path';
import { fileNameOf, type PlannedForm, planDocuments } from '../batch/index.js';
import type { Result } from '../diagnostics/index.js';
import type { Filing } from '../filing/index.js';
import type { Resources } from '../pipeline.js';
import { allPacks } from '../shipped-sets.js';
import type { FormPack } from '../template/index.js';

/** Describes a form. */
export type FormSummary = Pick<
  FormPack,
  'id' | 'title' | 'scope' | 'amountUnit' | 'edition' | 'source' | 'options'
> & {
  /** Whether `layOutBlankForm` gives one. */
  readonly hasBlank: boolean;
  /** Whether its fields are known in every filing; else only in filings that name the form in `forms`. */
  readonly isUsual: boolean;
};

/** The forms, in the order in which people list them: usual ones, then those that have to be named, which are read now. */
export function listForms({ packs }: Resources): readonly FormSummary[] {
  const usable = allPacks(packs).filter(({ faults }) => faults.length === 0);
  return usable.map(({ id, title, scope, amountUnit, edition, source, options, blank }) => ({
    id,
    title,
    scope,
    amountUnit,
    edition,
    source,
    options,
    hasBlank: blank !== null,
    isUsual: packs.has(id),
  }));
}

/** A document that a filing gives. */
export interface PlannedDocument {
  /** Id of a form. */
  readonly form: string;
  /** Index of the project, from 0; null for forms of the unit and summaries. */
  readonly project: number | null;
  /** Name of its file without the dot and extension: safe on every file system. */
  readonly name: string;
}

/** Which documents to make; all optional. */
export interface DocumentSelection {
  /** Ids or Chinese titles; by default those that the filing names, else those that its data fit. */
  readonly forms?: readonly string[];
  /** Names, unique parts of names, or numbers from 1; by default all. */
  readonly projects?: readonly string[];
}

/** The documents that a filing gives, as `jibiao render` makes them. Null if a selected project may mean several. */
export function documentsOf(
  filing: Filing,
  { packs }: Resources,
  { forms = [], projects = [] }: DocumentSelection = {},
): Result<readonly PlannedDocument[]> {
  const plan = planDocuments(filing, { forms, projects }, packs);
  const missing = plan.missingProjects.map((one) => one.diagnostic);
  const nameOf = (planned: PlannedForm) => parse(fileNameOf(planned, filing, packs, 'docx')).name;
  const value = plan.value?.map((planned) => ({ ...planned, name: nameOf(planned) }));
  return { value: value ?? null, diagnostics: [...plan.diagnostics, ...missing] };
}
