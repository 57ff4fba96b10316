/** Temporary folders for tests: each is removed with all that is in it when those who use it are done. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';

const make = (label: string): string => mkdtempSync(join(tmpdir(), `jibiao-${label}-`));
const remove = (folder: string): void => rmSync(folder, { recursive: true, force: true });

/** A folder for one test; call it in the test or in `beforeEach`. It is removed after the test's `afterEach`. */
export function tempFolder(label: string): string {
  const folder = make(label);
  onTestFinished(() => remove(folder));
  return folder;
}

/** A folder for all tests of a file or a `describe`; call it at their top, not in a hook. */
export function sharedTempFolder(label: string): string {
  const folder = make(label);
  afterAll(() => remove(folder));
  return folder;
}
