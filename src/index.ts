/** The library: filings in, documents out, diagnostics as values; only `loadResources` reads files, nothing writes any. */
import {
  type CheckOptions,
  type CheckSettings,
  defaultSettings,
  type Finding,
  runChecks,
} from './checks/index.js';
import type { Result } from './diagnostics/index.js';
import { type Filing, type FilingInput, readFiling } from './filing/index.js';
import type { PagedDocument } from './layout/index.js';
import { defaultFile } from './library/index.js';
import {
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

export type { CheckOptions, CheckSettings, Finding, Mending } from './checks/index.js';
export { configFileName, defaultSettings, parseConfig } from './checks/index.js';
export type { Compilation } from './compilation/index.js';
export {
  type Diagnostic,
  type DiagnosticParameters,
  hasErrors,
  type JsonPath,
  type Result,
  type Severity,
  type TextPosition,
} from './diagnostics/index.js';
export {
  changedLeaves,
  copiedProjects,
  type Edit,
  EditHistory,
  type EditProblem,
  editAll,
  editText,
  type HistoryStep,
  type JoinDifference,
  type JoinSide,
  type JoinTexts,
  joinTexts,
  leavesOf,
  type PastePlace,
  pastedCells,
  pasteEdits,
  projectEdits,
  type RowAction,
  type RowEdits,
  rowEdits,
  type StepNote,
  type TextChange,
  type TypedPlace,
  typedJson,
} from './editing/index.js';
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
export {
  type CompilationRequest,
  createPool,
  type DocumentSelection,
  documentsOf,
  type FormRequest,
  type FormSettings,
  type FormSummary,
  layOutBlankForm,
  layOutCompilation,
  layOutForm,
  listForms,
  loadResources,
  type PlannedDocument,
  type Pool,
  type PoolOptions,
  type PoolRequest,
  type ResourceOptions,
  resourcesFrom,
} from './library/index.js';
export type { Resources } from './pipeline.js';
export type { BookReading, Doubt, FilingJson, ReadFiling, TablesReading } from './reading/index.js';
export type { DocumentFormatId, PictureOptions, RenderOptions } from './render/index.js';
export type { FormPack } from './template/index.js';

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
 * Filings read back from an Excel file (.xlsx, .xls, .ods), a Word file (.docx) or a PDF with ruled tables, or taken out of a
 * PDF, Word or OFD file of ours, as JSON that nothing has checked yet: give each to `filingFrom` or `readFiling`. What is unclear or was not read is among the doubts, with path and cell. Never throws.
 */
export async function readWorkbook(bytes: Uint8Array, resources: Resources): Promise<BookReading> {
  return await readBook(bytes, resources, resources.memo.packageFolder);
}

/** As `readWorkbook`, of tables at hand: rows of texts, such as cells pasted from Excel. Places are `name!B3`. */
export function readTables(
  tables: readonly { readonly name: string; readonly rows: readonly (readonly string[])[] }[],
  resources: Resources,
): TablesReading {
  const sources = tables.map(({ name, rows }) => tableOfTexts(name, rows));
  return readSourceTables(sources, [], resources);
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
