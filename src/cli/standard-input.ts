/** Spools standard input (`-`) to a temporary file while a command runs. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Source, spoolLines } from '../batch/index.js';
import { type Diagnostic, systemError } from '../diagnostics/index.js';
import type { CommandContext, ExitCode, Invocation } from './command.js';
import { failureCode } from './exit-code.js';
import { jsonOutput, plainFindings } from './json-output.js';
import { TemporaryFileError, withTemporaryFolders } from './temporary-folder.js';

/** Reads all of it; called at most once. */
export type StandardInput = () => Promise<readonly Source[]>;

/** Temporary resources of a running command. */
export interface Temporaries {
  readonly standardInput: StandardInput;
  /** Creates an empty folder. */
  readonly makeFolder: () => Promise<string>;
}

/** Removes the spooled files and the folders when `use` ends, also if it throws. */
export async function withTemporaries(
  invocation: Invocation,
  context: CommandContext,
  use: (temporaries: Temporaries) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { input, signal, processId } = context;
  const id = invocation.value('source-id') ?? undefined;
  try {
    return await withTemporaryFolders(processId, (makeFolder) => {
      const standardInput = async () => {
        const folder = await makeFolder();
        try {
          return await spoolLines(input(), join(folder, 'input.jsonl'), signal, id);
        } catch (cause) {
          throw new TemporaryFileError('standard input is not spooled', { cause });
        }
      };
      return use({ standardInput, makeFolder });
    });
  } catch (error) {
    if (!(error instanceof TemporaryFileError)) throw error;
    const problem = unwritable(error.cause);
    context.reporter.diagnostics([problem]);
    if (invocation.flag('json')) context.print(jsonOutput({ diagnostics: plainFindings([problem]) }));
    return failureCode([problem]);
  }
}

function unwritable(error: unknown): Diagnostic {
  const folder = tmpdir();
  const words = [`临时文件无法写入 ${folder}`, `Temporary files cannot be written to ${folder}`] as const;
  const advice = {
    zh: '请腾出空间，或用环境变量 TMPDIR（Windows 为 TEMP）另指文件夹。',
    en: 'Make room, or name another folder in TMPDIR (TEMP on Windows).',
  };
  return systemError('cli/unwritable-temporary', error, words, { advice, parameters: { folder } });
}
