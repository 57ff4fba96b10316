/** Finds the folder of this package: templates/, fonts/ and package.json stand there, in a checkout and when installed. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The nearest folder upwards from the module that holds our package.json; null where there is none. */
export function findPackageFolder(moduleUrl: string): string | null {
  let folder = dirname(fileURLToPath(moduleUrl));
  while (readPackage(folder)?.name !== 'jibiao') {
    const parent = dirname(folder);
    if (parent === folder) {
      return null;
    }
    folder = parent;
  }
  return folder;
}

/** The version that the folder's package.json states. */
export function packageVersion(folder: string): string {
  return readPackage(folder)?.version ?? '0.0.0';
}

function readPackage(folder: string): { readonly name: string; readonly version: string } | null {
  const path = join(folder, 'package.json');
  if (!existsSync(path)) {
    return null;
  }
  const parsed: unknown = JSON.parse(readFileSync(path, 'utf8'));
  const has = typeof parsed === 'object' && parsed !== null && 'name' in parsed && 'version' in parsed;
  return has ? { name: String(parsed.name), version: String(parsed.version) } : null;
}
