/** Reading and naming of font files, for our faces and for the user's. */
import { createHash } from 'node:crypto';
import { type Diagnostic, systemReason, type Text } from '../diagnostics/index.js';
import { type FileStore, largestPackFile } from '../files/index.js';
import type { Chains } from './font-chains.js';

/** Faces of one folder by role, and their hashes. */
export interface LoadedFaces {
  readonly chains: Chains;

  /** SHA-256 of each file that counts, in a fixed order. */
  readonly hashes: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface OwnFaces extends LoadedFaces {
  /** Faces that come first for bold text. */
  readonly bold: Chains;
}

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Returns the bytes of a fonts.json or of metrics, or the reason why they cannot be read. */
export function readOrReason(files: FileStore, file: string): Uint8Array | Text {
  try {
    return files.readBounded(file, largestPackFile);
  } catch (error) {
    return systemReason(error);
  }
}
