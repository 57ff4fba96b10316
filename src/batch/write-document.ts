/** Writes a document in one format: a file of the whole, or a picture of each page. */
import type { PagedDocument } from '../layout/index.js';
import type { Resources } from '../pipeline.js';
import type { Format, PictureOptions, RenderOptions } from '../render/index.js';
import { sha256Of } from './fingerprint.js';
import type { WrittenFile } from './manifest-entry.js';
import { fileNames } from './page-names.js';
import type { StagedFile, WholeFileWriter, WriteStatus } from './whole-file.js';

/** What the formats ask to know. */
export interface WriteSettings extends RenderOptions, PictureOptions {}

export interface WriteTools {
  readonly resources: Pick<Resources, 'memo'>;
  readonly settings: WriteSettings;
  readonly writer: WholeFileWriter;
}

export type Written =
  | { readonly kind: 'written'; readonly files: readonly WrittenFile[]; readonly status: WriteStatus }
  /** `error` is the system's. */
  | { readonly kind: 'unwritable'; readonly file: string; readonly error: unknown };

/**
 * Writes it under the name, or its pictures under the names of the pattern: all of them or none. Rejects only where the
 * document cannot be made, which is a defect.
 */
export async function writeDocument(
  document: PagedDocument,
  { format, name }: { readonly format: Format; readonly name: string },
  { resources: { memo }, settings, writer }: WriteTools,
): Promise<Written> {
  const names = fileNames(name, document.pages.length);
  switch (format.kind) {
    case 'document':
      return writeFiles(once(format.render(document, memo, settings)), names, writer);
    case 'pictures':
      return writeFiles(format.renderPages(document, memo, settings), names, writer);
  }
}

async function* once(bytes: Promise<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  yield await bytes;
}

/** Each is written aside as it is made; all are put in their places once the last one is there. */
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
      const failure = failureOf(() => void staged.push(writer.stage(file, bytes)));
      if (failure !== null) return { kind: 'unwritable', file, ...failure };
    }
    for (const one of staged) {
      const failure = failureOf(one.putInPlace);
      if (failure !== null) return { kind: 'unwritable', file: one.name, ...failure };
    }
    const isNew = staged.some(({ status }) => status === 'written');
    return { kind: 'written', files, status: isNew ? 'written' : 'unchanged' };
  } finally {
    for (const one of staged) one.discard();
  }
}

function failureOf(step: () => void): { readonly error: unknown } | null {
  try {
    step();
    return null;
  } catch (error) {
    return { error };
  }
}
