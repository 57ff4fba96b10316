/** The library: filings in, documents out, diagnostics as values. */
export { type Diagnostic, hasErrors, type Result, type Severity } from './diagnostics/index.js';
export { defaultForms, type Filing, filingJsonSchema, labelAt, readFiling } from './filing/index.js';
export type { MissingGlyphs, PagedDocument, ProfileId } from './layout/index.js';
export { type DocumentRequest, layOutDocument, type Resources, renderDocument } from './pipeline.js';
export type { FormatId, RenderOptions } from './render/index.js';
export { loadPacks, loadResources, type ResourceFolders } from './resources.js';
export type { FormPack } from './template/index.js';
