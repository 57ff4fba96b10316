/** One worker thread: runs job after job, and records why it crashed or timed out. */
import type { Worker } from 'node:worker_threads';
import { type Diagnostic, errorOf } from '../../diagnostics/index.js';
import { type DocumentJob, type Job, keepFiles, type PlannedFile } from '../plan/job.js';
import type { ManifestEntry } from '../results/manifest-entry.js';
import type { FromWorker, ToWorker } from './worker-messages.js';

/** The jobs of a pool, and the callback that takes their entries. */
export interface Orders {
  /** Jobs still to be started; a thread removes the one it starts. */
  readonly queue: Job[];
  readonly onEntry: (entry: ManifestEntry) => void;
  readonly signal: AbortSignal;
}

/** The job during which a worker crashed, without the documents it had reported. */
export interface LostJob {
  readonly job: Job;
  readonly reason:
    | { readonly kind: 'crash'; readonly words: string }
    | { readonly kind: 'timeout'; readonly milliseconds: number };
}

/** A worker from start to exit: its current job, and the timer of its current document. */
export class WorkerThread {
  #orders: Orders | null = null;
  /** The current job without the documents already reported; null while the thread is idle. */
  #job: Job | null = null;
  #isReady = false;
  #reason: LostJob['reason'] = { kind: 'crash', words: '' };
  #timer: NodeJS.Timeout | undefined;
  readonly #ended: Promise<void>;

  readonly #worker: Worker;
  readonly #timeout: number | null;
  readonly #onDefect: (error: unknown) => void;

  constructor(worker: Worker, timeout: number | null, onDefect: (error: unknown) => void) {
    this.#worker = worker;
    this.#timeout = timeout;
    this.#onDefect = onDefect;
    worker.on('message', (message: FromWorker) => this.#hear(message));
    worker.on('error', (error) => {
      this.#reason = { kind: 'crash', words: error.message };
    });
    this.#ended = new Promise((resolve) => worker.on('exit', () => resolve()));
  }

  /** Runs jobs until the queue is empty. Returns the job during which the worker crashed; null if none. */
  async work(orders: Orders): Promise<LostJob | null> {
    this.#orders = orders;
    this.#job = this.#takeNext();
    if (this.#isReady) this.#begin(this.#job);
    await this.#ended;
    clearTimeout(this.#timer);
    return this.#job === null ? null : { job: this.#job, reason: this.#reason };
  }

  async dismiss(): Promise<void> {
    await this.#worker.terminate();
  }

  #hear(message: FromWorker): void {
    switch (message.kind) {
      case 'ready':
        this.#isReady = true;
        if (this.#orders !== null) this.#begin(this.#job);
        break;
      case 'done':
        this.#begin(this.#takeNext());
        break;
      case 'entry':
        this.#orders?.onEntry(this.#report(message.entry));
        break;
      case 'answer':
        // Only workers of a pool of requests answer; see `request-pool.ts`.
        break;
      case 'defect':
        this.#onDefect(message.stack);
        break;
    }
  }

  #takeNext(): Job | null {
    if (this.#orders === null || this.#orders.signal.aborted) return null;
    return this.#orders.queue.shift() ?? null;
  }

  #begin(job: Job | null): void {
    this.#job = job;
    this.#restartTimer();
    const message: ToWorker = job === null ? { kind: 'end' } : { kind: 'job', job };
    this.#worker.postMessage(message);
  }

  /** Removes the document from the current job. Returns the entry with the plan's texts. */
  #report(entry: ManifestEntry): ManifestEntry {
    if (this.#job === null) return entry;
    const reported = withTextsOf(this.#job, entry);
    this.#job = without(this.#job, entry);
    this.#restartTimer();
    return reported;
  }

  #restartTimer(): void {
    clearTimeout(this.#timer);
    const timeout = this.#timeout;
    if (timeout === null || this.#job === null) return;
    this.#timer = setTimeout(() => {
      this.#reason = { kind: 'timeout', milliseconds: timeout };
      void this.#worker.terminate();
    }, timeout);
  }
}

/** Removes the reported file from the job, and its document once all files are reported. */
function without(job: Job, entry: ManifestEntry): Job {
  return keepFiles(job, (file, document) => !isOf(entry, document, file)) ?? { ...job, documents: [] };
}

/** Replaces the texts copied from a worker by the plan's own: entries are held until the run ends. */
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

function isOf(entry: ManifestEntry, { form, project }: DocumentJob, { format }: PlannedFile): boolean {
  return entry.form === form && entry.project?.index === project?.index && entry.format === format;
}

/** Reports a document that was not made because its worker crashed or timed out. */
export function lostDocument(file: string, document: DocumentJob, reason: LostJob['reason']): Diagnostic {
  const path = document.project === null ? null : `projects[${document.project.index}]`;
  switch (reason.kind) {
    case 'timeout':
      return errorOf(
        'batch/timeout',
        `${document.form} 超过 ${reason.milliseconds / 1000} 秒仍未完成，已放弃；可用 --timeout 放宽`,
        `${document.form} took longer than ${reason.milliseconds / 1000} s and was given up; --timeout allows more`,
        { parameters: { form: document.form, milliseconds: reason.milliseconds }, file, path },
      );
    case 'crash':
      return errorOf(
        'batch/worker-crashed',
        `生成 ${document.form} 的线程意外中止：${reason.words || '原因不明'}`,
        `the worker that made ${document.form} ended unexpectedly: ${reason.words || 'for no known reason'}`,
        { parameters: { form: document.form, reason: reason.words }, file, path },
      );
  }
}
