/** Batches: which files a run reads, which documents they give, and how these reach the disk. */

export {
  documentFileName,
  longestName,
  namedFile,
  nameKey,
  reservedName,
  safePart,
} from './plan/file-name.js';
export { hashOf, hashPacks, sha256Of } from './plan/fingerprint.js';
export type { Job } from './plan/job.js';
export { fileNameOf, type Naming, nameFields, unknownFields, withoutFields } from './plan/name-pattern.js';
export { nameInFormat, pageName } from './plan/page-names.js';
export { type BatchPlan, planBatch } from './plan/plan-batch.js';
export {
  type FormHead,
  type FormSelection,
  findForm,
  noContentCode,
  type PlannedForm,
  planDocuments,
  selectionProblems,
} from './plan/plan-documents.js';
export type { PlannedFiling } from './plan/plan-sources.js';
export {
  namesShown,
  type SameUnitPolicy,
  sameUnitPolicies,
  unitRemarks,
} from './plan/same-unit.js';
export { linesOf, textAt } from './results/file-lines.js';
export { Journal, openLeftJournals } from './results/journal.js';
export { makeFolder, prepareFolder } from './results/make-folder.js';
export { type Manifest, manifestText, mergeEntries, writeManifest } from './results/manifest.js';
export { filesOf, type ManifestEntry } from './results/manifest-entry.js';
export { manifestName, openManifest } from './results/open-manifest.js';
export {
  hasEnds,
  readOrdinary,
  readWithoutWaiting,
} from './results/ordinary-file.js';
export { type PreviewedFile, previewBatch } from './results/preview-batch.js';
export { replaceFile } from './results/replace-file.js';
export { RunEntries } from './results/run-entries.js';
export { isRunning } from './results/run-files.js';
export { removeStalePages } from './results/stale-pages.js';
export { isTaken, WholeFileWriter, type WriteStatus, writeNewFile } from './results/whole-file.js';
export { type ZippedFile, zipFiles, zipResults } from './results/zip.js';
export { garbageCollector } from './run/garbage.js';
export type { RenderSettings } from './run/job-tools.js';
export { failsForGlyphs, layOutFormats } from './run/lay-out-formats.js';
export { type Executor, executeHere } from './run/render-job.js';
export { RequestPool } from './run/request-pool.js';
export { type BatchOutcome, runBatch } from './run/run-batch.js';
export { executeInWorkers, startWorkers, type WorkerPool, type Workers } from './run/worker-pool.js';
export { notWritten, type Written, writeDocument } from './run/write-document.js';
export { spoolLines } from './sources/line-sources.js';
export { compareNaturally } from './sources/natural-order.js';
export { readSource, sourceBytes } from './sources/read-source.js';
export { displayName, type FoundSources, findSources, isFilingName, type Source } from './sources/sources.js';
export { isTableFile } from './sources/table-files.js';
