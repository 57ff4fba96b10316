/** Parses a filing's text, whatever it is: depth is bounded, and every fault of syntax is found. */
import { findNodeAtOffset, getNodePath, type Node, type ParseError } from 'jsonc-parser';
import type { Step } from './json-path.js';
import { readPlainValue } from './plain-value.js';
import type { Field } from './schema/structure.js';
import { explain } from './syntax-error.js';
import { type LazyTree, lazyTree } from './tree.js';

/** A filing nests six deep; the parser recurses, so depth is bounded before it starts. */
const DEEPEST = 64;

/** Something wrong with the text. Its place is only looked up where it is reported: that can take a while. */
export interface TextProblem {
  readonly code: string;
  readonly message: string;
  readonly english: string;
  place(): TextPlace;
}

export interface TextPlace {
  readonly offset: number;
  readonly steps: readonly Step[];
}

export interface ParsedText {
  readonly value: unknown;
  /** Whether any object gives a key twice. */
  readonly repeats: boolean;
  readonly tree: LazyTree;
}

/** `value`: as much as could be read of what is no JSON. */
export type Parsed = ParsedText | { readonly problems: readonly TextProblem[]; readonly value: unknown };

/** Comments and a comma after a last element are fine; that there is no value at all has a problem of its own. */
const OPTIONS = { allowTrailingComma: true, allowEmptyContent: true } as const;

/** Parses a JSON text to a plain value whose numbers are as exact as `field` wants them, or all that is wrong with it. */
export function parse(text: string, field: Field | null): Parsed {
  const deep = firstTooDeep(text);
  if (deep !== null) return { problems: [tooDeep(deep)], value: undefined };
  const tree = treeOf(text);
  const { value, repeats, errors } = readPlainValue(text, field, OPTIONS);
  if (errors.length > 0) return { problems: syntaxProblems(text, errors, tree), value };
  return value === undefined ? { problems: [noValue()], value } : { value, repeats, tree };
}

/** The places of a text, looked up when someone asks for one. */
export function treeOf(text: string): LazyTree {
  return lazyTree(text, OPTIONS);
}

/** One problem for each mistake: what the parser misses right behind an error only follows from that error. */
function syntaxProblems(text: string, errors: readonly ParseError[], tree: LazyTree): readonly TextProblem[] {
  const root = tree.root();
  const problems: TextProblem[] = [];
  let end = -1;
  for (const error of errors) {
    const follows = end >= 0 && text.slice(end, error.offset).trim() === '';
    if (follows) continue;
    end = error.offset + error.length;
    const place = () => ({ offset: error.offset, steps: stepsTo(root, error.offset) });
    problems.push({ code: 'filing/syntax', ...explain(error, text), place });
  }
  return problems;
}

/** Where in the data an offset lies. */
function stepsTo(root: Node | undefined, offset: number): readonly Step[] {
  const node = root === undefined ? undefined : findNodeAtOffset(root, offset, true);
  return node === undefined ? [] : getNodePath(node);
}

/** Offset of the first bracket that nests too deep. Brackets in texts and comments do not count. */
function firstTooDeep(text: string): number | null {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') at = endOfString(text, at);
    else if (character === '/') at = endOfComment(text, at);
    else if (character === '{' || character === '[') {
      depth += 1;
      if (depth > DEEPEST) return at;
    } else if (character === '}' || character === ']') depth -= 1;
  }
  return null;
}

/** Offset of the closing quote, or of the line's last character where the text is not closed. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') return at;
    if (character === '\\') at += 1;
    else if (character === '\n' || character === '\r') return at;
  }
  return text.length;
}

/** Offset of the comment's last character, or `start` where none begins. */
function endOfComment(text: string, start: number): number {
  if (text[start + 1] === '*') return lastOf(text, /\*\//g, start + 2, 1);
  return text[start + 1] === '/' ? lastOf(text, /[\n\r]/g, start + 2, 0) : start;
}

function lastOf(text: string, end: RegExp, from: number, more: number): number {
  end.lastIndex = from;
  const found = end.exec(text);
  return found === null ? text.length : found.index + more;
}

function tooDeep(offset: number): TextProblem {
  return {
    code: 'filing/too-deep',
    message: `括号嵌套超过 ${DEEPEST} 层，这不是填报数据；请核对是否选错了文件`,
    english: `brackets nest deeper than ${DEEPEST}; this is no filing`,
    place: () => ({ offset, steps: [] }),
  };
}

function noValue(): TextProblem {
  return {
    code: 'filing/empty',
    message: '文件里没有数据，只有注释或空白；可以用 jibiao init 生成一份样例',
    english: 'the file holds no data; `jibiao init` writes one to start from',
    place: () => ({ offset: 0, steps: [] }),
  };
}
