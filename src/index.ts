/** The library: filings in, documents out, diagnostics as values; only `loadResources` reads files, nothing writes any. */
import { join, parse } from 'node:path';
import { fileNameOf, type PlannedForm, planDocuments } from './batch/index.js';
import {
  type CheckOptions,
  type CheckSettings,
  defaultSettings,
  type Finding,
  runChecks,
} from './checks/index.js';
import { type Compilation, layOutCompilation as compile, type FilingPart } from './compilation/index.js';
import { diagnostic, type Result } from './diagnostics/index.js';
import { type Filing, type FilingInput, readFiling } from './filing/index.js';
import type { FitMode, MissingGlyphs, PagedDocument, ProfileId } from './layout/index.js';
import { findPackageFolder } from './package-folder.js';
import {
  layOutBlank,
  layOutDocument,
  type Resources,
  renderDocument as renderIn,
  renderPictures as renderPicturesIn,
} from './pipeline.js';
import {
  type BookReading,
  readBook,
  readSourceTables,
  type TablesReading,
  tableOfTexts,
} from './reading/index.js';
import {
  type DocumentFormatId,
  type PictureOptions,
  pictureDpi,
  type RenderOptions,
} from './render/index.js';
import { requestFaults } from './request-faults.js';
import { loadResources as loadFrom } from './resources.js';
import type { FormPack } from './template/index.js';

export type { CheckOptions, CheckSettings, Finding } from './checks/index.js';
export { configFileName, defaultSettings, parseConfig } from './checks/index.js';
export type { Compilation } from './compilation/index.js';
export {
  type Diagnostic,
  hasErrors,
  type JsonPath,
  type Result,
  type Severity,
  type TextPosition,
} from './diagnostics/index.js';
export { type Edit, EditHistory, type EditProblem, editText } from './editing/index.js';
export {
  type Amount,
  defaultForms,
  type Filing,
  type FilingInput,
  filingJsonSchema,
  formatWanYuan,
  formatYuan,
  type Indicator,
  labelAt,
  type Project,
  plainYuan,
  readFiling,
  type UnitSelfEvaluation,
  type UnitTarget,
} from './filing/index.js';
export type { FitMode, MissingGlyphs, PagedDocument, ProfileId } from './layout/index.js';
export type { Resources } from './pipeline.js';
export type { BookReading, Doubt, FilingJson, ReadFiling, TablesReading } from './reading/index.js';
export type { DocumentFormatId, PictureOptions, RenderOptions } from './render/index.js';
export type { FormPack } from './template/index.js';

/** Where packs and faces are read from; all of it may be left out. */
export interface ResourceOptions {
  /** Folder that holds `templates/` and `fonts/`; by default this package's own. To be named where jibiao is bundled. */
  readonly packageFolder?: string;
  /** Folders of further form packs; one with the id of a shipped form takes its place. */
  readonly templates?: readonly string[];
  /** Folder of the user's own faces (方正小标宋, 仿宋_GB2312). */
  readonly fonts?: string;
}

/** Reads form packs and faces: once for a process, for all its documents. The only function here that reads files. */
export async function loadResources(options: ResourceOptions = {}): Promise<Result<Resources>> {
  const folder = options.packageFolder ?? findPackageFolder(import.meta.url);
  if (folder === null) return { value: null, diagnostics: [noPackageFolder()] };
  return loadFrom({
    templatesFolders: [join(folder, 'templates'), ...(options.templates ?? [])],
    fontsFolder: join(folder, 'fonts'),
    userFonts: options.fonts ?? null,
  });
}

/**
 * A filing from values at hand instead of a file's bytes; checked in the same way. Give amounts as strings: a number of
 * more than 15 digits has lost some before it comes here. `file` is the name that diagnostics carry.
 */
export function filingFrom(
  input: FilingInput,
  { file = defaultFile, resources }: { readonly file?: string; readonly resources?: Resources } = {},
): Result<Filing> {
  const bytes = new TextEncoder().encode(JSON.stringify(input));
  return readFiling(bytes, { file, ...(resources === undefined ? {} : { resources }) });
}

/**
 * Filings read back from an Excel file (.xlsx, .xls, .ods), as JSON that nothing has checked yet: give each to
 * `filingFrom` or `readFiling`. What is unclear or was not read is among the doubts, with path and cell. Never throws.
 */
export async function readWorkbook(bytes: Uint8Array, resources: Resources): Promise<BookReading> {
  return await readBook(bytes, resources);
}

