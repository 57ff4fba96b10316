/** Runs a planned batch into a folder, from the first document to the manifest. */
import { type Diagnostic, diagnostic, hasErrors } from '../diagnostics/index.js';
import type { Resources } from '../pipeline.js';
import { type ManifestEntry, mergeManifest, readManifest, writeManifest } from './manifest.js';
import type { BatchPlan } from './plan-batch.js';
import { systemReason } from './read-source.js';
import { type RenderSettings, renderJob } from './render-job.js';
import { prepareFolder, WholeFileWriter } from './whole-file.js';

export interface BatchRun {
  readonly plan: BatchPlan;
  readonly settings: RenderSettings;
  readonly resources: Resources;
  /** Absolute. */
  readonly out: string;
  /** The folder as messages name it. */
  readonly outName: string;
  readonly processId: number;
  /** Called for each file as soon as it is written or has failed. */
  readonly onEntry: (entry: ManifestEntry) => void;
  readonly onDefect: (error: unknown) => void;
}

export interface BatchOutcome {
  /** Every file of this run, failures included. */
  readonly entries: readonly ManifestEntry[];
  /** What concerns the run as a whole: the folder, the manifest. */
  readonly diagnostics: readonly Diagnostic[];
  /** Everything was written. */
  readonly succeeded: boolean;
}

export async function runBatch(run: BatchRun): Promise<BatchOutcome> {
  try {
    await prepareFolder(run.out, run.processId);
  } catch (error) {
    return { entries: [], diagnostics: [unwritableFolder(run.outName, error)], succeeded: false };
  }
  const writer = new WholeFileWriter(run.out, { process: run.processId, thread: 0 });
  const entries: ManifestEntry[] = [...run.plan.failures];
  entries.forEach(run.onEntry);
  for (const job of run.plan.jobs) {
    for await (const entry of renderJob(job, { ...run, writer })) {
      entries.push(entry);
      run.onEntry(entry);
    }
  }
  const diagnostics = await recordRun(run, writer, entries);
  const succeeded = entries.every((entry) => entry.status !== 'failed') && !hasErrors(diagnostics);
  return { entries, diagnostics, succeeded };
}

/** Reads the manifest as late as possible, so that what another run has put there meanwhile is kept. */
async function recordRun(
  run: BatchRun,
  writer: WholeFileWriter,
  entries: readonly ManifestEntry[],
): Promise<readonly Diagnostic[]> {
  const earlier = await readManifest(run.out);
  try {
    await writeManifest(writer, mergeManifest(earlier.manifest, entries), earlier.damaged);
    return earlier.diagnostics;
  } catch (error) {
    return [...earlier.diagnostics, unwritableFolder(run.outName, error)];
  }
}

function unwritableFolder(folder: string, error: unknown): Diagnostic {
  const { zh, en } = systemReason(error);
  return diagnostic({
    code: 'batch/unwritable-folder',
    severity: 'error',
    message: `文件夹无法写入：${zh}。请检查权限和磁盘，或用 --out 另选文件夹。`,
    english: `The folder cannot be written: ${en}. Check permissions and disk, or choose another with --out.`,
    file: folder,
  });
}
