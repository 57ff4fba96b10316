/** What a run is going to write, and the names in it that two documents would take. */
import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import type { Filing } from '../filing/index.js';
import type { FormatId } from '../render/index.js';
import { nameKey } from './file-name.js';
import { failure, type ManifestEntry } from './manifest.js';
import type { PlannedForm } from './plan-documents.js';
import type { Source } from './sources.js';

/** One filing's share of a run; plain data but for the filing, which may be read again instead of kept. */
export interface Job {
  readonly source: Source;
  readonly filing: Filing | null;
  readonly documents: readonly PlannedDocument[];
  /** What the job's one document compiles, in order; the source only names it then. Left out where it is of one filing. */
  readonly members?: readonly CompiledSource[];
}

/** A filing of a compilation, and which documents of it are compiled. */
export interface CompiledSource {
  readonly source: Source;
  /** As in `Job`. */
  readonly filing: Filing | null;
  readonly documents: readonly PlannedForm[];
}

/** One form of one filing, laid out once for all its files. */
export interface PlannedDocument {
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

/** The jobs without the files whose name another takes too, on any file system, and a failure for each such file. */
export function withoutClashes(jobs: readonly Job[]): {
  readonly jobs: readonly Job[];
  readonly failures: readonly ManifestEntry[];
} {
  const owners = ownersByName(jobs);
  const failures: ManifestEntry[] = [];
  const keepsItsName = (job: Job, document: PlannedDocument, { file, format }: PlannedFile) => {
    const sharing = owners.get(nameKey(file)) ?? [];
    if (sharing.length > 1) {
      const clash = nameClash(job.source, file, sharing);
      failures.push(failure(job.source.name, document, format, [clash]));
    }
    return sharing.length === 1;
  };
  const clear = jobs.map((job) => {
    const documents = job.documents.map((document) => ({
      ...document,
      files: document.files.filter((file) => keepsItsName(job, document, file)),
    }));
    return { ...job, documents: documents.filter((document) => document.files.length > 0) };
  });
  return { jobs: clear.filter((job) => job.documents.length > 0), failures };
}

function ownersByName(jobs: readonly Job[]): ReadonlyMap<string, readonly string[]> {
  const owners = new Map<string, string[]>();
  for (const { source, documents } of jobs) {
    for (const { form, project, files } of documents) {
      const owner = `${source.name} ${form}${project === null ? '' : ` projects[${project.index}]`}`;
      for (const { file } of files) {
        const others = owners.get(nameKey(file));
        others === undefined ? owners.set(nameKey(file), [owner]) : others.push(owner);
      }
    }
  }
  return owners;
}

function nameClash(source: Source, file: string, owners: readonly string[]): Diagnostic {
  const shown = owners.slice(0, 5);
  const more = owners.length > shown.length ? '…' : '';
  return diagnostic({
    code: 'batch/name-clash',
    severity: 'error',
    message: `几份表格会用同一个文件名“${file}”，都没有写出：${shown.join('；')}${more}。请分开渲染到不同的文件夹，或改单位、项目的名称。`,
    english: `Several documents would take the file name "${file}"; none was written: ${shown.join('; ')}${more}. Render them into different folders, or change the names of unit or project.`,
    file: source.name,
  });
}
