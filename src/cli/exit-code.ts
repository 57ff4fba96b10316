/** Ends a command: reports why, and maps errors to exit codes. */
import type { Diagnostic } from '../diagnostics/index.js';
import type { CommandContext, ExitCode, Invocation } from './command.js';
import { jsonOutput, plainFindings } from './json-output.js';

/** Codes of errors that the system reported: files, folders, the disk. */
const ofSystem: ReadonlySet<string> = new Set([
  'batch/no-source',
  'batch/source-changed',
  'batch/unreadable-folder',
  'batch/unreadable-source',
  'batch/unwritable-file',
  'batch/unwritable-folder',
  'cli/unreadable-config',
  'cli/unreadable-file',
  'cli/unreadable-list',
  'cli/unreadable-source',
  'cli/unwritable-file',
  'cli/unwritable-folder',
  'cli/unwritable-temporary',
  'cli/unwritable-zip',
]);

/** Codes of bugs in jibiao. */
const ofOurs: ReadonlySet<string> = new Set([
  'batch/defect',
  'batch/incomplete-file',
  'batch/worker-crashed',
]);

/** Returns the exit code for these errors. Of several kinds, the most severe that a program can act upon wins. */
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

/** Reports why a command ends. Returns its exit code, by default that of the errors. */
export function endWith(
  diagnostics: readonly Diagnostic[],
  { reporter }: Pick<CommandContext, 'reporter'>,
  exitCode = failureCode(diagnostics),
): ExitCode {
  reporter.diagnostics(diagnostics);
  return exitCode;
}

/** As `endWith`; with --json also prints the diagnostics, with `members` before them. */
export function endWithJson(
  members: Readonly<Record<string, unknown>>,
  diagnostics: readonly Diagnostic[],
  invocation: Invocation,
  { reporter, print }: Pick<CommandContext, 'reporter' | 'print'>,
  exitCode = failureCode(diagnostics),
): ExitCode {
  if (invocation.flag('json')) print(jsonOutput({ ...members, diagnostics: plainFindings(diagnostics) }));
  return endWith(diagnostics, { reporter }, exitCode);
}
