/** Answers requests for documents in worker threads. The queue is bounded; a request that times out or crashes fails alone. */
import type { Worker } from 'node:worker_threads';
import { type Diagnostic, errorOf, type Result } from '../../diagnostics/index.js';
import type { ResourceFolders } from '../../resources.js';
import type { BytesRequest } from './answer-request.js';
import type { FromWorker, ToWorker, WorkerSetup } from './worker-messages.js';
import { workerLimits } from './worker-pool.js';

interface RequestPoolSetup {
  readonly folders: ResourceFolders;
  /** Path of the built worker module. */
  readonly workerFile: string;
  readonly workers: number;
  /** Time limit for one request, including its worker's start. */
  readonly timeoutMs: number;
  /** Largest number of waiting requests. */
  readonly maxQueue: number;
}

type PoolAnswer = Result<Uint8Array>;

interface Waiting {
  readonly request: BytesRequest;
  readonly resolve: (answer: PoolAnswer) => void;
}

/** The request that a worker is processing. */
interface Running {
  readonly request: BytesRequest;
  readonly finish: (answer: PoolAnswer) => void;
  readonly timer: NodeJS.Timeout;
}

export class RequestPool {
  readonly #queue: Waiting[] = [];
  readonly #threads: readonly RequestThread[];
  #isClosed = false;

  readonly #setup: RequestPoolSetup;

  constructor(setup: RequestPoolSetup) {
    this.#setup = setup;
    this.#threads = Array.from({ length: setup.workers }, () => new RequestThread(setup));
  }

  /** Never rejects: errors are in the diagnostics. */
  answer(request: BytesRequest): Promise<PoolAnswer> {
    if (this.#isClosed) return Promise.resolve(refused(request, closed));
    const idle = this.#threads.some((thread) => !thread.isBusy);
    if (!idle && this.#queue.length >= this.#setup.maxQueue)
      return Promise.resolve(refused(request, queueFull(this.#setup.maxQueue)));
    return new Promise((resolve) => {
      this.#queue.push({ request, resolve });
      this.#startWaiting();
    });
  }

  /** Refuses waiting requests, finishes running ones, and resolves when all threads have exited. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const { request, resolve } of this.#queue.splice(0)) resolve(refused(request, closed));
    await Promise.all(this.#threads.map((thread) => thread.end()));
  }

  #startWaiting(): void {
    for (const thread of this.#threads) {
      const next = thread.isBusy ? undefined : this.#queue.shift();
      if (next !== undefined) void thread.answer(next).then(() => this.#startWaiting());
    }
  }
}

/** Runs one worker at a time; replaces it after a crash or timeout. */
class RequestThread {
  /** null after it has exited; the next request starts another. */
  #worker: Worker | null;
  #running: Running | null = null;
  #crash = '';
  /** Resolves when all workers of this thread have exited. */
  #ended: Promise<void> = Promise.resolve();

  readonly #setup: RequestPoolSetup;

  constructor(setup: RequestPoolSetup) {
    this.#setup = setup;
    this.#worker = this.#start();
  }

  get isBusy(): boolean {
    return this.#running !== null;
  }

  /** Resolves when the request is answered. */
  async answer(waiting: Waiting): Promise<void> {
    const { request } = waiting;
    const answer = await new Promise<PoolAnswer>((finish) => {
      const timer = setTimeout(() => this.#giveUp(), this.#setup.timeoutMs);
      this.#running = { request, finish, timer };
      this.#worker ??= this.#start();
      // Referenced only while it starts or is busy, so that an idle pool does not keep the process alive.
      this.#worker.ref();
      try {
        this.#worker.postMessage({ kind: 'request', request } satisfies ToWorker);
      } catch (error) {
        this.#finish(refused(request, notPlain(error)));
      }
    });
    waiting.resolve(answer);
  }

  /** Ends the worker after its current request. */
  async end(): Promise<void> {
    this.#worker?.ref();
    this.#worker?.postMessage({ kind: 'end' } satisfies ToWorker);
    await this.#ended;
  }

  #start(): Worker {
    const { folders, workerFile } = this.#setup;
    const setup: WorkerSetup = { folders, run: null };
    // Loaded here because most programs need no worker, and loading takes a tenth of a command's start.
    const threads = process.getBuiltinModule('node:worker_threads');
    const worker = new threads.Worker(workerFile, { workerData: setup, resourceLimits: workerLimits });
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'answer') this.#finish(message.answer);
      else if (this.#running === null) worker.unref();
    });
    worker.on('error', (error) => {
      this.#crash = error.message;
    });
    const ended = new Promise<void>((resolve) => worker.on('exit', () => resolve()));
    this.#ended = Promise.all([this.#ended, ended]).then(() => undefined);
    worker.on('exit', () => {
      if (worker !== this.#worker) return;
      this.#worker = null;
      this.#fail((request) => crashed(request, this.#crash));
    });
    return worker;
  }

  #giveUp(): void {
    const worker = this.#worker;
    this.#worker = null;
    void worker?.terminate();
    this.#fail((request) => timedOut(request, this.#setup.timeoutMs));
  }

  #fail(reason: (request: BytesRequest) => Diagnostic): void {
    if (this.#running !== null) this.#finish(refused(this.#running.request, reason(this.#running.request)));
  }

  #finish(answer: PoolAnswer): void {
    const running = this.#running;
    if (running === null) return;
    this.#running = null;
    clearTimeout(running.timer);
    this.#worker?.unref();
    running.finish(answer);
  }
}

function refused({ file }: BytesRequest, reason: Diagnostic): PoolAnswer {
  return { value: null, diagnostics: [{ ...reason, file }] };
}

function queueFull(most: number): Diagnostic {
  return errorOf(
    'pool/queue-full',
    `等待的请求已有 ${most} 个，没有接下这一个；请稍后再试，或加大 maxQueue、workers`,
    `${most} requests are waiting, this one was not taken; try again later, or raise maxQueue or workers`,
    { parameters: { most } },
  );
}

const closed = errorOf('pool/closed', '线程池已经关闭，没有生成', 'the pool is closed; nothing was made');

function notPlain(error: unknown): Diagnostic {
  const reason = error instanceof Error ? error.message : String(error);
  return errorOf(
    'pool/not-plain-data',
    `请求里有不能传给线程的内容（函数等）：${reason}`,
    `the request holds what cannot be handed to a thread, such as a function: ${reason}`,
    { parameters: { reason } },
  );
}

function timedOut({ form }: BytesRequest, milliseconds: number): Diagnostic {
  return errorOf(
    'pool/timeout',
    `${form} 超过 ${milliseconds / 1000} 秒仍未完成，已放弃；可用 timeoutMs 放宽`,
    `${form} took longer than ${milliseconds / 1000} s and was given up; timeoutMs allows more`,
    { parameters: { form, milliseconds } },
  );
}

function crashed({ form }: BytesRequest, reason: string): Diagnostic {
  return errorOf(
    'pool/worker-crashed',
    `生成 ${form} 的线程意外中止：${reason || '原因不明'}`,
    `the worker that made ${form} ended unexpectedly: ${reason || 'for no known reason'}`,
    { parameters: { form, reason } },
  );
}
