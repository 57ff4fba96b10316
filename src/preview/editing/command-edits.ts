/** Turns what a page asks for into edits of the filing's text. */
import { type Edit, jsonAt, typedJson } from '../../editing/index.js';
import { type FilingSchema, placeAt } from '../../filing/index.js';
import { readPath } from '../../json/index.js';
import type { EditCommand } from '../editing-protocol.js';

/** What a command comes to. */
export interface CommandEdits {
  readonly edits: readonly Edit[];
  /** The place that it is about. */
  readonly path: string | null;
  /** Whether paths lead elsewhere after it. */
  readonly isStructural: boolean;
}

/** Null where the command names a place that a filing does not have. */
export function commandEdits(text: string, command: EditCommand, schema: FilingSchema): CommandEdits | null {
  switch (command.kind) {
    case 'type':
      return typedEdits(text, command, schema);
  }
}

function typedEdits(
  text: string,
  { paths, typed, unit }: Extract<EditCommand, { kind: 'type' }>,
  schema: FilingSchema,
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
