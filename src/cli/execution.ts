/** Chooses where the documents of a run are made: in this thread, or in worker threads if that is faster. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Executor,
  executeHere,
  executeInWorkers,
  manifestName,
  startWorkers,
  type WorkerPool,
  type Workers,
} from '../batch/index.js';
import { tuneEngine } from '../engine/index.js';
import type { Resources } from '../pipeline.js';
import type { ResourceFolders } from '../resources.js';
import type { CommandContext } from './command.js';
import { writerInto } from './give-file.js';
import type { RenderArguments } from './render-options.js';

/** Number of files from which a worker pays: starting one takes as long as making some dozens of files. */
const filesThatPayAWorker = 50;

/** Number of files from which even a single worker is used, so that a document that crashes its thread fails alone. */
const filesThatNeedAWorker = 200;

/** What documents are made with. */
interface RenderContext {
  readonly folders: ResourceFolders;
  readonly resources: Resources;
  readonly options: RenderArguments;
  readonly context: CommandContext;
}

export interface Execution extends RenderContext {
  /** Workers that were started while the run was planned. */
  readonly ahead: Workers | null;
}

/**
 * Starts workers while the run is planned. null if few are needed, or if an earlier run left a manifest, since there
 * may be little to do. Most sources give at least one document.
 */
export async function startWorkersAhead(
  sources: number,
  force: boolean,
  making: RenderContext,
): Promise<Workers | null> {
  const { out, formats, merge } = making.options;
  const isAfresh = force || !existsSync(join(out, manifestName));
  if (!isAfresh || merge !== null) return null;
  const count = workersFor(sources * formats.length, 0, making);
  return count > 0 ? await startWorkers(poolOf(count, making)) : null;
}

/**
 * Uses workers for many files, for `--jobs` above one, and if documents have a time limit, which only workers can
 * enforce. `members`: number of filings in compilations, each of which blocks this thread as long as a file.
 */
export function chooseExecutor(files: number, members: number, execution: Execution): Executor {
  const count = workersFor(files, members, execution);
  if (count > 0) return execution.ahead?.executor(count) ?? executeInWorkers(poolOf(count, execution));
  const { resources, options, context } = execution;
  const writer = writerInto(options.out, context);
  return executeHere({
    resources,
    settings: options.settings,
    writer,
    onDefect: (error) => context.reporter.stack(error),
  });
}

function workersFor(files: number, members: number, { options, context }: RenderContext): number {
  if (!existsSync(workerFile(context))) return 0;
  const { jobs, timeout } = options;
  return workerCount(files, members, { jobs, timeout, processors: context.processors });
}

/** Returns the number of workers; 0: make the files in this thread. */
export function workerCount(
  files: number,
  members: number,
  { jobs, timeout, processors }: Pick<RenderArguments, 'jobs' | 'timeout'> & { readonly processors: number },
): number {
  const paying = Math.min(processors, Math.floor(files / filesThatPayAWorker));
  const count = Math.min(jobs ?? paying, files);
  const isLong = files >= filesThatNeedAWorker || members > filesThatPayAWorker;
  const needsWorker = files > 0 && (count > 1 || isLong || timeout !== null);
  return needsWorker ? Math.max(1, count) : 0;
}

/** For workers that are to be started now: sets V8's flags for them, too. */
function poolOf(count: number, { folders, options, context }: RenderContext): WorkerPool {
  tuneEngine(process.versions.v8, count < context.processors ? 'workers' : 'allProcessors');
  const { out, timeout, settings } = options;
  const { processId, reporter } = context;
  const onDefect = (error: unknown) => reporter.stack(error);
  return { folders, settings, out, processId, workerFile: workerFile(context), count, timeout, onDefect };
}

function workerFile({ packageFolder }: CommandContext): string {
  return join(packageFolder, 'dist', 'batch-worker.js');
}

/** Identifies the program's code: the hash of its build; '' when run from sources. */
export function buildId(packageFolder: string): string {
  const file = join(packageFolder, 'dist', 'build-id.txt');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
