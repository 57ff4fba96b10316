/** A command line in a world of its own: streams are kept, nothing of the process is touched. */
import { fileURLToPath } from 'node:url';
import { runCommandLine } from '../../src/cli/index.js';

export interface CommandLineRun {
  readonly exitCode: number;
  readonly output: string;
  /** Standard output as it is. */
  readonly bytes: Uint8Array;
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
    openAddress,
  }: {
    readonly workingDirectory?: string;
    readonly terminal?: boolean;
    readonly environment?: Readonly<Record<string, string>>;
    readonly signal?: AbortSignal;
    /** Chunks of standard input. */
    readonly input?: readonly Uint8Array[];
    readonly openAddress?: (address: string) => void;
  } = {},
): Promise<CommandLineRun> {
  const output: Buffer[] = [];
  const errors: Buffer[] = [];
  const exitCode = await runCommandLine(args, {
    output: { write: (chunk) => void output.push(Buffer.from(chunk)), isTerminal: terminal },
    errors: { write: (chunk) => void errors.push(Buffer.from(chunk)), isTerminal: terminal },
    input: () => chunks(input),
    workingDirectory,
    packageFolder,
    environment,
    processId: process.pid,
    signal,
    processors: 2,
    now: () => 0,
    ...(openAddress === undefined ? {} : { openAddress }),
  });
  const bytes = Buffer.concat(output);
  return { exitCode, output: bytes.toString(), bytes, errors: Buffer.concat(errors).toString() };
}

async function* chunks(input: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* input;
}
