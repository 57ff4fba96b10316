/** A pool of worker threads for programs that serve many requests: documents are made beside the program's event loop. */
import { join } from 'node:path';
import { RequestPool } from '../batch/index.js';
import type { Diagnostic, Result } from '../diagnostics/index.js';
import type { Filing } from '../filing/index.js';
import type { DocumentFormatId, RenderOptions } from '../render/index.js';
import * as kinds from './argument-kinds.js';
import { called, refused } from './call.js';
import { defaultFile } from './filings.js';
import { type FormRequest, formRequestSettings, settingsOf } from './lay-out.js';
import {
  foldersOf,
  noPackageFolder,
  packageFolderOf,
  type ResourceOptions,
  resourceSettings,
} from './load-resources.js';
import { documentFormat, rendering } from './render.js';

export interface PoolOptions extends ResourceOptions {
  /** Number of threads, 2 by default; each holds forms and faces of its own, some 60 MB. */
  readonly workers?: number;
  /** Longest time for one request, in milliseconds: 30,000 by default. The thread is stopped, other requests go on. */
  readonly timeoutMs?: number;
  /** Most requests that wait for a thread, 100 by default; more are refused at once (`pool/queue-full`). */
  readonly maxQueue?: number;
}

export interface PoolRequest extends Omit<FormRequest, 'filing'> {
  /** A filing that has been read, or the bytes of its JSON file, which the thread reads. */
  readonly filing: Filing | Uint8Array;
  /** `pdf` by default. */
  readonly format?: DocumentFormatId;
  readonly rendering?: Partial<RenderOptions>;
}

export interface Pool {
  /**
   * The bytes of a document, as `layOutForm` and `renderDocument` would give them. Null if it cannot be made, where the
   * queue is full, or where it took too long: the diagnostics say why. Never rejects.
   */
  render(request: PoolRequest): Promise<Result<Uint8Array>>;
  /** Refuses what waits, finishes what is being made, ends the threads. */
  close(): Promise<void>;
}

const poolSettings = {
  ...resourceSettings,
  workers: kinds.count(1, 64),
  timeoutMs: kinds.count(1, 2 ** 31 - 1),
  maxQueue: kinds.count(0, 1_000_000),
};

/** Starts the threads. Null, and why, where an option is no number that it can be, or the package's folder is not found. */
export const createPool = called(
  { name: 'createPool', takes: { options: { settings: poolSettings } }, refuse: refused },
  (options: PoolOptions = {}): Result<Pool> => started(options),
);

function started(options: PoolOptions): Result<Pool> {
  const { workers = 2, timeoutMs = 30_000, maxQueue = 100 } = options;
  const folder = packageFolderOf(options);
  if (folder === null) return refused([noPackageFolder()]);
  const workerFile = join(folder, 'dist', 'batch-worker.js');
  const folders = foldersOf(folder, options);
  const pool = new RequestPool({ folders, workerFile, workers, timeoutMs, maxQueue });
  const render = called(renderCall, (request: PoolRequest) => pool.answer(bytesRequest(request)));
  return { value: { render, close: () => pool.close() }, diagnostics: [] };
}

const renderCall = {
  name: 'pool.render',
  takes: {
    request: {
      settings: {
        ...formRequestSettings,
        filing: kinds.filingOrBytes,
        format: documentFormat,
        rendering,
      },
      required: ['filing', 'form'],
    },
  },
  refuse: async (faults: readonly Diagnostic[]): Promise<Result<Uint8Array>> => refused(faults),
};

function bytesRequest({ filing, format = 'pdf', rendering = {}, ...request }: PoolRequest) {
  const { project = null, file = defaultFile } = request;
  return {
    ...settingsOf(request),
    filing,
    project,
    file,
    format,
    rendering: { wordFlow: false, ...rendering },
  };
}
