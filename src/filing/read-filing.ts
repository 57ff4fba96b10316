/** Reads a filing's file: bytes to a checked filing, or every problem of the file at once, each with its place. */
import { getNodePath, getNodeValue, type Node } from 'jsonc-parser';
import {
  type Diagnostic,
  diagnostic,
  type JsonPath,
  type Result,
  type TextPosition,
} from '../diagnostics/index.js';
import { type Checked, checkValue } from './check-value.js';
import { decode } from './encoding.js';
import { type PlacedProblem, problemsOf } from './issues.js';
import { readPath, type Step, writePath } from './json-path.js';
import { labelOf } from './labels.js';
import { type LineIndex, lineIndex } from './line-index.js';
import { normalize } from './normalize.js';
import { notesOf } from './normalize-notes.js';
import { type FilingOutline, outlineOf } from './outline.js';
import { readPlainJson } from './plain-json.js';
import { type Filing, filingField } from './schema/filing.js';
import { clip, show } from './show.js';
import { type ParsedText, parse, type TextPlace, type TextProblem, treeOf } from './syntax.js';
import { duplicates, type LazyTree } from './tree.js';

/** More problems than anyone reads: the rest is only counted. */
const MOST_PROBLEMS = 1000;

export interface FilingReading extends Result<Filing> {
  /** Where the value at a path stands in the file, or what would hold it; null where the file could not be parsed. */
  positionOf(path: JsonPath): TextPosition | null;
  /** What the file gives at a path, a long text cut; null where it gives nothing or could not be parsed. */
  givenAt(path: JsonPath): string | null;
  /** The names of what the file holds, also where it is no filing. */
  outline(): FilingOutline;
}

export interface ReadFilingOptions {
  /** The name that the diagnostics carry. */
  readonly file: string;
  /** Whether what is not canonical but plain (`2024.1.1`, `150万`) is understood, with a note each; true by default. */
  readonly normalize?: boolean;
}

/** Reads a filing. Never throws, whatever the bytes. */
export function readFiling(
  bytes: Uint8Array,
  { file, normalize: repairing = true }: ReadFilingOptions,
): FilingReading {
  const decoded = decode(bytes);
  if ('problem' in decoded) return unreadFiling([{ ...decoded.problem, file }]);
  const { text } = decoded;
  const plain = readPlain(text, repairing);
  if (plain === null) return readWithRemarks(text, file, repairing);
  const places = placesIn(text, treeOf(text), lineIndex(text));
  return { value: plain, diagnostics: [], ...places, outline: () => plain };
}

/** The filing of a text of which there is nothing to say: plain JSON without a repair or a fault. */
function readPlain(text: string, repairing: boolean): Filing | null {
  const plain = readPlainJson(text);
  if (plain === null || (repairing && normalize(plain.value, filingField).repairs.length > 0)) return null;
  const checked = checkValue(plain.value);
  return 'filing' in checked ? checked.filing : null;
}

/** Reads what is not plain: with comments, repairs and faults, of which each has its place. */
function readWithRemarks(text: string, file: string, repairing: boolean): FilingReading {
  const lines = lineIndex(text);
  const parsed = parse(text, filingField);
  if ('problems' in parsed) return unreadFiling(report(parsed.problems, file, lines), parsed.value);
  const { tree } = parsed;
  const { value, repairs } = repairing
    ? normalize(parsed.value, filingField)
    : { value: parsed.value, repairs: [] };
  const checked = checkValue(value);
  const sound = 'filing' in checked && !parsed.repeats;
  const problems = sound ? [] : treeReport({ tree, value }, checked, file, lines);
  return {
    value: sound ? checked.filing : null,
    diagnostics: [...problems, ...notesOf(repairs, file, (steps) => positionAt(steps, tree, lines))],
    ...placesIn(text, tree, lines),
    outline: () => (sound ? checked.filing : outlineOf(parsed.value)),
  };
}

/** What a text gives at a path, and where. */
function placesIn(
  text: string,
  tree: LazyTree,
  lines: LineIndex,
): Pick<FilingReading, 'positionOf' | 'givenAt'> {
  return {
    positionOf(path) {
      const steps = readPath(path);
      return steps && positionAt(steps, tree, lines);
    },
    givenAt(path) {
      const steps = readPath(path);
      const located = steps && tree.locate(steps);
      return located?.whole ? shownNode(located.node, text) : null;
    },
  };
}

