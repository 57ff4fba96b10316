/** Names of documents by a pattern of the user's own (`--name`), and names in ASCII for programs that open no others. */
import { createHash } from 'node:crypto';
import { namedFile, safePart } from './file-name.js';

/** What a pattern may name. */
export const nameFields = ['unit', 'year', 'form', 'id', 'project', 'number', 'source'] as const;
type NameField = (typeof nameFields)[number];

/** Values of a document; '' where it has none (a form of the unit has no project). */
export type NameValues = Readonly<Record<NameField, string>>;

export interface Naming {
  /** `{unit}-{form}-{project}`; null: as usual. */
  readonly pattern: string | null;
  /** Whether only ASCII is used. */
  readonly ascii: boolean;
}

const asciiPattern = '{unit}-{year}-{id}-{number}';
const field = /\{([^{}]*)\}/g;

/** Fields of the pattern that are none, as they are written. */
export function unknownFields(pattern: string): readonly string[] {
  const known: readonly string[] = nameFields;
  return [...pattern.matchAll(field)].flatMap(([, name = '']) => (known.includes(name) ? [] : [name]));
}

/** The name with its extension; hyphens and blanks around what is '' are left out. */
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

/** Itself where it is ASCII, else eight digits that stand for it: equal texts have equal ones. */
function inAscii(text: string): string {
  return /^[\x20-\x7e]*$/.test(text) ? text : createHash('sha256').update(text).digest('hex').slice(0, 8);
}
