/** What a run will make: jobs, documents, files. All 100,000 are in memory, so unchanged parts are shared. */
import type { Filing } from '../../filing/index.js';
import type { FormatId } from '../../render/index.js';
import type { Source } from '../sources/sources.js';
import type { PlannedForm } from './plan-documents.js';

/** One filing's part of a run; plain data except the filing, which may be read again instead of kept. */
export interface Job {
  readonly source: Source;
  /** Hash of the source's bytes at planning; they must be unchanged when the job reads them. '' for a compilation. */
  readonly hash: string;
  readonly filing: Filing | null;
  readonly documents: readonly DocumentJob[];
  /** Sources of a compilation, in order; `source` is then only its name. Undefined for a single filing. */
  readonly members?: readonly CompiledSource[];
}

/** A filing of a compilation, and the documents of it that are compiled. */
export interface CompiledSource {
  readonly source: Source;
  /** See `Job`. */
  readonly hash: string;
  /** See `Job`. */
  readonly filing: Filing | null;
  readonly documents: readonly PlannedForm[];
}

/** One form of one filing, laid out once for all its files. */
export interface DocumentJob {
  readonly form: string;
  readonly project: { readonly index: number; readonly name: string } | null;
  readonly files: readonly PlannedFile[];
}

export interface PlannedFile {
  readonly format: FormatId;
  /** Its name, or for pictures the pattern of their names (see `page-names.ts`): pages are not counted yet. */
  readonly file: string;
  /** See `ManifestEntry.key`. */
  readonly key: string;
}

/** Returns the job with the files that pass the test: itself if all do, null if none does. */
export function keepFiles(
  job: Job,
  keeps: (file: PlannedFile, document: DocumentJob) => boolean,
): Job | null {
  const documents = job.documents.flatMap((document): readonly DocumentJob[] => {
    const files = document.files.filter((file) => keeps(file, document));
    if (files.length === document.files.length) return [document];
    return files.length === 0 ? [] : [{ ...document, files }];
  });
  if (documents.length === 0) return null;
  const isWhole = documents.every((document, index) => document === job.documents[index]);
  return isWhole && documents.length === job.documents.length ? job : { ...job, documents };
}
