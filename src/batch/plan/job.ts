/** What a run is going to make: jobs of documents of files. Of 100,000 all are held, so what is unchanged is shared. */
import type { Filing } from '../../filing/index.js';
import type { FormatId } from '../../render/index.js';
import type { Source } from '../sources/sources.js';
import type { PlannedForm } from './plan-documents.js';

/** One filing's share of a run; plain data but for the filing, which may be read again instead of kept. */
export interface Job {
  readonly source: Source;
  /** Of the source's bytes when the run was planned: what is read for the job later must be the same. '' of a compilation. */
  readonly hash: string;
  readonly filing: Filing | null;
  readonly documents: readonly DocumentJob[];
  /** What the job's one document compiles, in order; the source only names it then. Left out where it is of one filing. */
  readonly members?: readonly CompiledSource[];
}

/** A filing of a compilation, and which documents of it are compiled. */
export interface CompiledSource {
  readonly source: Source;
  /** As in `Job`. */
  readonly hash: string;
  /** As in `Job`. */
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
  /** Its name, or of pictures the pattern of their names (see `page-names.ts`): pages are not counted yet. */
  readonly file: string;
  /** See `ManifestEntry.key`. */
  readonly key: string;
}

/** The job with those of its files that are kept: itself where all are, null where none is. */
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
