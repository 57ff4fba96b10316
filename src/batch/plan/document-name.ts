/** Names a filing's document as every command, the preview and the library do. */
import { parse } from 'node:path';
import type { Filing } from '../../filing/index.js';
import { documentFileName, projectNumber } from './file-name.js';
import { asciiName, type NameValues, type Naming, nameByPattern } from './name-pattern.js';
import type { FormHead, PlannedForm } from './plan-documents.js';

/** By a naming that the user has asked for. */
export interface AskedName extends Naming {
  /** The filing's source as messages name it. */
  readonly source: string;
}

/** `extension` without a dot. */
export function fileNameOf(
  { form, project }: PlannedForm,
  filing: Filing,
  packs: ReadonlyMap<string, Pick<FormHead, 'title'>>,
  extension: string,
  asked: AskedName | null = null,
): string {
  const { unit, year, projects } = filing;
  if (asked !== null && (asked.pattern !== null || asked.ascii)) {
    const values: NameValues = {
      unit: unit.name,
      year: String(year),
      form: packs.get(form)?.title ?? form,
      id: form,
      project: project === null ? '' : (projects[project]?.name ?? ''),
      number: project === null ? '' : projectNumber(project, projects.length),
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
    title: packs.get(form)?.title ?? form,
    project:
      project === null
        ? null
        : { index: project, name: projects[project]?.name ?? '', count: projects.length },
    extension,
  });
}
