/** Carries out the jobs of a run in worker threads; a document that brings its worker down fails alone. */
import type { Worker } from 'node:worker_threads';
import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import type { Executor } from './executor.js';
import { garbageCollector } from './garbage.js';
import { type Job, keepFiles, type PlannedDocument, type PlannedFile } from './job.js';
import { failure, type ManifestEntry } from './manifest-entry.js';
import type { FromWorker, ToWorker, WorkerSetup } from './worker-messages.js';

export interface WorkerPool extends Omit<WorkerSetup, 'thread'> {
  /** The worker's module, built. */
  readonly workerFile: string;
  readonly count: number;
  /** Longest time for one document, in milliseconds; null: no limit. */
  readonly timeout: number | null;
  readonly onDefect: (error: unknown) => void;
}

/** Documents handed to a worker at once: enough to spare messages, few enough that all end together. */
const documentsPerJob = 8;

/**
 * A worker's youngest objects get half of what V8 would give them: documents are small and die young, so this costs no
 * time and keeps the memory of 3,000 documents near that of 300. Bytes that live longer are not limited.
 */
const workerLimits = { maxYoungGenerationSizeMb: 24 };

export function executeInWorkers(pool: WorkerPool): Executor {
  return async (jobs, onEntry, signal) => {
    const queue = jobs.flatMap(slices);
    // What planning has left behind is cleared before the workers need memory of their own.
    garbageCollector()();
    const count = Math.min(pool.count, queue.length);
    // Loaded only here: most runs need no worker, and it takes Node a tenth of a command's start.
    const { Worker } = await import('node:worker_threads');
    const start = (setup: WorkerSetup) =>
      new Worker(pool.workerFile, { workerData: setup, resourceLimits: workerLimits });
    const lanes = Array.from(
      { length: count },
      (_, index) => new Lane(pool, index + 1, start, queue, onEntry, signal),
    );
    await Promise.all(lanes.map((lane) => lane.run()));
  };
}

/** Workers read filings themselves. */
function slices(job: Job): readonly Job[] {
  const members = job.members?.map((member) => ({ ...member, filing: null }));
  const plain: Job = members === undefined ? { ...job, filing: null } : { ...job, filing: null, members };
  const isSmall = job.documents.length <= documentsPerJob;
  if (isSmall) return [job.filing === null && members === undefined ? job : plain];
  const parts: Job[] = [];
  for (let at = 0; at < job.documents.length; at += documentsPerJob) {
    parts.push({ ...plain, documents: job.documents.slice(at, at + documentsPerJob) });
  }
  return parts;
}

/** One worker's place in the pool; when a worker dies, the next one takes it. */
class Lane {
  constructor(
    private readonly pool: WorkerPool,
    private readonly thread: number,
    private readonly start: (setup: WorkerSetup) => Worker,
    private readonly queue: Job[],
    private readonly onEntry: (entry: ManifestEntry) => void,
    private readonly signal: AbortSignal,
  ) {}

  async run(): Promise<void> {
    while (this.queue.length > 0 && !this.signal.aborted) {
      const lost = await this.liveOneWorker();
      if (lost !== null) this.abandon(lost);
    }
  }

  /** The job that the worker died of, without what it had reported; null where it came to its end. */
  private liveOneWorker(): Promise<LostJob | null> {
    const { folders, settings, out, processId } = this.pool;
    const setup: WorkerSetup = { folders, settings, out, processId, thread: this.thread };
    const worker = this.start(setup);
    const shift = new Shift(worker, this.pool.timeout);
    const takeNext = () => (this.signal.aborted ? null : (this.queue.shift() ?? null));
    shift.job = takeNext();
    worker.on('message', (message: FromWorker) => {
      switch (message.kind) {
        case 'ready':
          shift.begin(shift.job);
          break;
        case 'done':
          shift.begin(takeNext());
          break;
        case 'entry':
          this.onEntry(shift.report(message.entry));
          break;
        case 'defect':
          this.pool.onDefect(message.stack);
          break;
      }
    });
    return shift.end();
  }

