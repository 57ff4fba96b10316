/** Values and members of objects: a value's text is replaced, a new member stands after the last in the same layout. */

import { endOfTail, indentAt, indented, unitOf } from './layout.js';
import type { JsonNode } from './parse.js';

export function setNode(text: string, node: Pick<JsonNode, 'offset' | 'length'>, json: string): string {
  const value = indented(json, indentAt(text, node.offset), unitOf(text));
  return text.slice(0, node.offset) + value + text.slice(node.offset + node.length);
}

/** `json` under a key that the object does not have yet. */
export function addMember(text: string, object: JsonNode, key: string, json: string): string {
  const last = object.children?.at(-1);
  const end = object.offset + object.length - 1;
  if (last === undefined) return addFirst(text, object, `${JSON.stringify(key)}: `, json);
  const value = last.offset + last.length;
  const tail = endOfTail(text, value, end);
  const onOneLine = !text.slice(object.offset, last.offset).includes('\n');
  const indent = indentAt(text, last.offset);
  const member = `${JSON.stringify(key)}: ${indented(json, indent, unitOf(text))}`;
  const separator = onOneLine ? ' ' : `\n${indent}`;
  if (tail.hasComma) return text.slice(0, tail.end) + separator + member + text.slice(tail.end);
  const rest = text.slice(value, tail.end);
  return `${text.slice(0, value)},${rest}${separator}${member}${text.slice(tail.end)}`;
}

/** The first content of an empty object or list; comments that stand in it stay before it. */
export function addFirst(text: string, holder: JsonNode, head: string, json: string): string {
  const end = holder.offset + holder.length - 1;
  const indent = indentAt(text, holder.offset);
  const unit = unitOf(text);
  const inner = text.slice(holder.offset + 1, end).trimEnd();
  const content = `${head}${indented(json, indent + unit, unit)}`;
  return `${text.slice(0, holder.offset + 1)}${inner}\n${indent}${unit}${content}\n${indent}${text.slice(end)}`;
}
