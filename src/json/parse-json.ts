/** Parses a JSON text, whatever it is: depth, faults and time are bounded, and every fault has its place. */

import { printParseErrorCode } from 'jsonc-parser';
import type { DiagnosticParameters } from '../diagnostics/index.js';
import { type PathStep, writePath } from './json-path.js';
import { type LineIndex, lineIndex } from './line-index.js';
import {
  type OverlongList,
  type PlacedError,
  type PlaceRules,
  type RepeatedKey,
  readValue,
} from './read-value.js';
import { clip } from './show.js';
import { endOfComment, endOfString } from './skip.js';
import { explain } from './syntax-error.js';

/** A filing nests six deep; the parser recurses, so depth is bounded before it starts. */
export const deepest = 64;

/** Texts, commas and comments of a file: a filing of a thousand projects has some hundred thousand. */
const mostParts = 4_000_000;

/** No text of ours comes near, however it is escaped; the parser puts a text together escape by escape. */
export const longestString = 1_000_000;

/** More faults than anyone reads. */
export const mostFaults = 1000;

/** Something wrong at a place of a text. `code`: `syntax`, `too-deep`, `too-long`, `too-many`, `empty`, `duplicate-key`. */
export interface JsonFault {
  readonly code: string;
  readonly message: string;
  readonly english: string;
  readonly parameters: DiagnosticParameters;
  readonly offset: number;
  readonly steps: readonly PathStep[];
}

export interface ParsedJson {
  /** What could be read; undefined if nothing. */
  readonly value: unknown;
  /** Faults of the text as JSON. */
  readonly faults: readonly JsonFault[];
  /** Keys that their object gives twice: the last counts. */
  readonly repeats: readonly JsonFault[];
  /** Offset at which reading stopped, one fault after the last that is reported; null: it was read to its end. */
  readonly stoppedAt: number | null;
}

/** Parses a JSON text to a plain value whose numbers are as exact as `rules` want them. */
export function parseJson<Place>(text: string, rules: PlaceRules<Place>): ParsedJson {
  const bound = boundPassed(text);
  if (bound !== null) return { value: undefined, faults: [bound], repeats: [], stoppedAt: bound.offset };
  const { value, repeats, errors, overlong, stoppedAt } = readValue(text, rules, mostFaults + 1);
  const syntax = errors.length === 0 && value === undefined ? [noValue()] : syntaxFaults(text, errors);
  const faults = overlong === null ? syntax : [...syntax, tooMany(overlong, stoppedAt ?? 0)];
  return { value, faults, repeats: repeatedKeys(repeats, lineIndex(text)), stoppedAt };
}

/** One fault for each mistake: what the parser misses right behind an error only follows from that error. */
function syntaxFaults(text: string, errors: readonly PlacedError[]): readonly JsonFault[] {
  const faults: JsonFault[] = [];
  let end = -1;
  let lineEnd = -1;
  let isLost = false;
  let openText = false;
  let afterQuotes = false;
  for (const error of errors) {
    const code = printParseErrorCode(error.error);
    const between = text.slice(Math.max(end, 0), error.offset);
    const follows = end >= 0 && between.trim() === '';
    // The rest of a text of two lines, up to and behind its quote, which begins another text for the parser.
    const isSameText: boolean = openText && code !== 'InvalidCharacter' && between.split('"', 3).length < 3;
    if (follows || isSameText || error.offset < lineEnd) continue;
    // The rest of a text with quotes in it is a key for the parser.
    if (afterQuotes && code === 'ColonExpected') continue;
    if ((faults.length > 0 && code === 'EndOfFileExpected') || (isLost && isEnd.test(code))) continue;
    end = error.offset + error.length;
    const { spoils, parameters = {}, ...said } = explain(error, text);
    if (spoils === 'line' || spoils === 'quotes') lineEnd = end + text.slice(end).search(/[\r\n]|$/);
    faults.push({ code: 'syntax', ...said, parameters, offset: error.offset, steps: error.steps });
    if (spoils === 'rest') break;
    isLost ||= spoils === 'ends';
    openText = code === 'UnexpectedEndOfString';
    afterQuotes = spoils === 'quotes';
  }
  return faults;
}

