/** jibiao render --zip: packs what the run has made; an interrupted run packs nothing. */
import { type BatchOutcome, displayName, zipResults } from '../batch/index.js';
import { type Diagnostic, diagnostic, systemReason } from '../diagnostics/index.js';
import type { CommandContext } from './command.js';
import type { RenderArguments } from './render-options.js';

/** What kept the zip from being written; empty where it was, or where none was asked for. */
export async function zipRun(
  { entries }: BatchOutcome,
  { zip, out }: RenderArguments,
  { signal, processId, workingDirectory, reporter }: CommandContext,
): Promise<readonly Diagnostic[]> {
  const files = entries.count('written') + entries.count('unchanged');
  if (zip === null || signal.aborted || files === 0) return [];
  const name = displayName(zip, workingDirectory);
  try {
    await zipResults({ out, file: zip, entries, processId });
    reporter.line({ zh: `打包 ${name}（${files} 份）`, en: `packed ${name} (files: ${files})` });
    return [];
  } catch (error) {
    return [unwritable(name, error)];
  }
}

function unwritable(file: string, error: unknown): Diagnostic {
  const { zh, en } = systemReason(error);
  return diagnostic({
    code: 'cli/unwritable-zip',
    severity: 'error',
    message: `压缩包没有写出：${zh}。`,
    english: `The zip was not written: ${en}.`,
    file,
  });
}
