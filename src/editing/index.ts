/** Edits a filing's JSON as text: what an edit does not touch, comments, order, formatting, keeps its bytes. */
export { changedLeaves, leavesOf } from './differences.js';
export { editAll } from './edit-all.js';
export { type Edit, type EditProblem, editText } from './edit-text.js';
export { changeBetween, EditHistory, type HistoryStep, type StepNote, type TextChange } from './history.js';
export { type JoinDifference, type JoinSide, type JoinTexts, joinTexts } from './join.js';
export { jsonAt } from './json-at.js';
export { type PastePlace, pastedCells, pasteEdits } from './pasted-rows.js';
export { copiedProjects, projectEdits } from './projects.js';
export { type RowAction, type RowEdits, rowActions, rowEdits } from './rows.js';
export { targetParts } from './target-text.js';
export { type TypedPlace, typedJson } from './typed-value.js';
