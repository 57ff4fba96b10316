/** Implements `render --zip`: zips what the run made; an interrupted run writes no zip. */
import { type BatchOutcome, displayName, zipResults } from '../batch/index.js';
import { type Diagnostic, errorOf, systemReason } from '../diagnostics/index.js';
import type { CommandContext } from './command.js';
import type { RenderArguments } from './render-options.js';

/** Returns what prevented the zip from being written; empty if it was written or not requested. */
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
  return errorOf('cli/unwritable-zip', `压缩包没有写出：${zh}。`, `The zip was not written: ${en}.`, {
    parameters: { reason: en },
    file,
  });
}
