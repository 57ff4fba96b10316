/** Puts a finished file in the place of an older one, patient with programs that have that one open. */
import { lstatSync, renameSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { openElsewhere, RefusedFile, systemCode } from '../../diagnostics/index.js';

/** What replacing a file takes of the system. */
interface Replacing {
  readonly rename: (from: string, to: string) => void;
  /** In milliseconds. */
  readonly wait: (time: number) => Promise<unknown>;
  readonly isWindows: boolean;
}

const system: Replacing = { rename: renameSync, wait, isWindows: process.platform === 'win32' };

/** A virus scanner or a synchronising program lets go within two seconds; Word and WPS do not. In milliseconds. */
const patience = 2000;
const pause = 100;

/**
 * Renames `from` to `to`, whatever stood there. Rejects with the system's error, or if the file is still open in
 * another program after two seconds with a `RefusedFile` that says so.
 */
export async function replaceFile(from: string, to: string, by: Replacing = system): Promise<void> {
  for (let waited = 0; ; waited += pause) {
    try {
      by.rename(from, to);
      return;
    } catch (error) {
      if (!isHeld(error, to, by)) throw error;
      if (waited >= patience) throw new RefusedFile(openElsewhere);
      await by.wait(pause);
    }
  }
}

/** Windows answers EPERM or EACCES for a file that is open elsewhere, as it does for a folder and a read-only file. */
function isHeld(error: unknown, path: string, { isWindows }: Replacing): boolean {
  const code = systemCode(error);
  if (code === 'EBUSY') return true;
  if (!isWindows || (code !== 'EPERM' && code !== 'EACCES')) return false;
  const status = lstatSync(path, { throwIfNoEntry: false });
  return status?.isFile() === true && (status.mode & 0o200) !== 0;
}
