/** Writes the file that a command gives: what stands there is replaced only if that was asked for, or if it is of the same kind. */
import { lstatSync, readFileSync } from 'node:fs';
import { lstat, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import {
  displayName,
  isTaken,
  makeFolder,
  WholeFileWriter,
  type WriteStatus,
  writeNewFile,
} from '../batch/index.js';
import { type Diagnostic, errorOf, notAFile, systemError, type Text } from '../diagnostics/index.js';
import { type CommandContext, type ExitCode, flagOption, type Invocation } from './command.js';
import { endWith } from './exit-code.js';

export const forceOption = flagOption('盖掉已有的文件', 'overwrite an existing file');

/** Whether the file that stands at the path may be replaced. */
type MayReplace = (path: string) => boolean;

/**
 * `isOurs`: whether a file of this text is one that the command has written. An empty file may be replaced, a link may
 * not: what it leads to is not looked at.
 */
export function replacing(
  invocation: Invocation,
  isOurs: (text: string) => boolean = () => false,
): MayReplace {
  return (path) => {
    if (invocation.flag('force')) return true;
    try {
      if (lstatSync(path).isSymbolicLink()) return false;
      const text = readFileSync(path, 'utf8');
      return text === '' || isOurs(text);
    } catch {
      return false;
    }
  };
}

/** Returns how the file was written, or why not. `path`: absolute; its folder is made if there is none. */
export async function giveFile(
  path: string,
  content: string | Uint8Array,
  mayReplace: MayReplace,
  context: CommandContext,
): Promise<WriteStatus | Diagnostic> {
  const name = displayName(path, context.workingDirectory);
  try {
    await makeFolder(dirname(path));
    const there = await stat(path).catch(() => null);
    // A device or a pipe is neither looked through, which would never end, nor replaced.
    if (there?.isFile() === false) throw notAFile();
    if (mayReplace(path))
      return await writerInto(dirname(path), context).write(basename(path), Buffer.from(content));
    await writeNewFile(path, content);
    return 'written';
  } catch (error) {
    const isThere = (await lstat(path).catch(() => null)) !== null;
    return isThere && isTaken(error) ? existingFile(name) : unwritableFile(name, error);
  }
}

/** Gives the file that a command ends with, and says so in the words of `told`. */
export async function endWithFile(
  path: string,
  content: string | Uint8Array,
  mayReplace: MayReplace,
  told: Text,
  context: CommandContext,
): Promise<ExitCode> {
  const status = await giveFile(path, content, mayReplace, context);
  if (typeof status !== 'string') return endWith([status], context);
  context.reporter.line(told);
  return 0;
}

export function writerInto(folder: string, { processId }: CommandContext): WholeFileWriter {
  return new WholeFileWriter(folder, { process: processId, thread: 0 });
}

/** Reports that a requested file could not be written. */
export function unwritableFile(file: string, error: unknown): Diagnostic {
  const advice = { zh: '请检查路径和权限', en: 'Check path and permissions' };
  return systemError('cli/unwritable-file', error, ['没有写出', 'was not written'], { file, advice });
}

/** Reports a file that exists already and that nobody asked to overwrite. */
export function existingFile(file: string): Diagnostic {
  return errorOf(
    'cli/file-exists',
    '已有这个文件，没有改动它。请换一个文件名，或用 --force 盖掉',
    'exists already and was left as it is. Choose another name, or overwrite it with --force',
    { file },
  );
}

/** The line about a document: one for all of its pictures. `files`: names in messages, in order. `pages`: number of pages of the whole document. */
export function writtenLine(status: WriteStatus, files: readonly string[], pages: number): Text {
  const names = files.length > 1 ? `${files.at(0)} … ${files.at(-1)}` : files.at(0);
  const [zh, en] = status === 'written' ? ['写出', 'wrote'] : ['未变', 'unchanged'];
  return { zh: `${zh} ${names}（${pages} 页）`, en: `${en} ${names} (pages: ${pages})` };
}