  /** Reports the document that the worker died of, and puts the others back. */
  private abandon({ job, reason }: LostJob): void {
    const [lost, ...others] = job.documents;
    if (lost === undefined) return;
    const diagnostics = [lostDocument(job.source.name, lost, reason)];
    for (const { format } of lost.files) {
      this.onEntry(failure(job.source.name, lost, format, diagnostics));
    }
    if (others.length > 0) this.queue.unshift({ ...job, documents: others });
  }
}

/** What one worker is busy with, and the clock that runs against it. */
class Shift {
  /** Less what has been reported of it. */
  job: Job | null = null;
  private reason: LostJob['reason'] = { kind: 'crash', words: '' };
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly worker: Worker,
    private readonly timeout: number | null,
  ) {}

  begin(job: Job | null): void {
    this.job = job;
    this.restartTimer();
    const message: ToWorker = job === null ? { kind: 'end' } : { kind: 'job', job };
    this.worker.postMessage(message);
  }

  /** The entry, as it is to be kept. */
  report(entry: ManifestEntry): ManifestEntry {
    if (this.job === null) return entry;
    const reported = withTextsOf(this.job, entry);
    this.job = without(this.job, entry);
    this.restartTimer();
    return reported;
  }

  end(): Promise<LostJob | null> {
    return new Promise((resolve) => {
      this.worker.on('error', (error) => {
        this.reason = { kind: 'crash', words: error.message };
      });
      this.worker.on('exit', () => {
        clearTimeout(this.timer);
        resolve(this.job === null ? null : { job: this.job, reason: this.reason });
      });
    });
  }

  private restartTimer(): void {
    clearTimeout(this.timer);
    const { timeout } = this;
    if (timeout === null || this.job === null) return;
    this.timer = setTimeout(() => {
      this.reason = { kind: 'timeout', milliseconds: timeout };
      void this.worker.terminate();
    }, timeout);
  }
}

interface LostJob {
  readonly job: Job;
  readonly reason:
    | { readonly kind: 'crash'; readonly words: string }
    | { readonly kind: 'timeout'; readonly milliseconds: number };
}

/** The job without the file that has been reported, and without its document once all its files have been. */
function without(job: Job, entry: ManifestEntry): Job {
  return keepFiles(job, (file, document) => !isOf(entry, document, file)) ?? { ...job, documents: [] };
}

/** With the plan's own texts in the place of the copies that come from a worker: all entries are held to the end. */
function withTextsOf({ source, documents }: Job, entry: ManifestEntry): ManifestEntry {
  for (const document of documents) {
    const file = document.files.find((one) => isOf(entry, document, one));
    if (file === undefined) continue;
    const { form, project } = document;
    const own = { ...entry, source: source.name, form, project, format: file.format };
    return {
      ...own,
      file: entry.file === file.file ? file.file : entry.file,
      key: entry.key === file.key ? file.key : entry.key,
    };
  }
  return entry;
}

function isOf(entry: ManifestEntry, { form, project }: PlannedDocument, { format }: PlannedFile): boolean {
  return entry.form === form && entry.project?.index === project?.index && entry.format === format;
}

function lostDocument(file: string, document: PlannedDocument, reason: LostJob['reason']): Diagnostic {
  const path = document.project === null ? null : `projects[${document.project.index}]`;
  switch (reason.kind) {
    case 'timeout':
      return diagnostic({
        code: 'batch/timeout',
        severity: 'error',
        message: `${document.form} 超过 ${reason.milliseconds / 1000} 秒仍未完成，已放弃；可用 --timeout 放宽。`,
        english: `${document.form} took longer than ${reason.milliseconds / 1000} s and was given up; --timeout allows more.`,
        file,
        path,
      });
    case 'crash':
      return diagnostic({
        code: 'batch/worker-crashed',
        severity: 'error',
        message: `生成 ${document.form} 的线程意外中止：${reason.words || '原因不明'}。`,
        english: `The worker that made ${document.form} ended unexpectedly: ${reason.words || 'for no known reason'}.`,
        file,
        path,
      });
  }
}
