/** Names the folders in which packs lie. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The given folders and those right below them; a folder that cannot be read has none. */
export function packFolders(folders: readonly string[]): readonly string[] {
  return folders.flatMap((folder) => {
    try {
      const below = readdirSync(folder, { withFileTypes: true }).filter(
        (entry) => entry.isDirectory() || entry.isSymbolicLink(),
      );
      return [folder, ...below.map(({ name }) => join(folder, name))];
    } catch {
      return [folder];
    }
  });
}
