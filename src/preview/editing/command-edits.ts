/** Turns what a page asks for into edits of the filing's text. */
import {
  copiedProjects,
  type Edit,
  editAll,
  jsonAt,
  pastedCells,
  pasteEdits,
  projectEdits,
  rowEdits,
  typedJson,
} from '../../editing/index.js';
import { type Filing, type FilingSchema, placeAt } from '../../filing/index.js';
import { readPath, writePath } from '../../json/index.js';
import type { Packs } from '../../template/index.js';
import type { EditCommand } from '../editing-protocol.js';
import { formEdits } from './chosen-forms.js';

/** What a command comes to. */
interface CommandEdits {
  readonly edits: readonly Edit[];
  /** The place that it is about. */
  readonly path: string | null;
  /** Whether paths lead elsewhere after it. */
  readonly isStructural: boolean;
  /** That is to be shown then, where it is another than before. */
  readonly form?: string | undefined;
}

export interface EditContext {
  /** Of the filing that is edited. */
  readonly text: string;
  readonly schema: FilingSchema;
  /** Of another filing that the command copies from; '' where it copies from none. */
  readonly from: string;
  /** Null: the filing, or what it is to be printed as, cannot be read. */
  readonly chosen: { readonly filing: Filing; readonly packs: Packs } | null;
}

/** What a command makes of the text. */
interface CommandedText extends Omit<CommandEdits, 'edits'> {
  readonly text: string;
}

/** Null where the command names a place that the filing does not have, or what is pasted does not fit. */
export function commandedText(command: EditCommand, context: EditContext): CommandedText | null {
  const { text } = context;
  if (command.kind === 'part') {
    const { at, was } = command;
    if (text.slice(at, at + was.length) !== was) return null;
    return {
      text: text.slice(0, at) + command.text + text.slice(at + was.length),
      path: null,
      isStructural: true,
    };
  }
  const wanted = commandEdits(command, context);
  const edited = wanted === null ? null : editAll(text, wanted.edits);
  return wanted === null || edited === null || 'problem' in edited ? null : { ...wanted, text: edited.text };
}

function commandEdits(
  command: Exclude<EditCommand, { kind: 'part' }>,
  context: EditContext,
): CommandEdits | null {
  const { text, schema, from } = context;
  switch (command.kind) {
    case 'type':
      return typedEdits(command, context);
    case 'forms': {
      if (context.chosen === null) return null;
      const { edits, added } = formEdits(command.forms, context.chosen.filing, context.chosen.packs);
      return { edits, path: null, isStructural: true, form: added[0] };
    }
    case 'row': {
      const path = readPath(command.list);
      if (path === null || placeAt(command.list, schema)?.kind !== 'list') return null;
      const made = rowEdits(text, path, command.action, command.index, schema);
      if (made === null) return null;
      return structural(made.edits, rowPath(command.list, made.index, schema));
    }
    case 'paste': {
      const path = readPath(command.list);
      if (path === null || placeAt(command.list, schema)?.kind !== 'list') return null;
      const made = pasteEdits(text, { ...command, path }, pastedCells(command.text), schema);
      return made === null ? null : structural(made.edits, writePath([...path, command.row, command.column]));
    }
    case 'project': {
      const made = projectEdits(text, command.action, command.index, schema);
      return made === null ? null : structural(made.edits, projectPath(made.index));
    }
    case 'suggest':
      return suggestedEdits(command, context);
    case 'drop':
      return { edits: [], path: command.path, isStructural: false };
    case 'mend': {
      const [first] = command.edits;
      const isStructural = command.edits.some(({ kind }) => kind !== 'set');
      const path = first === undefined || first.kind !== 'set' ? null : writePath(first.path);
      return { edits: command.edits, path, isStructural };
    }
    case 'copy-projects':
      return structural(
        copiedProjects(text, from, command.projects, command.index),
        projectPath(command.index),
      );
  }
}

function structural(edits: readonly Edit[], path: string): CommandEdits {
  return { edits, path, isStructural: true };
}

/** What is filled in first of a row; of an empty list the list. */
function rowPath(list: string, index: number, schema: FilingSchema): string {
  if (index < 0) return list;
  const row = `${list}[${index}]`;
  return placeAt(`${row}.name`, schema) === null ? row : `${row}.name`;
}

function projectPath(index: number): string {
  return `projects[${Math.max(index, 0)}].name`;
}

function suggestedEdits(
  { path, name, target }: Extract<EditCommand, { kind: 'suggest' }>,
  context: EditContext,
): CommandEdits | null {
  const named = typedEdits({ kind: 'type', paths: [path], typed: name, unit: '元' }, context);
  const beside = `${path.slice(0, path.lastIndexOf('.'))}.target`;
  const steps = readPath(beside);
  if (named === null || steps === null) return null;
  const given = jsonAt(context.text)(steps);
  if (target === null || (given !== '' && given !== 'null' && given !== '""')) return named;
  const filled = typedEdits({ kind: 'type', paths: [beside], typed: target, unit: '元' }, context);
  return filled === null ? named : { ...named, edits: [...named.edits, ...filled.edits] };
}

function typedEdits(
  { paths, typed, unit }: Extract<EditCommand, { kind: 'type' }>,
  { text, schema }: EditContext,
): CommandEdits | null {
  const read = jsonAt(text);
  const edits: Edit[] = [];
  for (const path of paths) {
    const steps = readPath(path);
    const place = placeAt(path, schema);
    if (steps === null || place === null || place.kind === 'list' || place.kind === 'record') return null;
    const given = read(steps);
    const json = typedJson(typed, { kind: place.kind, amountUnit: unit, given });
    // A blank that is not there yet stays away.
    if (json !== given && !(given === '' && json === 'null')) edits.push({ kind: 'set', path: steps, json });
  }
  return { edits, path: paths[0] ?? null, isStructural: false };
}
