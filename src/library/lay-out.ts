/** From filings to pages: one form, a form without data, or one document of many filings. */
import { selectionProblems } from '../batch/index.js';
import { type Compilation, layOutCompilation as compile, type FilingPart } from '../compilation/index.js';
import type { Diagnostic, Result } from '../diagnostics/index.js';
import type { Filing } from '../filing/index.js';
import type { FitMode, MissingGlyphs, PagedDocument, ProfileId } from '../layout/index.js';
import { layOutBlank, layOutDocument, type Resources } from '../pipeline.js';
import { requestFaults } from '../request-faults.js';
import * as kinds from './argument-kinds.js';
import { called, callFaults, refused } from './call.js';
import { type DocumentSelection, documentsOf, selection } from './documents.js';
import { defaultFile } from './filings.js';

/** How a form is made; all optional. */
export interface FormSettings {
  /** Options of the form's pack, as `--set` takes them: `{ signature: 'true' }`. A pack takes those that it knows. */
  readonly options?: Readonly<Record<string, string>>;
  /** `table` (margins of 20 mm, by default) or `gbt9704` (GB/T 9704-2012). */
  readonly profile?: ProfileId;
  /** What to do about a character that no face has: an error by default, a visible 〓 with `substitute`; `keep` for Word, which shows it in the reader's own fonts. */
  readonly missingGlyphs?: MissingGlyphs;
  /** `tail` takes back a last page of a few rows by less padding, pitch and size (9 pt at least); `page` brings the form on to one page where it can be. */
  readonly fit?: FitMode;
}

export interface FormRequest extends FormSettings {
  readonly filing: Filing;
  /** Id of a form. */
  readonly form: string;
  /** Index of the project, from 0; may be left out for a filing's only one, and for forms that are not of a project. */
  readonly project?: number | null;
  /** The name that diagnostics carry. */
  readonly file?: string;
}

const formSettings = {
  form: kinds.text,
  options: kinds.optionTexts,
  profile: kinds.text,
  missingGlyphs: kinds.text,
  fit: kinds.text,
};

/** `name`: what `documentsOf` gives may be handed in as it is. */
export const formRequestSettings = {
  ...formSettings,
  project: kinds.indexOrNull,
  file: kinds.text,
  name: kinds.text,
};

/** Pages of one form of a filing. The value is null if an error keeps it from being made; diagnostics say which. */
export const layOutForm = called(
  {
    name: 'layOutForm',
    takes: {
      request: { settings: { filing: kinds.filing, ...formRequestSettings }, required: ['filing', 'form'] },
      resources: kinds.resources,
    },
    refuse: refused,
  },
  (request: FormRequest, resources: Resources): Result<PagedDocument> => formPages(request, resources),
);

function formPages(request: FormRequest, resources: Resources): Result<PagedDocument> {
  const { filing, project = null, file = defaultFile } = request;
  const settings = settingsOf(request);
  const faults = requestFaults(settings, resources);
  if (faults.length > 0) return { value: null, diagnostics: faults };
  return layOutDocument({ filing, project, file, ...settings }, resources);
}

export interface CompilationRequest extends FormSettings {
  /** In their order; units are brought together under their departments. Each is released before the next is read. */
  readonly filings:
    | AsyncIterable<{ readonly filing: Filing; readonly file: string }>
    | Iterable<{ readonly filing: Filing; readonly file: string }>;
  /** Which documents of each filing; by default all but reports of findings. */
  readonly selection?: DocumentSelection;
  /** Id of a form of the scope `compilation`. */
  readonly form?: string;
}

/**
 * One document of many filings, with cover, contents and sums. `leftOut` names the files that errors have kept out; the
 * value is null if none could be compiled.
 */
export const layOutCompilation = called(
  {
    name: 'layOutCompilation',
    takes: {
      request: {
        settings: { filings: kinds.many, selection, ...formSettings },
        required: ['filings'],
      },
      resources: kinds.resources,
    },
    refuse: async (faults): Promise<Compilation> => ({ ...refused(faults), leftOut: [] }),
  },
  (request: CompilationRequest, resources: Resources): Promise<Compilation> => compiled(request, resources),
);

async function compiled(
  { filings, selection: wanted = {}, form = 'compilation', ...settings }: CompilationRequest,
  resources: Resources,
): Promise<Compilation> {
  const asked = settingsOf({ ...settings, form });
  // Options go to the documents inside, too: which of them know one is only seen as they are made.
  const faults = [
    ...requestFaults({ ...asked, options: {} }, resources),
    ...selectionProblems({ forms: wanted.forms ?? [], projects: [] }, resources.packs),
  ];
  if (faults.length > 0) return { value: null, diagnostics: faults, leftOut: [] };
  const wrong: Diagnostic[] = [];
  const parts = partsOf(filings, wanted, resources, wrong);
  const compilation = await compile({ ...asked, filings: parts }, resources);
  return wrong.length === 0 ? compilation : { value: null, diagnostics: wrong, leftOut: [] };
}

const partCall = {
  name: 'layOutCompilation',
  takes: { 'filings[]': kinds.record, 'filings[].filing': kinds.filing, 'filings[].file': kinds.text },
};

async function* partsOf(
  filings: CompilationRequest['filings'],
  wanted: DocumentSelection,
  resources: Resources,
  wrong: Diagnostic[],
): AsyncGenerator<FilingPart> {
  const takesFindings = (wanted.forms ?? []).length > 0;
  for await (const part of filings) {
    const { filing, file } = part ?? {};
    wrong.push(...callFaults(partCall, [part, filing, file]));
    if (wrong.length > 0) return;
    const planned = documentsOf(filing, resources, wanted).value ?? [];
    const isFindings = (id: string) => resources.packs.get(id)?.scope === 'findings';
    yield { filing, file, documents: planned.filter((one) => takesFindings || !isFindings(one.form)) };
  }
}

/** Pages of a form before anyone has filled it in. The value is null if the pack has no blank. */
export const layOutBlankForm = called(
  {
    name: 'layOutBlankForm',
    takes: { request: { settings: formSettings, required: ['form'] }, resources: kinds.resources },
    refuse: refused,
  },
  (request: FormSettings & { readonly form: string }, resources: Resources): Result<PagedDocument> =>
    blankPages(request, resources),
);

function blankPages(
  request: FormSettings & { readonly form: string },
  resources: Resources,
): Result<PagedDocument> {
  const settings = settingsOf(request);
  const faults = requestFaults(settings, resources);
  return faults.length > 0 ? { value: null, diagnostics: faults } : layOutBlank(settings, resources);
}

/** The settings with their defaults. */
export function settingsOf(request: FormSettings & { readonly form: string }) {
  const { form, options = {}, profile = 'table', missingGlyphs = 'error', fit } = request;
  return { form, options, profile, missingGlyphs, fit } as const;
}
