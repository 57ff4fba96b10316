/** Several edits as one: all of them, each on the text that the one before has left, or none. */
import { type Edit, type EditProblem, editText } from './edit-text.js';

export function editAll(
  text: string,
  edits: readonly Edit[],
): { readonly text: string } | { readonly problem: EditProblem } {
  let edited = text;
  for (const edit of edits) {
    const result = editText(edited, edit);
    if ('problem' in result) return result;
    edited = result.text;
  }
  return { text: edited };
}
