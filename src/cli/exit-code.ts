/** What a run's exit code says of it. */
import { type Diagnostic, diagnostic, systemReason } from '../diagnostics/index.js';
import type { ExitCode } from './command.js';

/** Codes of what the system refused: files, folders, the disk. */
const ofSystem: ReadonlySet<string> = new Set([
  'batch/no-source',
  'batch/source-changed',
  'batch/unreadable-folder',
  'batch/unreadable-source',
  'batch/unwritable-file',
  'batch/unwritable-folder',
  'cli/unreadable-config',
  'cli/unreadable-list',
  'cli/unwritable-file',
  'cli/unwritable-folder',
  'cli/unwritable-temporary',
  'cli/unwritable-zip',
]);

/** Codes of what is jibiao's own fault. */
const ofOurs: ReadonlySet<string> = new Set([
  'batch/defect',
  'batch/incomplete-file',
  'batch/worker-crashed',
]);

/** Of a run that has failed for these reasons: where there are several kinds, the gravest that a program can act upon. */
export function failureCode(errors: Iterable<Diagnostic>): ExitCode {
  let exitCode: ExitCode = 1;
  for (const { code, severity } of errors) {
    if (severity !== 'error') continue;
    if (ofOurs.has(code)) return 4;
    if (ofSystem.has(code)) exitCode = 3;
    else if (code === 'batch/timeout' && exitCode === 1) exitCode = 5;
  }
  return exitCode;
}

/** A file that a command was told to write, and could not. */
export function unwritableFile(file: string, error: unknown): Diagnostic {
  const { zh, en } = systemReason(error);
  return diagnostic({
    code: 'cli/unwritable-file',
    severity: 'error',
    message: `没有写出：${zh}。请检查路径和权限。`,
    english: `was not written: ${en}. Check path and permissions.`,
    file,
  });
}
