/** Reads a filing's file: bytes to a checked filing, or every problem of the file at once, each with its place. */
import type { Node } from 'jsonc-parser';
import type * as z from 'zod';
import {
  type Diagnostic,
  diagnostic,
  type JsonPath,
  type Result,
  type TextPosition,
} from '../diagnostics/index.js';
import {
  checkValue,
  clip,
  type JsonFault,
  type LazyTree,
  type LineIndex,
  lazyTree,
  lineIndex,
  locate,
  MOST_FAULTS,
  type PlacedProblem,
  parseJson,
  problemsOf,
  readPath,
  readPlainJson,
  type Step,
  writePath,
} from '../json/index.js';
import { decode } from './encoding.js';
import { identityOf } from './identity.js';
import { knownKeys, labelOf } from './labels.js';
import { normalize } from './normalize.js';
import { notesOf } from './normalize-notes.js';
import { type FilingOutline, outlineOf } from './outline.js';
import { placesOf } from './places.js';
import { type Filing, filingField, filingSchema } from './schema/filing.js';

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
  const places = placesIn(text, lazyTree(text), lineIndex(text));
  return { value: plain, diagnostics: [], ...places, outline: () => plain };
}

/** The filing of a text of which there is nothing to say: plain JSON without a repair or a fault. */
function readPlain(text: string, repairing: boolean): Filing | null {
  const plain = readPlainJson(text);
  if (plain === null || (repairing && normalize(plain.value, filingField).repairs.length > 0)) return null;
  const checked = checkValue(filingSchema, plain.value);
  return 'value' in checked ? checked.value : null;
}

/** Reads what is not plain: with comments, repairs and faults, of which each has its place. */
function readWithRemarks(text: string, file: string, repairing: boolean): FilingReading {
  const lines = lineIndex(text);
  const parsed = parseJson(text, placesOf(filingField));
  if (parsed.faults.length > 0) {
    const faults = [...parsed.faults].map((fault) => (fault.code === 'empty' ? withAdvice(fault) : fault));
    return unreadFiling(
      report(
        { faults, more: parsed.stoppedAt === null || parsed.faults.length === 1 ? 0 : null },
        file,
        lines,
      ),
      parsed.value,
    );
  }
  const tree = lazyTree(text.slice(0, parsed.stoppedAt ?? undefined));
  const { value, repairs } = repairing
    ? normalize(parsed.value, filingField)
    : { value: parsed.value, repairs: [] };
  const checked = checkValue(filingSchema, value);
  const filing =
    'value' in checked && parsed.stoppedAt === null && parsed.repeats.length === 0 ? checked.value : null;
  const found = filing === null ? faultsOf(parsed, 'issues' in checked ? checked : null, value, text) : null;
  return {
    value: filing,
    diagnostics: [
      ...(found === null ? [] : report(found, file, lines)),
      ...notesOf(repairs, file, (steps) => positionAt(steps, tree, lines)),
    ],
    ...placesIn(text, tree, lines),
    outline: () => filing ?? outlineOf(parsed.value),
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
      return node.children?.length ? '[…]' : '[]';
    case 'object':
      return node.children?.length ? '{…}' : '{}';
    default:
      return clip(text.slice(node.offset, node.offset + node.length));
  }
}

/** What is reported of a file, and how many more faults there are; null where nobody counted. */
interface Found {
  readonly faults: readonly JsonFault[];
  readonly more: number | null;
}

/** Keys given twice, and what the schema says, each at its place. */
function faultsOf(
  { repeats, stoppedAt }: Pick<ReturnType<typeof parseJson>, 'repeats' | 'stoppedAt'>,
  checked: { readonly issues: readonly z.core.$ZodIssue[]; readonly complete: boolean } | null,
  value: unknown,
  text: string,
): Found {
  const complete = stoppedAt === null;
  // Of a file that was not read to its end only what stands in it is sure, not what is missing.
  const issues = (checked?.issues ?? []).filter(({ code }) => complete || code === 'unrecognized_keys');
  const problems: PlacedProblem[] = [];
  let more = Math.max(0, repeats.length - MOST_FAULTS);
  for (const problem of problemsOf(issues, value, { labelOf, keysOf: knownKeys, identityOf })) {
    if (repeats.length + problems.length < MOST_FAULTS) problems.push(problem());
    else more += 1;
  }
  const places = locate(
    complete ? text : text.slice(0, stoppedAt),
    problems.map(({ path }) => path),
  );
  const placed = problems.map(({ path, ...words }, index) => {
    const { offset = 0, keyOffset = null, whole = false } = places[index] ?? {};
    const atKey = words.code === 'unknown-key' && whole;
    return { ...words, steps: path, offset: (atKey ? keyOffset : null) ?? offset };
  });
  const counted = complete && (checked?.complete ?? true);
  return { faults: [...repeats.slice(0, MOST_FAULTS), ...placed], more: counted ? more : null };
}

/** Diagnostics in the order of the text; past the limit only how many more there are. */
function report({ faults, more }: Found, file: string, lines: LineIndex): readonly Diagnostic[] {
  const listed = faults.slice(0, MOST_FAULTS).toSorted((left, right) => left.offset - right.offset);
  const diagnostics = listed.map((fault) => toDiagnostic(fault, file, lines));
  return more === 0 ? diagnostics : [...diagnostics, unreported(more, file)];
}

function withAdvice(fault: JsonFault): JsonFault {
  return {
    ...fault,
    message: `${fault.message}；可以用 jibiao init 生成一份样例`,
    english: `${fault.english}; \`jibiao init\` writes one to start from`,
  };
}

function toDiagnostic(
  { code, message, english, steps, offset }: JsonFault,
  file: string,
  lines: LineIndex,
): Diagnostic {
  return diagnostic({
    code: `filing/${code}`,
    severity: 'error',
    message,
    english,
    file,
    path: writePath(steps),
    label: labelOf(steps),
    position: lines.positionAt(offset),
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
