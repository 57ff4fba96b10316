/** Hashes by which a run knows whether a file would be the same as an earlier run's. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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

const packFiles = ['fields.json', 'form.json', 'form.hbs'];

/** Of the files of every pack in the folders (a pack's folder, or a folder of such), by name and content. */
export function hashPacks(folders: readonly string[]): string {
  const parts = folders.flatMap((folder) => [folder, ...subfolders(folder)]).flatMap(packParts);
  return hashOf(...parts);
}

function subfolders(folder: string): readonly string[] {
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name));
}

function packParts(folder: string): readonly (string | Uint8Array)[] {
  return packFiles.flatMap((name) => {
    try {
      return [name, readFileSync(join(folder, name))];
    } catch {
      return [];
    }
  });
}
