/** Runs jobs: here in this thread, one after the other. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Job } from '../plan/job.js';
import type { ManifestEntry } from '../results/manifest-entry.js';
import type { JobTools } from './job-tools.js';
import { renderJob } from './render-job.js';

/** Calls `onEntry` for each file of each job, in any order; stops between files once the signal is aborted. */
export type Executor = (
  jobs: readonly Job[],
  onEntry: (entry: ManifestEntry) => void,
  signal: AbortSignal,
) => Promise<void>;

export function executeHere(tools: JobTools): Executor {
  return async (jobs, onEntry, signal) => {
    for (const job of jobs) {
      for await (const entry of renderJob(job, tools)) {
        onEntry(entry);
        // Making and writing a file may leave no turn of the event loop in which Ctrl-C is heard.
        await nextTurn();
        if (signal.aborted) return;
      }
    }
  };
}
