/** Edits a filing's JSON as text: what an edit does not touch, comments, order, formatting, keeps its bytes. */
export { type Edit, type EditProblem, editText } from './edit-text.js';
export { EditHistory } from './history.js';
