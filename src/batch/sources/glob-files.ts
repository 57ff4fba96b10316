/** Expands globs as people type them: below folders whose names contain brackets, and with `\` on Windows. */
import { stat } from 'node:fs/promises';
import { isAbsolute, parse, resolve, sep } from 'node:path';

/** Returns absolute paths of the matching files; null if the input is a plain path. Does not follow links to folders. */
export async function globFiles(input: string, workingDirectory: string): Promise<readonly string[] | null> {
  const { glob, isDynamicPattern } = await import('tinyglobby');
  const { folder, rest } = await splitAtGlob(input, workingDirectory);
  if (!isDynamicPattern(rest.replace(plainBrackets, ''))) return null;
  const matches = await glob(rest.replace(plainBrackets, asClasses), {
    cwd: folder,
    absolute: true,
    followSymbolicLinks: false,
    expandDirectories: false,
  });
  const files = await Promise.all(
    matches.map(async (match) => ((await isFile(match)) ? [resolve(match)] : [])),
  );
  return files.flat();
}

/** Splits off the leading folders that exist literally, whatever characters their names contain. */
async function splitAtGlob(input: string, workingDirectory: string) {
  const { root } = parse(input);
  let folder = isAbsolute(input) ? root : workingDirectory;
  const parts = (isAbsolute(input) ? input.slice(root.length) : input).split(sep === '\\' ? /[\\/]/ : '/');
  while (parts.length > 1) {
    const next = resolve(folder, parts[0] ?? '');
    if ((await stat(next).catch(() => null))?.isDirectory() !== true) break;
    folder = next;
    parts.shift();
  }
  return { folder, rest: parts.join('/') };
}

/** Brackets that are part of a name: `(2)` without alternatives, `{甲}` without a comma or range. */
const plainBrackets = /(?<![+@!])\([^()/|]*\)|\{(?:(?!\.\.)[^{},/])*\}/g;

function asClasses(brackets: string): string {
  return `[${brackets[0]}]${brackets.slice(1, -1)}[${brackets.at(-1)}]`;
}

/** Excludes pipes and devices, which the user did not name. */
async function isFile(path: string): Promise<boolean> {
  // Includes dangling links: reading them reports the error.
  return (await stat(path).catch(() => null))?.isFile() !== false;
}
