/** Names of documents by a user's pattern (`--name`), and ASCII names for programs that cannot open others. */
import { createHash } from 'node:crypto';
import { namedFile, safePart } from './file-name.js';

/** Fields of a pattern. */
export const nameFields = ['unit', 'year', 'form', 'id', 'project', 'number', 'source'] as const;
type NameField = (typeof nameFields)[number];

/** Values of a document; '' if it has none (a form of the unit has no project). */
export type NameValues = Readonly<Record<NameField, string>>;

export interface Naming {
  /** The pattern, such as `{unit}-{form}-{project}`; null: default names. */
  readonly pattern: string | null;
  /** Whether names are ASCII only. */
  readonly ascii: boolean;
}

const asciiPattern = '{unit}-{year}-{id}-{number}';
const field = /\{([^{}]*)\}/g;

/** Returns unknown fields of the pattern as written. */
export function unknownFields(pattern: string): readonly string[] {
  const known: readonly string[] = nameFields;
  return [...pattern.matchAll(field)].flatMap(([, name = '']) => (known.includes(name) ? [] : [name]));
}

/** Makes the name with its extension; removes hyphens and blanks around empty fields. */
export function nameByPattern(
  { pattern, ascii }: { readonly pattern: string; readonly ascii: boolean },
  values: NameValues,
  extension: string,
): string {
  const name = pattern.replace(field, (_, key: string) => {
    const value = safePart(nameFields.flatMap((one) => (one === key ? [values[one]] : []))[0] ?? '');
    return ascii ? inAscii(value) : value;
  });
  const joined = name.replace(/([-_ ])[-_ ]+/g, '$1');
  return namedFile(ascii ? inAscii(safePart(joined)) : joined, extension);
}

export function asciiName(values: NameValues, extension: string): string {
  return nameByPattern({ pattern: asciiPattern, ascii: true }, values, extension);
}

/** Returns the text if it is ASCII, else eight hexadecimal digits of its hash. */
function inAscii(text: string): string {
  return /^[\x20-\x7e]*$/.test(text) ? text : createHash('sha256').update(text).digest('hex').slice(0, 8);
}
