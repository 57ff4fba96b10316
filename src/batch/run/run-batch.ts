/** Runs a planned batch: makes its documents in a folder and writes the manifest. */
import { type Diagnostic, errorOf, hasErrors, systemError } from '../../diagnostics/index.js';
import type { Job } from '../plan/job.js';
import type { BatchPlan } from '../plan/plan-batch.js';
import { Journal, openLeftJournals } from '../results/journal.js';
import { prepareFolder } from '../results/make-folder.js';
import { writeManifest } from '../results/manifest.js';
import type { ManifestEntry } from '../results/manifest-entry.js';
import { type OpenManifest, openManifest } from '../results/open-manifest.js';
import { withoutDone } from '../results/resume.js';
import { RunEntries } from '../results/run-entries.js';
import { picturesOf, removeStalePages } from '../results/stale-pages.js';
import { WholeFileWriter } from '../results/whole-file.js';
import type { Executor } from './render-job.js';

interface BatchRun {
  readonly plan: BatchPlan;
  /** Absolute. */
  readonly out: string;
  /** The folder's name in messages. */
  readonly outName: string;
  readonly processId: number;
  /** Whether documents are made again even if an earlier run has made them. */
  readonly force: boolean;
  /** Chooses the executor by the number of files to make. */
  readonly executorFor: (files: number) => Executor;
  /** When aborted, documents in progress are finished and the rest is left to a later run. */
  readonly signal: AbortSignal;
  /** Called once, before the first entry, with the number of entries of a complete run. */
  readonly onStart: (files: number) => void;
  /** Called for each file when it is written, found unchanged, or has failed. */
  readonly onEntry: (entry: ManifestEntry) => void;
}

export interface BatchOutcome {
  /** Entries of all files processed, including failures. */
  readonly entries: RunEntries;
  /** Number of further files that were not made because the folder is not writable. */
  readonly lost: number;
  /** Diagnostics of the run as a whole: the folder, the manifest. */
  readonly diagnostics: readonly Diagnostic[];
  /** Whether everything was written. */
  readonly succeeded: boolean;
  /** Closes the run's journal, from which entries are read; call it after the last use of `entries`. */
  readonly close: () => void;
}

export async function runBatch(run: BatchRun): Promise<BatchOutcome> {
  const entries = new RunEntries();
  for (const entry of run.plan.failures) entries.add(entry, null);
  try {
    const writer = new WholeFileWriter(run.out, { process: run.processId, thread: 0 });
    await prepareFolder(run.out, run.processId);
    const absorbing = await absorbLeftJournals(run, writer);
    const outcome = await runInFolder(run, writer, entries);
    return { ...outcome, diagnostics: [...absorbing, ...outcome.diagnostics] };
  } catch (error) {
    const lost = countEntries(run.plan) - entries.size;
    const diagnostics = [unwritableFolder(run.outName, error)];
    return { entries, lost, diagnostics, succeeded: false, close: () => undefined };
  }
}

/** Adds entries to `entries`, which holds the plan's failures at first. */
async function runInFolder(
  run: BatchRun,
  writer: WholeFileWriter,
  entries: RunEntries,
): Promise<BatchOutcome> {
  const journal = new Journal(run.out, run.processId);
  const record = (entry: ManifestEntry) => {
    entries.add(entry, journal.append(entry));
    run.onEntry(entry);
  };
  const earlier = openManifest(run.out);
  run.onStart(countEntries(run.plan));
  run.plan.failures.forEach(run.onEntry);
  const { withKey } = earlier;
  const resumption = { withKey, folder: run.out, onDone: record, signal: run.signal };
  const jobs = run.force ? run.plan.jobs : await withoutDone(run.plan.jobs, resumption);
  earlier.close();
  await run.executorFor(countFiles(jobs))(jobs, record, run.signal);
  const recording = await recordRun(run, writer, earlier, entries);
  const diagnostics = run.signal.aborted ? [...recording.diagnostics, interruption] : recording.diagnostics;
  return {
    entries,
    lost: 0,
    diagnostics,
    succeeded: entries.count('failed') === 0 && !hasErrors(diagnostics),
    close: () => journal.close(recording.isRecorded),
  };
}

/** Number of files if the run completes. */
function countEntries({ failures, jobs }: BatchPlan): number {
  return failures.length + countFiles(jobs);
}

function countFiles(jobs: readonly Job[]): number {
  return jobs.flatMap((job) => job.documents).reduce((sum, document) => sum + document.files.length, 0);
}

/** Merges journals of killed runs into the manifest; keeps them for a later run if that cannot be written. */
async function absorbLeftJournals(run: BatchRun, writer: WholeFileWriter): Promise<readonly Diagnostic[]> {
  const left = await openLeftJournals(run.out, run.processId);
  try {
    if (left.entries.size > 0) await writeMerged(run.out, writer, openManifest(run.out), left.entries);
  } catch (error) {
    left.close(false);
    return [unwritableFolder(run.outName, error)];
  }
  return left.close(true);
}

/** Merges the run's entries into the manifest; reads it again if another run has replaced it meanwhile. */
async function recordRun(
  run: BatchRun,
  writer: WholeFileWriter,
  earlier: OpenManifest,
  entries: RunEntries,
): Promise<{ readonly isRecorded: boolean; readonly diagnostics: readonly Diagnostic[] }> {
  const latest = earlier.isCurrent() ? earlier : openManifest(run.out);
  try {
    const stale = await writeMerged(run.out, writer, latest, entries);
    return { isRecorded: true, diagnostics: [...latest.diagnostics, ...stale] };
  } catch (error) {
    return { isRecorded: false, diagnostics: [...latest.diagnostics, unwritableFolder(run.outName, error)] };
  }
}

/** Merges the entries into the manifest and removes pictures of pages that no longer exist. */
async function writeMerged(
  folder: string,
  writer: WholeFileWriter,
  earlier: OpenManifest,
  entries: RunEntries,
): Promise<readonly Diagnostic[]> {
  const stale = await removeStalePages(folder, picturesOf(earlier.entries()), entries.pictures);
  await writeManifest(writer, earlier, entries);
  return stale;
}

const interruption = errorOf(
  'batch/interrupted',
  '已按要求中断；再运行一次同样的命令，会从这里接着做',
  'interrupted as asked; the same command, run again, goes on from here',
);

function unwritableFolder(file: string, error: unknown): Diagnostic {
  const words = ['文件夹无法写入', 'the folder cannot be written'] as const;
  const advice = {
    zh: '请检查权限和磁盘，或用 --out 另选文件夹',
    en: 'Check permissions and disk, or choose another with --out',
  };
  return systemError('batch/unwritable-folder', error, words, { file, advice });
}