function positionAt(steps: readonly Step[], tree: LazyTree, lines: LineIndex): TextPosition | null {
  const located = tree.locate(steps);
  return located && lines.positionAt(located.node.offset);
}

/** The reading of a file with no JSON in it; `value`: what there is of one. */
export function unreadFiling(diagnostics: readonly Diagnostic[], value?: unknown): FilingReading {
  return {
    value: null,
    diagnostics,
    positionOf: () => null,
    givenAt: () => null,
    outline: () => outlineOf(value),
  };
}

/** A text as it reads, all else as it is written; null of what is blank. */
function shownNode(node: Node, text: string): string | null {
  switch (node.type) {
    case 'null':
      return null;
    case 'string':
      return clip(String(node.value));
    case 'array':
    case 'object':
      return show(getNodeValue(node));
    default:
      return clip(text.slice(node.offset, node.offset + node.length));
  }
}

/** Keys given twice, and what the schema says, each at its place. */
function treeReport(
  { tree, value }: Pick<ParsedText, 'tree' | 'value'>,
  checked: Checked,
  file: string,
  lines: LineIndex,
): readonly Diagnostic[] {
  const root = tree.root();
  if (root === undefined) return [];
  const issues = 'filing' in checked ? [] : checked.issues;
  const problems = chain(repeatedKeys(root, lines), atTheirPlace(problemsOf(issues, value), tree));
  const diagnostics = report(problems, file, lines);
  return 'filing' in checked || checked.complete ? diagnostics : [...diagnostics, unreported(null, file)];
}

function* chain<T>(first: Iterable<T>, second: Iterable<T>): Generator<T> {
  yield* first;
  yield* second;
}

function* repeatedKeys(root: Node, lines: LineIndex): Generator<TextProblem> {
  for (const { key, first, again } of duplicates(root)) {
    const [one, two] = [lines.positionAt(first.offset), lines.positionAt(again.offset)];
    const shown = writePath([clip(key)]);
    yield {
      code: 'filing/duplicate-key',
      message: `键 ${shown} 写了两次：第 ${one.line} 行第 ${one.column} 列和第 ${two.line} 行第 ${two.column} 列；请只留一个`,
      english: `key ${shown} is given twice: line ${one.line} column ${one.column} and line ${two.line} column ${two.column}; keep one`,
      place: () => ({ offset: again.offset, steps: getNodePath(again) }),
    };
  }
}

function* atTheirPlace(problems: Iterable<PlacedProblem>, tree: LazyTree): Generator<TextProblem> {
  for (const { code, message, english, path } of problems) {
    const place = () => {
      const located = tree.locate(path);
      const atKey = code === 'filing/unknown-key' && located?.whole === true;
      const node = (atKey ? located.key : null) ?? located?.node;
      return { offset: node?.offset ?? 0, steps: path };
    };
    yield { code, message, english, place };
  }
}

/** Diagnostics in the order of the text; past the limit only how many more there are. */
function report(problems: Iterable<TextProblem>, file: string, lines: LineIndex): readonly Diagnostic[] {
  const kept: TextProblem[] = [];
  let more = 0;
  for (const problem of problems) {
    if (kept.length < MOST_PROBLEMS) kept.push(problem);
    else more += 1;
  }
  const placed = kept.map((problem) => ({ problem, place: problem.place() }));
  placed.sort((left, right) => left.place.offset - right.place.offset);
  const diagnostics = placed.map(({ problem, place }) => toDiagnostic(problem, place, file, lines));
  return more === 0 ? diagnostics : [...diagnostics, unreported(more, file)];
}

function toDiagnostic(problem: TextProblem, place: TextPlace, file: string, lines: LineIndex): Diagnostic {
  const { code, message, english } = problem;
  return diagnostic({
    code,
    severity: 'error',
    message,
    english,
    file,
    path: writePath(place.steps),
    label: labelOf(place.steps),
    position: lines.positionAt(place.offset),
  });
}

/** `more` is null where nobody counted. */
function unreported(more: number | null, file: string): Diagnostic {
  const [count, countEnglish] = more === null ? ['许多', 'many'] : [`${more} 个`, `${more}`];
  return diagnostic({
    code: 'filing/more',
    severity: 'error',
    message: `另有${more === null ? '' : ' '}${count}问题没有列出；请先改正上面的`,
    english: `${countEnglish} more problems are not listed; correct those above first`,
    file,
    path: '',
  });
}
