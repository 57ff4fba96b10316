/** A JSON text taken apart to be compared with others: what it says, apart from its layout and comments. */
import { type JsonNode, parseValue } from './parse.js';

export interface JoinValue {
  /** As it stands in the text. */
  readonly json: string;
  /** The same for values that say the same; a member that is null is as one that is not there. */
  readonly written: string;
  /** Of an object, of a list, by which its items are known; else null. */
  readonly members: ReadonlyMap<string, JoinValue> | null;
  readonly items: readonly JoinValue[] | null;
  /** The object's `name`; '' where there is none. */
  readonly name: string;
}

/** What has not been filled in. */
export const blank = 'null';

/** Null where the text is not sound JSON. */
export function readJoinValue(text: string): JoinValue | null {
  const root = parseValue(text);
  return root === null ? null : joinValue(root, text);
}

function joinValue(node: JsonNode, text: string): JoinValue {
  const json = text.slice(node.offset, node.offset + node.length);
  const plain = { json, members: null, items: null, name: '' };
  const children = node.children ?? [];
  if (node.type === 'object') {
    // Of a key given twice the last counts.
    const members = new Map(
      children.flatMap(({ children: [key, value] = [] }) =>
        key === undefined || value === undefined
          ? []
          : [[String(key.value), joinValue(value, text)] as const],
      ),
    );
    const said = [...members].filter(([, { written }]) => written !== blank);
    const written = said.map(([key, value]) => `${JSON.stringify(key)}:${value.written}`).sort();
    const name = members.get('name')?.written ?? '';
    return { ...plain, members, written: `{${written.join()}}`, name: name === blank ? '' : name };
  }
  if (node.type === 'array') {
    const items = children.map((item) => joinValue(item, text));
    return { ...plain, items, written: `[${items.map(({ written }) => written).join()}]` };
  }
  return { ...plain, written: node.type === 'string' ? JSON.stringify(node.value) : json };
}
