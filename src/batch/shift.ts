/** One worker thread at work: it is handed job after job, and what it dies of is known. */
import type { Worker } from 'node:worker_threads';
import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { type Job, keepFiles, type PlannedDocument, type PlannedFile } from './job.js';
import type { ManifestEntry } from './manifest-entry.js';
import type { FromWorker, ToWorker } from './worker-messages.js';

/** What a pool has to do, and whom it reports to. */
export interface Orders {
  /** What is done is taken out. */
  readonly queue: Job[];
  readonly onEntry: (entry: ManifestEntry) => void;
  readonly signal: AbortSignal;
}

/** A job that a worker died of, less what it had reported. */
export interface LostJob {
  readonly job: Job;
  readonly reason:
    | { readonly kind: 'crash'; readonly words: string }
    | { readonly kind: 'timeout'; readonly milliseconds: number };
}

/** One worker from its start to its end: what it is busy with, and the clock that runs against it. */
export class Shift {
  private orders: Orders | null = null;
  /** Less what has been reported of it. */
  private job: Job | null = null;
  private isReady = false;
  private reason: LostJob['reason'] = { kind: 'crash', words: '' };
  private timer: NodeJS.Timeout | undefined;
  private readonly ended: Promise<void>;

  constructor(
    private readonly worker: Worker,
    private readonly timeout: number | null,
    private readonly onDefect: (error: unknown) => void,
  ) {
    worker.on('message', (message: FromWorker) => this.hear(message));
    worker.on('error', (error) => {
      this.reason = { kind: 'crash', words: error.message };
    });
    this.ended = new Promise((resolve) => worker.on('exit', () => resolve()));
  }

  /** The job that the worker died of, without what it had reported; null where all went to its end. */
  async work(orders: Orders): Promise<LostJob | null> {
    this.orders = orders;
    this.job = this.takeNext();
    if (this.isReady) this.begin(this.job);
    await this.ended;
    clearTimeout(this.timer);
    return this.job === null ? null : { job: this.job, reason: this.reason };
  }

  async dismiss(): Promise<void> {
    await this.worker.terminate();
  }

  private hear(message: FromWorker): void {
    switch (message.kind) {
      case 'ready':
        this.isReady = true;
        if (this.orders !== null) this.begin(this.job);
        break;
      case 'done':
        this.begin(this.takeNext());
        break;
      case 'entry':
        this.orders?.onEntry(this.report(message.entry));
        break;
      case 'defect':
        this.onDefect(message.stack);
        break;
    }
  }

  private takeNext(): Job | null {
    if (this.orders === null || this.orders.signal.aborted) return null;
    return this.orders.queue.shift() ?? null;
  }

  private begin(job: Job | null): void {
    this.job = job;
    this.restartTimer();
    const message: ToWorker = job === null ? { kind: 'end' } : { kind: 'job', job };
    this.worker.postMessage(message);
  }

  /** The entry, as it is to be kept. */
  private report(entry: ManifestEntry): ManifestEntry {
    if (this.job === null) return entry;
    const reported = withTextsOf(this.job, entry);
    this.job = without(this.job, entry);
    this.restartTimer();
    return reported;
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

/** Says of a document why there is none: the worker that made it died. */
export function lostDocument(file: string, document: PlannedDocument, reason: LostJob['reason']): Diagnostic {
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
