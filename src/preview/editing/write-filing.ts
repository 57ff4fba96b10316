/** Writes an edited filing into its file: the old one stays until the new one is whole. */
import { chmodSync, lstatSync, mkdirSync, realpathSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { WholeFileWriter, writeNewFile } from '../../batch/index.js';
import { type Diagnostic, errorOf, systemReason } from '../../diagnostics/index.js';

/** Null where the file has been written; else why not, and nothing has changed. `isNew`: there is no such file, or it is not overwritten. */
export async function writeFiling(
  path: string,
  bytes: Uint8Array,
  name: string,
  isNew: boolean,
): Promise<Diagnostic | null> {
  try {
    await (isNew ? writeAnew(path, bytes) : overwriteFile(path, bytes));
    return null;
  } catch (error) {
    const { zh, en } = systemReason(error);
    return errorOf(
      'preview/not-saved',
      `没有保存：${zh}。修改还在，可以再试`,
      `not saved: ${en}; the changes are still here, try again`,
      { parameters: { reason: en }, file: name },
    );
  }
}

/** Its folder may have been removed with it. */
async function writeAnew(path: string, bytes: Uint8Array): Promise<void> {
  mkdirSync(dirname(path), { recursive: true });
  await writeNewFile(path, bytes);
}

/** A link's target is written, not the link. */
async function overwriteFile(path: string, bytes: Uint8Array): Promise<void> {
  const target = realpathSync(path);
  const { mode } = lstatSync(target);
  const writer = new WholeFileWriter(dirname(target), { process: process.pid, thread: 0 });
  await writer.write(basename(target), bytes);
  chmodSync(target, mode);
}
