/** Writes files that must not be there yet. */
import { open, rm } from 'node:fs/promises';

/** Rejects if the file exists. Leaves no partial file if the disk is full. */
export async function writeNewFile(path: string, text: string): Promise<void> {
  const handle = await open(path, 'wx');
  try {
    await handle.writeFile(text);
    await handle.close();
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(path, { force: true });
    throw error;
  }
}
