/** Turns an offset into a text into the line and column that an editor shows. */
import type { TextPosition } from '../diagnostics/index.js';
import { commonEnds } from './common-ends.js';

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

export interface LineIndex {
  /** Line and column from 1; columns count UTF-16 units, as editors' cursors do. */
  positionAt(offset: number): TextPosition;
  /** The text of a line, from 1, without its end; '' if there is none. */
  textOf(line: number): string;
  /** Of another state of the text: what is known of this one is not counted again. */
  changedTo(text: string): LineIndex;
}

/** Indexes lines, which end in LF, CR LF or CR, with the first position requested: valid files need none. */
export function lineIndex(text: string): LineIndex {
  return indexOf(text, null);
}

function indexOf(text: string, given: Uint32Array | null): LineIndex {
  let known = given;
  const startsOf = () => {
    known ??= lineStarts(text);
    return known;
  };
  return {
    textOf(line) {
      const starts = startsOf();
      const start = starts[line - 1] ?? text.length;
      let end = starts[line] ?? text.length;
      while (end > start && /[\r\n]/.test(text.charAt(end - 1))) end -= 1;
      return text.slice(start, end);
    },
    positionAt(offset) {
      const starts = startsOf();
      const line = lastAtMost(starts, offset);
      return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
    },
    changedTo: (changed) => indexOf(changed, known && startsAfter(known, text, changed)),
  };
}

/** The starts of another state of the text: those around what has changed are as they were, and move with it. */
function startsAfter(starts: Uint32Array, text: string, changed: string): Uint32Array {
  const { start, end } = commonEnds(text, changed);
  // A start belongs to what stands before it, and behind a CR to what follows.
  const head = starts.subarray(0, start === 0 ? 1 : lastAtMost(starts, start - 1) + 1);
  const tail = starts.subarray(lastAtMost(starts, text.length - end) + 1);
  const between: number[] = [];
  for (let at = Math.max(0, start - 1); at < changed.length - end; at += 1) {
    if (endsLine(changed, at)) between.push(at + 1);
  }
  const after = new Uint32Array(head.length + between.length + tail.length);
  after.set(head);
  after.set(between, head.length);
  const by = changed.length - text.length;
  tail.forEach((at, index) => {
    after[head.length + between.length + index] = at + by;
  });
  return after;
}

/** Counted first: a list that grows takes four times the memory, and a file of millions of lines is refused in little of it. */
function lineStarts(text: string): Uint32Array {
  let count = 1;
  eachLineEnd(text, () => {
    count += 1;
  });
  const starts = new Uint32Array(count);
  let line = 1;
  eachLineEnd(text, (end) => {
    starts[line++] = end;
  });
  return starts;
}

/** Goes from mark to mark by the engine's own search; looking at each character takes a hundred times as long. */
function eachLineEnd(text: string, visit: (end: number) => void): void {
  const next = (mark: string, from: number) => {
    const at = text.indexOf(mark, from);
    return at < 0 ? text.length : at;
  };
  let feed = next('\n', 0);
  let carriage = next('\r', 0);
  while (feed < text.length || carriage < text.length) {
    const at = Math.min(feed, carriage);
    if (endsLine(text, at)) visit(at + 1);
    if (at === feed) feed = next('\n', at + 1);
    else carriage = next('\r', at + 1);
  }
}

function endsLine(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === lineFeed || (code === carriageReturn && text.charCodeAt(at + 1) !== lineFeed);
}

function lastAtMost(sorted: Uint32Array, value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((sorted[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
