/** Reads a filing's file: bytes to a checked filing, or every problem of the file at once, each with its place. */
import type { Node } from 'jsonc-parser';
import {
  type Diagnostic,
  diagnostic,
  type JsonPath,
  type Result,
  type TextPosition,
} from '../diagnostics/index.js';
import { decode } from './encoding.js';
import { type PlacedProblem, problemsOf } from './issues.js';
import { readPath, writePath } from './json-path.js';
import { labelOf } from './labels.js';
import { type LineIndex, lineIndex } from './line-index.js';
import { fieldOf } from './schema/field.js';
import { type Filing, filingSchema } from './schema/filing.js';
import { clip } from './show.js';
import { parse, type TextProblem } from './syntax.js';
import { duplicates, locate } from './tree.js';

/** More problems than anyone reads: the rest is only counted. */
const MOST_PROBLEMS = 1000;

export interface FilingReading extends Result<Filing> {
  /** Where the value at a path stands in the file, or what would hold it; null where the file could not be parsed. */
  positionOf(path: JsonPath): TextPosition | null;
}

/** Reads a filing; `file` is the name that its diagnostics carry. Never throws, whatever the bytes. */
export function readFiling(bytes: Uint8Array, { file }: { readonly file: string }): FilingReading {
  const decoded = decode(bytes);
  if ('problem' in decoded) return failed([{ ...decoded.problem, file }]);
  const lines = lineIndex(decoded.text);
  const parsed = parse(decoded.text, fieldOf(filingSchema));
  if ('problems' in parsed) return failed(report(parsed.problems, file, lines));
  const { tree } = parsed;
  const checked = filingSchema.safeParse(parsed.value);
  const issues = checked.success ? [] : checked.error.issues;
  const sound = checked.success && !parsed.repeats;
  return {
    value: sound ? checked.data : null,
    diagnostics: sound
      ? []
      : report(treeProblems(tree.root(), problemsOf(issues, parsed.value), lines), file, lines),
    positionOf(path) {
      const [root, steps] = [tree.root(), readPath(path)];
      return root === undefined || steps === null ? null : lines.positionAt(locate(root, steps).node.offset);
    },
  };
}

function failed(diagnostics: readonly Diagnostic[]): FilingReading {
  return { value: null, diagnostics, positionOf: () => null };
}

/** Keys given twice, and what the schema says, each at its place. */
function* treeProblems(
  root: Node | undefined,
  problems: Iterable<PlacedProblem>,
  lines: LineIndex,
): Generator<TextProblem> {
  if (root === undefined) return;
  yield* repeatedKeys(root, lines);
  yield* placed(problems, root);
}

function* repeatedKeys(root: Node, lines: LineIndex): Generator<TextProblem> {
  for (const { key, steps, first, again } of duplicates(root)) {
    const [one, two] = [lines.positionAt(first.offset), lines.positionAt(again.offset)];
    const shown = writePath([clip(key)]);
    yield {
      code: 'filing/duplicate-key',
      message: `键 ${shown} 写了两次：第 ${one.line} 行第 ${one.column} 列和第 ${two.line} 行第 ${two.column} 列；请只留一个`,
      english: `key ${shown} is given twice: line ${one.line} column ${one.column} and line ${two.line} column ${two.column}; keep one`,
      offset: again.offset,
      steps,
    };
  }
}

function* placed(problems: Iterable<PlacedProblem>, root: Node): Generator<TextProblem> {
  for (const { code, message, english, path } of problems) {
    const { node, key, whole } = locate(root, path);
    const offset = code === 'filing/unknown-key' && whole && key !== null ? key.offset : node.offset;
    yield { code, message, english, offset, steps: path };
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
  kept.sort((left, right) => left.offset - right.offset);
  const diagnostics = kept.map((problem) => toDiagnostic(problem, file, lines));
  return more === 0 ? diagnostics : [...diagnostics, unreported(more, file)];
}

function toDiagnostic(problem: TextProblem, file: string, lines: LineIndex): Diagnostic {
  const { code, message, english, offset, steps } = problem;
  return diagnostic({
    code,
    severity: 'error',
    message,
    english,
    file,
    path: writePath(steps),
    label: labelOf(steps),
    position: lines.positionAt(offset),
  });
}

function unreported(more: number, file: string): Diagnostic {
  return diagnostic({
    code: 'filing/more',
    severity: 'error',
    message: `另有 ${more} 个问题没有列出；请先改正上面的`,
    english: `${more} more problems are not listed; correct those above first`,
    file,
    path: '',
  });
}
