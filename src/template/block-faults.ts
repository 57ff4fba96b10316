/**
 * Looks at a template's blocks before it is parsed: for a block that is not closed Handlebars names the last line of the
 * template, and its parser takes minutes for thousands of blocks within one another.
 */
import type { DiagnosticParameters } from '../diagnostics/index.js';
import { placeAfter } from './text-cursor.js';

/** Longest template, in characters: no form needs more, and parsing takes well under a second. */
const maxLength = 500_000;
/** Deepest nesting of blocks and of calls. */
const maxDepth = 100;

interface OpenBlock {
  readonly name: string;
  readonly offset: number;
  /** Number of blocks that one `{{/…}}` ends: each `{{else if …}}` is one within the one before. */
  count: number;
}

interface BlockFault {
  readonly offset: number;
  readonly message: string;
  readonly english: string;
  readonly parameters: DiagnosticParameters;
}

/** Returns the first fault and its place; null if there is none. */
export function findBlockFault(source: string) {
  const fault = new BlockScanner(source).scan();
  if (fault === null) return null;
  const { offset, ...said } = fault;
  return { place: placeAfter(source.slice(0, offset), { line: 1, column: 1 }), ...said };
}

const comment = /\{\{~?!(--)?/y;
const mustache = /\{\{~?([#^/]?)((?:"[^"]*"|'[^']*'|[^{}"'])*)\}\}/y;
const quoted = /"[^"]*"|'[^']*'/g;

class BlockScanner {
  readonly #source: string;
  readonly #open: OpenBlock[] = [];
  #depth = 0;

  constructor(source: string) {
    this.#source = source;
  }

  scan(): BlockFault | null {
    const source = this.#source;
    if (source.length > maxLength) {
      const message = `模板太大：有 ${source.length} 个字符，不能多于 ${maxLength} 个`;
      const english = `A template has at most ${maxLength} characters`;
      return { offset: 0, message, english, parameters: { characters: source.length, most: maxLength } };
    }
    let offset = source.indexOf('{{');
    while (offset !== -1) {
      const end = this.#commentEnd(offset) ?? offset + 2;
      if (end === offset + 2 && !/[\\{]/.test(source[offset - 1] ?? '')) {
        const fault = this.#mustache(offset);
        if (fault !== null) return fault;
      }
      offset = source.indexOf('{{', end);
    }
    const unclosed = this.#open.at(-1);
    return unclosed === undefined ? null : notClosed(unclosed);
  }

  /** Returns null if no comment begins there. */
  #commentEnd(offset: number): number | null {
    comment.lastIndex = offset;
    const found = comment.exec(this.#source);
    if (found === null) return null;
    const end = this.#source.indexOf(found[1] === undefined ? '}}' : '--', offset + found[0].length);
    return end === -1 ? this.#source.length : end;
  }

  #mustache(offset: number): BlockFault | null {
    mustache.lastIndex = offset;
    const [, sign, inside = ''] = mustache.exec(this.#source) ?? [];
    if (sign === undefined) return null;
    const words = inside
      .replace(quoted, '')
      .split(/[\s~]+/)
      .filter((word) => word !== '');
    const [name = ''] = words;
    if (sign === '/') return this.#close(name, offset);
    const opensBlock = sign === '#' || (sign === '^' && name !== '');
    if (opensBlock) this.#open.push({ name, offset, count: 0 });
    const block = opensBlock || (name === 'else' && words.length > 1) ? this.#open.at(-1) : undefined;
    if (block !== undefined) {
      block.count += 1;
      this.#depth += 1;
    }
    return this.#depth > maxDepth || callDepth(inside) > maxDepth ? tooDeep(offset) : null;
  }

  #close(name: string, offset: number): BlockFault | null {
    const block = this.#open.pop();
    if (block === undefined) {
      const message = `{{/${name}}} 没有对应的 {{#${name}}}`;
      return { offset, message, english: `{{/${name}}} ends nothing`, parameters: { block: name } };
    }
    this.#depth -= block.count;
    return block.name === name || /^[>*]/.test(block.name) ? null : notClosed(block);
  }
}

function callDepth(inside: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of inside.replace(quoted, '')) {
    depth += character === '(' ? 1 : character === ')' ? -1 : 0;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

function notClosed({ name, offset }: OpenBlock): BlockFault {
  return {
    offset,
    message: `{{#${name}}} 没有结束：缺 {{/${name}}}`,
    english: `{{#${name}}} is not closed; add {{/${name}}}`,
    parameters: { block: name },
  };
}

function tooDeep(offset: number): BlockFault {
  return {
    offset,
    message: `{{#…}} 或括号套了 ${maxDepth} 层以上；请减少层数`,
    english: `Blocks or calls stand within one another more than ${maxDepth} deep`,
    parameters: { most: maxDepth },
  };
}
