/** Writes `line="N"` into each block tag of a template, so that every cell knows the line that it comes from. */
import type { Program } from './template-ast.js';

const blockTag = /<(?:form|cover|new-page|h1|p|table|col|tr|td)(?=[\s/>]|$)/g;

/** Works on the parsed tree given, before whitespace control, while content still begins where it says. */
export function annotateLines(program: Program): void {
  for (const statement of program.body) {
    if (statement.type === 'ContentStatement') {
      const annotated = withLines(statement.original, statement.loc.start.line);
      statement.value = annotated;
      statement.original = annotated;
    } else if (statement.type === 'BlockStatement') {
      if (statement.program !== undefined) annotateLines(statement.program);
      if (statement.inverse !== undefined) annotateLines(statement.inverse);
    }
  }
}

function withLines(content: string, firstLine: number): string {
  let line = firstLine;
  let counted = 0;
  return content.replace(blockTag, (tag, offset: number) => {
    for (; counted < offset; counted += 1) if (content[counted] === '\n') line += 1;
    return `${tag} line="${line}"`;
  });
}
