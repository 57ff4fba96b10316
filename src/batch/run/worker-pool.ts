/** Runs jobs in worker threads; a document that crashes its worker fails alone. */

import type { Job } from '../plan/job.js';
import { failure } from '../results/manifest-entry.js';
import { garbageCollector } from './garbage.js';
import type { Executor } from './render-job.js';
import type { RunSetup, WorkerSetup } from './worker-messages.js';
import { type LostJob, lostDocument, type Orders, WorkerThread } from './worker-thread.js';

export interface WorkerPool extends Omit<RunSetup, 'thread'> {
  readonly folders: WorkerSetup['folders'];
  /** Path of the built worker module. */
  readonly workerFile: string;
  readonly count: number;
  /** Time limit for one document, in milliseconds; null: no limit. */
  readonly timeout: number | null;
  readonly onDefect: (error: unknown) => void;
}

/**
 * Bounds of the number of documents in a job. Larger jobs read filings less often; smaller ones let all workers finish
 * at the same time, and less is left to finish at Ctrl-C.
 */
const documentsPerJob = { least: 8, most: 32 };
const jobsPerWorker = 16;

function jobSize(jobs: readonly Job[], workers: number): number {
  const documents = jobs.reduce((sum, job) => sum + job.documents.length, 0);
  const even = Math.ceil(documents / (workers * jobsPerWorker));
  return Math.min(documentsPerJob.most, Math.max(documentsPerJob.least, even));
}

/**
 * Halves V8's default size of a worker's young generation: documents are small and short-lived, so this costs no time and
 * keeps the memory of 3,000 documents near that of 300. The old generation is not limited.
 */
export const workerLimits = { maxYoungGenerationSizeMb: 24 };

/** The worker threads of a run; they load while the run is planned. */
export interface Workers {
  /** Runs the jobs in `count` workers, starting those that are missing; called once. */
  readonly executor: (count: number) => Executor;
  /** Terminates idle workers. */
  readonly dismiss: () => Promise<void>;
}

/** Starts the workers with the first job. */
export function executeInWorkers(pool: WorkerPool): Executor {
  return async (jobs, onEntry, signal) => {
    const workers = await startWorkers({ ...pool, count: 0 });
    await workers.executor(pool.count)(jobs, onEntry, signal);
  };
}

/** Starts `pool.count` workers at once. */
export async function startWorkers(pool: WorkerPool): Promise<Workers> {
  // Loaded here because most runs need no worker, and loading takes a tenth of a command's start.
  const { Worker } = await import('node:worker_threads');
  const { folders, settings, out, processId, workerFile, timeout, onDefect } = pool;
  const start = (thread: number) => {
    const setup: WorkerSetup = { folders, run: { settings, out, processId, thread } };
    const worker = new Worker(workerFile, { workerData: setup, resourceLimits: workerLimits });
    return new WorkerThread(worker, timeout, onDefect);
  };
  const slots: WorkerSlot[] = [];
  const grow = (count: number) => {
    while (slots.length < count) {
      const thread = slots.length + 1;
      slots.push(new WorkerSlot(() => start(thread)));
    }
  };
  const dismiss = async () => {
    await Promise.all(slots.map((slot) => slot.dismiss()));
  };
  grow(pool.count);
  const executor =
    (count: number): Executor =>
    async (jobs, onEntry, signal) => {
      const size = jobSize(jobs, count);
      const queue = jobs.flatMap((job) => slices(job, size));
      grow(Math.min(count, queue.length));
      const orders = { queue, onEntry, signal };
      const runs = slots.map((slot) => slot.run(orders));
      // Frees the memory of planning before the workers allocate theirs.
      garbageCollector()();
      await Promise.all(runs);
    };
  return { executor, dismiss };
}

/** Splits the job into parts of `size` documents; drops filings, which workers read themselves. */
function slices(job: Job, size: number): readonly Job[] {
  const members = job.members?.map((member) => ({ ...member, filing: null }));
  const plain: Job = members === undefined ? { ...job, filing: null } : { ...job, filing: null, members };
  if (job.documents.length <= size) return [job.filing === null && members === undefined ? job : plain];
  const parts: Job[] = [];
  for (let at = 0; at < job.documents.length; at += size) {
    parts.push({ ...plain, documents: job.documents.slice(at, at + size) });
  }
  return parts;
}

/** A slot of the pool: runs one worker at a time and replaces it after a crash. */
class WorkerSlot {
  #waiting: WorkerThread | null;

  readonly #start: () => WorkerThread;

  constructor(start: () => WorkerThread) {
    this.#start = start;
    this.#waiting = start();
  }

  async run(orders: Orders): Promise<void> {
    while (orders.queue.length > 0 && !orders.signal.aborted) {
      const thread = this.#waiting ?? this.#start();
      this.#waiting = null;
      const lost = await thread.work(orders);
      if (lost !== null) abandon(lost, orders);
    }
    await this.dismiss();
  }

  async dismiss(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = null;
    await waiting?.dismiss();
  }
}

/** Reports the document that crashed the worker, and requeues the others of its job. */
function abandon({ job, reason }: LostJob, { queue, onEntry }: Orders): void {
  const [lost, ...others] = job.documents;
  if (lost === undefined) return;
  const diagnostics = [lostDocument(job.source.name, lost, reason)];
  for (const { format } of lost.files) onEntry(failure(job.source.name, lost, format, diagnostics));
  if (others.length > 0) queue.unshift({ ...job, documents: others });
}
