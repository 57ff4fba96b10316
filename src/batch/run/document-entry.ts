/** Writes a laid-out document and builds its manifest entry. */
import { type Diagnostic, errorOf } from '../../diagnostics/index.js';
import type { PagedDocument } from '../../layout/index.js';
import { formatOf } from '../../render/index.js';
import type { DocumentJob, PlannedFile } from '../plan/job.js';
import { failure, filesAsEntry, type ManifestEntry } from '../results/manifest-entry.js';
import type { Source } from '../sources/sources.js';
import type { JobTools } from './job-tools.js';
import { notWritten, type Written, writeDocument } from './write-document.js';

/** Returns the file's entry, of status `failed` if it could not be written. Never rejects. */
export async function writeFormat(
  source: Source,
  document: DocumentJob,
  { format, file, key }: PlannedFile,
  paged: PagedDocument,
  diagnostics: readonly Diagnostic[],
  tools: JobTools,
): Promise<ManifestEntry> {
  let written: Written;
  try {
    written = await writeDocument(paged, { format: formatOf(format), name: file }, tools);
  } catch (error) {
    tools.onDefect(error);
    return failure(source.name, document, format, [...diagnostics, defect(source, document, error)]);
  }
  switch (written.kind) {
    case 'written':
      return {
        source: source.name,
        form: document.form,
        project: document.project,
        format,
        ...filesAsEntry(written.files),
        pages: paged.pages.length,
        status: written.status,
        key,
        diagnostics,
      };
    case 'unwritable':
    case 'incomplete':
      return failure(source.name, document, format, [...diagnostics, notWritten(written, source.name)]);
  }
}

export function defect(source: Source, document: DocumentJob, error: unknown): Diagnostic {
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return errorOf(
    'batch/defect',
    `生成 ${document.form} 时程序出错：${reason}。这是 jibiao 的缺陷，请连同数据报告给维护者`,
    `making ${document.form} failed: ${reason}. This is a defect of jibiao: please report it with the data`,
    {
      parameters: { form: document.form, reason },
      file: source.name,
      path: document.project === null ? null : `projects[${document.project.index}]`,
    },
  );
}
