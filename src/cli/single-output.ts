/** Implements `render -o`: writes the one document of a run to the named file or to standard output. */
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import {
  type BatchOutcome,
  type BatchPlan,
  displayName,
  filesOf,
  makeFolder,
  WholeFileWriter,
} from '../batch/index.js';
import { type Diagnostic, errorOf, systemReason } from '../diagnostics/index.js';
import { usage } from './arguments.js';
import type { CommandContext } from './command.js';
import { writtenLine } from './written-line.js';

/** Reports a usage error if the plan makes more than one file. */
export function notOneDocument({ jobs }: BatchPlan): readonly Diagnostic[] {
  const files = jobs.flatMap(({ documents }) =>
    documents.flatMap((one) => one.files.map(({ file }) => file)),
  );
  if (files.length < 2) return [];
  const shown = files.slice(0, 3).join('、');
  return [
    usage(
      'one-document-only',
      `-o 只能出一份，这次会出 ${files.length} 份（${shown}……）；请用 --form、--project、--to 选定一份。`,
      `-o takes one document, and ${files.length} would be made (${shown}, …); choose one with --form, --project and --to.`,
      { count: files.length, shown: files.slice(0, 3) },
    ),
  ];
}

/** Delivers what the run made in `folder`; returns what prevented it. `output`: see `RenderArguments`. */
export async function deliver(
  { entries }: BatchOutcome,
  folder: string,
  output: string,
  context: CommandContext,
): Promise<readonly Diagnostic[]> {
  const made = [...entries].flatMap((entry) => {
    const files = filesOf(entry);
    return files.length === 0 ? [] : [{ files, pages: entry.pages ?? 0 }];
  });
  const [document] = made;
  const [first, ...further] = document?.files ?? [];
  if (document === undefined || first === undefined) return [];
  if (further.length > 0) return [severalPictures(further.length + 1)];
  try {
    const bytes = await readFile(join(folder, first.file));
    if (output === '-') {
      context.print(bytes);
      return [];
    }
    await makeFolder(dirname(output));
    const writer = new WholeFileWriter(dirname(output), { process: context.processId, thread: 0 });
    const status = await writer.write(basename(output), bytes);
    const name = displayName(output, context.workingDirectory);
    context.reporter.line(writtenLine(status, [name], document.pages));
    return [];
  } catch (error) {
    return [unwritable(output === '-' ? '-' : displayName(output, context.workingDirectory), error)];
  }
}

function severalPictures(pages: number): Diagnostic {
  return errorOf(
    'cli/several-pictures',
    `有 ${pages} 页，图片要写成 ${pages} 个文件，-o 只能写一个；请用 --out 写到文件夹。`,
    `There are ${pages} pages, so as many pictures; -o takes one file. Write them into a folder with --out.`,
    { parameters: { pages } },
  );
}

function unwritable(file: string, error: unknown): Diagnostic {
  const { zh, en } = systemReason(error);
  return errorOf('cli/unwritable-file', `没有写出：${zh}。`, `was not written: ${en}.`, {
    parameters: { reason: en },
    file,
  });
}
