#!/usr/bin/env node
/** The bin: hands the process to the command line, and the exit code back. */
import { availableParallelism } from 'node:os';
import { systemReason } from '../diagnostics/index.js';
import { findPackageFolder } from '../package-folder.js';
import { tuneEngine } from './engine.js';
import { type CommandLineWorld, runCommandLine } from './run.js';

/** What standard output could not be written for; null while it can. */
let outputError: NodeJS.ErrnoException | null = null;

/** A reader who has seen enough (`jibiao schema | head`) ends the output, not the run; a full disk fails it. */
function hearErrors(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || outputError !== null) return;
    outputError = error;
    process.exitCode = 3;
    if (stream !== process.stdout) return;
    const { zh, en } = systemReason(error);
    process.stderr.write(
      `错误 标准输出无法写入：${zh}。\nerror: standard output cannot be written: ${en}.\n`,
    );
  });
}

tuneEngine(process.versions.v8);
hearErrors(process.stdout);
hearErrors(process.stderr);
/** The first Ctrl-C (or the end of the terminal, or of the service) asks the run to end well, the second ends it. */
const interruption = new AbortController();
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => interruption.abort());

/** Standard input, which is waited for no more once the run is to end. */
function openInput(): NodeJS.ReadStream {
  const { stdin } = process;
  interruption.signal.addEventListener('abort', () => stdin.destroy());
  return stdin;
}

const world: CommandLineWorld = {
  output: { write: (chunk) => void process.stdout.write(chunk), isTerminal: process.stdout.isTTY === true },
  errors: { write: (chunk) => void process.stderr.write(chunk), isTerminal: process.stderr.isTTY === true },
  input: openInput,
  workingDirectory: process.cwd(),
  packageFolder: findPackageFolder(import.meta.url) ?? process.cwd(),
  environment: process.env,
  processId: process.pid,
  signal: interruption.signal,
  processors: availableParallelism(),
  // As steady as performance.now, whose module is a dozen of Node's own to load.
  now: () => process.uptime() * 1000,
};
/** A run that ends without having said how it went has failed. */
process.exitCode = 1;
void runCommandLine(process.argv.slice(2), world).then((exitCode) => {
  process.exitCode = outputError === null ? exitCode : 3;
});
