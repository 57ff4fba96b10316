/** Runs jobs in worker threads; a document that crashes its worker fails alone. */

import type { Job } from '../plan/job.js';
import { failure } from '../results/manifest-entry.js';
import { garbageCollector } from './garbage.js';
import type { Executor } from './render-job.js';
import type { RunSetup, WorkerSetup } from './worker-messages.js';
import { type LostJob, lostDocument, type Orders, WorkerThread } from './worker-thread.js';

export interface WorkerPool extends Omit<RunSetup, 'thread'> {
  readonly folders: WorkerSetup['folders'];
  /** The worker's module, built. */
  readonly workerFile: string;
  readonly count: number;
  /** Longest time for one document, in milliseconds; null: no limit. */
  readonly timeout: number | null;
  readonly onDefect: (error: unknown) => void;
}

/**
 * Documents handed to a worker at once: in a long run as many as leave each worker some jobs, since every job reads its
 * filing; in a short one few, so that all workers end together. What is in flight is finished at Ctrl-C: never many.
 */
const documentsPerJob = { least: 8, most: 32 };
const jobsPerWorker = 16;

function jobSize(jobs: readonly Job[], workers: number): number {
  const documents = jobs.reduce((sum, job) => sum + job.documents.length, 0);
  const even = Math.ceil(documents / (workers * jobsPerWorker));
  return Math.min(documentsPerJob.most, Math.max(documentsPerJob.least, even));
}

/**
 * A worker's youngest objects get half of what V8 would give them: documents are small and die young, so this costs no
 * time and keeps the memory of 3,000 documents near that of 300. Bytes that live longer are not limited.
 */
export const workerLimits = { maxYoungGenerationSizeMb: 24 };

/** The worker threads of a run: they load while it is still being planned. */
export interface Workers {
  /** Carries out the jobs in so many of them, starting those that are missing; called once. */
  readonly executor: (count: number) => Executor;
  /** Ends those that wait for work. */
  readonly dismiss: () => Promise<void>;
}

/** In workers that are started when there is something to do. */
export function executeInWorkers(pool: WorkerPool): Executor {
  return async (jobs, onEntry, signal) => {
    const workers = await startWorkers({ ...pool, count: 0 });
    await workers.executor(pool.count)(jobs, onEntry, signal);
  };
}

/** Starts `pool.count` workers at once. */
export async function startWorkers(pool: WorkerPool): Promise<Workers> {
  // Loaded only here: most runs need no worker, and it takes Node a tenth of a command's start.
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
      // What planning has left behind is cleared before the workers need memory of their own.
      garbageCollector()();
      await Promise.all(runs);
    };
  return { executor, dismiss };
}

/** Splits the job into parts of `size` documents, without filings: workers read these themselves. */
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

/** A slot of the pool: runs one worker at a time, and starts another one after a crash. */
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