/** As `readWorkbook`, of tables at hand: rows of texts, such as cells pasted from Excel. Places are `name!B3`. */
export function readTables(
  tables: readonly { readonly name: string; readonly rows: readonly (readonly string[])[] }[],
  resources: Resources,
): TablesReading {
  const sources = tables.map(({ name, rows }) => tableOfTexts(name, rows));
  return readSourceTables(sources, [], resources);
}

/** What there is to know of a form before one makes it. */
export type FormSummary = Pick<
  FormPack,
  'id' | 'title' | 'scope' | 'amountUnit' | 'edition' | 'source' | 'options'
> & {
  /** Whether `layOutBlankForm` gives one. */
  readonly hasBlank: boolean;
};

/** The forms, in the order in which people list them. */
export function listForms({ packs }: Resources): readonly FormSummary[] {
  const usable = [...packs.values()].filter(({ faults }) => faults.length === 0);
  return usable.map(({ id, title, scope, amountUnit, edition, source, options, blank }) => ({
    id,
    title,
    scope,
    amountUnit,
    edition,
    source,
    options,
    hasBlank: blank !== null,
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

/** Which documents to make; all of it may be left out. */
export interface DocumentSelection {
  /** Ids or Chinese titles; by default those that the filing names, else those that its data fit. */
  readonly forms?: readonly string[];
  /** Names, unique parts of names, or numbers from 1; by default all. */
  readonly projects?: readonly string[];
}

/** The documents that a filing gives, as `jibiao render` makes them. Null where a selected project may mean several. */
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

/** How a form is made; all of it may be left out. */
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

/** Pages of one form of a filing. The value is null where an error keeps it from being made; diagnostics say which. */
export function layOutForm(request: FormRequest, resources: Resources): Result<PagedDocument> {
  const { filing, project = null, file = defaultFile } = request;
  const settings = settingsOf(request);
  const faults = requestFaults(settings, resources);
  if (faults.length > 0) return { value: null, diagnostics: faults };
  return layOutDocument({ filing, project, file, ...settings }, resources);
}

export interface CompilationRequest extends FormSettings {
  /** In their order; units are brought together under their departments. Each is let go before the next is taken. */
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
 * value is null where none could be compiled.
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

/** Pages of a form before anyone has filled it in. The value is null where the pack has no blank. */
export function layOutBlankForm(
  request: FormSettings & { readonly form: string },
  resources: Resources,
): Result<PagedDocument> {
  const settings = settingsOf(request);
  const faults = requestFaults(settings, resources);
  return faults.length > 0 ? { value: null, diagnostics: faults } : layOutBlank(settings, resources);
}

function settingsOf(request: FormSettings & { readonly form: string }) {
  const { form, options = {}, profile = 'table', missingGlyphs = 'error', fit } = request;
  return { form, options, profile, missingGlyphs, fit } as const;
}

/**
 * The bytes of a file. Throws a RangeError for a format that there is not. `resources`: those that the
 * document was laid out with. The same document gives the same bytes.
 */
export async function renderDocument(
  document: PagedDocument,
  format: DocumentFormatId,
  resources: Resources,
  options: Partial<RenderOptions> = {},
): Promise<Uint8Array> {
  return renderIn(document, format, resources, { wordFlow: false, ...options });
}

/**
 * Pictures (PNG) of the pages in order, each painted when it is asked for: `for await (const png of renderPictures(…))`.
 * `dpi` is a whole number from 36 to 600, 144 by default; others throw a RangeError at the first page. The same document
 * gives the same bytes.
 */
export function renderPictures(
  document: PagedDocument,
  resources: Resources,
  { dpi = pictureDpi.usual }: Partial<PictureOptions> = {},
): AsyncGenerator<Uint8Array, void> {
  return renderPicturesIn(document, 'png', resources, { dpi });
}

/** What the field's rules find in a filing (校验); they change nothing. Settings come from `parseConfig`, or are the default ones. */
export function checkFiling(
  filing: Filing,
  { settings = defaultSettings, ...options }: CheckOptions & { readonly settings?: CheckSettings } = {},
): readonly Finding[] {
  return runChecks(filing, settings, options);
}

/** What diagnostics call a filing that nobody named. */
const defaultFile = '填报数据';

function noPackageFolder() {
  return diagnostic({
    code: 'resources/no-package-folder',
    severity: 'error',
    message: '找不到 jibiao 自带的 templates 和 fonts 文件夹；请用 packageFolder 指明它们所在的文件夹',
    english:
      'the folders templates and fonts of jibiao were not found; name the folder that holds them as packageFolder',
  });
}
