/** The library: filings in, documents out, diagnostics as values; only `loadResources` reads files, nothing writes any. */
export type { CheckOptions, CheckSettings, Finding, Mending } from './checks/index.js';
export { configFileName, defaultSettings } from './checks/index.js';
export type { Compilation } from './compilation/index.js';
export type {
  Diagnostic,
  DiagnosticParameters,
  JsonPath,
  Result,
  Severity,
  TextPosition,
} from './diagnostics/index.js';
export type {
  Edit,
  EditProblem,
  HistoryStep,
  JoinDifference,
  JoinSide,
  JoinTexts,
  PastePlace,
  RowAction,
  RowEdits,
  StepNote,
  TextChange,
  TypedPlace,
} from './editing/index.js';
export type {
  Amount,
  Filing,
  FilingInput,
  Indicator,
  Project,
  UnitSelfEvaluation,
  UnitTarget,
} from './filing/index.js';
export type { FitMode, MissingGlyphs, PagedDocument, ProfileId } from './layout/index.js';
export {
  CallError,
  type CompilationRequest,
  changedLeaves,
  checkFiling,
  copiedProjects,
  createPool,
  type DocumentSelection,
  defaultForms,
  documentsOf,
  EditHistory,
  editAll,
  editText,
  type FormRequest,
  type FormSettings,
  type FormSummary,
  filingFrom,
  filingJsonSchema,
  formatWanYuan,
  formatYuan,
  hasErrors,
  joinTexts,
  labelAt,
  layOutBlankForm,
  layOutCompilation,
  layOutForm,
  leavesOf,
  listForms,
  loadResources,
  type PlannedDocument,
  type Pool,
  type PoolOptions,
  type PoolRequest,
  parseConfig,
  pastedCells,
  pasteEdits,
  plainYuan,
  projectEdits,
  type ReadOptions,
  type ResourceOptions,
  readFiling,
  readTables,
  readWorkbook,
  renderDocument,
  renderPictures,
  resourcesFrom,
  rowEdits,
  typedJson,
} from './library/index.js';
export type { Resources } from './pipeline.js';
export type { BookReading, Doubt, FilingJson, ReadFiling, TablesReading } from './reading/index.js';
export type { DocumentFormatId, PictureOptions, RenderOptions } from './render/index.js';
export type { FormPack } from './template/index.js';
