/** Reads a JSON file of ours (form.json, fields.json, jibiao.config.json) by its schema: the value, or every fault at its line. */
import type * as z from 'zod';
import { type Diagnostic, errorOf, type Result } from '../diagnostics/index.js';
import { checkValue } from './check-value.js';
import { type PlacedProblem, type PlaceNames, problemsOf } from './issues.js';
import { writePath } from './json-path.js';
import { lineIndex } from './line-index.js';
import { type JsonFault, mostFaults, parseJson } from './parse-json.js';
import { jsonPlaces } from './places.js';
import { anyPlace } from './read-value.js';
import { keysAt } from './structure.js';

interface JsonFile<Value> {
  /** The name that the diagnostics carry. */
  readonly file: string;
  /** The codes of the diagnostics: where it is no JSON, and where the schema finds fault. */
  readonly codes: { readonly syntax: string; readonly content: string };
  /** Checks what the schema alone cannot express. */
  readonly disagreements?: (value: Value) => readonly PlacedProblem[];
}

/** Comments and a comma after a last element are fine; a byte order mark is no part of the text. */
export function readJson<Schema extends z.ZodType>(
  text: string,
  schema: Schema,
  { file, codes, disagreements = () => [] }: JsonFile<z.output<Schema>>,
): Result<z.output<Schema>> {
  const content = text.replace(/^\ufeff/, '');
  const { value, faults, repeats } = parseJson(content, anyPlace);
  const syntax = [...faults.map(withAdvice), ...repeats];
  if (syntax.length > 0)
    return { value: null, diagnostics: toDiagnostics(syntax, content, file, codes.syntax) };
  const checked = checkValue(schema, value);
  const problems =
    'value' in checked ? disagreements(checked.value) : firstProblems(checked.issues, value, schema);
  const diagnostics = placeProblems(problems, content, { file, code: codes.content });
  return { value: 'value' in checked && diagnostics.length === 0 ? checked.value : null, diagnostics };
}

/** Places problems in the file's text: as many diagnostics as are shown of one file, with line and column. */
export function placeProblems(
  problems: readonly PlacedProblem[],
  text: string,
  { file, code: ofAll }: { readonly file: string; readonly code: string },
): readonly Diagnostic[] {
  const places = jsonPlaces(text);
  const placed = problems.slice(0, mostFaults).map(({ code, path, ...said }) => {
    const { offset, keyOffset } = places.locate(path);
    return { ...said, steps: path, offset: code === 'unknown-key' ? (keyOffset ?? offset) : offset };
  });
  return toDiagnostics(placed, text, file, ofAll);
}

function withAdvice(fault: JsonFault): JsonFault {
  if (fault.code !== 'empty') return fault;
  const { message, english } = fault;
  return { ...fault, message: `${message}；没有内容请写 {}`, english: `${english}; write {} for nothing` };
}

function firstProblems(
  issues: readonly z.core.$ZodIssue[],
  value: unknown,
  schema: z.ZodType,
): readonly PlacedProblem[] {
  const names: PlaceNames = {
    labelOf: () => null,
    keysOf: (path) => keysAt(schema, path),
    identityOf: (key) => key.trim(),
  };
  const first: PlacedProblem[] = [];
  for (const problem of problemsOf(issues, value, names)) {
    if (first.length === mostFaults) break;
    first.push(problem());
  }
  return first;
}

function toDiagnostics(
  faults: readonly Omit<JsonFault, 'code'>[],
  text: string,
  file: string,
  code: string,
): readonly Diagnostic[] {
  const lines = lineIndex(text);
  return faults.slice(0, mostFaults).map(({ message, english, parameters, steps, offset }) =>
    errorOf(code, message, english, {
      parameters,
      file,
      path: writePath(steps),
      position: lines.positionAt(offset),
    }),
  );
}
