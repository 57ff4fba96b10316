/** Reads a filing's file: bytes to a checked filing, or every problem of the file at once, each with its place. */
import type { Diagnostic, JsonPath, Result, TextPosition } from '../diagnostics/index.js';
import {
  checkValue,
  clip,
  type JsonPlaces,
  jsonPlaces,
  type LineIndex,
  lineIndex,
  parseJson,
  readPath,
  unquote,
} from '../json/index.js';
import { decodeFiling } from './encoding.js';
import { foreignText } from './foreign-file.js';
import { labelAt, placesOf } from './labels.js';
import { normalize } from './normalize.js';
import { type FilingOutline, outlineOf } from './outline.js';
import { type PlainReading, readChanged } from './read-changed.js';
import { readPlain } from './read-plain.js';
import { faultsOf, notesOf, report, type Told, withAdvice } from './report-faults.js';
import { coreSchema, type Filing, type FilingSchema } from './schema/filing.js';
import { withFormsOfKeys } from './unnamed-forms.js';

export interface FilingReading extends Result<Filing> {
  /** Returns the position of the value at a path, or of its nearest container; null if the file could not be parsed. */
  positionOf(path: JsonPath): TextPosition | null;
  /** Returns the value at a path as written, shortened; null if there is none or the file could not be parsed. */
  givenAt(path: JsonPath): string | null;
  /** The text of a line of the file, from 1, for messages that quote it; '' if there is none. */
  lineAt(line: number): string;
  /** The Chinese label of a path, declared fields included; null if there is none. */
  labelAt(path: JsonPath): string | null;
  /** The names of what the file holds, also where it is no filing. */
  outline(): FilingOutline;
  /**
   * Reads another state of the file, in which a project was changed, or all but the projects, as `readFiling` reads it; null where it has to be read
   * as a whole, and left out where there was anything to say of this one. `text`: of the bytes, where it is known.
   */
  readonly again?: (bytes: Uint8Array, text?: string) => FilingReading | null;
  /** The schema it was read by: the given one, extended by the declarations of forms that the filing names. */
  readonly schema: FilingSchema;
}

interface ReadFilingOptions {
  /** The name that the diagnostics carry. */
  readonly file: string;
  /** Whether what is not canonical but plain (`2024.1.1`, `150万`) is understood, with a note each; true by default. */
  readonly normalize?: boolean;
  /** With the fields that forms declare, as `loadResources` gives it; by default the core alone. */
  readonly resources?: { readonly schema: FilingSchema };
}

/** Reads a filing. Never throws, whatever the bytes. */
export function readFiling(
  bytes: Uint8Array,
  { file, normalize: repairing = true, resources: { schema } = { schema: coreSchema } }: ReadFilingOptions,
): FilingReading {
  const decoded = decodeFiling(bytes);
  if ('problem' in decoded) return unreadFiling([{ ...decoded.problem, file }]);
  const { text } = decoded;
  const reading = readText(text, file, repairing, schema);
  const forms = reading.value?.forms ?? reading.outline().forms;
  const wider = forms.length === 0 ? null : (schema.withForms?.(forms) ?? null);
  return withFormsOfKeys(wider === null ? reading : readText(text, file, repairing, wider), schema);
}

function readText(text: string, file: string, repairing: boolean, schema: FilingSchema): FilingReading {
  const plain = readPlain(text, schema, repairing);
  if (plain === null) return readWithRemarks(text, { file, schema, lines: lineIndex(text) }, repairing);
  return plainReading({ text, filing: plain, places: jsonPlaces(text), schema }, lineIndex(text), repairing);
}

function plainReading(plain: PlainReading, lines: LineIndex, repairing: boolean): FilingReading {
  const { filing, places, schema } = plain;
  const again = (bytes: Uint8Array, known?: string): FilingReading | null => {
    const decoded = known === undefined ? decodeFiling(bytes) : { text: known };
    const changed = 'text' in decoded ? readChanged(plain, decoded.text) : null;
    return changed && plainReading(changed, lines.changedTo(changed.text), repairing);
  };
  const read = { value: filing, diagnostics: [], ...placesIn(places, lines), ...readBy(schema) };
  return { ...read, outline: () => filing, ...(repairing ? { again } : {}) };
}

/** Reads what is not plain: with comments, repairs and faults, of which each has its place. */
function readWithRemarks(text: string, told: Told, repairing: boolean): FilingReading {
  const { file, schema, lines } = told;
  const parsed = parseJson(text, placesOf(schema.root));
  if (parsed.faults.length > 0) {
    const other = foreignText(text);
    if (other !== null) return unreadFiling([{ ...other, file }]);
    const faults = parsed.faults.map((fault) => (fault.code === 'empty' ? withAdvice(fault) : fault));
    const counted = parsed.stoppedAt === null || faults.length === 1;
    const diagnostics = report({ faults, more: counted ? 0 : null }, told);
    return { ...unreadFiling(diagnostics, parsed.value), ...readBy(schema), lineAt: lines.textOf };
  }
  const places = jsonPlaces(text.slice(0, parsed.stoppedAt ?? undefined));
  const { value, repairs } = repairing
    ? normalize(parsed.value, schema.root)
    : { value: parsed.value, repairs: [] };
  const checked = checkValue(schema.zod, value);
  const filing =
    'value' in checked && parsed.stoppedAt === null && parsed.repeats.length === 0 ? checked.value : null;
  const found = filing === null ? faultsOf({ parsed, checked, value, text, schema }) : null;
  return {
    value: filing,
    diagnostics: [...(found === null ? [] : report(found, told)), ...notesOf(repairs, told, places)],
    ...placesIn(places, lines),
    ...readBy(schema),
    outline: () => filing ?? outlineOf(parsed.value),
  };
}

function readBy(schema: FilingSchema): Pick<FilingReading, 'labelAt' | 'schema'> {
  return { schema, labelAt: (path) => labelAt(path, schema) };
}

/** Finds values and positions in a text by path. */
function placesIn(
  places: JsonPlaces,
  lines: LineIndex,
): Pick<FilingReading, 'positionOf' | 'givenAt' | 'lineAt'> {
  return {
    lineAt: lines.textOf,
    positionOf(path) {
      const steps = readPath(path);
      return steps && lines.positionAt(places.locate(steps).offset);
    },
    givenAt(path) {
      const steps = readPath(path);
      const place = steps && places.locate(steps);
      return place?.whole ? shownSource(places.sourceAt(place.offset)) : null;
    },
  };
}

/** The reading of a file with no JSON in it; `value`: what there is of one. */
export function unreadFiling(diagnostics: readonly Diagnostic[], value?: unknown): FilingReading {
  return {
    value: null,
    diagnostics,
    positionOf: () => null,
    givenAt: () => null,
    lineAt: () => '',
    ...readBy(coreSchema),
    outline: () => outlineOf(value),
  };
}

/** Returns a text without quotes, other values as written; null: blank. */
function shownSource(source: string): string | null {
  if (source === 'null') return null;
  if (source.startsWith('[')) return /^\[\s*\]$/.test(source) ? '[]' : '[…]';
  if (source.startsWith('{')) return /^\{\s*\}$/.test(source) ? '{}' : '{…}';
  return clip(source.startsWith('"') ? unquote(source) : source);
}
