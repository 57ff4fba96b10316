/** Implements `render --zip`: zips what the run made; an interrupted run writes no zip. */
import { existsSync } from 'node:fs';
import { type BatchOutcome, displayName, hasEnds, zipResults } from '../batch/index.js';
import { type Diagnostic, systemError } from '../diagnostics/index.js';
import { isWholeZip } from '../render/index.js';
import type { CommandContext } from './command.js';
import { existingFile } from './give-file.js';
import type { RenderArguments } from './render-options.js';

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
    const words = ['压缩包没有写出', 'The zip was not written'] as const;
    return [systemError('cli/unwritable-zip', error, words, { file: name })];
  }
}
