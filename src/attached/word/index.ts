/** A Word file of any hand as one sheet of cells, with what cannot be taken for plain text. */
import { decodeText, fileKind, unpackZip, WholeEntry } from '../../spreadsheet/index.js';
import type { BodyBlock } from './blocks.js';
import { deletedTexts } from './deleted-texts.js';
import { flatParts } from './flat-parts.js';
import { laidOut, type WordSheet } from './lay-out.js';
import { type ListDefinitions, listDefinitions, NumberCounter, numberedStyles } from './numbering.js';
import { readBody } from './read-body.js';
import { attributeOf, xmlTokens } from './xml-tokens.js';

export type { RemarkKind } from './blocks.js';
export type { TablePlace } from './lay-out.js';

export interface WordContent extends WordSheet {
  /** Texts beside the body. */
  readonly beside: readonly { readonly kind: 'header' | 'note'; readonly text: string }[];
  /** What revisions have deleted. */
  readonly deleted: readonly string[];
}

/** Parts as texts; none where they cannot be unpacked. */
type PartTextReader = (isWanted: (name: string) => boolean) => Promise<ReadonlyMap<string, string>>;

/** Returns null if the file cannot be unpacked. */
export async function wordContent(bytes: Uint8Array): Promise<WordContent | null> {
  const parts = fileKind(bytes) === 'flat-docx' ? flat(flatParts(bytes)) : zipped(bytes);
  const main = await mainPart(parts);
  const body = (await parts((name) => name === main)).get(main);
  if (body === undefined) return null;
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const others = await parts((name) => name.startsWith(folder) && besideBody.test(name.slice(folder.length)));
  const part = (name: string) => others.get(folder + name);
  const styles = numberedStyles(part('styles.xml') ?? '');
  const counter = new NumberCounter(listDefinitions(part('numbering.xml') ?? ''));
  const beside = [...others].flatMap(([name, xml]) => {
    const kind = /(?:header|footer)\d*\.xml$/u.test(name) ? 'header' : 'note';
    return isText.test(name) ? textsOf(readBody(xml, styles)).map((text) => ({ kind, text }) as const) : [];
  });
  return { ...laidOut(readBody(body, styles), counter), beside: unique(beside), deleted: deletedTexts(body) };
}

const besideBody = /^(?:styles|numbering|(?:header|footer)\d*|(?:foot|end)notes)\.xml$/u;
const isText = /(?:(?:header|footer)\d*|(?:foot|end)notes)\.xml$/u;

const usualPart = 'word/document.xml';

/** The part that the package names as its document (ECMA-376 Part 2, 9.3). */
async function mainPart(parts: PartTextReader): Promise<string> {
  const root = await parts((name) => name === '_rels/.rels');
  const relations = root.get('_rels/.rels') ?? '';
  for (const token of xmlTokens(relations)) {
    if (token.kind !== 'begin' || token.name !== 'Relationship') continue;
    if (attributeOf(token.attributes, 'Type')?.endsWith('/officeDocument') === true)
      return attributeOf(token.attributes, 'Target')?.replace(/^\//u, '') ?? usualPart;
  }
  return usualPart;
}

function zipped(bytes: Uint8Array): PartTextReader {
  return async (isWanted) => {
    const unpacked = await unpackZip(bytes, (name) => (isWanted(name) ? new WholeEntry() : null));
    return 'fault' in unpacked
      ? new Map()
      : new Map(Array.from(unpacked.entries, ([name, part]) => [name, decodeText(part)]));
  };
}

function flat(all: ReadonlyMap<string, string>): PartTextReader {
  return (isWanted) => Promise.resolve(new Map([...all].filter(([name]) => isWanted(name))));
}

const noLists: ListDefinitions = { levels: new Map(), lists: new Map() };

/** Texts that are more than a page number. */
function textsOf(blocks: readonly BodyBlock[]): readonly string[] {
  const { cells } = laidOut(blocks, new NumberCounter(noLists));
  return cells.map(({ text }) => text).filter((text) => /[\p{L}\p{N}]/u.test(text.replace(pageNumber, '')));
}

/** `第 1 页 共 2 页`, `— 1 —`, `1/2`. */
const pageNumber = /^[-–—·\s]*第?[\s\d]*页?[\s,，/／]*共?[\s\d]*页?[-–—·\s]*$/u;

function unique<Item extends { readonly text: string }>(items: readonly Item[]): readonly Item[] {
  return [...new Map(items.map((item) => [item.text, item])).values()];
}
