/** Takes the blanks between a template's block tags out: they mean nothing, and every form would be read with them. */
import type { Program } from './template-ast.js';

const blockTag = '<\\/?(?:form|cover|new-page|h1|p|table|col|tr|td)(?=[\\s/>])';
const before = new RegExp(`[\\t\\n\\r ]+(?=${blockTag})`, 'g');
const behind = new RegExp(`(${blockTag}[^<>]*>)[\\t\\n\\r ]+`, 'g');

/** Works on the parsed tree given, after whitespace control. Blanks of a text's own are left alone. */
export function dropBlanks(program: Program): void {
  for (const statement of program.body) {
    if (statement.type === 'ContentStatement') {
      statement.value = statement.value.replace(before, '').replace(behind, '$1');
    } else if (statement.type === 'BlockStatement') {
      if (statement.program !== undefined) dropBlanks(statement.program);
      if (statement.inverse !== undefined) dropBlanks(statement.inverse);
    }
  }
}
