/** One edit of a JSON text, with comments or without: a value set, or an item of a list inserted, removed or moved. */
import { type PathStep, writePath } from '../json/index.js';
import { insertItems, moveItem, removeItem } from './list-items.js';
import { addMember, setNode } from './members.js';
import { type JsonNode, parseValue } from './parse.js';
import { isSound, keepSound, placesOf } from './sound-texts.js';

/** `json` is the new value as it is to stand in the text (`"150.00"`, `12.50`, `{"name": null}`); a path leads to it from the root. */
export type Edit =
  | { readonly kind: 'set'; readonly path: readonly PathStep[]; readonly json: string }
  | InsertEdit
  | { readonly kind: 'remove'; readonly path: readonly PathStep[]; readonly index: number }
  | { readonly kind: 'move'; readonly path: readonly PathStep[]; readonly from: number; readonly to: number };

/** Into the list at the path, before the item of this index; a missing or null list is made. */
export interface InsertEdit {
  readonly kind: 'insert';
  readonly path: readonly PathStep[];
  readonly index: number;
  readonly json: string;
}

/** Why a text stays as it was. */
export interface EditProblem {
  readonly kind: 'broken-text' | 'broken-value' | 'no-place';
  readonly path: string;
}

/** The edited text, or why it cannot be edited so. The text is never left half edited. */
export function editText(
  text: string,
  edit: Edit,
): { readonly text: string } | { readonly problem: EditProblem } {
  const problem = (kind: EditProblem['kind']) => ({ problem: { kind, path: writePath(edit.path) } });
  if ('json' in edit && parseValue(edit.json) === null) return problem('broken-value');
  const replaced = edit.kind === 'set' && isSound(text) ? replaceAt(text, edit) : null;
  if (replaced !== null) return { text: replaced };
  const root = parseValue(text);
  if (root === null) return problem('broken-text');
  const edited = edit.kind === 'set' ? setAt(text, root, edit.path, edit.json) : editList(text, root, edit);
  if (edited === null || parseValue(edited) === null) return problem('no-place');
  keepSound(edited);
  return { text: edited };
}

/** Inserts of one list that each follow the one before, with the text parsed once; the list must have an item. */
export function insertRun(
  text: string,
  edits: readonly [InsertEdit, ...InsertEdit[]],
): { readonly text: string } | { readonly problem: EditProblem } {
  const [{ path, index }] = edits;
  const problem = (kind: EditProblem['kind']) => ({ problem: { kind, path: writePath(path) } });
  if (edits.some(({ json }) => parseValue(json) === null)) return problem('broken-value');
  const root = parseValue(text);
  const list = root === null ? null : nodeAt(root, path);
  if (list?.type !== 'array') return problem('no-place');
  const values = edits.map(({ json }) => json);
  const edited = insertItems(text, list, index, values);
  if (edited === null || parseValue(edited) === null) return problem('no-place');
  keepSound(edited);
  return { text: edited };
}

/**
 * A value in the place of another, in a sound text, which is not parsed again; null where nothing stands there yet, and
 * where the value comes with blanks or comments, which may swallow what stands behind it.
 */
function replaceAt(text: string, { path, json }: Extract<Edit, { kind: 'set' }>): string | null {
  const places = placesOf(text);
  const { offset, whole } = places.locate(path);
  if (!whole || !isBareJson(json)) return null;
  const edited = setNode(text, { offset, length: places.sourceAt(offset).length }, json);
  keepSound(edited, places.changedWithin(path, edited));
  return edited;
}

function isBareJson(json: string): boolean {
  if (json !== json.trim()) return false;
  try {
    JSON.parse(json);
    return true;
  } catch {
    return false;
  }
}

/** Null where the path leads through something that is neither an object nor a list, or past a list's end. */
function setAt(text: string, root: JsonNode, path: readonly PathStep[], json: string): string | null {
  let node = root;
  for (const [depth, step] of path.entries()) {
    const next = childAt(node, step);
    if (next === null) {
      const missing = withObjects(path.slice(depth + 1), json);
      if (missing === null || typeof step === 'number') return null;
      // A null stands for what has not been filled in.
      if (node.type === 'null') return setNode(text, node, `{${JSON.stringify(step)}: ${missing}}`);
      return node.type === 'object' ? addMember(text, node, step, missing) : null;
    }
    node = next;
  }
  return setNode(text, node, json);
}

/** The value within the objects that its path still lacks; null where a list would have to be made up. */
function withObjects(steps: readonly PathStep[], json: string): string | null {
  let value = json;
  for (const step of [...steps].reverse()) {
    if (typeof step === 'number') return null;
    value = `{${JSON.stringify(step)}: ${value}}`;
  }
  return value;
}

function editList(text: string, root: JsonNode, edit: Exclude<Edit, { kind: 'set' }>): string | null {
  const list = nodeAt(root, edit.path);
  if (edit.kind === 'insert') {
    if (list === null || list.type === 'null') {
      return edit.index === 0 ? setAt(text, root, edit.path, `[${edit.json}]`) : null;
    }
    return list.type === 'array' ? insertItems(text, list, edit.index, [edit.json]) : null;
  }
  if (list?.type !== 'array') return null;
  return edit.kind === 'remove'
    ? removeItem(text, list, edit.index)
    : moveItem(text, list, edit.from, edit.to);
}

function nodeAt(root: JsonNode, path: readonly PathStep[]): JsonNode | null {
  let node: JsonNode | null = root;
  for (const step of path) node = node === null ? null : childAt(node, step);
  return node;
}

/** Of a key given twice the last counts, as it does for `JSON.parse`. */
function childAt(node: JsonNode, step: PathStep): JsonNode | null {
  if (typeof step === 'number') return node.type === 'array' ? (node.children?.[step] ?? null) : null;
  if (node.type !== 'object') return null;
  const member = node.children?.findLast((one) => one.children?.[0]?.value === step);
  return member?.children?.[1] ?? null;
}
