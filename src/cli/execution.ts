/** Where the documents of a run are made: in this thread, or in worker threads where that pays. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Executor,
  executeHere,
  executeInWorkers,
  manifestName,
  type RenderSettings,
  startWorkers,
  WholeFileWriter,
  type WorkerPool,
  type Workers,
} from '../batch/index.js';
import type { Resources } from '../pipeline.js';
import type { ResourceFolders } from '../resources.js';
import type { CommandContext } from './command.js';
import type { RenderArguments } from './render-options.js';

/** A worker takes as long to start as some dozens of files to make. */
const filesThatPayAWorker = 50;

/** So many files go to a worker even where it is the only one: a document that brings its thread down fails alone. */
const filesThatNeedAWorker = 200;

/** How documents are made. */
export interface RenderContext {
  readonly folders: ResourceFolders;
  readonly resources: Resources;
  readonly settings: RenderSettings;
  readonly options: RenderArguments;
  readonly context: CommandContext;
}

export interface Execution extends RenderContext {
  /** Workers that were started while the run was planned. */
  readonly ahead: Workers | null;
}

/**
 * Workers that load while the run is planned; null where few are needed, or an earlier run has left a manifest: then
 * there may be little to do. Each source gives a document at least, most of them.
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
 * Workers for many files, for `--jobs` over one, and where documents have a time limit, which only workers can keep.
 * `members`: filings of a compilation, which hold this thread up for as long as so many files.
 */
export function chooseExecutor(files: number, members: number, execution: Execution): Executor {
  const count = workersFor(files, members, execution);
  if (count > 0) return execution.ahead?.executor(count) ?? executeInWorkers(poolOf(count, execution));
  const { resources, settings, options, context } = execution;
  const writer = new WholeFileWriter(options.out, { process: context.processId, thread: 0 });
  return executeHere({ resources, settings, writer, onDefect: (error) => context.reporter.stack(error) });
}

function workersFor(files: number, members: number, { options, context }: RenderContext): number {
  if (!existsSync(workerFile(context))) return 0;
  const { jobs, timeout } = options;
  return workerCount(files, members, { jobs, timeout, processors: context.processors });
}

/** 0: the files are made in this thread. */
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

function poolOf(count: number, { folders, settings, options, context }: RenderContext): WorkerPool {
  const { out, timeout } = options;
  const { processId, reporter } = context;
  const onDefect = (error: unknown) => reporter.stack(error);
  return { folders, settings, out, processId, workerFile: workerFile(context), count, timeout, onDefect };
}

function workerFile({ packageFolder }: CommandContext): string {
  return join(packageFolder, 'dist', 'batch-worker.js');
}

/** Names the program's very code: its build's hash, '' where it runs from its sources. */
export function buildId(packageFolder: string): string {
  const file = join(packageFolder, 'dist', 'build-id.txt');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
