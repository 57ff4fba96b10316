/** Finds the files of a glob as people type it: in folders whose names hold brackets, and with `\` on Windows. */
import { stat } from 'node:fs/promises';
import { isAbsolute, parse, resolve, sep } from 'node:path';

/** Files that match, absolute; null if the input is a plain path. Links to folders are not followed. */
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

/** The leading folders that exist as they are written, whatever characters they hold, and the pattern below them. */
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

/** `(2)` without a choice, `{甲}` without a comma or a range: parts of names, though `*(2)` is a pattern to some shells. */
const plainBrackets = /(?<![+@!])\([^()/|]*\)|\{(?:(?!\.\.)[^{},/])*\}/g;

function asClasses(brackets: string): string {
  return `[${brackets[0]}]${brackets.slice(1, -1)}[${brackets.at(-1)}]`;
}

/** Pipes and devices are left out: nobody has named them. */
async function isFile(path: string): Promise<boolean> {
  // Of a dangling link reading says what is wrong.
  return (await stat(path).catch(() => null))?.isFile() !== false;
}
