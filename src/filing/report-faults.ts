/** Reports what is wrong with a filing's file, and what was read as something else: each at its place, in the order of the text. */
import { type Diagnostic, errorOf, noteOf } from '../diagnostics/index.js';
import { identityOf } from '../identity/index.js';
import {
  type Checked,
  type JsonFault,
  type JsonPlaces,
  jsonPlaces,
  type LineIndex,
  mostFaults,
  type ParsedJson,
  type PlacedProblem,
  type PlaceNames,
  problemsOf,
  show,
  writePath,
} from '../json/index.js';
import { knownKeys, labelOf } from './labels.js';
import type { Repair } from './normalize.js';
import type { FilingSchema } from './schema/filing.js';

/** Context for reporting a file's faults. */
export interface Told {
  readonly file: string;
  readonly schema: FilingSchema;
  readonly lines: LineIndex;
}

interface FaultyFiling {
  readonly parsed: ParsedJson;
  readonly checked: Checked<unknown>;
  /** The checked value. */
  readonly value: unknown;
  readonly text: string;
  readonly schema: FilingSchema;
}

/** The reported faults of a file, and the number of further ones; null: unknown. */
interface FileFaults {
  readonly faults: readonly JsonFault[];
  readonly more: number | null;
}

/** Keys given twice, and what the schema says, each at its place. */
export function faultsOf({ parsed, checked, value, text, schema }: FaultyFiling): FileFaults {
  const { repeats, stoppedAt } = parsed;
  const complete = stoppedAt === null;
  // Of a file that was not read to its end only what stands in it is sure, not what is missing.
  const issues = ('issues' in checked ? checked.issues : []).filter(
    ({ code }) => complete || code === 'unrecognized_keys',
  );
  const names: PlaceNames = {
    labelOf: (path) => labelOf(path, schema),
    keysOf: (path) => knownKeys(path, schema),
    identityOf,
  };
  const problems: PlacedProblem[] = [];
  let more = Math.max(0, repeats.length - mostFaults);
  for (const problem of problemsOf(issues, value, names)) {
    if (repeats.length + problems.length < mostFaults) problems.push(problem());
    else more += 1;
  }
  const places = jsonPlaces(complete ? text : text.slice(0, stoppedAt));
  const placed = problems.map(({ path, ...words }) => {
    const { offset, keyOffset, whole } = places.locate(path);
    const atKey = words.code === 'unknown-key' && whole;
    return { ...words, steps: path, offset: (atKey ? keyOffset : null) ?? offset };
  });
  const counted = complete && ('value' in checked || checked.complete);
  return { faults: [...repeats.slice(0, mostFaults), ...placed], more: counted ? more : null };
}

/** Diagnostics in the order of the text; past the limit only how many more there are. */
export function report({ faults, more }: FileFaults, told: Told): readonly Diagnostic[] {
  const listed = faults.slice(0, mostFaults).toSorted((left, right) => left.offset - right.offset);
  const diagnostics = listed.map((fault) => toDiagnostic(fault, told));
  return more === 0 ? diagnostics : [...diagnostics, unreported(more, told.file)];
}

export function withAdvice(fault: JsonFault): JsonFault {
  return {
    ...fault,
    message: `${fault.message}；可以用 jibiao init 生成一份样例`,
    english: `${fault.english}; \`jibiao init\` writes one to start from`,
  };
}

function toDiagnostic(
  { code, message, english, parameters, steps, offset }: JsonFault,
  { file, schema, lines }: Told,
): Diagnostic {
  return errorOf(`filing/${code}`, message, english, {
    parameters,
    file,
    path: writePath(steps),
    label: labelOf(steps, schema),
    position: lines.positionAt(offset),
  });
}

/** `more` is null if nobody counted. */
function unreported(more: number | null, file: string): Diagnostic {
  const [count, countEnglish] = more === null ? ['许多', 'many'] : [`${more} 个`, `${more}`];
  return errorOf(
    'filing/more',
    `另有${more === null ? '' : ' '}${count}问题没有列出；请先改正上面的`,
    `${countEnglish} more problems are not listed; correct those above first`,
    { parameters: { count: more }, file, path: '' },
  );
}

/** Says of each repair what was read as what. */
export function notesOf(
  repairs: readonly Repair[],
  { file, schema, lines }: Told,
  places: JsonPlaces,
): readonly Diagnostic[] {
  return repairs.map(({ steps, given, readAs, how }) => {
    const before = show(given);
    const shown = Array.isArray(readAs) ? readAs.join('、') : String(readAs);
    const [after, english] = readAs === null ? ['空白', 'blank'] : [shown, shown];
    return noteOf(
      'filing/normalized',
      how?.zh ?? `${before} 读作 ${after}`,
      how?.en ?? `${before} was read as ${english}`,
      {
        parameters: { found: before, readAs: english },
        file,
        path: writePath(steps),
        label: labelOf(steps, schema),
        position: lines.positionAt(places.locate(steps).offset),
      },
    );
  });
}
