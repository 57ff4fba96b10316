/** A command line in a world of its own: streams are kept, nothing of the process is touched. */
import { fileURLToPath } from 'node:url';
import { runCommandLine } from '../../src/cli/run.js';

export interface CommandLineRun {
  readonly exitCode: number;
  readonly output: string;
  readonly errors: string;
}

export const packageFolder = fileURLToPath(new URL('../..', import.meta.url));

export async function jibiao(
  args: readonly string[],
  {
    workingDirectory = packageFolder,
    terminal = false,
    environment = {},
    signal = new AbortController().signal,
    input = [],
  }: {
    readonly workingDirectory?: string;
    readonly terminal?: boolean;
    readonly environment?: Readonly<Record<string, string>>;
    readonly signal?: AbortSignal;
    /** Chunks of standard input. */
    readonly input?: readonly Uint8Array[];
  } = {},
): Promise<CommandLineRun> {
  const output: string[] = [];
  const errors: string[] = [];
  const exitCode = await runCommandLine(args, {
    output: { write: (text) => void output.push(text), isTerminal: terminal },
    errors: { write: (text) => void errors.push(text), isTerminal: terminal },
    input: () => chunks(input),
    workingDirectory,
    packageFolder,
    environment,
    processId: process.pid,
    signal,
    processors: 2,
    now: () => 0,
  });
  return { exitCode, output: output.join(''), errors: errors.join('') };
}

async function* chunks(input: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* input;
}
