/** Names a filing's document as every command, the preview and the library do: by default, or by a user's pattern (`--name`). */
import { createHash } from 'node:crypto';
import { parse } from 'node:path';
import { type Filing, subjectName, subjectsOf } from '../../filing/index.js';
import { documentFileName, namedFile, projectNumber, safePart } from './file-name.js';
import type { FormHead, PlannedForm } from './plan-documents.js';

/** Fields of a pattern. */
export const nameFields = ['unit', 'year', 'form', 'id', 'project', 'number', 'source'] as const;
type NameField = (typeof nameFields)[number];

/** Values of a document; '' if it has none (a form of the unit has no project). */
type NameValues = Readonly<Record<NameField, string>>;

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

/** What of the pattern stands in each name as it is. */
export function withoutFields(pattern: string): string {
  return pattern.replace(field, '');
}

/** Makes the name with its extension; removes hyphens and blanks around empty fields. */
function nameByPattern({ pattern, ascii }: Naming, values: NameValues, extension: string): string {
  const name = (pattern ?? asciiPattern).replace(field, (_, key: string) => {
    const value = safePart(nameFields.flatMap((one) => (one === key ? [values[one]] : []))[0] ?? '');
    return ascii ? inAscii(value) : value;
  });
  const joined = name.replace(/([-_ ])[-_ ]+/g, '$1');
  return namedFile(ascii ? inAscii(safePart(joined)) : joined, extension);
}

/** Returns the text if it is ASCII, else eight hexadecimal digits of its hash. */
function inAscii(text: string): string {
  return /^[\x20-\x7e]*$/.test(text) ? text : createHash('sha256').update(text).digest('hex').slice(0, 8);
}

/** A name by a pattern of the user. */
interface AskedName extends Naming {
  /** The source's name in messages. */
  readonly source: string;
}

/** Names the file. `extension`: without a dot. */
export function fileNameOf(
  { form, project }: PlannedForm,
  filing: Filing,
  packs: ReadonlyMap<string, Pick<FormHead, 'title' | 'each'>>,
  extension: string,
  asked: AskedName | null = null,
): string {
  const { unit, year } = filing;
  const { title = form, each } = packs.get(form) ?? {};
  const subjects = subjectsOf(filing, each);
  const name = project === null ? '' : subjectName(subjects[project]);
  if (asked !== null && (asked.pattern !== null || asked.ascii)) {
    const values: NameValues = {
      unit: unit.name,
      year: String(year),
      form: title,
      id: form,
      project: name,
      number: project === null ? '' : projectNumber(project, subjects.length),
      source: parse(asked.source).name,
    };
    return nameByPattern(asked, values, extension);
  }
  return documentFileName({
    unit: unit.name,
    year: String(year),
    title,
    project: project === null ? null : { index: project, name, count: subjects.length },
    extension,
  });
}
