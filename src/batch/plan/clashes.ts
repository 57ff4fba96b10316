/** Finds file names that two documents of a run would share; neither document is made. */
import { type Diagnostic, errorOf } from '../../diagnostics/index.js';
import { failure, type ManifestEntry } from '../results/manifest-entry.js';
import type { Source } from '../sources/sources.js';
import { nameKey } from './file-name.js';
import { type DocumentJob, type Job, keepFiles, type PlannedFile } from './job.js';

/** Returns the jobs without files whose names clash on some file system, and a failure for each such file. */
export function withoutClashes(jobs: readonly Job[]): {
  readonly jobs: readonly Job[];
  readonly failures: readonly ManifestEntry[];
} {
  const shared = sharedNames(jobs);
  if (shared.size === 0) return { jobs, failures: [] };
  const owners = ownersOf(shared, jobs);
  const failures: ManifestEntry[] = [];
  const keepsItsName = (job: Job, document: DocumentJob, { file, format }: PlannedFile) => {
    const sharing = owners.get(nameKey(file));
    if (sharing === undefined) return true;
    failures.push(failure(job.source.name, document, format, [nameClash(job.source, file, sharing)]));
    return false;
  };
  const clear = jobs.flatMap(
    (job) => keepFiles(job, (file, document) => keepsItsName(job, document, file)) ?? [],
  );
  return { jobs: clear, failures };
}

/** Names that more than one file would take, as keys of `nameKey`. */
function sharedNames(jobs: readonly Job[]): ReadonlySet<string> {
  const names = new Set<string>();
  const shared = new Set<string>();
  for (const { documents } of jobs) {
    for (const { files } of documents) {
      for (const { file } of files) {
        const key = nameKey(file);
        if (names.has(key)) shared.add(key);
        names.add(key);
      }
    }
  }
  return shared;
}

/** Returns the documents that would take each of the names. */
function ownersOf(names: ReadonlySet<string>, jobs: readonly Job[]): ReadonlyMap<string, readonly string[]> {
  const owners = new Map<string, string[]>([...names].map((name) => [name, []]));
  for (const { source, documents } of jobs) {
    for (const { form, project, files } of documents) {
      const owner = `${source.name} ${form}${project === null ? '' : ` projects[${project.index}]`}`;
      for (const { file } of files) owners.get(nameKey(file))?.push(owner);
    }
  }
  return owners;
}

function nameClash(source: Source, file: string, owners: readonly string[]): Diagnostic {
  const shown = owners.slice(0, 5);
  const more = owners.length > shown.length ? '…' : '';
  return errorOf(
    'batch/name-clash',
    `几份表格会用同一个文件名“${file}”，都没有写出：${shown.join('；')}${more}。请分开渲染到不同的文件夹，或改单位、项目的名称`,
    `several documents would take the file name "${file}"; none was written: ${shown.join('; ')}${more}. Render them into different folders, or change the names of unit or project`,
    { parameters: { name: file, documents: owners }, file: source.name },
  );
}
