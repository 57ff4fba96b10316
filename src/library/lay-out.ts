/** From filings to pages: one form, a form without data, or one document of many filings. */
import { type Compilation, layOutCompilation as compile, type FilingPart } from '../compilation/index.js';
import type { Result } from '../diagnostics/index.js';
import type { Filing } from '../filing/index.js';
import type { FitMode, MissingGlyphs, PagedDocument, ProfileId } from '../layout/index.js';
import { layOutBlank, layOutDocument, type Resources } from '../pipeline.js';
import { requestFaults } from '../request-faults.js';
import { type DocumentSelection, documentsOf } from './documents.js';

/** Name of an unnamed filing in diagnostics. */
export const defaultFile = '填报数据';

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

/** Pages of one form of a filing. The value is null if an error keeps it from being made; diagnostics say which. */
export function layOutForm(request: FormRequest, resources: Resources): Result<PagedDocument> {
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
export async function layOutCompilation(
  { filings, selection = {}, form = 'compilation', ...settings }: CompilationRequest,
  resources: Resources,
): Promise<Compilation> {
  const asked = settingsOf({ ...settings, form });
  // Options go to the documents inside, too: which of them know one is only seen as they are made.
  const faults = requestFaults({ ...asked, options: {} }, resources);
  if (faults.length > 0) return { value: null, diagnostics: faults, leftOut: [] };
  return compile({ ...asked, filings: partsOf(filings, selection, resources) }, resources);
}

async function* partsOf(
  filings: CompilationRequest['filings'],
  selection: DocumentSelection,
  resources: Resources,
): AsyncGenerator<FilingPart> {
  const takesFindings = (selection.forms ?? []).length > 0;
  for await (const { filing, file } of filings) {
    const planned = documentsOf(filing, resources, selection).value ?? [];
    const isFindings = (id: string) => resources.packs.get(id)?.scope === 'findings';
    yield { filing, file, documents: planned.filter((one) => takesFindings || !isFindings(one.form)) };
  }
}

/** Pages of a form before anyone has filled it in. The value is null if the pack has no blank. */
export function layOutBlankForm(
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
