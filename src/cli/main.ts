/** Connects the process to the command line and sets the exit code. */
import { availableParallelism } from 'node:os';
import { systemReason } from '../diagnostics/index.js';
import { findPackageFolder } from '../package-folder.js';
import { type CommandLineWorld, runCommandLine } from './run.js';

/** The error of writing to standard output; null if there was none. */
let outputError: NodeJS.ErrnoException | null = null;

/** A closed pipe (`jibiao schema | head`) ends the output but not the run; a full disk fails the run. */
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

hearErrors(process.stdout);
hearErrors(process.stderr);
/** The first Ctrl-C (or SIGTERM, SIGHUP) asks the run to stop cleanly, the second kills it. */
const interruption = new AbortController();
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => interruption.abort());

/** Opens standard input and stops waiting for it when the run is to end. */
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
  // Monotonic as performance.now is, but without loading a dozen modules of Node.
  now: () => process.uptime() * 1000,
  openAddress: (address) =>
    void import('./open-address.js').then((it) => it.openAddress(address, process.platform, process.env)),
};
/** Fails by default: a run that ends without an exit code did not complete. */
process.exitCode = 1;
void runCommandLine(process.argv.slice(2), world).then((exitCode) => {
  process.exitCode = outputError === null ? exitCode : 3;
});
