/** Hashes that tell a run whether a file would equal an earlier run's. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { diskFiles, largestPackFile } from '../../files/index.js';
import type { FormatId } from '../../render/index.js';
import type { PlannedForm } from './plan-documents.js';

/** SHA-256 of the bytes in hexadecimal. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Hash of all that a file's bytes depend on except source, form, project and format. */
export type RunKey = string;

/** Hashes the parts and their lengths, in hexadecimal. */
export function hashOf(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) {
    hash.update(`${part.length}:`).update(part);
  }
  return hash.digest('hex');
}

/** Key of a file: equal keys mean equal bytes. */
export function fileKey(run: RunKey, sourceHash: string, planned: PlannedForm, format: FormatId): string {
  return hashOf(run, sourceHash, planned.form, String(planned.project ?? ''), format);
}

/** Hashes name and content of all files of the packs in the folders (a pack, or a folder of packs). */
export function hashPacks(folders: readonly string[]): string {
  const parts = folders.flatMap((folder) => [folder, ...subfolders(folder)]).flatMap(packParts);
  return hashOf(...parts);
}

function subfolders(folder: string): readonly string[] {
  const entries = diskFiles.list(folder).filter(({ isFolder }) => isFolder);
  return entries.map(({ name }) => join(folder, name));
}

/** What templates include stands beside the packs' folders. */
const packFile = /^(?:fields\.json|form\.json|.*\.hbs)$/;

/** Names and bytes; what cannot be read is no part of any document. */
function packParts(folder: string): readonly (string | Uint8Array)[] {
  return namesIn(folder).flatMap((name) => {
    try {
      return [name, diskFiles.readBounded(join(folder, name), largestPackFile)];
    } catch {
      return [];
    }
  });
}

function namesIn(folder: string): readonly string[] {
  try {
    return diskFiles.list(folder).flatMap(({ name }) => (packFile.test(name) ? [name] : []));
  } catch {
    return [];
  }
}
