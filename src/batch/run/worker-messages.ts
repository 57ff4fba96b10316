/** What a batch's threads say to one another. Plain data: it is copied on its way. */
import type { ResourceFolders } from '../../resources.js';
import type { Job } from '../plan/job.js';
import type { ManifestEntry } from '../results/manifest-entry.js';
import type { RenderSettings } from './job-tools.js';

/** What a worker is started with. */
export interface WorkerSetup {
  readonly folders: ResourceFolders;
  readonly settings: RenderSettings;
  /** Absolute. */
  readonly out: string;
  readonly processId: number;
  /** From 1; 0 is the main thread. */
  readonly thread: number;
}

export type ToWorker = { readonly kind: 'job'; readonly job: Job } | { readonly kind: 'end' };

/** `done`: every file of the job has been reported. */
export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'entry'; readonly entry: ManifestEntry }
  | { readonly kind: 'defect'; readonly stack: string }
  | { readonly kind: 'done' };
