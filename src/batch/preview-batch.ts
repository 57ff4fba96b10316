/** What a run would do, without doing it: nothing is written. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Job } from './clashes.js';
import { readLeftJournals } from './journal.js';
import { compareEntries, type ManifestEntry, mergeManifest, readManifest } from './manifest.js';
import type { BatchPlan } from './plan-batch.js';
import { withoutDone } from './resume.js';

/** `changed`: the file stands and would be made anew. `failed`: it is known already that it cannot be made. */
export interface PreviewedFile
  extends Pick<ManifestEntry, 'source' | 'form' | 'project' | 'format' | 'file' | 'diagnostics'> {
  readonly status: 'new' | 'changed' | 'unchanged' | 'failed';
}

/** In the order of sources, forms and projects. */
export async function previewBatch(
  plan: BatchPlan,
  { out, processId, force }: { readonly out: string; readonly processId: number; readonly force: boolean },
): Promise<readonly PreviewedFile[]> {
  const { jobs, done } = await withoutDone(plan.jobs, force ? [] : await knownEntries(out, processId), out);
  const failed = plan.failures.map((entry) => previewed(entry, 'failed'));
  const unchanged = done.map((entry) => previewed(entry, 'unchanged'));
  return [...failed, ...unchanged, ...jobs.flatMap((job) => toDo(job, out))].sort(compareEntries);
}

async function knownEntries(out: string, processId: number): Promise<readonly ManifestEntry[]> {
  const [{ manifest }, left] = [await readManifest(out), await readLeftJournals(out, processId)];
  return mergeManifest(manifest, left.entries).documents;
}

function previewed(entry: ManifestEntry, status: PreviewedFile['status']): PreviewedFile {
  const { source, form, project, format, file, diagnostics } = entry;
  return { source, form, project, format, file, status, diagnostics };
}

function toDo({ source, documents }: Job, out: string): readonly PreviewedFile[] {
  return documents.flatMap(({ form, project, files }) =>
    files.map(({ format, file }) => ({
      source: source.name,
      form,
      project,
      format,
      file,
      status: existsSync(join(out, file)) ? ('changed' as const) : ('new' as const),
      diagnostics: [],
    })),
  );
}
