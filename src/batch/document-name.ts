/** Names a filing's document as every command, the preview and the library do. */
import type { Filing } from '../filing/index.js';
import { documentFileName } from './file-name.js';
import type { FormHead, PlannedForm } from './plan-documents.js';

/** `extension` without a dot. */
export function fileNameOf(
  { form, project }: PlannedForm,
  filing: Filing,
  packs: ReadonlyMap<string, Pick<FormHead, 'title'>>,
  extension: string,
): string {
  const { unit, year, projects } = filing;
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
