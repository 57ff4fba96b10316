/** Names a filing's document as every command, the preview and the library do. */
import { parse } from 'node:path';
import { type Filing, subjectNames } from '../../filing/index.js';
import { documentFileName, projectNumber } from './file-name.js';
import { asciiName, type NameValues, type Naming, nameByPattern } from './name-pattern.js';
import type { FormHead, PlannedForm } from './plan-documents.js';

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
  const names = subjectNames(filing, each);
  if (asked !== null && (asked.pattern !== null || asked.ascii)) {
    const values: NameValues = {
      unit: unit.name,
      year: String(year),
      form: title,
      id: form,
      project: project === null ? '' : (names[project] ?? ''),
      number: project === null ? '' : projectNumber(project, names.length),
      source: parse(asked.source).name,
    };
    const { pattern, ascii } = asked;
    return pattern === null
      ? asciiName(values, extension)
      : nameByPattern({ pattern, ascii }, values, extension);
  }
  return documentFileName({
    unit: unit.name,
    year: String(year),
    title,
    project: project === null ? null : { index: project, name: names[project] ?? '', count: names.length },
    extension,
  });
}
