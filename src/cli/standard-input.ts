/** `-` on the command line: what comes on standard input is put by on disk while the command works on it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Source, spoolLines } from '../batch/index.js';
import type { CommandContext } from './command.js';

/** Reads all of it; called at most once. */
export type StandardInput = () => Promise<readonly Source[]>;

/** The files put by are gone once `use` has come to its end, however it ends. */
export async function withStandardInput<Value>(
  { input, signal }: CommandContext,
  use: (read: StandardInput) => Promise<Value>,
): Promise<Value> {
  const folders: string[] = [];
  const read = async () => {
    const folder = await mkdtemp(join(tmpdir(), 'jibiao-'));
    folders.push(folder);
    return spoolLines(input(), join(folder, 'input.jsonl'), signal);
  };
  try {
    return await use(read);
  } finally {
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
  }
}