/** What the parser misses where it has lost its way among brackets. */
const isEnd = /^(?:CloseBrace|CloseBracket|EndOfFile)Expected$/;

function repeatedKeys(repeats: readonly RepeatedKey[], lines: LineIndex): readonly JsonFault[] {
  return repeats.map(({ steps, first, again }) => {
    const [one, two] = [lines.positionAt(first), lines.positionAt(again)];
    const shown = writePath([clip(String(steps.at(-1) ?? ''))]);
    return {
      code: 'duplicate-key',
      message: `键 ${shown} 写了两次：第 ${one.line} 行第 ${one.column} 列和第 ${two.line} 行第 ${two.column} 列；请只留一个`,
      english: `key ${shown} is given twice: line ${one.line} column ${one.column} and line ${two.line} column ${two.column}; keep one`,
      parameters: { key: clip(String(steps.at(-1) ?? '')), firstLine: one.line, secondLine: two.line },
      offset: again,
      steps,
    };
  });
}

/** Checks bounds before parsing: nesting (brackets in texts and comments do not count), length and number of texts. */
export function boundPassed(text: string): JsonFault | null {
  let depth = 0;
  let parts = 0;
  let partEnd = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"' || character === ',' || character === '/') {
      parts += 1;
      if (parts > mostParts) return tooManyParts(at);
      const bare = overlongBetween(text, partEnd, at);
      if (bare !== null) return bare;
    }
    if (character === '"') {
      const end = endOfString(text, at);
      if (end - at > longestString) return tooLong(at);
      at = end;
      partEnd = end;
    } else if (character === '/') {
      at = endOfComment(text, at);
      partEnd = at;
    } else if (character === ',') partEnd = at;
    else if (character === '{' || character === '[') {
      depth += 1;
      if (depth > deepest) return tooDeep(at);
    } else if (character === '}' || character === ']') depth -= 1;
  }
  return overlongBetween(text, partEnd, text.length);
}

/** A fault where more than blanks stand outside texts for longer than any text: the parser would take them for one word. */
function overlongBetween(text: string, start: number, end: number): JsonFault | null {
  if (end - start <= longestString) return null;
  const words = text.slice(start, end).trim();
  return words.length > longestString ? tooLong(text.indexOf(words, start)) : null;
}

/** Reading stops where a bound is passed. `most`: the bound. */
function passed(code: string, most: number, offset: number, message: string, english: string): JsonFault {
  return { code, message, english, parameters: { most }, offset, steps: [] };
}

function tooManyParts(offset: number): JsonFault {
  return passed(
    'too-many',
    mostParts,
    offset,
    `文件里的文字、逗号和注释超过 ${mostParts} 个，后面的没有读；请分成几个文件`,
    `the file has more than ${mostParts} texts, commas and comments; what follows was not read; split the file`,
  );
}

function tooDeep(offset: number): JsonFault {
  const message = `括号嵌套超过 ${deepest} 层，请核对是否选错了文件`;
  return passed(
    'too-deep',
    deepest,
    offset,
    message,
    `brackets nest deeper than ${deepest}; is this the right file?`,
  );
}

function tooLong(offset: number): JsonFault {
  const message = `从这里起的文字超过 ${longestString} 个字符；是否缺少右引号？`;
  const english = `the text that begins here has more than ${longestString} characters; is a quote missing?`;
  return passed('too-long', longestString, offset, message, english);
}

function tooMany({ steps, most }: OverlongList, offset: number): JsonFault {
  const message = `列表超过 ${most} 项，后面的没有读；请分成几个文件`;
  const english = `the list has more than ${most} items; what follows was not read; split the file`;
  return { ...passed('too-many', most, offset, message, english), steps };
}

function noValue(): JsonFault {
  const [message, english] = ['文件里没有数据，只有注释或空白', 'the file holds no data'];
  return { code: 'empty', message, english, parameters: {}, offset: 0, steps: [] };
}
