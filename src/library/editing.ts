/** A filing's JSON edited as text, for programs: the editing room's functions with their arguments looked at. */
import type { JsonPath } from '../diagnostics/index.js';
import * as editing from '../editing/index.js';
import { amountUnits, type FilingSchema } from '../filing/index.js';
import * as kinds from './argument-kinds.js';
import { called } from './call.js';

const actions = kinds.choice('row-action', { zh: '行的动作', en: 'action of rows' }, editing.rowActions);

type EditedOrProblem = ReturnType<typeof editing.editText>;
type JsonSteps = readonly (string | number)[];

/** The edited text, or why it cannot be edited so. The text is never left half edited. */
export const editText = called(
  { name: 'editText', takes: { text: kinds.text, edit: kinds.edit } },
  (text: string, edit: editing.Edit): EditedOrProblem => editing.editText(text, edit),
);

/** Several edits as one: all of them, each on the text that the one before has left, or none. */
export const editAll = called(
  { name: 'editAll', takes: { text: kinds.text, edits: kinds.edits } },
  (text: string, edits: readonly editing.Edit[]): EditedOrProblem => editing.editAll(text, edits),
);

/**
 * The JSON to write for what was typed at a place. What cannot be understood is written as it was typed, and reading the
 * filing says what is wrong with it. Several words of a choice of boxes stand with 、 between them.
 */
export const typedJson = called(
  {
    name: 'typedJson',
    takes: {
      typed: kinds.text,
      place: {
        settings: {
          kind: kinds.choice('kind', { zh: '值的种类', en: 'kind of value' }, kindsOfPlaces()),
          amountUnit: kinds.choice('amount-unit', { zh: '金额单位', en: 'unit of amounts' }, amountUnits),
          given: kinds.text,
        },
        required: ['kind', 'amountUnit', 'given'],
      },
    },
  },
  (typed: string, place: editing.TypedPlace): string => editing.typedJson(typed, place),
);

function kindsOfPlaces(): readonly string[] {
  const all: Readonly<Record<editing.TypedPlace['kind'], true>> = {
    text: true,
    texts: true,
    amount: true,
    decimal: true,
    value: true,
    year: true,
    date: true,
    period: true,
    target: true,
    record: true,
    list: true,
  };
  return Object.keys(all);
}

/** Edits of the list at the path; `add` puts a row behind that of the index, -1 begins the list. Null where there is no such row. */
export const rowEdits = called(
  {
    name: 'rowEdits',
    takes: {
      text: kinds.text,
      path: kinds.steps,
      action: actions,
      index: kinds.index,
      schema: kinds.schema,
    },
  },
  (
    text: string,
    path: JsonSteps,
    action: editing.RowAction,
    index: number,
    schema: FilingSchema,
  ): editing.RowEdits | null => editing.rowEdits(text, path, action, index, schema),
);

/** As `rowEdits`, of projects. A new one has the neighbour's category, dates and years, and a blank row for each group of its indicators. */
export const projectEdits = called(
  {
    name: 'projectEdits',
    takes: { text: kinds.text, action: actions, index: kinds.index, schema: kinds.schema },
  },
  (text: string, action: editing.RowAction, index: number, schema: FilingSchema): editing.RowEdits | null =>
    editing.projectEdits(text, action, index, schema),
);

/** Projects of another filing's text, put in before the index in their order. */
export const copiedProjects = called(
  {
    name: 'copiedProjects',
    takes: { text: kinds.text, from: kinds.text, projects: kinds.indexes, index: kinds.index },
  },
  (text: string, from: string, projects: readonly number[], index: number): readonly editing.Edit[] =>
    editing.copiedProjects(text, from, projects, index),
);

/** The cells of a text as spreadsheets copy it: tabs between cells, cells with line ends or quotes in quotes. */
export const pastedCells = called(
  { name: 'pastedCells', takes: { text: kinds.text } },
  (text: string): readonly (readonly string[])[] => editing.pastedCells(text),
);

/**
 * Edits that put the cells in: into the row and the blank ones behind it, and then into new rows; no row that says
 * something is overwritten. A row of heads is left out. Null where the table is wider than the list.
 */
export const pasteEdits = called(
  {
    name: 'pasteEdits',
    takes: {
      text: kinds.text,
      place: {
        settings: { path: kinds.steps, row: kinds.index, column: kinds.text, columns: kinds.texts },
        required: ['path', 'row', 'column', 'columns'],
      },
      cells: kinds.cells,
      schema: kinds.schema,
    },
  },
  (
    text: string,
    place: editing.PastePlace,
    cells: readonly (readonly string[])[],
    schema: FilingSchema,
  ): ReturnType<typeof editing.pasteEdits> => editing.pasteEdits(text, place, cells, schema),
);

/**
 * Their text with my changes put in, comments and layout kept; `choose` decides a difference of both by its path. Items
 * of a list are followed by their names where rows were added, removed or moved. Null where a text is not sound JSON.
 */
export const joinTexts = called(
  {
    name: 'joinTexts',
    takes: {
      texts: {
        settings: { before: kinds.text, mine: kinds.text, theirs: kinds.text },
        required: ['before', 'mine', 'theirs'],
      },
      choose: kinds.call,
    },
  },
  (
    texts: editing.JoinTexts,
    choose: (path: JsonPath) => editing.JoinSide,
  ): ReturnType<typeof editing.joinTexts> => editing.joinTexts(texts, choose),
);

/** Leaves by path, as they are written; an empty object or list counts as a leaf. Of a key given twice the last counts. */
export const leavesOf = called(
  { name: 'leavesOf', takes: { text: kinds.text } },
  (text: string): ReadonlyMap<JsonPath, string> => editing.leavesOf(text),
);

/** Paths whose leaves differ, in the order of the first text and then of the second. */
export const changedLeaves = called(
  { name: 'changedLeaves', takes: { one: kinds.leaves, other: kinds.leaves } },
  (one: ReadonlyMap<JsonPath, string>, other: ReadonlyMap<JsonPath, string>): readonly JsonPath[] =>
    editing.changedLeaves(one, other),
);

const historyText = { name: 'EditHistory', takes: { text: kinds.text } };

/** Undo and redo without end: what each edit changed of the text, so that going back gives the very bytes. */
export class CheckedHistory extends editing.EditHistory {
  constructor(text: string) {
    super(looked(text));
  }

  override push(text: string, note: editing.StepNote = {}): void {
    super.push(looked(text), note);
  }
}

const looked = called(historyText, (text: string): string => text);
