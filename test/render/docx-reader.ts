/** Reads a .docx file back for tests: its parts, and their XML as trees. */
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

export interface XmlNode {
  /** With its prefix: `w:tbl`. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlNode[];
  /** Character data directly inside. */
  text: string;
}

export function readParts(bytes: Uint8Array): ReadonlyMap<string, string> {
  return new Map(Object.entries(unzipSync(bytes)).map(([path, data]) => [path, strFromU8(data)]));
}

export function parseXml(xml: string): XmlNode {
  const root: XmlNode = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const node: XmlNode = { name, attributes, children: [], text: '' };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('text', (text) => {
    const node = open.at(-1);
    if (node !== undefined) node.text += text;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(xml).close();
  const [only] = root.children;
  if (only === undefined) throw new Error('no root element');
  return only;
}

export function part(bytes: Uint8Array, path: string): XmlNode {
  const xml = readParts(bytes).get(path);
  if (xml === undefined) throw new Error(`no ${path}`);
  return parseXml(xml);
}

/** Children of w:body: paragraphs, tables, section properties. */
export function bodyOf(bytes: Uint8Array): readonly XmlNode[] {
  return one(part(bytes, 'word/document.xml'), 'w:body').children;
}

/** All descendants of that name, in order. */
export function all(node: XmlNode, name: string): readonly XmlNode[] {
  return node.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
}

/** The first descendant of that name. */
export function one(node: XmlNode, name: string): XmlNode {
  const [first] = all(node, name);
  if (first === undefined) throw new Error(`no ${name} in ${node.name}`);
  return first;
}

/** The words of a paragraph, a cell, a table. */
export function wordsOf(node: XmlNode): string {
  return all(node, 'w:t')
    .map((text) => text.text)
    .join('');
}

export interface WordField {
  readonly instruction: string;
  /** The words between its separator and its end, those of fields inside included. */
  result: string;
}

/** The complex fields (17.16.18) that begin in these nodes, in the order of their beginnings; one may hold others. */
export function fieldsOf(...nodes: readonly XmlNode[]): readonly WordField[] {
  const fields: (WordField & { instruction: string })[] = [];
  const open: { readonly field: WordField & { instruction: string }; isResult: boolean }[] = [];
  for (const child of nodes.flatMap((node) => all(node, 'w:r')).flatMap((run) => run.children)) {
    const current = open.at(-1);
    if (child.name === 'w:fldChar') {
      const type = child.attributes['w:fldCharType'];
      if (type === 'begin') {
        const field = { instruction: '', result: '' };
        fields.push(field);
        open.push({ field, isResult: false });
      } else if (type === 'separate' && current !== undefined) current.isResult = true;
      else if (open.pop() === undefined) throw new Error('a field ends that has not begun');
    } else if (child.name === 'w:instrText' && current !== undefined) {
      current.field.instruction += child.text;
    } else if (child.name === 'w:t') {
      for (const { field, isResult } of open) if (isResult) field.result += child.text;
    }
  }
  if (open.length > 0) throw new Error('a field does not end');
  return fields;
}
