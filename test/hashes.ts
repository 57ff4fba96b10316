/** What a run left in its folder, for tests that compare one run with another. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** SHA-256 by file name, in the order of names. */
export function hashesOf(folder: string): Readonly<Record<string, string>> {
  const hashes = readdirSync(folder)
    .sort()
    .map((name) => {
      const bytes = readFileSync(join(folder, name));
      return [name, createHash('sha256').update(bytes).digest('hex')] as const;
    });
  return Object.fromEntries(hashes);
}
