/** Temporary folders of a command, and standard input (`-`) spooled into one; removes what killed commands left behind. */
import { lstat, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRunning, type Source, spoolLines } from '../batch/index.js';
import { type Diagnostic, systemError } from '../diagnostics/index.js';
import { namesIn } from '../files/index.js';
import type { CommandContext, ExitCode, Invocation } from './command.js';
import { endWithJson } from './exit-code.js';

/** Temporary resources of a running command. */
export interface Temporaries {
  /** Spools all of standard input; called at most once. */
  readonly standardInput: () => Promise<readonly Source[]>;
  /** Creates an empty folder. */
  readonly makeFolder: () => Promise<string>;
}

/** A temporary folder or file could not be written; `cause` is the system's error. */
class TemporaryFileError extends Error {}

async function temporarily<Value>(write: () => Promise<Value>): Promise<Value> {
  return write().catch((cause: unknown) => {
    throw new TemporaryFileError('no temporary file', { cause });
  });
}

/** Removes the folders and what is in them when `use` ends, also if it throws. */
export async function withTemporaries(
  invocation: Invocation,
  context: CommandContext,
  use: (temporaries: Temporaries) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { input, signal, processId } = context;
  const id = invocation.value('source-id') ?? undefined;
  const folders: string[] = [];
  const makeFolder = async () => {
    const folder = await temporarily(() => mkdtemp(join(tmpdir(), `jibiao-${processId}-`)));
    folders.push(folder);
    return folder;
  };
  const standardInput = async () => {
    const file = join(await makeFolder(), 'input.jsonl');
    return temporarily(() => spoolLines(input(), file, signal, id));
  };
  try {
    await removeLeft(processId);
    return await use({ standardInput, makeFolder });
  } catch (error) {
    if (!(error instanceof TemporaryFileError)) throw error;
    return endWithJson({}, [unwritable(error.cause)], invocation, context);
  } finally {
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
  }
}

function unwritable(error: unknown): Diagnostic {
  const folder = tmpdir();
  const words = [`临时文件无法写入 ${folder}`, `temporary files cannot be written to ${folder}`] as const;
  const advice = {
    zh: '请腾出空间，或用环境变量 TMPDIR（Windows 为 TEMP）另指文件夹',
    en: 'Make room, or name another folder in TMPDIR (TEMP on Windows)',
  };
  return systemError('cli/unwritable-temporary', error, words, { advice, parameters: { folder } });
}

/** Removes folders of this user's processes that no longer run; skips links and other users' folders. */
async function removeLeft(processId: number): Promise<void> {
  const root = tmpdir();
  // At once: nothing else goes on yet, and a thread for it would have to be started.
  for (const name of namesIn(root)) {
    const owner = Number(/^jibiao-(\d+)-[A-Za-z0-9]{6}$/.exec(name)?.[1] ?? Number.NaN);
    if (Number.isNaN(owner) || owner === processId || isRunning(owner)) continue;
    const path = join(root, name);
    const status = await lstat(path).catch(() => null);
    const isOurs = process.getuid === undefined || status?.uid === process.getuid();
    if (status?.isDirectory() === true && isOurs) {
      await rm(path, { recursive: true, force: true }).catch(() => undefined);
    }
  }
}
