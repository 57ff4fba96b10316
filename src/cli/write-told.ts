/** Writes documents that are laid out into the folder of results, and says so: what `blank` and `check` end with. */
import { displayName, makeFolder, notWritten, removeStalePages, writeDocument } from '../batch/index.js';
import { type Diagnostic, systemError } from '../diagnostics/index.js';
import type { PagedDocument } from '../layout/index.js';
import type { Resources } from '../pipeline.js';
import type { Format } from '../render/index.js';
import type { CommandContext } from './command.js';
import { writerInto, writtenLine } from './give-file.js';
import type { RenderArguments } from './render-options.js';

/** What documents are written with. */
export interface Writing {
  readonly options: RenderArguments;
  readonly resources: Resources;
  readonly context: CommandContext;
}

/** Makes the folder of results. Returns why it cannot be written; null if it can. */
export async function outProblem({ options, context }: Writing): Promise<Diagnostic | null> {
  try {
    await makeFolder(options.out);
    return null;
  } catch (error) {
    const words = ['文件夹无法写入', 'the folder cannot be written'] as const;
    const advice = { zh: '请用 --out 另选文件夹', en: 'Choose another with --out' };
    const file = displayName(options.out, context.workingDirectory);
    return systemError('cli/unwritable-folder', error, words, { file, advice });
  }
}

/** The file's name in messages, from the working directory. */
export function pathInOut(file: string, { options, context }: Writing): string {
  const out = displayName(options.out, context.workingDirectory);
  return out === '.' ? file : `${out}/${file}`;
}

/** Returns the document's files by their names in messages, or what went wrong; `about`: the file that problems name. */
export async function writeTold(
  document: PagedDocument,
  format: Format,
  name: string,
  writing: Writing,
  about: string | null = null,
) {
  const { options, resources, context } = writing;
  const tools = { resources, settings: options.settings, writer: writerInto(options.out, context) };
  const written = await writeDocument(document, { format, name }, tools);
  if (written.kind !== 'written') {
    const problems = [notWritten(written, about ?? pathInOut(written.file, writing))];
    return { files: [], status: null, problems };
  }
  const files = written.files.map(({ file }) => pathInOut(file, writing));
  context.reporter.line(writtenLine(written.status, files, document.pages.length));
  const isOfPages = format.kind === 'pictures';
  const problems = isOfPages ? await removeStalePages(options.out, [], written.files) : [];
  return { files, status: written.status, problems };
}
