/** Hashes by which a run knows whether a file would be the same as an earlier run's. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { diskFiles, LARGEST_PACK_FILE } from '../../files/index.js';
import type { FormatId } from '../../render/index.js';
import type { PlannedForm } from './plan-documents.js';

/** Of the bytes alone, in hexadecimal: what sha256sum says. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Everything that a file's bytes depend on but its source, form, project and format, as one hash. */
export type RunKey = string;

/** Of the parts and where each ends, in hexadecimal. */
export function hashOf(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) {
    hash.update(`${part.length}:`).update(part);
  }
  return hash.digest('hex');
}

/** Equal keys, equal bytes. */
export function fileKey(run: RunKey, sourceHash: string, planned: PlannedForm, format: FormatId): string {
  return hashOf(run, sourceHash, planned.form, String(planned.project ?? ''), format);
}

/** Of the files of every pack in the folders (a pack's folder, or a folder of such), by name and content. */
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
      return [name, diskFiles.readBounded(join(folder, name), LARGEST_PACK_FILE)];
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
