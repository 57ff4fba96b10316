/** Items of a list inserted, removed and moved: each takes its own comments along, all other bytes stay. */
import { createScanner, type SyntaxKind } from 'jsonc-parser';
import { endOfTail, indentAt, indented, token, unitOf } from './layout.js';
import { addFirst } from './members.js';
import type { JsonNode } from './parse.js';

/** An item as it stands in the text. */
interface Item {
  /** Blanks and comments before the value, from the end of the item before. */
  readonly lead: string;
  readonly value: string;
  /** Between value and comma, then behind the comma up to the line's end: comments, mostly none. */
  readonly middle: string;
  readonly tail: string;
}

interface ListText {
  readonly before: string;
  readonly items: readonly Item[];
  readonly endsInComma: boolean;
  /** From the last item to the closing bracket, and all that follows. */
  readonly after: string;
}

/** Values one behind another; into an empty list no more than one. Null where the index is past the list's end, as in the other two. */
export function insertItems(
  text: string,
  node: JsonNode,
  index: number,
  values: readonly string[],
): string | null {
  const list = partedList(text, node);
  const { items } = list;
  if (index < 0 || index > items.length) return null;
  const child = node.children?.[Math.min(index, items.length - 1)];
  const [first = '', ...others] = values;
  if (child === undefined) return others.length === 0 ? addFirst(text, node, '', first) : null;
  const [indent, unit, lead] = [indentAt(text, child.offset), unitOf(text), leadOf(list, index)];
  const inserted = values.map((json) => ({
    lead,
    value: indented(json, indent, unit),
    middle: '',
    tail: '',
  }));
  return joined(list, items.toSpliced(index, 0, ...inserted));
}

export function removeItem(text: string, node: JsonNode, index: number): string | null {
  const list = partedList(text, node);
  if (list.items[index] === undefined) return null;
  return joined(list, list.items.toSpliced(index, 1));
}

export function moveItem(text: string, node: JsonNode, from: number, to: number): string | null {
  const list = partedList(text, node);
  const item = list.items[from];
  if (item === undefined || list.items[to] === undefined) return null;
  return joined(list, list.items.toSpliced(from, 1).toSpliced(to, 0, item));
}

function partedList(text: string, node: JsonNode): ListText {
  const children = node.children ?? [];
  const end = node.offset + node.length - 1;
  let at = node.offset + 1;
  let endsInComma = false;
  const items = children.map((child, index): Item => {
    const valueEnd = child.offset + child.length;
    const tail = endOfTail(text, valueEnd, children[index + 1]?.offset ?? end);
    const lead = text.slice(at, child.offset);
    const value = text.slice(child.offset, valueEnd);
    at = tail.end;
    endsInComma = tail.hasComma;
    return tail.hasComma
      ? { lead, value, middle: text.slice(valueEnd, tail.comma), tail: text.slice(tail.comma + 1, tail.end) }
      : { lead, value, middle: '', tail: text.slice(valueEnd, tail.end) };
  });
  return { before: text.slice(0, node.offset + 1), items, endsInComma, after: text.slice(at) };
}

/** Blanks alone belong to the place, not to the item: the first stands behind the bracket, others behind a comma. */
function joined(list: ListText, items: readonly Item[]): string {
  let text = '';
  let isInComment = false;
  const add = (piece: string): void => {
    if (piece === '') return;
    text += isInComment && !/^\r?\n/.test(piece) ? `\n${piece}` : piece;
    isInComment = endsInLineComment(piece);
  };
  const leads = leadsOf(list);
  items.forEach(({ lead, value, middle, tail }, index) => {
    const isLast = index === items.length - 1;
    const blanks = leads[index] ?? leads.at(-1) ?? '';
    add(`${lead.trim() === '' ? blanks : lead}${value}${middle}`);
    add(`${isLast && !list.endsInComma ? '' : ','}${tail}`);
  });
  if (items.length > 0) add(list.after);
  else text = list.after.replace(/^\s+(?=\])/, '');
  return list.before + text;
}

/** Whether what follows this piece on the same line would be taken into a comment. */
function endsInLineComment(piece: string): boolean {
  const line = piece.slice(piece.lastIndexOf('\n') + 1);
  const scanner = createScanner(line, false);
  let last: SyntaxKind = token.end;
  for (let kind = scanner.scan(); scanner.getTokenLength() > 0; kind = scanner.scan()) last = kind;
  return last === token.lineComment;
}

/** The blanks that stand before an item at this place. */
function leadOf(list: ListText, index: number): string {
  const leads = leadsOf(list);
  return leads[index] ?? leads.at(-1) ?? '';
}

/** The blanks before each item. */
function leadsOf({ items }: ListText): readonly string[] {
  return items.map(({ lead }) => (lead.trim() === '' ? lead : blanksOf(lead)));
}

/** Without its comments: the indent of its last line, or the blanks that it begins with. */
function blanksOf(lead: string): string {
  const indent = indentAt(lead, lead.length);
  return lead.includes('\n') ? `\n${indent}` : indent;
}
