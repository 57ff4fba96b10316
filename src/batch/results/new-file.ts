/** Writes files that must not be there yet. */
import { open, rm } from 'node:fs/promises';

/** Rejects if the file exists (`isTaken`). Leaves no partial file if the disk is full. */
export async function writeNewFile(path: string, content: string | Uint8Array): Promise<void> {
  const handle = await open(path, 'wx');
  try {
    await handle.writeFile(content);
    await handle.close();
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(path, { force: true });
    throw error;
  }
}

/** Whether writing a new file failed because one of its name is there. */
export function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}
