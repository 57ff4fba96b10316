/** Where the documents of a run are made: in this thread, or in worker threads where that pays. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Executor,
  executeHere,
  executeInWorkers,
  type RenderSettings,
  WholeFileWriter,
} from '../batch/index.js';
import type { Resources } from '../pipeline.js';
import type { ResourceFolders } from '../resources.js';
import type { CommandContext } from './command.js';
import type { RenderOptions } from './render-options.js';

/** A worker takes as long to start as some dozens of files to make. */
const filesThatPayAWorker = 50;

export interface Execution {
  readonly folders: ResourceFolders;
  readonly resources: Resources;
  readonly settings: RenderSettings;
  readonly options: RenderOptions;
  readonly context: CommandContext;
}

/**
 * Workers for many files, for `--jobs` over one, and where documents have a time limit, which only workers can keep.
 * `members`: filings of a compilation, which hold this thread up for as long as so many files.
 */
export function chooseExecutor(files: number, members: number, execution: Execution): Executor {
  const { folders, resources, settings, options, context } = execution;
  const onDefect = (error: unknown) => context.reporter.stack(error);
  const paying = Math.min(context.processors, Math.floor(files / filesThatPayAWorker));
  const count = Math.min(options.jobs ?? paying, files);
  const workerFile = join(context.packageFolder, 'dist', 'batch-worker.js');
  const { processId } = context;
  const needsWorker = count > 1 || options.timeout !== null || members > filesThatPayAWorker;
  if (!needsWorker || files === 0 || !existsSync(workerFile)) {
    const writer = new WholeFileWriter(options.out, { process: processId, thread: 0 });
    return executeHere({ resources, settings, writer, onDefect });
  }
  const { out, timeout } = options;
  return executeInWorkers({
    folders,
    settings,
    out,
    processId,
    workerFile,
    count: Math.max(1, count),
    timeout,
    onDefect,
  });
}

/** Names the program's very code: its build's hash, '' where it runs from its sources. */
export function buildId(packageFolder: string): string {
  const file = join(packageFolder, 'dist', 'build-id.txt');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
