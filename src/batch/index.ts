/** Batches: which files a run reads, which documents they give, and how these reach the disk. */

export { fileNameOf } from './document-name.js';
export type { EntryList } from './entry-list.js';
export { type Executor, executeHere } from './executor.js';
export { documentFileName, nameKey, reservedName, safePart } from './file-name.js';
export { hashOf, hashPacks } from './fingerprint.js';
export type { Job, PlannedDocument, PlannedFile } from './job.js';
export type { JobTools, RenderSettings } from './job-tools.js';
export { spoolLines } from './line-sources.js';
export { makeFolder } from './make-folder.js';
export type { Manifest } from './manifest.js';
export { filesOf, type ManifestEntry } from './manifest-entry.js';
export { type Naming, nameFields, unknownFields } from './name-pattern.js';
export { manifestName } from './open-manifest.js';
export { openOrdinary, readOrdinary, tooLarge } from './ordinary-file.js';
export { nameInFormat, pageName } from './page-names.js';
export { type BatchPlan, planBatch } from './plan-batch.js';
export {
  type DocumentPlan,
  type FormHead,
  findForm,
  type PlannedForm,
  planDocuments,
  type Selection,
  selectionProblems,
} from './plan-documents.js';
export type { PlannedFiling } from './plan-sources.js';
export { type PreviewedFile, previewBatch } from './preview-batch.js';
export { readSource } from './read-source.js';
export { type BatchOutcome, type BatchRun, runBatch } from './run-batch.js';
export { isRunning } from './run-files.js';
export { type SameUnitPolicy, sameUnitPolicies, type UnitFiling, unitRemarks } from './same-unit.js';
export { displayName, type FoundSources, findSources, type Source } from './sources.js';
export { removeStalePages } from './stale-pages.js';
export { WholeFileWriter, type WriteStatus } from './whole-file.js';
export { executeInWorkers, startWorkers, type WorkerPool, type Workers } from './worker-pool.js';
export { notWritten, type WriteSettings, type Written, writeDocument } from './write-document.js';
export { type ZippedFile, zipFiles } from './zip-files.js';
export { zipResults } from './zip-results.js';
