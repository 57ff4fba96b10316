/** Says what went wrong while a template was filled, with the place of its statement. */
import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { fileOf } from '../model/index.js';
import { HelperError } from './helper.js';
import { FillError, TooManyStepsError } from './run-steps.js';

export function fillFault(error: unknown, template: string): Diagnostic {
  const { cause, at } = error instanceof FillError ? error : { cause: error, at: null };
  const [detail, english] = detailsOf(cause);
  return diagnostic({
    code: 'template/cannot-fill',
    severity: 'error',
    message: `填表时出错：${detail}`,
    english: `The template cannot be filled: ${english}`,
    file: at === null ? template : fileOf(at, template),
    position: at === null ? null : { line: at.line, column: at.column },
  });
}

function detailsOf(cause: unknown): readonly [string, string] {
  if (cause instanceof TooManyStepsError) {
    return [
      '表太大：一层层的 each 展开得太多；请减少层数，或把数据分开',
      'the form is too large: loops within loops give too many steps',
    ];
  }
  const message = cause instanceof Error ? cause.message : String(cause);
  return [message, cause instanceof HelperError ? cause.english : message];
}
