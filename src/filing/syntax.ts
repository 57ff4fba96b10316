/** Parses a filing's text into a tree that keeps positions, raw numbers and keys given twice. */
import { findNodeAtOffset, getNodePath, type Node, type ParseError, parseTree } from 'jsonc-parser';
import type { Step } from './json-path.js';
import { explain } from './syntax-error.js';

/** A filing nests six deep; the parser recurses, so depth is bounded before it starts. */
const DEEPEST = 64;

/** Something wrong at an offset of the text. */
export interface TextProblem {
  readonly code: string;
  readonly message: string;
  readonly english: string;
  readonly offset: number;
  readonly steps: readonly Step[];
}

export type Parsed = { readonly tree: Node } | { readonly problems: readonly TextProblem[] };

/** The tree of a JSON text; comments and a comma after a last element are fine. */
export function parse(text: string): Parsed {
  const deep = firstTooDeep(text);
  if (deep !== null) return { problems: [tooDeep(deep)] };
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
  const problems = syntaxProblems(text, errors, tree);
  if (problems.length > 0) return { problems };
  return tree === undefined ? { problems: [noValue()] } : { tree };
}

/** One problem for each place: what the parser says next of the same place only follows from the first. */
function syntaxProblems(
  text: string,
  errors: readonly ParseError[],
  tree: Node | undefined,
): readonly TextProblem[] {
  const problems: TextProblem[] = [];
  for (const error of errors) {
    if (problems.at(-1)?.offset === error.offset) continue;
    const node = tree === undefined ? undefined : findNodeAtOffset(tree, error.offset, true);
    const steps = node === undefined ? [] : getNodePath(node);
    problems.push({ code: 'filing/syntax', ...explain(error, text), offset: error.offset, steps });
  }
  return problems;
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
    offset,
    steps: [],
  };
}

function noValue(): TextProblem {
  return {
    code: 'filing/empty',
    message: '文件里没有数据，只有注释或空白；可以用 jibiao init 生成一份样例',
    english: 'the file holds no data; `jibiao init` writes one to start from',
    offset: 0,
    steps: [],
  };
}
