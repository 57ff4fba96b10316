/** Maps errors to exit codes. */
import { type Diagnostic, errorOf, type SystemReason } from '../diagnostics/index.js';
import type { ExitCode } from './command.js';
import type { Text } from './text.js';

/** Codes of errors that the system reported: files, folders, the disk. */
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

/** Reports that a requested file could not be written. */
export function unwritableFile(file: string, { zh, en }: SystemReason): Diagnostic {
  return errorOf(
    'cli/unwritable-file',
    `没有写出：${zh}。请检查路径和权限。`,
    `was not written: ${en}. Check path and permissions.`,
    { parameters: { reason: en }, file },
  );
}

/** Reports a file that exists already and that nobody asked to overwrite; `advice` stands for a command without --force. */
export function existingFile(file: string, advice: Text = overwriting): Diagnostic {
  return errorOf(
    'cli/file-exists',
    `已有这个文件，没有改动它。${advice.zh}`,
    `exists already and was left as it is. ${advice.en}`,
    { parameters: {}, file },
  );
}

const overwriting: Text = {
  zh: '请换一个文件名，或用 --force 盖掉。',
  en: 'Choose another name, or overwrite it with --force.',
};
