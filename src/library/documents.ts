/** Which forms there are, and which documents a filing gives. */
import { parse } from 'node:path';
import { fileNameOf, type PlannedForm, planDocuments, selectionProblems } from '../batch/index.js';
import type { Result } from '../diagnostics/index.js';
import type { Filing } from '../filing/index.js';
import type { Resources } from '../pipeline.js';
import { allPacks } from '../shipped-sets.js';
import type { FormPack } from '../template/index.js';
import * as kinds from './argument-kinds.js';
import { called, refused } from './call.js';

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
export const listForms = called(
  { name: 'listForms', takes: { resources: kinds.resources } },
  (resources: Resources): readonly FormSummary[] => summaries(resources),
);

function summaries({ packs }: Resources): readonly FormSummary[] {
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

export const selection = { settings: { forms: kinds.texts, projects: kinds.texts } };

/**
 * The documents that a filing gives, as `jibiao render` makes them. Null if a selected form is not known, or a selected
 * project may mean several.
 */
export const documentsOf = called(
  {
    name: 'documentsOf',
    takes: { filing: kinds.filing, resources: kinds.resources, selection },
    refuse: refused,
  },
  (
    filing: Filing,
    resources: Resources,
    wanted: DocumentSelection = {},
  ): Result<readonly PlannedDocument[]> => planned(filing, resources, wanted),
);

function planned(
  filing: Filing,
  { packs }: Resources,
  { forms = [], projects = [] }: DocumentSelection,
): Result<readonly PlannedDocument[]> {
  const faults = selectionProblems({ forms, projects: [] }, packs);
  if (faults.length > 0) return { value: null, diagnostics: faults };
  const plan = planDocuments(filing, { forms, projects }, packs);
  const missing = plan.missingProjects.map((one) => one.diagnostic);
  const nameOf = (one: PlannedForm) => parse(fileNameOf(one, filing, packs, 'docx')).name;
  const value = plan.value?.map((one) => ({ ...one, name: nameOf(one) }));
  return { value: value ?? null, diagnostics: [...plan.diagnostics, ...missing] };
}
