#!/usr/bin/env node
/** The bin: hands the process to the command line, and the exit code back. */
import { availableParallelism } from 'node:os';
import { findPackageFolder } from '../package-folder.js';
import { tuneEngine } from './engine.js';
import { type CommandLineWorld, runCommandLine } from './run.js';

/** A reader who has seen enough (`jibiao schema | head`) ends the output, not the run. */
function endQuietlyWhenClosed(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') {
      throw error;
    }
  });
}

tuneEngine(process.versions.v8);
endQuietlyWhenClosed(process.stdout);
endQuietlyWhenClosed(process.stderr);
/** The first Ctrl-C asks the run to end well, the second ends it. */
const interruption = new AbortController();
process.once('SIGINT', () => interruption.abort());

const world: CommandLineWorld = {
  output: { write: (text) => void process.stdout.write(text), isTerminal: process.stdout.isTTY === true },
  errors: { write: (text) => void process.stderr.write(text), isTerminal: process.stderr.isTTY === true },
  input: () => process.stdin,
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
  process.exitCode = exitCode;
});
