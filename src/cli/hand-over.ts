/** What a run of render is handed over as: the one document of `-o`, or the zip of `--zip`. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type BatchOutcome,
  type BatchPlan,
  displayName,
  filesOf,
  hasEnds,
  zipResults,
} from '../batch/index.js';
import { type Diagnostic, errorOf, systemError } from '../diagnostics/index.js';
import { formats, isWholeZip } from '../render/index.js';
import type { CommandContext } from './command.js';
import { existingFile, giveFile, unwritableFile, writtenLine } from './give-file.js';
import type { RenderArguments } from './render-options.js';

/** Reports a usage error if the plan makes more than one file. */
export function notOneDocument({ jobs }: BatchPlan): readonly Diagnostic[] {
  const files = jobs.flatMap(({ documents }) =>
    documents.flatMap((one) => one.files.map(({ file }) => file)),
  );
  if (files.length < 2) return [];
  const shown = files.slice(0, 3).join('、');
  return [
    errorOf(
      'cli/one-document-only',
      `-o 只能出一份，这次会出 ${files.length} 份（${shown}……）；请用 --form、--project、--to 选定一份`,
      `-o takes one document, and ${files.length} would be made (${shown}, …); choose one with --form, --project and --to`,
      { parameters: { count: files.length, shown: files.slice(0, 3) } },
    ),
  ];
}

/**
 * Delivers what the run made in `folder`; returns what prevented it. `output`: see `RenderArguments`. A file that stands there
 * is replaced if it is complete in the same format, or with `force`.
 */
export async function deliver(
  { entries }: BatchOutcome,
  folder: string,
  output: string,
  force: boolean,
  context: CommandContext,
): Promise<readonly Diagnostic[]> {
  const made = [...entries].flatMap((entry) => {
    const files = filesOf(entry);
    return files.length === 0 ? [] : [{ files, pages: entry.pages ?? 0, format: entry.format }];
  });
  const [document] = made;
  const [first, ...further] = document?.files ?? [];
  if (document === undefined || first === undefined) return [];
  if (further.length > 0) return [severalPictures(further.length + 1)];
  const bytes = await readFile(join(folder, first.file)).catch((error: unknown) => error);
  if (!(bytes instanceof Uint8Array)) return [unwritableFile(output, bytes)];
  if (output === '-') {
    context.print(bytes);
    return [];
  }
  const isOurs = formats.find(({ id }) => id === document.format)?.isWhole ?? (() => false);
  const mayReplace = (path: string) => force || hasEnds(path, (ends) => ends.size === 0 || isOurs(ends));
  const status = await giveFile(output, bytes, mayReplace, context);
  if (typeof status !== 'string') return [status];
  const name = displayName(output, context.workingDirectory);
  context.reporter.line(writtenLine(status, [name], document.pages));
  return [];
}

function severalPictures(pages: number): Diagnostic {
  return errorOf(
    'cli/several-pictures',
    `有 ${pages} 页，图片要写成 ${pages} 个文件，-o 只能写一个；请用 --out 写到文件夹`,
    `there are ${pages} pages, so as many pictures; -o takes one file. Write them into a folder with --out`,
    { parameters: { pages } },
  );
}

/**
 * Returns what prevented the zip from being written; empty if it was written or not requested. A file that stands there is
 * replaced if it is a zip, or with `force`.
 */
export async function zipRun(
  { entries }: BatchOutcome,
  { zip, out }: RenderArguments,
  force: boolean,
  { signal, processId, workingDirectory, reporter }: CommandContext,
): Promise<readonly Diagnostic[]> {
  const files = entries.count('written') + entries.count('unchanged');
  if (zip === null || signal.aborted || files === 0) return [];
  const name = displayName(zip, workingDirectory);
  if (!force && existsSync(zip) && !hasEnds(zip, (ends) => ends.size === 0 || isWholeZip(ends)))
    return [existingFile(name)];
  try {
    await zipResults({ out, file: zip, entries, processId });
    reporter.line({ zh: `打包 ${name}（${files} 份）`, en: `packed ${name} (files: ${files})` });
    return [];
  } catch (error) {
    const words = ['压缩包没有写出', 'the zip was not written'] as const;
    return [systemError('cli/unwritable-zip', error, words, { file: name })];
  }
}
