/** Messages between the main thread and its workers; plain data, since it is cloned. */
import type { Result } from '../../diagnostics/index.js';
import type { ResourceFolders } from '../../resources.js';
import type { Job } from '../plan/job.js';
import type { ManifestEntry } from '../results/manifest-entry.js';
import type { BytesRequest } from './answer-request.js';
import type { RenderSettings } from './job-tools.js';

/** The data that a worker is started with. */
export interface WorkerSetup {
  readonly folders: ResourceFolders;
  /** Setup of a batch run, whose jobs write files; null in a request pool, which answers with bytes. */
  readonly run: RunSetup | null;
}

export interface RunSetup {
  readonly settings: RenderSettings;
  /** Absolute. */
  readonly out: string;
  readonly processId: number;
  /** From 1; 0 is the main thread. */
  readonly thread: number;
}

export type ToWorker =
  | { readonly kind: 'job'; readonly job: Job }
  | { readonly kind: 'request'; readonly request: BytesRequest }
  | { readonly kind: 'end' };

/** `done`: all files of the job have been reported. */
export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'entry'; readonly entry: ManifestEntry }
  | { readonly kind: 'defect'; readonly stack: string }
  | { readonly kind: 'done' }
  | { readonly kind: 'answer'; readonly answer: Result<Uint8Array> };
