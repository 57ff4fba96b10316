/** Leaves out what an earlier run has done already: the same source, form, settings, faces and program give the same file. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Of } from './fingerprint.js';
import { type Job, keepFiles, type PlannedDocument, type PlannedFile } from './job.js';
import { documentKey, filesOf, type ManifestEntry, type WrittenFile } from './manifest-entry.js';
import { fileNames } from './page-names.js';

/**
 * What is left to do of the jobs, and an `unchanged` entry for each document that stands in the folder just as the
 * manifest's entry of the same key says.
 */
export async function withoutDone(
  jobs: readonly Job[],
  known: readonly ManifestEntry[],
  folder: string,
): Promise<{ readonly jobs: readonly Job[]; readonly done: readonly ManifestEntry[] }> {
  const earlier = new Map(known.map((entry) => [documentKey(entry), entry]));
  const done: ManifestEntry[] = [];
  const isDone = async (job: Job, document: PlannedDocument, { format, file, key }: PlannedFile) => {
    const { form, project } = document;
    const entry = earlier.get(documentKey({ source: job.source.name, form, project, format }));
    if (entry?.key !== key || entry.project?.name !== project?.name) return false;
    const files = filesOf(entry);
    const names = fileNames(file, entry.pages ?? 1);
    const hasNames = names.length === files.length && files.every((one, at) => one.file === names[at]);
    if (!hasNames || !(await allStand(files, folder))) return false;
    done.push({ ...entry, ...sourcesOf(job), status: 'unchanged' });
    return true;
  };
  const left: Job[] = [];
  for (const job of jobs) {
    const finished = new Set<PlannedFile>();
    for (const document of job.documents) {
      const answers = await Promise.all(document.files.map((file) => isDone(job, document, file)));
      for (const file of document.files.filter((_, index) => answers[index])) finished.add(file);
    }
    const rest = keepFiles(job, (file) => !finished.has(file));
    if (rest !== null) left.push(rest);
  }
  return { jobs: left, done };
}

/** A file that has been given another name is the same source to a compilation's bytes. */
function sourcesOf({ members }: Job): Pick<ManifestEntry, 'sources'> {
  return members === undefined ? {} : { sources: members.map(({ source }) => source.name) };
}

async function allStand(files: readonly WrittenFile[], folder: string): Promise<boolean> {
  for (const file of files) {
    if (!(await stands(file, folder))) return false;
  }
  return true;
}

/** Whether the file is there, of the very bytes that were written. */
export async function stands({ file, sha256 }: WrittenFile, folder: string): Promise<boolean> {
  const bytes = await readFile(join(folder, file)).catch(() => null);
  return bytes !== null && sha256Of(bytes) === sha256;
}
