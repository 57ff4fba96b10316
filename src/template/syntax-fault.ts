/** Says in our words, with line and column, what Handlebars throws. */
import { type Diagnostic, diagnostic, type TextPosition } from '../diagnostics/index.js';
import { HelperError } from './helper.js';
import { FillError, TooManyStepsError } from './run-steps.js';

/** A template that Handlebars cannot read. */
export function syntaxFault(error: unknown, file: string): Diagnostic {
  const detail = firstLineOf(error);
  return diagnostic({
    code: 'template/syntax',
    severity: 'error',
    message: `模板的 {{…}} 写法有误（${detail}）；请检查此行附近的括号、引号，以及 {{#…}} 和 {{/…}} 是否成对`,
    english: `The template cannot be read (${detail}); check braces, quotes and block ends near this line`,
    file,
    position: positionOf(error),
  });
}

/** What goes wrong while a template is filled. */
export function fillFault(error: unknown, file: string): Diagnostic {
  const { cause, at } = error instanceof FillError ? error : { cause: error, at: null };
  const [detail, english] = detailsOf(cause);
  return diagnostic({
    code: 'template/cannot-fill',
    severity: 'error',
    message: `填表时出错：${detail}`,
    english: `The template cannot be filled: ${english}`,
    file,
    position: at,
  });
}

function detailsOf(cause: unknown): readonly [string, string] {
  if (cause instanceof TooManyStepsError) {
    return [
      '表太大：一层层的 each 展开得太多；请减少层数，或把数据分开',
      'the form is too large: loops within loops give too many steps',
    ];
  }
  const detail = firstLineOf(cause);
  return [detail, cause instanceof HelperError ? cause.english : detail];
}

function firstLineOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return (message.split('\n')[0] ?? '').replace(/:$/, '');
}

/** Handlebars' own exceptions carry a place; its parser's name only the line, with a mark under the fault. */
function positionOf(error: unknown): TextPosition | null {
  if (!(error instanceof Error)) return null;
  const { lineNumber, column } = error as { lineNumber?: unknown; column?: unknown };
  if (typeof lineNumber === 'number') {
    return { line: lineNumber, column: typeof column === 'number' ? column + 1 : 1 };
  }
  const line = /on line (\d+)/.exec(error.message)?.[1];
  return line === undefined ? null : { line: Number(line), column: 1 };
}
