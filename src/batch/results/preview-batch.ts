/** What a run would do, without doing it: nothing is written. */
import { readdir } from 'node:fs/promises';
import { isPictureFormat } from '../../render/index.js';
import { nameKey } from '../plan/file-name.js';
import type { Job } from '../plan/job.js';
import { patternOf } from '../plan/page-names.js';
import type { BatchPlan } from '../plan/plan-batch.js';
import { openLeftJournals } from './journal.js';
import { compareEntries, type ManifestEntry } from './manifest-entry.js';
import { openManifest } from './open-manifest.js';
import { withoutDone } from './resume.js';

/**
 * `changed`: the file stands and would be made anew. `failed`: it is known already that it cannot be made. Of pictures
 * `file` is the pattern of their names, `*` standing for the page's number: pages are counted when they are made.
 */
export interface PreviewedFile
  extends Pick<ManifestEntry, 'source' | 'form' | 'project' | 'format' | 'file' | 'diagnostics'> {
  readonly status: 'new' | 'changed' | 'unchanged' | 'failed';
}

/** In the order of sources, forms and projects. */
export async function previewBatch(
  plan: BatchPlan,
  { out, processId, force }: { readonly out: string; readonly processId: number; readonly force: boolean },
): Promise<readonly PreviewedFile[]> {
  const manifest = openManifest(out);
  const left = await openLeftJournals(out, processId);
  const withKey = (key: string) => (force ? null : (left.withKey(key) ?? manifest.withKey(key)));
  const unchanged: PreviewedFile[] = [];
  const onDone = (entry: ManifestEntry) => void unchanged.push(previewed(entry, 'unchanged'));
  const jobs = await withoutDone(plan.jobs, { withKey, folder: out, onDone });
  manifest.close();
  left.close(false);
  const standing = await namesIn(out);
  const failed = plan.failures.map((entry) => previewed(entry, 'failed'));
  return [...failed, ...unchanged, ...jobs.flatMap((job) => toDo(job, standing))].sort(compareEntries);
}

function previewed(entry: ManifestEntry, status: PreviewedFile['status']): PreviewedFile {
  const { source, form, project, format, diagnostics } = entry;
  return { source, form, project, format, file: shownName(entry), status, diagnostics };
}

function shownName({ format, file }: ManifestEntry): string | null {
  return file !== null && isPictureFormat(format) ? patternOf(file) : file;
}

/** Of the folder's files and the patterns that they fit; none if there is no folder. */
async function namesIn(folder: string): Promise<ReadonlySet<string>> {
  const names = await readdir(folder).catch(() => []);
  return new Set(names.flatMap((name) => [name, patternOf(name) ?? name]).map(nameKey));
}

function toDo({ source, documents }: Job, standing: ReadonlySet<string>): readonly PreviewedFile[] {
  return documents.flatMap(({ form, project, files }) =>
    files.map(({ format, file }) => ({
      source: source.name,
      form,
      project,
      format,
      file,
      status: standing.has(nameKey(file)) ? ('changed' as const) : ('new' as const),
      diagnostics: [],
    })),
  );
}
