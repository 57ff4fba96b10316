/** Writes a document in one format: one file, or a picture of each page. */
import { type Diagnostic, errorOf, systemError } from '../../diagnostics/index.js';
import type { PagedDocument } from '../../layout/index.js';
import {
  type Format,
  type FormatId,
  formatOf,
  holdsFiling,
  IncompleteFile,
  type PictureOptions,
  type RenderMemo,
  type RenderOptions,
  renderFiles,
} from '../../render/index.js';
import { sha256Of } from '../plan/fingerprint.js';
import { fileNames } from '../plan/page-names.js';
import type { WrittenFile } from '../results/manifest-entry.js';
import type { StagedFile, WholeFileWriter, WriteStatus } from '../results/whole-file.js';

/** Options of all formats. */
export interface WriteSettings extends RenderOptions, PictureOptions {}

/** Whether any of the files is to hold the printed part of the filing. */
export function holdFiling(
  files: readonly { readonly format: FormatId }[],
  settings: RenderOptions,
): boolean {
  return files.some(({ format }) => holdsFiling(formatOf(format), settings));
}

interface WriteTools {
  readonly resources: { readonly memo: RenderMemo };
  readonly settings: WriteSettings;
  readonly writer: WholeFileWriter;
}

export type Written =
  | { readonly kind: 'written'; readonly files: readonly WrittenFile[]; readonly status: WriteStatus }
  | NotWritten;

/** Earlier files are left unchanged. */
type NotWritten =
  /** `error`: from the system. */
  | { readonly kind: 'unwritable'; readonly file: string; readonly error: unknown }
  /** The rendered file is incomplete; `size` in bytes. */
  | { readonly kind: 'incomplete'; readonly file: string; readonly size: number };

/**
 * Writes the file, or the pictures under the names of the pattern: all of them or none. Rejects only if rendering fails,
 * which is a bug.
 */
export async function writeDocument(
  document: PagedDocument,
  { format, name }: { readonly format: Format; readonly name: string },
  { resources: { memo }, settings, writer }: WriteTools,
): Promise<Written> {
  const contents = renderFiles(document, format, memo, settings);
  return writeFiles(contents, fileNames(name, document.pages.length), writer);
}

/** Writes each file to a temporary one and renames all when the last is complete. */
async function writeFiles(
  contents: AsyncIterable<Uint8Array>,
  names: readonly string[],
  writer: WholeFileWriter,
): Promise<Written> {
  const files: WrittenFile[] = [];
  const staged: StagedFile[] = [];
  try {
    for await (const bytes of contents) {
      const file = names[files.length] ?? '';
      files.push({ file, sha256: sha256Of(bytes) });
      const failure = await failureOf(() => void staged.push(writer.stage(file, bytes)));
      if (failure !== null) return { kind: 'unwritable', file, ...failure };
    }
    for (const { name, putInPlace } of staged) {
      const failure = await failureOf(putInPlace);
      if (failure !== null) return { kind: 'unwritable', file: name, ...failure };
    }
    const isNew = staged.some(({ status }) => status === 'written');
    return { kind: 'written', files, status: isNew ? 'written' : 'unchanged' };
  } catch (error) {
    if (!(error instanceof IncompleteFile)) throw error;
    return { kind: 'incomplete', file: names[files.length] ?? '', size: error.size };
  } finally {
    for (const one of staged) one.discard();
  }
}

async function failureOf(step: () => void | Promise<void>): Promise<{ readonly error: unknown } | null> {
  try {
    await step();
    return null;
  } catch (error) {
    return { error };
  }
}

/** Reports why a document was not written. `file`: the filing or document that the message names. */
export function notWritten(written: NotWritten, file: string): Diagnostic {
  switch (written.kind) {
    case 'unwritable': {
      const name = written.file;
      const words = [`“${name}”没有写出`, `"${name}" was not written`] as const;
      return systemError('batch/unwritable-file', written.error, words, { file, parameters: { name } });
    }
    case 'incomplete':
      return errorOf(
        'batch/incomplete-file',
        `“${written.file}”没有写出：生成的内容不完整（${written.size} 字节），原有的文件没有动。请换用 README 所列的 Node 版本再运行；仍然如此，请连同数据报告给维护者`,
        `"${written.file}" was not written: what was made is incomplete (${written.size} bytes); the file that stood there is left as it was. Run again with a Node version that the README names; if it happens again, please report it with the data`,
        { parameters: { name: written.file, bytes: written.size }, file },
      );
  }
}
