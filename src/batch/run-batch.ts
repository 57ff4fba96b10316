/** Runs a planned batch into a folder, from the first document to the manifest. */
import { type Diagnostic, diagnostic, hasErrors, systemReason } from '../diagnostics/index.js';
import type { Executor } from './executor.js';
import type { Job } from './job.js';
import { Journal, readLeftJournals, removeJournals } from './journal.js';
import { prepareFolder } from './make-folder.js';
import { mergeManifest, readManifest, writeManifest } from './manifest.js';
import { compareEntries, type ManifestEntry } from './manifest-entry.js';
import type { BatchPlan } from './plan-batch.js';
import { withoutDone } from './resume.js';
import { picturesOf, removeStalePages } from './stale-pages.js';
import { WholeFileWriter } from './whole-file.js';

export interface BatchRun {
  readonly plan: BatchPlan;
  /** Absolute. */
  readonly out: string;
  /** The folder as messages name it. */
  readonly outName: string;
  readonly processId: number;
  /** Makes every document anew, also those that an earlier run has made. */
  readonly force: boolean;
  /** Chosen once it is known how many files are to be made. */
  readonly executorFor: (files: number) => Executor;
  /** Aborted: what is in flight is finished, the rest is left to a later run. */
  readonly signal: AbortSignal;
  /** Called once, before the first entry, with the number of entries to come if all goes to its end. */
  readonly onStart: (files: number) => void;
  /** Called for each file as soon as it is written, found done, or has failed. */
  readonly onEntry: (entry: ManifestEntry) => void;
}

export interface BatchOutcome {
  /** Every file of this run that was come to, failures included. */
  readonly entries: readonly ManifestEntry[];
  /** How many more files the folder did not take. */
  readonly lost: number;
  /** What concerns the run as a whole: the folder, the manifest. */
  readonly diagnostics: readonly Diagnostic[];
  /** Everything was written. */
  readonly succeeded: boolean;
}

export async function runBatch(run: BatchRun): Promise<BatchOutcome> {
  const writer = new WholeFileWriter(run.out, { process: run.processId, thread: 0 });
  const entries: ManifestEntry[] = [...run.plan.failures];
  try {
    await prepareFolder(run.out, run.processId);
    await absorbLeftJournals(run, writer);
    return await runInFolder(run, writer, entries);
  } catch (error) {
    const lost = run.plan.failures.length + countFiles(run.plan.jobs) - entries.length;
    return { entries, lost, diagnostics: [unwritableFolder(run.outName, error)], succeeded: false };
  }
}

/** `entries` begins with the plan's failures; all others are added to it as they are done. */
async function runInFolder(
  run: BatchRun,
  writer: WholeFileWriter,
  entries: ManifestEntry[],
): Promise<BatchOutcome> {
  const journal = new Journal(run.out, run.processId);
  const earlier = run.force ? [] : (await readManifest(run.out)).manifest.documents;
  const { jobs, done } = await withoutDone(run.plan.jobs, earlier, run.out);
  entries.push(...done);
  const files = countFiles(jobs);
  run.onStart(entries.length + files);
  entries.forEach(run.onEntry);
  const record = (entry: ManifestEntry) => {
    journal.append(entry);
    entries.push(entry);
    run.onEntry(entry);
  };
  await run.executorFor(files)(jobs, record, run.signal);
  const diagnostics = await recordRun(run, writer, entries, journal);
  const all = run.signal.aborted ? [...diagnostics, interruption()] : diagnostics;
  const succeeded = entries.every((entry) => entry.status !== 'failed') && !hasErrors(all);
  return { entries: entries.sort(compareEntries), lost: 0, diagnostics: all, succeeded };
}

function countFiles(jobs: readonly Job[]): number {
  return jobs.flatMap((job) => job.documents).reduce((sum, document) => sum + document.files.length, 0);
}

/** Puts into the manifest what killed runs have done. */
async function absorbLeftJournals(run: BatchRun, writer: WholeFileWriter): Promise<void> {
  const left = await readLeftJournals(run.out, run.processId);
  if (left.entries.length > 0) {
    const { manifest, damaged } = await readManifest(run.out);
    await removeStalePages(run.out, picturesOf(manifest.documents), picturesOf(left.entries));
    await writeManifest(writer, mergeManifest(manifest, left.entries), damaged);
  }
  await removeJournals(left.files);
}

/** Reads the manifest as late as possible, so that what another run has put there meanwhile is kept. */
async function recordRun(
  run: BatchRun,
  writer: WholeFileWriter,
  entries: readonly ManifestEntry[],
  journal: Journal,
): Promise<readonly Diagnostic[]> {
  const earlier = await readManifest(run.out);
  try {
    const stale = await removeStalePages(
      run.out,
      picturesOf(earlier.manifest.documents),
      picturesOf(entries),
    );
    await writeManifest(writer, mergeManifest(earlier.manifest, entries), earlier.damaged);
    journal.discard();
    return [...earlier.diagnostics, ...stale];
  } catch (error) {
    return [...earlier.diagnostics, unwritableFolder(run.outName, error)];
  }
}

function interruption(): Diagnostic {
  return diagnostic({
    code: 'batch/interrupted',
    severity: 'error',
    message: '已按要求中断；再运行一次同样的命令，会从这里接着做。',
    english: 'Interrupted as asked; the same command, run again, goes on from here.',
  });
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
