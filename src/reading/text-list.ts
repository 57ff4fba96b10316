/** Reads a list of texts that a form numbers within one cell: 1、…… 2、……, a line each. */
import type { JsonPath } from '../diagnostics/index.js';
import type { FormReading, ValueCell } from './form-reading.js';
import type { PatternCell } from './pattern.js';
import { forPattern, hasWords } from './words.js';

/** Whether the cell shows several entries of one list of texts. */
export function isTextList({ paths }: PatternCell): boolean {
  const lists = new Set(paths.map(listOf));
  return paths.length > 1 && lists.size === 1 && !lists.has(null);
}

/** Path of the list whose entries the cell shows. */
export function listOf(path: JsonPath): JsonPath | null {
  return /^(.*)\[\d+\]$/u.exec(path)?.[1] ?? null;
}

export function readTextList(pattern: PatternCell, cell: ValueCell, reading: FormReading): void {
  const list = listOf(pattern.paths[0] ?? '');
  if (list === null) return;
  const numbers = pattern.parts.flatMap((part) =>
    part.kind === 'words' && /\d/u.test(part.text) ? [part.text.trim()] : [],
  );
  const isNumbered = numbers.length > 0;
  const lines = isNumbered ? inLines(cell.text, numbers[0] ?? '') : cell.text;
  const text = isNumbered ? withoutPrefix(lines, numbers[0] ?? '') : cell.text;
  const entries = isNumbered ? numberedEntries(text) : text.split('\n').map((line) => line.trim());
  const kept = entries.filter((entry) => entry !== '');
  for (const [index, entry] of kept.entries()) reading.set(`${list}[${index}]`, entry, cell.place);
  if (isNumbered && (lines !== cell.text || !isCounted(text, kept.length)))
    reading.doubt('unsure-list', list, cell.place, [
      `各项的序号不连续，或没有另起一行，请核对分出的 ${kept.length} 项`,
      `the entries are not numbered one after the other, or not on lines of their own; check the ${kept.length} that were told apart`,
      { count: kept.length },
    ]);
}

/** What the form says before each number: 目标 of 目标1：. */
const prefixOf = (words: string): string => words.replace(/\d.*$/su, '').trim();

/** Entries that run on within a line, each on one of its own: where the form's word and the next number stand. */
function inLines(text: string, words: string): string {
  const prefix = prefixOf(words);
  if (!hasWords(prefix)) return text;
  const marks = new RegExp(`(?<=\\S)[^\\S\\n]*(?=${forPattern(prefix)}\\s*([\\d０-９]{1,3})\\s*[:：])`, 'gu');
  const numbered = new RegExp(`${forPattern(prefix)}\\s*([\\d０-９]{1,3})\\s*[:：]`, 'gu');
  const order = [...text.matchAll(numbered)].map(([, figures]) => numberOf(figures));
  return order.every((one, index) => one === index + 1) ? text.replace(marks, '\n') : text;
}

/** Takes the form's word before each number off: 目标1：. `words`: as the form writes the first. */
function withoutPrefix(text: string, words: string): string {
  const prefix = prefixOf(words);
  if (!hasWords(prefix)) return text;
  return text.replaceAll(new RegExp(`^(\\s*)${forPattern(prefix)}\\s*(?=[\\d０-９])`, 'gmu'), '$1');
}

const number = /^\s*[(（]?([\d０-９]{1,3})[)）]?\s*[、.．:：]?\s*/u;
const numberedLine = /^\s*[(（]?([\d０-９]{1,3})(?:[)）]\s*[、.．]?|[、.．:：])\s*/u;

const numberOf = (figures: string | undefined): number => Number(figures?.normalize('NFKC'));

/** A line that begins with the next number begins an entry; all others go on with it. */
function numberedEntries(text: string): readonly string[] {
  const entries: string[] = [];
  for (const line of text.split('\n')) {
    const found = numberedLine.exec(line);
    const isNext = found !== null && numberOf(found[1]) === entries.length + 1;
    const last = entries.at(-1);
    if (isNext || last === undefined) entries.push(line.replace(isNext ? numberedLine : /^\s+/u, ''));
    else entries[entries.length - 1] = `${last}\n${line}`;
  }
  return entries.map((entry) => entry.trim());
}

function isCounted(text: string, count: number): boolean {
  const numbers = text
    .split('\n')
    .flatMap((line) => (numberedLine.test(line) ? [numberOf(number.exec(line)?.[1])] : []));
  return numbers.length === count && numbers.every((one, index) => one === index + 1);
}
