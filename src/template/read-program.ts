/** Parses a template, and says in our words, with line and column, what Handlebars throws. */
import type { ProblemList } from '../model/index.js';
import { findBlockFault } from './block-faults.js';
import { type Program, parseTemplate } from './template-ast.js';

/** `name`: of an included file; null: the pack's own template. null, and a problem, where it cannot be parsed. */
export function readProgram(source: string, name: string | null, problems: ProblemList): Program | null {
  const file = name === null ? {} : { file: name };
  const fault = findBlockFault(source);
  if (fault !== null) {
    const { place, ...said } = fault;
    problems.add({ code: 'template/syntax', at: { ...place, ...file }, ...said });
    return null;
  }
  try {
    return parseTemplate(source, name);
  } catch (error) {
    const detail = firstLineOf(error);
    problems.add({
      code: 'template/syntax',
      at: { ...placeOfError(error), ...file },
      message: `模板的 {{…}} 写法有误（${detail}）；请检查此行附近的括号、引号，以及 {{#…}} 和 {{/…}} 是否成对`,
      english: `The template cannot be read (${detail}); check braces, quotes and block ends near this line`,
      parameters: { reason: detail },
    });
    return null;
  }
}

function firstLineOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return (message.split('\n')[0] ?? '').replace(/:$/, '');
}

/** Handlebars' own exceptions carry a place; its parser's name only the line, with a mark under the fault. */
function placeOfError(error: unknown) {
  if (!(error instanceof Error)) return { line: 1, column: 1 };
  const { lineNumber, column } = error as { lineNumber?: unknown; column?: unknown };
  if (typeof lineNumber === 'number') {
    return { line: lineNumber, column: typeof column === 'number' ? column + 1 : 1 };
  }
  return { line: Number(/on line (\d+)/.exec(error.message)?.[1] ?? 1), column: 1 };
}
