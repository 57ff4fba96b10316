/** Several edits as one: all of them, each on the text that the one before has left, or none. */
import { type Edit, type EditProblem, editText, type InsertEdit, insertRun } from './edit-text.js';

type EditedText = { readonly text: string } | { readonly problem: EditProblem };

export function editAll(text: string, edits: readonly Edit[]): EditedText {
  let edited = text;
  for (let at = 0; at < edits.length; ) {
    const run = runFrom(edits, at);
    const [first] = run;
    if (first === undefined) return { text: edited };
    // The first makes the list where there is none; the others follow it at once, as a table of thousands of rows is pasted.
    let result: EditedText = editText(edited, first);
    const [second, ...others] = run.slice(1).filter((one) => one.kind === 'insert');
    if ('text' in result && second !== undefined) result = insertRun(result.text, [second, ...others]);
    if ('problem' in result) return result;
    edited = result.text;
    at += run.length;
  }
  return { text: edited };
}

/** The edit, and the inserts of the same list behind it that each follow the one before. */
function runFrom(edits: readonly Edit[], at: number): readonly Edit[] {
  const first = edits[at];
  if (first?.kind !== 'insert') return edits.slice(at, at + 1);
  let end = at + 1;
  while (isNext(edits[end], first, end - at)) end += 1;
  return edits.slice(at, end);
}

function isNext(edit: Edit | undefined, { path, index }: InsertEdit, offset: number): boolean {
  return (
    edit?.kind === 'insert' &&
    edit.index === index + offset &&
    edit.path.length === path.length &&
    edit.path.every((step, depth) => step === path[depth])
  );
}
