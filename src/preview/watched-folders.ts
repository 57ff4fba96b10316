/** Names the folders in which filings and packs lie. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isFilingName } from '../batch/index.js';

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

/** A folder with more below it than that is watched in part; the page can still be loaded again. */
const mostFolders = 500;

/** The folder and all below it in which filings are looked for: none hidden, no `node_modules`, no results. */
export function filingFolders(root: string): readonly string[] {
  const found = [root];
  for (const folder of found) {
    if (found.length >= mostFolders) break;
    found.push(...foldersIn(folder).filter((path) => path !== join(root, 'out')));
  }
  return found.slice(0, mostFolders);
}

/** Files that by their names may be filings, right in the folder. */
export function filingsIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter(isFilingName)
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}

function foldersIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')
      .flatMap((entry) => (entry.isDirectory() ? [join(folder, entry.name)] : []));
  } catch {
    return [];
  }
}
